/** Hosts that the operator allows in spite of their addresses, and over http: `host` or `host:port`. */
export interface Allowed {
  host: string;
  /** Any, when not given. */
  port?: string | undefined;
}

const allowedEntry = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?$/i;

/** @throws Error on an entry that is neither `host` nor `host:port` */
export const allowedHosts = (text = ''): Allowed[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [, host, port] = allowedEntry.exec(entry) ?? [];
      const url = host === undefined ? null : URL.parse(`http://${host}`);
      if (!url) throw new Error(`"${entry}" is neither a host nor host:port.`);
      return { host: url.hostname, port };
    });

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80');

export const isAllowed = (allowed: readonly Allowed[], url: URL): boolean =>
  allowed.some(({ host, port }) => host === url.hostname && (port === undefined || port === portOf(url)));
