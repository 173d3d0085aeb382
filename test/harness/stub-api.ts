import { createServer, type IncomingMessage } from 'node:http';

interface Asked {
  method: string | undefined;
  url: string;
  authorization: string | undefined;
  key: unknown;
}

const askedOf = ({ method, url = '', headers }: IncomingMessage): Asked => ({
  method,
  url,
  authorization: headers.authorization,
  key: headers['idempotency-key'],
});

/** One of everything that a failure may tell. */
const fault = { param: 'a', code: 'refused', message: 'It is.', existing_id: 'cont_1', allowed: ['b'] };
export const refusal = { error: { ...fault, details: [fault, { ...fault, param: null }] }, request_id: 'r' };

/** What a Callbook of two contacts answers that is busy at first. */
const answerTo = ({ method, url }: Asked, isFirst: boolean): [status: number, body: object] => {
  if (isFirst) return [503, {}];
  if (method === 'POST') return [201, { contact: { id: 'cont_1' }, company: { id: 'comp_1' } }];
  if (!url.startsWith('/api/crm/contacts')) return [422, refusal];
  if (url.includes('cursor=2')) return [200, { contacts: [{ id: 'cont_2' }], next_cursor: null }];
  return [200, { contacts: [{ id: 'cont_1' }], next_cursor: '2' }];
};

/** A server that answers the few calls of a test of the client, and keeps what it was asked. */
export const startStubApi = async () => {
  const requests: Asked[] = [];
  const server = createServer((request, response) => {
    const asked = askedOf(request);
    const [status, body] = answerTo(asked, requests.length === 0);
    requests.push(asked);
    request.resume().once('end', () => {
      response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '0' });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${port}`, requests, [Symbol.asyncDispose]: close };
};
