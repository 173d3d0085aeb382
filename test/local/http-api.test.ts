import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiRoute } from '#local/http/api-source.ts';
import { corsSchema } from '#local/http/cors.ts';
import { type HttpApi, startHttpApi } from '#local/http/http-api.ts';
import { LambdaHost } from '#local/lambda/lambda.ts';
import { freePort } from '#local/ports.ts';

let logDirectory: string;
let lambda: LambdaHost;
let api: HttpApi;
const origin = 'https://app.example.com';

const fixture = (id: string) => ({
  id,
  name: id,
  arn: `arn:${id}`,
  directory: fileURLToPath(new URL(`./fixtures/functions/${id}`, import.meta.url)),
  handler: 'index.handler',
  timeoutMs: 10_000,
  memoryMb: 128,
  environment: {},
});

const route = (key: string, more: Partial<ApiRoute> = {}): ApiRoute => ({
  key,
  functionArn: 'arn:probe',
  timeoutMs: 10_000,
  authorizerArn: undefined,
  ...more,
});

beforeAll(async () => {
  logDirectory = await mkdtemp(path.join(tmpdir(), 'local-http-'));
  const functions = [fixture('probe'), fixture('authorizer')];
  lambda = new LambdaHost({ functions, environment: {}, logDirectory });
  const routes = [
    route('GET /items/{id}'),
    route('GET /items/lookup'),
    route('POST /items'),
    route('ANY /files/{path+}'),
    route('GET /answers/{answer}'),
    route('GET /hasty/{answer}', { timeoutMs: 100 }),
    route('GET /private', { authorizerArn: 'arn:authorizer' }),
  ];
  const cors = v.parse(corsSchema, {
    AllowOrigins: [origin],
    AllowMethods: ['POST'],
    AllowHeaders: ['authorization'],
    ExposeHeaders: ['ETag'],
  });
  api = await startHttpApi({ id: 'api', routes, cors }, { port: await freePort(), invoke: lambda.invoke });
});

afterAll(async () => {
  await api.close();
  await lambda.close();
  await rm(logDirectory, { recursive: true });
});

const call = (target: string, init?: RequestInit) => fetch(`${api.url}${target}`, init);

type Event = Record<string, Record<string, unknown>>;

const eventIn = async (response: Response): Promise<Event> => (await response.json()) as Event;

/** The event that the function received. */
const eventOf = async (target: string, init?: RequestInit) => eventIn(await call(target, init));

describe('the event of payload format 2.0', () => {
  test('carries path, query, headers and context', async () => {
    const headers = new Headers([
      ['X-Two', 'a'],
      ['X-Two', 'b'],
      ['Cookie', 'a=1; b=2'],
      ['User-Agent', 'probe'],
    ]);
    const event = await eventOf('/items/a%20b?tag=x&tag=y&name=J%C3%BCrgen+M&empty=', { headers });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /items/{id}',
      rawPath: '/items/a b',
      rawQueryString: 'tag=x&tag=y&name=J%C3%BCrgen+M&empty=',
      queryStringParameters: { tag: 'x,y', name: 'Jürgen M', empty: '' },
      pathParameters: { id: 'a b' },
      cookies: ['a=1', 'b=2'],
      headers: { 'x-two': 'a, b', 'user-agent': 'probe', 'x-forwarded-for': '127.0.0.1' },
      isBase64Encoded: false,
      requestContext: {
        apiId: 'api',
        domainName: '127.0.0.1',
        http: { method: 'GET', path: '/items/a b', protocol: 'HTTP/1.1', userAgent: 'probe' },
        routeKey: 'GET /items/{id}',
        stage: '$default',
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
        requestId: expect.any(String),
      },
    });
    expect(event.headers?.cookie).toBeUndefined();
    expect(event.body).toBeUndefined();
  });

  test('leaves out what the request does not have', async () => {
    const event = await eventOf('/items/1');
    for (const name of ['queryStringParameters', 'cookies', 'body']) expect(event).not.toHaveProperty(name);
    expect((await eventOf('/items', { method: 'POST', body: '{}' })).pathParameters).toBeUndefined();
  });

  test.each([
    ['application/json', '{"ü":1}', '{"ü":1}', false],
    ['application/json; charset=utf-8', '{}', '{}', false],
    ['application/merge-patch+json', '{}', '{}', false],
    ['text/csv', 'a,b', 'a,b', false],
    ['application/x-www-form-urlencoded', 'a=b', 'YT1i', true],
    ['application/octet-stream', 'a=b', 'YT1i', true],
  ])('hands a body of %s over as it should', async (type, sent, body, isBase64Encoded) => {
    const init = { method: 'POST', body: sent, headers: { 'content-type': type } };
    expect(await eventOf('/items', init)).toMatchObject({ body, isBase64Encoded });
  });
});

describe('routing', () => {
  test.each([
    ['GET', '/items/lookup', 'GET /items/lookup'],
    ['GET', '/items/look', 'GET /items/{id}'],
    ['PUT', '/files/a/b%2Fc', 'ANY /files/{path+}'],
    ['HEAD', '/files/a', 'ANY /files/{path+}'],
  ])('%s %s goes to %s', async (method, target, key) => {
    const response = await call(target, { method });
    expect(response.status).toBe(201);
    if (method !== 'HEAD') expect((await eventIn(response)).routeKey).toBe(key);
  });

  test('a greedy parameter takes the rest', async () => {
    expect((await eventOf('/files/a/b%2Fc')).pathParameters).toEqual({ path: 'a/b/c' });
  });

  test.each([
    ['GET', '/items'],
    ['GET', '/items/'],
    ['GET', '/items/a/b'],
    ['HEAD', '/items/a'],
    ['OPTIONS', '/items'],
    ['DELETE', '/items/lookup'],
    ['GET', '/Items/a'],
  ])('%s %s matches nothing', async (method, target) => {
    const response = await call(target, { method });
    expect(response.status).toBe(404);
    if (method !== 'HEAD') expect(await response.json()).toEqual({ message: 'Not Found' });
  });

  test('a path that cannot be decoded is a bad request', async () => {
    expect((await call('/items/%zz')).status).toBe(400);
  });
});

describe('the response', () => {
  test('has status, headers, cookies and body of the answer', async () => {
    const response = await call('/answers/echo');
    expect(response.status).toBe(201);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('x-number')).toBe('7');
    expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2']);
    const { requestContext } = await eventIn(response);
    expect(response.headers.get('apigw-requestid')).toBe(requestContext?.requestId);
  });

  test('may be binary, empty, untyped or a body alone', async () => {
    expect(await (await call('/answers/binary')).bytes()).toEqual(new Uint8Array([0, 255, 1]));
    const empty = await call('/answers/empty');
    expect([empty.status, await empty.text()]).toEqual([204, '']);
    expect((await call('/answers/untyped')).headers.get('content-type')).toBe('text/plain;charset=UTF-8');
    const plain = await call('/answers/plain');
    expect([plain.status, await plain.json()]).toEqual([200, { justA: 'body' }]);
  });

  test.each(['malformed', 'throw'])('of a function that answers with "%s" is a plain 500', async (answer) => {
    const response = await call(`/answers/${answer}`);
    expect([response.status, await response.json()]).toEqual([500, { message: 'Internal Server Error' }]);
  });

  test('that comes too late is a 503', async () => {
    const response = await call('/hasty/wait');
    expect([response.status, await response.json()]).toEqual([503, { message: 'Service Unavailable' }]);
  });
});

describe('the authorizer', () => {
  const as = (authorization: string) => call('/private', { headers: { authorization } });

  test('tells the function who calls', async () => {
    const { requestContext } = await eventIn(await as('Bearer ann'));
    expect(requestContext?.authorizer).toMatchObject({
      lambda: {
        principal: 'ann',
        event: { type: 'REQUEST', routeKey: 'GET /private', identitySource: null },
      },
    });
  });

  test('may let a caller through that it does not know', async () => {
    const { requestContext } = await eventOf('/private');
    expect(requestContext?.authorizer).toEqual({ lambda: {} });
  });

  test.each([
    ['Bearer refuse', 403, 'Forbidden'],
    ['Bearer crash', 500, 'Internal Server Error'],
  ])('with %s answers %i', async (token, status, message) => {
    const response = await as(token);
    expect([response.status, await response.json()]).toEqual([status, { message }]);
  });
});

describe('limits and broken clients', () => {
  const tooLarge = 10 * 1024 * 1024 + 1;

  test.each([
    ['with a length', Buffer.alloc(tooLarge)],
    ['in chunks', ReadableStream.from([new Uint8Array(tooLarge)])],
  ])('a body over 10 MB %s is refused', async (_, body) => {
    const response = await call('/items', { method: 'POST', body, duplex: 'half' } as RequestInit);
    expect([response.status, await response.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
  });

  test('a body over 10 MB is refused before it is sent', async () => {
    const headers = { expect: '100-continue', 'content-length': tooLarge };
    const request = http.request(`${api.url}/items`, { method: 'POST', headers });
    request.flushHeaders();
    const [response] = await once(request, 'response');
    expect(response.statusCode).toBe(413);
    request.destroy();
  });

  test('a body that is announced and accepted arrives', async () => {
    const headers = { expect: '100-continue', 'content-type': 'text/plain' };
    const request = http.request(`${api.url}/items`, { method: 'POST', headers });
    request.once('continue', () => request.end('after the go-ahead'));
    request.flushHeaders();
    const [response] = await once(request, 'response');
    const chunks = await response.toArray();
    expect(JSON.parse(Buffer.concat(chunks).toString()).body).toBe('after the go-ahead');
  });

  test('a client that goes away in the middle of a request does not matter', async () => {
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    socket.write('POST /items HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf');
    await once(socket, 'connect');
    socket.destroy();
    await expect(call('/hasty/wait', { signal: AbortSignal.timeout(20) })).rejects.toThrow();
    expect((await call('/items/1')).status).toBe(201);
  });

  test.each([
    ['larger than 6 MB', 'text/plain', 'x'.repeat(6 * 1024 * 1024)],
    ['larger than 6 MB as JSON text', 'application/json', JSON.stringify('"'.repeat(2 * 1024 * 1024))],
    ['larger than 6 MB in base 64', 'application/octet-stream', 'x'.repeat(5 * 1024 * 1024)],
  ])('a body whose event is %s is refused, and is no fault of the service', async (_, type, body) => {
    const init = { method: 'POST', body, headers: { 'content-type': type } };
    const response = await call('/items', init);
    expect([response.status, await response.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
  });

  test('an answer that Lambda does not let through is a plain 500', async () => {
    const response = await call('/answers/huge');
    expect([response.status, await response.json()]).toEqual([500, { message: 'Internal Server Error' }]);
  });

  const refused = async (target: string, headers: Record<string, string>) => {
    const response = await call(target, { headers });
    return [response.status, await response.json()];
  };

  test('a request’s line and header values may have 10,240 bytes together', async () => {
    const line = 'GET /items/1 HTTP/1.1'.length;
    const sent = (value: string) =>
      new Promise<[number | undefined, string]>((resolve, reject) => {
        // No headers but these two: what fetch adds is not counted here.
        const request = http.request(`${api.url}/items/1`, { headers: { host: 'h', 'x-long': value } });
        request.on('error', reject);
        request.on('response', async (response) =>
          resolve([response.statusCode, Buffer.concat(await response.toArray()).toString()]),
        );
        request.end();
      });
    const connection = 'keep-alive'.length;
    const room = 10_240 - line - 'h'.length - connection;
    expect((await sent('x'.repeat(room)))[0]).toBe(201);
    expect(await sent('x'.repeat(room + 1))).toEqual([431, '{"message":"Request Header Fields Too Large"}']);
  });

  test('headers and URLs far over the limit are refused in the same shape', async () => {
    const tooLarge = [431, { message: 'Request Header Fields Too Large' }];
    expect(await refused('/items/1', { 'x-long': 'x'.repeat(11_000) })).toEqual(tooLarge);
    expect(await refused('/items/1', { 'x-long': 'x'.repeat(100_000) })).toEqual(tooLarge);
    expect(await refused(`/items/${'x'.repeat(10_300)}`, {})).toEqual([
      414,
      { message: 'Request URI Too Long' },
    ]);
  });

  test('what is no request is refused', async () => {
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    socket.write('no request at all\r\n\r\n');
    const answer = Buffer.concat(await socket.toArray()).toString();
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[\s\S]*\{"message":"Bad Request"\}$/);
  });
});

describe('pages', () => {
  const asked = { origin, 'access-control-request-method': 'POST' };
  const told = (response: Response) => response.headers.get('access-control-allow-origin');

  test('of an allowed origin are answered before they call', async () => {
    const response = await call('/items', { method: 'OPTIONS', headers: asked });
    expect([response.status, await response.text(), told(response)]).toEqual([204, '', origin]);
    expect(response.headers.get('access-control-allow-methods')).toBe('POST');
    expect(response.headers.get('access-control-allow-headers')).toBe('authorization');
  });

  test('of another origin are told nothing', async () => {
    const headers = { ...asked, origin: 'https://evil.example.com' };
    const response = await call('/items', { method: 'OPTIONS', headers });
    expect([response.status, told(response)]).toEqual([204, null]);
    expect(told(await call('/items/1', { headers }))).toBeNull();
  });

  test('may read what comes back, refusals of the gateway as well', async () => {
    const headers = { origin };
    const response = await call('/items/1', { headers });
    expect([response.status, told(response), response.headers.get('access-control-expose-headers')]).toEqual([
      201,
      origin,
      'ETag',
    ]);
    expect(told(await call('/nothing', { headers }))).toBe(origin);
    const body = Buffer.alloc(10 * 1024 * 1024 + 1);
    expect(told(await call('/items', { method: 'POST', headers, body }))).toBe(origin);
  });

  test('have a route that takes OPTIONS answer, with the headers of the API', async () => {
    const response = await call('/files/a', { method: 'OPTIONS', headers: asked });
    expect([response.status, told(response)]).toEqual([201, origin]);
  });
});
