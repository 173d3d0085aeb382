import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

export interface Received {
  path: string;
  headers: Record<string, string>;
  body: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into payloads of every shape
  payload: any;
}

/** What a receiver does with a request: a status, or anything at all. */
export type Behaviour =
  | number
  | ((response: ServerResponse, received: Received, request: IncomingMessage) => void);

/** A receiver of webhooks on this machine that keeps what it got. */
export const startReceiver = async (behaviour: Behaviour = 204) => {
  let answer = behaviour;
  const received: Received[] = [];
  let connections = 0;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const one = { path: request.url ?? '', headers, body, payload: JSON.parse(body) };
    received.push(one);
    if (typeof answer === 'number') response.writeHead(answer).end();
    else answer(response, one, request);
  });
  server.on('connection', () => {
    connections++;
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    types: () => received.map(({ payload }) => payload.type),
    connections: () => connections,
    behave: (next: Behaviour) => {
      answer = next;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** Whether a request is signed with a secret, as a receiver's library sees it. */
export const isSignedWith = (secret: string, { body, headers }: Received): boolean => {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
};
