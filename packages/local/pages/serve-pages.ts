import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

interface PageFile {
  readonly plain: Buffer;
  readonly small: Buffer;
}

export interface PagesOptions {
  /** Where the built pages are, once they are built. */
  readonly folder: Promise<string>;
  /** What every answer says beside the file, as the content policy. */
  readonly headers: Readonly<Record<string, string>>;
  /** The file that a path stands for. */
  readonly rewrite: (path: string) => string;
}

/** Answers a request for a page or a file of one. */
export type PagesHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/** Serves the built pages as the distribution in front of their bucket does. */
export const servePages = ({ folder, headers, rewrite }: PagesOptions): PagesHandler => {
  const known = new Map<string, Promise<PageFile | undefined>>();
  // The page itself may be built anew meanwhile; files with hashes in their names never change.
  const load = (name: string, file: string): Promise<PageFile | undefined> => {
    const found = known.get(file) ?? readPage(file);
    if (name.startsWith(hashed)) known.set(file, found);
    return found;
  };
  return async (incoming, outgoing) => {
    const name = rewrite(pathOf(incoming));
    // That they could not be built is told where they are built; the API goes on.
    const home = await folder.catch(() => undefined);
    if (home === undefined) return void outgoing.writeHead(503, headers).end('The pages could not be built.');
    const file = path.join(home, name);
    // A path leads nowhere but into the folder.
    const page = file.startsWith(home) ? await load(name, file) : undefined;
    if (!page) return void outgoing.writeHead(404, headers).end();
    const isSmall = /\bgzip\b/.test(incoming.headers['accept-encoding'] ?? '');
    const body = isSmall ? page.small : page.plain;
    outgoing.writeHead(200, {
      ...headers,
      'content-type': kinds[path.extname(name)] ?? 'application/octet-stream',
      'cache-control': cacheControl(name),
      'content-length': body.length,
      vary: 'accept-encoding',
      ...(isSmall && { 'content-encoding': 'gzip' }),
    });
    outgoing.end(incoming.method === 'HEAD' ? undefined : body);
  };
};

const hashed = '/assets/';

/** What has the hash of its content in its name never changes; the page itself is asked for each time. */
const cacheControl = (name: string): string =>
  name.startsWith(hashed) ? 'public, max-age=31536000, immutable' : 'no-cache';

/** The path of a request, decoded; the root for what is none. */
export const pathOf = ({ url = '/' }: IncomingMessage): string => {
  const path = URL.parse(url, 'http://localhost')?.pathname ?? '/';
  try {
    return decodeURIComponent(path);
  } catch {
    // A percent sign that begins nothing.
    return '/';
  }
};

const readPage = async (file: string): Promise<PageFile | undefined> => {
  try {
    const plain = await readFile(file);
    return { plain, small: await promisify(gzip)(plain) };
  } catch {
    // No such file.
    return undefined;
  }
};
