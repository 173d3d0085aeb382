import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './receiver-address.ts';

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

/** The address that a host is written as, if it is one. */
const literalOf = ({ hostname }: URL): string | undefined => {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? undefined : bare;
};

export interface Refusal {
  code: 'url_invalid' | 'url_not_https' | 'url_credentials' | 'address_forbidden';
  message: string;
}

const forbidden: Refusal = {
  code: 'address_forbidden',
  message:
    'The URL leads to an address that is not public: private, link-local, loopback or reserved. An operator may allow its host.',
};

/** Why nothing may be sent to a URL, as far as it shows without a look at names. */
export const urlRefusal = (allowed: readonly Allowed[], text: string): Refusal | undefined => {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '')
    return { code: 'url_invalid', message: 'This is not an https URL.' };
  if (url.username !== '' || url.password !== '')
    return {
      code: 'url_credentials',
      message: 'A URL must not hold a user or a password: deliveries are known by their signature.',
    };
  if (isAllowed(allowed, url)) return undefined;
  if (url.protocol !== 'https:')
    return {
      code: 'url_not_https',
      message: 'Webhooks are delivered over https only, except to hosts that the operator allows.',
    };
  const literal = literalOf(url);
  return literal !== undefined && !isPublicAddress(literal) ? forbidden : undefined;
};

const invalid = (message: string): Refusal => ({ code: 'url_invalid', message });

/** Names of the machine itself, whatever a resolver says of them; a dot at the end makes no difference. */
const isLocalName = ({ hostname }: URL): boolean => /(^|\.)localhost\.?$/.test(hostname);

/** Why a URL is not taken for a new receiver, though one that is there may have it. */
const draftRefusal = (allowed: readonly Allowed[], text: string): Refusal | undefined => {
  const url = URL.parse(text);
  if (!url || !/^\s*https?:\/\/[^/\\]/i.test(text)) return invalid('This is not an https URL.');
  if (text.includes('#')) return invalid('The URL holds a fragment (#…), which is never sent. Leave it out.');
  if (url.port === '0') return invalid('Nothing is delivered to port 0.');
  return isLocalName(url) && !isAllowed(allowed, url) ? forbidden : undefined;
};

export type Lookup = LookupFunction;

/** The name resolves to an address that nothing may be sent to. */
export class AddressForbidden extends Error {
  override readonly name = 'AddressForbidden';
}

/** Resolves names as `lookup` does, but to public addresses only: with one other among them it fails. */
export const publicLookup =
  (lookup: Lookup = systemLookup): Lookup =>
  (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const addresses = found as unknown as LookupAddress[];
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => !isPublicAddress(address)))
        return callback(new AddressForbidden('The name resolves to an address that is not public.'), '', 0);
      if (options.all) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });

/**
 * Why a URL is not taken for a receiver by now. A name that does not resolve is none: it is looked up again at each
 * delivery.
 */
export const receiverRefusal = async (
  { allowed, lookup }: { allowed: readonly Allowed[]; lookup?: Lookup | undefined },
  text: string,
): Promise<Refusal | undefined> => {
  const refusal = urlRefusal(allowed, text) ?? draftRefusal(allowed, text);
  const url = URL.parse(text);
  if (refusal || !url || isAllowed(allowed, url) || literalOf(url) !== undefined) return refusal;
  const error = await new Promise<Error | null>((resolve) => {
    publicLookup(lookup)(url.hostname, {}, resolve);
  });
  return error instanceof AddressForbidden ? forbidden : undefined;
};
