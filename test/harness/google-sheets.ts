import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sheet } from '#test/core/workbook-fixture.ts';

/** The id of a sheet of the Google that stands in, by what it does. */
export const sheetId = (name: string): string => name.padEnd(44, '-');

export const sheetLink = (name: string, rest = '/edit?usp=sharing'): string =>
  `https://docs.google.com/spreadsheets/d/${sheetId(name)}${rest}`;

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Answer = (response: ServerResponse, request: IncomingMessage, query: URLSearchParams) => void;

const csv = (response: ServerResponse, text: string) =>
  response.writeHead(200, { 'content-type': 'text/csv' }).end(text);

const redirect =
  (location: string): Answer =>
  (response) =>
    response.writeHead(307, { location }).end('<html>');

const endless = (response: ServerResponse) => {
  const write = () => {
    while (!response.destroyed && response.write('Ann,1\n'.repeat(10_000)));
  };
  response.on('drain', write);
  write();
};

/** What each sheet answers; those named `to <url>` send on to that URL. */
const sheets: Record<string, Answer> = {
  people: (response, _, query) => {
    if (query.get('format') === 'xlsx') {
      response.writeHead(200, { 'content-type': xlsxType });
      response.end(
        sheet([
          ['name', 'phone'],
          ['Xena', '+12025550109'],
        ]),
      );
    } else if (query.get('gid') === '404') response.writeHead(400, { 'content-type': 'text/html' }).end();
    else csv(response, `name,phone\nTab ${query.get('gid') ?? 'one'},+12025550100\n`);
  },
  moved: redirect(`/spreadsheets/d/${sheetId('people')}/export?format=csv&gid=9`),
  private: redirect('https://accounts.google.com/v3/signin/identifier?continue=x'),
  login: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in'),
  forbidden: (response) => response.writeHead(403, { 'content-type': 'text/html' }).end(),
  busy: (response) => response.writeHead(429).end(),
  pdf: (response) => response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-'),
  around: (response, request) => response.writeHead(302, { location: request.url ?? '' }).end(),
  'endless-body': (response) => endless(response.writeHead(200, { 'content-type': 'text/csv' })),
  'long-announced': (response) =>
    response.writeHead(200, { 'content-type': 'text/csv', 'content-length': '99999999999' }).write('name'),
  slow: (response) => void response.writeHead(200, { 'content-type': 'text/csv' }).write('name,phone\n'),
  silent: () => undefined,
  broken: (response) => {
    response.writeHead(200, { 'content-type': 'text/csv', 'content-length': '100' }).write('name,phone\n');
    setImmediate(() => response.destroy());
  },
};

/** A server in Google's place. `detour` is where the sheet `detour` sends on to. */
export const startGoogle = async (detour = 'https://example.com/') => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://google');
    asked.push(url.pathname + url.search);
    const id = /^\/spreadsheets\/d\/(?:e\/)?([\w-]+?)-*\/(?:export|pub)$/.exec(url.pathname)?.[1] ?? '';
    const answer = id === 'detour' ? redirect(detour) : sheets[id];
    if (answer) answer(response, request, url.searchParams);
    else response.writeHead(404, { 'content-type': 'text/html' }).end();
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${port}`, asked, close, [Symbol.dispose]: close };
};
