import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { methodsAt } from '#functions/http/allowed-methods.ts';
import { encodingFor } from '#functions/http/encode.ts';
import { httpFunction } from '#functions/http/handler.ts';
import { everyRole, type Route, route } from '#functions/http/route.ts';
import { routes } from '#functions/routes.ts';

const context = { getRemainingTimeInMillis: () => 10_000 } as never;

/** A route that answers what the test puts here. */
let shown: { body: Record<string, unknown>; headers?: Record<string, string> } = { body: {} };

const probe = route({
  id: 'probe',
  method: 'GET',
  path: '/probe/{id}',
  module: 'system',
  tag: 'Probe',
  summary: 'Probe',
  access: 'public',
  params: null,
  query: null,
  body: null,
  status: 200,
  answer: null,
  handle: async () => shown,
});

const serve = httpFunction([probe], {} as never, [...routes, probe]);

const ask = (method: string, path: string, headers: Record<string, string> = {}, served = serve) =>
  served(
    {
      version: '2.0',
      routeKey: '$default',
      rawPath: path,
      rawQueryString: '',
      headers,
      requestContext: { http: { method, path }, requestId: 'test' },
    } as never,
    context,
  );

describe('a path of the table with another method', () => {
  test('is 405 and names those it takes', async () => {
    for (const [method, path, allow] of [
      ['PUT', '/api/crm/contacts', 'GET, HEAD, OPTIONS, POST'],
      ['POST', '/health', 'GET, HEAD, OPTIONS'],
      ['PATCH', '/api/crm/contacts/lookup', 'DELETE, GET, HEAD, OPTIONS, PATCH, PUT'],
      ['GET', '/api/crm/contacts/cont_1/restore/', 'OPTIONS, POST'],
    ] as const) {
      const { statusCode, headers, body } = await ask(method, path);
      expect([path, statusCode, headers?.allow]).toEqual([path, 405, allow]);
      expect(JSON.parse(body ?? '').error.code).toBe('method_not_allowed');
    }
  });

  test('answers OPTIONS with the same', async () => {
    const { statusCode, headers, body } = await ask('OPTIONS', '/api/crm/contacts');
    expect([statusCode, headers?.allow, body]).toEqual([204, 'GET, HEAD, OPTIONS, POST', undefined]);
  });

  test('is none where no route has the path', async () => {
    for (const method of ['GET', 'PUT']) expect((await ask(method, '/api/crm/nothing')).statusCode).toBe(404);
    const { statusCode, headers = {} } = await ask('OPTIONS', '/api/crm/nothing');
    expect([statusCode, headers.allow]).toEqual([204, undefined]);
  });

  test.each(routes)('$method $path is among those that its path takes', ({ method, path }) => {
    expect(methodsAt(routes, path.replace(/\{\w+\}/g, 'x'))).toContain(method);
  });
});

describe('HEAD', () => {
  test('answers as GET does, without a body', async () => {
    shown = { body: { text: 'a'.repeat(5_000) } };
    const { body, ...asked } = await ask('GET', '/probe/1');
    expect(body).toContain('aaaa');
    expect(await ask('HEAD', '/probe/1')).toEqual(asked);
  });

  test.each(routes.filter(({ method, access }) => method === 'GET' && access !== 'public'))(
    '$path asks for a token as GET does',
    async (one: Route) => {
      const { statusCode, body } = await ask('HEAD', one.path, {}, httpFunction([one], {} as never));
      expect([statusCode, body]).toEqual([401, undefined]);
    },
  );
});

test('401 says how to authenticate', async () => {
  const closed = httpFunction([{ ...probe, access: everyRole }], {} as never);
  const { statusCode, headers } = await ask('GET', '/probe/1', {}, closed);
  expect([statusCode, headers?.['www-authenticate']]).toEqual([401, 'Bearer realm="callbook"']);
});

describe('If-None-Match', () => {
  const tagOf = async () => String((await ask('GET', '/probe/1')).headers?.etag);

  test('with the tag of the answer is 304, alone, in a list, weak, or as a star', async () => {
    shown = { body: { a: 1 } };
    const tag = await tagOf();
    for (const known of [tag, `"x", ${tag}`, `W/${tag}`, '*']) {
      const { statusCode, body, headers } = await ask('GET', '/probe/1', { 'if-none-match': known });
      expect([statusCode, body, headers?.etag, headers?.['content-type']]).toEqual([
        304,
        undefined,
        tag,
        undefined,
      ]);
      expect(headers).toMatchObject({ vary: 'Accept-Encoding', 'cache-control': 'no-store' });
    }
  });

  test('with another is the answer', async () => {
    for (const known of ['"x"', '', 'x'])
      expect((await ask('GET', '/probe/1', { 'if-none-match': known })).statusCode).toBe(200);
  });

  test('tells a record that shows something else at the same version', async () => {
    shown = { body: { seen: 'all' }, headers: { etag: '"7"' } };
    const tag = await tagOf();
    expect(tag).toMatch(/^"7-[\w-]{16}"$/);
    shown = { body: { seen: 'less' }, headers: { etag: '"7"' } };
    expect((await ask('GET', '/probe/1', { 'if-none-match': tag })).statusCode).toBe(200);
  });
});

describe('a long answer', () => {
  const text = 'Zoë '.repeat(2_000);

  test('is compressed as the caller takes it, in base 64 for the gateway', async () => {
    shown = { body: { text } };
    for (const [encoding, decode] of [
      ['gzip', gunzipSync],
      ['br', brotliDecompressSync],
    ] as const) {
      const { headers, body, isBase64Encoded } = await ask('GET', '/probe/1', {
        'accept-encoding': encoding,
      });
      expect([headers?.['content-encoding'], headers?.vary, isBase64Encoded]).toEqual([
        encoding,
        'Accept-Encoding',
        true,
      ]);
      expect(JSON.parse(decode(Buffer.from(body ?? '', 'base64')).toString())).toEqual({
        success: true,
        text,
      });
    }
  });

  test('comes as it is without the header, and so does a short one with it', async () => {
    shown = { body: { text } };
    expect((await ask('GET', '/probe/1')).body).toContain(text);
    shown = { body: { text: 'short' } };
    expect((await ask('GET', '/probe/1', { 'accept-encoding': 'br' })).body).toContain('short');
  });

  test.each([
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1.0, br;q=0.5', 'gzip'],
    ['GZIP', 'gzip'],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['identity, gzip;q=0.2', undefined],
    ['deflate', undefined],
    ['gzip;q=0', undefined],
    ['*;q=0', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('to a caller that takes %s is sent as %s', (header, encoding) => {
    expect(encodingFor(header)).toBe(encoding);
  });
});
