import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { allowedHosts } from '#core/outbound/allowed-host.ts';
import type { Lookup } from '#core/outbound/public-lookup.ts';
import { openSender } from '#core/webhook/post.ts';
import { startReceiver } from '#test/harness/receiver.ts';

const allowed = allowedHosts('127.0.0.1');
const message = { headers: { 'content-type': 'application/json' }, body: '{"type":"contact.created"}' };
const sender = openSender({ allowed });
const hasty = openSender({ allowed, timeout: 300 });

test('a message arrives as it was given', async () => {
  await using receiver = await startReceiver(200);
  expect(await sender.post(receiver.url, message)).toMatchObject({ status: 200, error: null });
  expect(receiver.received).toMatchObject([{ path: '/hook', body: message.body, headers: message.headers }]);
});

test.each([
  [200, null],
  [202, null],
  [299, null],
  [304, 'redirect_not_followed'],
  [400, 'http_error'],
  [410, 'gone'],
  [429, 'http_error'],
  [500, 'http_error'],
])('%i is %s', async (status, error) => {
  await using receiver = await startReceiver(status);
  expect(await sender.post(receiver.url, message)).toMatchObject({ status, error });
});

describe('a redirect', () => {
  test.each([301, 302, 303, 307, 308])('by %i is not followed', async (status) => {
    await using inner = await startReceiver();
    await using receiver = await startReceiver((response) => {
      response.writeHead(status, { location: inner.url }).end();
    });
    expect(await sender.post(receiver.url, message)).toMatchObject({
      status,
      error: 'redirect_not_followed',
    });
    expect(inner.connections()).toBe(0);
  });
});

test('who hangs before or within its headers has a timeout', async () => {
  await using receiver = await startReceiver(() => undefined);
  expect(await hasty.post(receiver.url, message)).toMatchObject({ status: null, error: 'timeout' });
  receiver.behave((response) => response.socket?.write('HTTP/1.1 200 OK\r\nx-half: '));
  expect(await hasty.post(receiver.url, message)).toMatchObject({ status: null, error: 'timeout' });
});

test('who never ends its body, or sends without end, has answered', async () => {
  await using receiver = await startReceiver((response) => {
    response.writeHead(200).write('x');
  });
  expect(await sender.post(receiver.url, message)).toMatchObject({ status: 200, error: null });
  let written = 0;
  receiver.behave((response) => {
    response.writeHead(200);
    const flood = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536))) written += 65_536;
    };
    response.on('drain', flood);
    flood();
  });
  expect(await sender.post(receiver.url, message)).toMatchObject({ status: 200, error: null });
  expect(written).toBeLessThan(20_000_000);
});

test('who would speak another protocol has answered', async () => {
  await using receiver = await startReceiver((response) => {
    response.socket?.write(
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n',
    );
  });
  expect(await sender.post(receiver.url, message)).toMatchObject({ status: 101, error: 'http_error' });
});

test('who closes the connection, or does not listen, is not reached', async () => {
  await using receiver = await startReceiver((response) => response.destroy());
  expect(await sender.post(receiver.url, message)).toMatchObject({
    status: null,
    error: 'connection_failed',
  });
  expect(await sender.post('http://127.0.0.1:1/', message)).toMatchObject({ error: 'connection_failed' });
});

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

describe('without leave of the operator', () => {
  const guarded = (lookup?: Lookup) => openSender({ allowed: [], ...(lookup && { lookup }) });

  test.each(['127.0.0.1', '2130706433', '127.1', '[::ffff:127.0.0.1]', '0.0.0.0', '[::1]', 'localhost'])(
    'nothing connects to https://%s',
    async (host) => {
      using inner = await listen();
      const outcome = await guarded().post(`https://${host}:${inner.port}/`, message);
      expect(outcome).toMatchObject({ status: null, error: 'address_forbidden' });
      expect(inner.connections()).toBe(0);
    },
  );

  test('a name that comes to resolve to a private address is refused at the delivery', async () => {
    using inner = await listen();
    const answers = ['1.1.1.1', '127.0.0.1'];
    const asked: string[] = [];
    const lookup: Lookup = (hostname, _, callback) => {
      asked.push(hostname);
      callback(null, [{ address: answers.shift() ?? '127.0.0.1', family: 4 }]);
    };
    const url = `https://rebound.example:${inner.port}/`;
    const rebinding = guarded(lookup);
    expect(await rebinding.refusal(url)).toBeUndefined();
    expect(await rebinding.post(url, message)).toMatchObject({ status: null, error: 'address_forbidden' });
    // Looked up once for an attempt: what is checked is what is connected to.
    expect(asked).toEqual(['rebound.example', 'rebound.example']);
    expect(inner.connections()).toBe(0);
  });

  test('a name is not connected to when one of its addresses is private', async () => {
    using inner = await listen();
    const lookup: Lookup = (_, __, callback) =>
      callback(null, [
        { address: '1.1.1.1', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]);
    const outcome = await guarded(lookup).post(`https://mixed.example:${inner.port}/`, message);
    expect(outcome.error).toBe('address_forbidden');
    expect(inner.connections()).toBe(0);
  });

  test('a name that does not resolve says so', async () => {
    const lookup: Lookup = (_, __, callback) =>
      callback(Object.assign(new Error('none'), { code: 'ENOTFOUND' }), '', 0);
    expect(await guarded(lookup).post('https://none.example/', message)).toMatchObject({
      error: 'name_not_resolved',
    });
  });

  test('no proxy of the environment is used', async () => {
    using proxy = await listen();
    const before = { ...process.env };
    Object.assign(process.env, { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, NODE_USE_ENV_PROXY: '1' });
    try {
      await guarded((_, __, callback) => callback(null, [{ address: '10.0.0.1', family: 4 }])).post(
        'https://hooks.example/',
        message,
      );
      expect(proxy.connections()).toBe(0);
    } finally {
      for (const name of ['HTTPS_PROXY', 'NODE_USE_ENV_PROXY']) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
  });
});
