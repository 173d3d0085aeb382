import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { CallbookError, failure } from '../error.ts';
import { allowedHosts, isAllowed } from '../outbound/allowed-host.ts';
import { answerTo, type Connections, connectionOf, errorCode, isForbidden } from '../outbound/connection.ts';
import { exportUrl, type SheetFormat, type SheetLink } from './sheet-url.ts';

/** Gives sheets as files, and reaches nothing else than where Google has them. */
export interface Sheets {
  /**
   * The bytes of a sheet as they arrive. Reading them fails as the call does.
   * @throws CallbookError with what the owner of the sheet can do about it
   */
  open(link: SheetLink, format: SheetFormat, mostBytes: number): Promise<Readable>;
}

export interface SheetsOptions extends Partial<Pick<Connections, 'lookup'>> {
  /** Where another service stands in for Google, as in tests: that one may be reached, too. */
  origin?: string | undefined;
  /** Milliseconds for all of it: each redirect, and the whole file. */
  timeout?: number;
}

const google = 'https://docs.google.com';
const patience = 20_000;
const mostRedirects = 5;

const refused = (code: string, message: string) => failure('invalid', code, message, 'url');

const notPublic = () =>
  refused(
    'sheet_not_public',
    'The sheet asks for an account. Share it with anyone who has the link, or publish it to the web.',
  );

const notFound = () => refused('sheet_not_found', 'There is no such sheet, or it has no such tab.');

const tooSlow = () =>
  refused('sheet_too_slow', 'The sheet did not arrive in time. Save it as a file and import that.');

const tooLarge = (bytes: number) =>
  refused(
    'file_too_large',
    `The sheet is larger than ${Math.floor(bytes / 1_048_576)} MB, the team's limit.`,
  );

const unexpected = () =>
  refused(
    'sheet_unreadable',
    'What came in place of the sheet is no table. Save it as a file and import that.',
  );

const unavailable = () =>
  failure('unavailable', 'sheet_unavailable', 'Google cannot be reached, or does not answer now.', 'url');

/** Hosts from which Google gives sheets: that of the URL, and those that it sends on to. */
const isSheetHost = ({ protocol, hostname, port, username, password }: URL): boolean =>
  protocol === 'https:' &&
  port === '' &&
  username === '' &&
  password === '' &&
  (hostname === 'docs.google.com' || /^[a-z\d-]+(?:\.[a-z\d-]+)*\.googleusercontent\.com$/.test(hostname));

const types: Readonly<Record<SheetFormat, RegExp>> = {
  csv: /^text\/(?:csv|plain|tab-separated-values)\b/i,
  xlsx: /^application\/(?:vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet|octet-stream)\b/i,
};

const refusalOf = ({ statusCode = 0, headers }: IncomingMessage, format: SheetFormat) => {
  const type = headers['content-type'] ?? '';
  if (statusCode === 401 || statusCode === 403) return notPublic();
  if (statusCode === 400 || statusCode === 404 || statusCode === 410) return notFound();
  if (statusCode === 429 || statusCode >= 500) return unavailable();
  if (statusCode !== 200) return unexpected();
  if (types[format].test(type)) return undefined;
  // A page to sign in, or one that says that the sheet is not for everybody.
  return type.startsWith('text/html') ? notPublic() : unexpected();
};

const isRedirect = ({ statusCode = 0 }: IncomingMessage) => [301, 302, 303, 307, 308].includes(statusCode);

/** Where a redirect leads; to sign in is what Google asks for when a sheet is not public. */
const nextUrl = (url: URL, { headers }: IncomingMessage): URL => {
  const next = URL.parse(headers.location ?? '', String(url));
  if (!next) throw unexpected();
  if (next.hostname === 'accounts.google.com') throw notPublic();
  return next;
};

export const openSheets = ({ origin = google, timeout = patience, lookup }: SheetsOptions = {}): Sheets => {
  const allowed = origin === google ? [] : allowedHosts(new URL(origin).host);

  const request = (url: URL, signal: AbortSignal): Promise<IncomingMessage> => {
    if (!isSheetHost(url) && !isAllowed(allowed, url)) throw unexpected();
    const { request: send, ...connection } = connectionOf({ allowed, ...(lookup && { lookup }) }, url);
    return answerTo(send(url, { ...connection, method: 'GET', headers: { accept: '*/*' }, signal }).end());
  };

  const follow = async (start: URL, signal: AbortSignal): Promise<IncomingMessage> => {
    let url = start;
    for (let hops = 0; hops <= mostRedirects; hops++) {
      const response = await request(url, signal);
      if (!isRedirect(response)) return response;
      response.destroy();
      url = nextUrl(url, response);
    }
    throw unexpected();
  };

  return {
    open: async (link, format, mostBytes) => {
      const signal = AbortSignal.timeout(timeout);
      try {
        const response = await follow(exportUrl(origin, link, format), signal);
        response.on('error', () => undefined);
        const refusal = refusalOf(response, format);
        if (refusal || Number(response.headers['content-length'] ?? 0) > mostBytes) {
          response.destroy();
          throw refusal ?? tooLarge(mostBytes);
        }
        return Readable.from(capped(response, mostBytes, signal));
      } catch (error) {
        throw faultOf(error, signal);
      }
    },
  };
};

const faultOf = (error: unknown, signal: AbortSignal): unknown => {
  if (error instanceof CallbookError) return error;
  if (signal.aborted) return tooSlow();
  if (isForbidden(error)) return unexpected();
  return error instanceof Error && errorCode(error) !== '' ? unavailable() : error;
};

/** The body, cut off where it is too large or takes too long. */
async function* capped(response: IncomingMessage, mostBytes: number, signal: AbortSignal) {
  let size = 0;
  try {
    for await (const block of response) {
      size += block.length;
      if (size > mostBytes) throw tooLarge(mostBytes);
      yield block as Buffer;
    }
  } catch (error) {
    throw faultOf(error, signal);
  } finally {
    response.destroy();
  }
}
