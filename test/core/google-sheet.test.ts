import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { openSheets } from '#core/google-sheet/download-sheet.ts';
import { exportUrl, parseSheetUrl } from '#core/google-sheet/sheet-url.ts';
import type { Lookup } from '#core/outbound/public-lookup.ts';
import { sheetId, startGoogle } from '#test/harness/google-sheets.ts';

const id = '1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms';
const publication = '2PACX-1vQ0f2kQd9a8Zy_test-of-a-published-sheet-0123456789';

describe('a URL', () => {
  test.each([
    [`https://docs.google.com/spreadsheets/d/${id}/edit#gid=7`, id, '7'],
    [`https://docs.google.com/spreadsheets/d/${id}/edit?gid=7#gid=7`, id, '7'],
    [`https://docs.google.com/spreadsheets/d/${id}/edit?gid=1#gid=7`, id, '7'],
    [`https://docs.google.com/spreadsheets/d/${id}/edit?gid=7&range=A1`, id, '7'],
    [`https://docs.google.com/spreadsheets/d/${id}/edit#gid=7&range=A1:B2`, id, '7'],
    [`https://docs.google.com/spreadsheets/d/${id}/edit?usp=sharing`, id, undefined],
    [`https://docs.google.com/spreadsheets/d/${id}/view`, id, undefined],
    [`https://docs.google.com/spreadsheets/d/${id}/copy`, id, undefined],
    [`https://docs.google.com/spreadsheets/d/${id}/htmlview?pli=1`, id, undefined],
    [`https://docs.google.com/spreadsheets/d/${id}/preview/sheet?gid=7`, id, '7'],
    [`https://docs.google.com/spreadsheets/d/${id}/export?format=csv&gid=7`, id, '7'],
    [`https://docs.google.com/spreadsheets/d/${id}/gviz/tq?tqx=out:csv`, id, undefined],
    [`https://docs.google.com/spreadsheets/d/${id}`, id, undefined],
    [`https://docs.google.com/spreadsheets/d/${id}/`, id, undefined],
    [`https://docs.google.com/spreadsheets/u/0/d/${id}/edit#gid=7`, id, '7'],
    [`https://docs.google.com/a/example.com/spreadsheets/d/${id}/edit`, id, undefined],
    [`http://docs.google.com/spreadsheets/d/${id}/edit`, id, undefined],
    [`docs.google.com/spreadsheets/d/${id}/edit`, id, undefined],
    [` https://docs.google.com/spreadsheets/d/${id}/edit#gid=x `, id, undefined],
    [`https://docs.google.com/spreadsheets/d/e/${publication}/pubhtml?gid=7&single=true`, publication, '7'],
    [`https://docs.google.com/spreadsheets/d/e/${publication}/pub?output=csv`, publication, undefined],
  ])('%s is understood', (url, found, gid) => {
    expect(parseSheetUrl(url)).toEqual({ id: found, gid, isPublished: found === publication });
  });

  test.each([
    '',
    'people',
    `https://docs.google.com.example.com/spreadsheets/d/${id}/edit`,
    `https://docs.google.com@127.0.0.1/spreadsheets/d/${id}/edit`,
    `https://example.com/?https://docs.google.com/spreadsheets/d/${id}/edit`,
    `https://docs.google.com/document/d/${id}/edit`,
    `https://docs.google.com/spreadsheets/d/short/edit`,
    `https://docs.google.com/spreadsheets/d/${id}/../../../etc`,
    `https://docs.google.com/spreadsheets/d/${'x'.repeat(200)}/edit`,
    `file:///spreadsheets/d/${id}/edit`,
    `https://169.254.169.254/spreadsheets/d/${id}/edit`,
  ])('%s is none of a sheet', (url) => {
    expect(parseSheetUrl(url)).toBeUndefined();
  });

  test('is made anew: nothing but id and tab is left of what was given', () => {
    const link = parseSheetUrl(`https://user:pass@docs.google.com:444/spreadsheets/d/${id}/edit?x=1#gid=7`);
    const href = (one: typeof link, format: 'csv' | 'xlsx') =>
      one && exportUrl('https://docs.google.com', one, format).href;
    const base = 'https://docs.google.com/spreadsheets/d';
    expect(href(link, 'csv')).toBe(`${base}/${id}/export?format=csv&gid=7`);
    expect(href(link, 'xlsx')).toBe(`${base}/${id}/export?format=xlsx`);
    const published = { id: publication, isPublished: true, gid: '7' };
    expect(href(published, 'csv')).toBe(`${base}/e/${publication}/pub?output=csv&gid=7&single=true`);
  });
});

const link = (name: string, gid?: string) => ({ id: sheetId(name), isPublished: false, gid });

const codeOf = async (reading: Promise<unknown>): Promise<string> => {
  try {
    await reading;
    return 'none';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

const fetched = async (google: { origin: string }, name: string, most = 1_000_000, timeout = 2_000) =>
  text(await openSheets({ origin: google.origin, timeout }).open(link(name), 'csv', most));

test('a sheet arrives as it is, after a redirect too', async () => {
  using google = await startGoogle();
  const sheets = openSheets({ origin: google.origin });
  const csv = await text(await sheets.open(link('people', '7'), 'csv', 1_000));
  expect(csv).toBe('name,phone\nTab 7,+12025550100\n');
  expect(google.asked).toEqual([`/spreadsheets/d/${sheetId('people')}/export?format=csv&gid=7`]);
  expect(await fetched(google, 'moved')).toContain('Tab 9');
});

test.each([
  ['private', 'sheet_not_public'],
  ['login', 'sheet_not_public'],
  ['forbidden', 'sheet_not_public'],
  ['nowhere', 'sheet_not_found'],
  ['busy', 'sheet_unavailable'],
  ['broken', 'sheet_unavailable'],
  ['pdf', 'sheet_unreadable'],
  ['around', 'sheet_unreadable'],
  ['endless-body', 'file_too_large'],
  ['long-announced', 'file_too_large'],
])('a sheet that is %s is refused as %s', async (name, code) => {
  using google = await startGoogle();
  expect(await codeOf(fetched(google, name))).toBe(code);
});

test.each(['slow', 'silent'])('a sheet that is %s has its time and no more', async (name) => {
  using google = await startGoogle();
  expect(await codeOf(fetched(google, name, 1_000, 200))).toBe('sheet_too_slow');
});

test('who stops reading ends the transfer', async () => {
  using google = await startGoogle();
  const body = await openSheets({ origin: google.origin }).open(link('endless-body'), 'csv', 1e12);
  for await (const _ of body) break;
  expect(body.destroyed).toBe(true);
});

describe('nothing is fetched', () => {
  /** Counts connections of any kind. */
  const listen = async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections++;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    return { port, connections: () => connections, [Symbol.dispose]: () => void server.close() };
  };

  test.each([
    (port: number) => `http://127.0.0.1:${port}/`,
    (port: number) => `https://127.0.0.1:${port}/`,
    (port: number) => `https://[::ffff:127.0.0.1]:${port}/`,
    (port: number) => `https://localhost:${port}/`,
    (port: number) => `https://docs.google.com:${port}/`,
    (port: number) => `https://docs.google.com@127.0.0.1:${port}/`,
    () => 'http://169.254.169.254/latest/meta-data',
    () => 'https://169.254.169.254/',
    () => 'http://docs.google.com/x',
    () => 'https://user@docs.google.com/x',
    () => 'https://example.com/sheet.csv',
    () => 'https://evilgoogleusercontent.com/x',
    () => 'https://x.googleusercontent.com.example.com/',
    () => 'file:///etc/passwd',
    () => 'ftp://docs.google.com/x',
    () => 'https://',
  ])('from where a redirect must not lead (%#)', async (location) => {
    using inner = await listen();
    using google = await startGoogle(location(inner.port));
    expect(await codeOf(fetched(google, 'detour'))).toBe('sheet_unreadable');
    expect(inner.connections()).toBe(0);
  });

  test.each([['127.0.0.1'], ['169.254.169.254'], ['10.0.0.1'], ['::1'], ['1.1.1.1', '127.0.0.1']])(
    'from Google’s names when they resolve to %s',
    async (...addresses) => {
      const asked: string[] = [];
      const lookup: Lookup = (hostname, _, callback) => {
        asked.push(hostname);
        callback(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        );
      };
      const direct = openSheets({ lookup, timeout: 2_000 });
      expect(await codeOf(direct.open(link('people'), 'csv', 1_000))).toBe('sheet_unreadable');
      using google = await startGoogle('https://doc-0s-sheets.googleusercontent.com/export');
      const onward = openSheets({ origin: google.origin, lookup, timeout: 2_000 });
      expect(await codeOf(onward.open(link('detour'), 'csv', 1_000))).toBe('sheet_unreadable');
      expect(asked).toEqual(['docs.google.com', 'doc-0s-sheets.googleusercontent.com']);
    },
  );
});
