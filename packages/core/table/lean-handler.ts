import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

type Handler = Extract<NonNullable<DynamoDBClientConfig['requestHandler']>, { handle: unknown }>;
type Request = Parameters<Handler['handle']>[0];
type Response = Awaited<ReturnType<Handler['handle']>>['response'];

interface Limits {
  /** Time (ms) after which a silent connection is given up; the SDK then asks again. */
  timeout?: number;
  /** Time (ms) for the whole of an answer. */
  deadline?: number;
  /** The most bytes of an answer. */
  mostBytes?: number;
}

const bodyOf = (incoming: IncomingMessage, mostBytes: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > mostBytes) incoming.destroy(tooLarge(mostBytes));
      else chunks.push(chunk);
    });
    incoming.once('error', reject);
    incoming.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
  });

const headersOf = (incoming: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join() : (value ?? ''),
    ]),
  );

const silent = (timeout: number) =>
  Object.assign(new Error(`There was no answer for ${timeout} ms.`), { name: 'TimeoutError' });

const tooLarge = (bytes: number) =>
  Object.assign(new Error(`The answer is larger than ${bytes} bytes.`), { name: 'AnswerTooLarge' });

/** Makes a handler that sends requests over kept connections, and reads each answer as a whole. */
export const leanHandler = ({
  timeout = 30_000,
  deadline,
  mostBytes = Number.POSITIVE_INFINITY,
}: Limits = {}): Handler => {
  const options = { keepAlive: true, maxSockets: 50, timeout };
  const agents = { http: new http.Agent(options), https: new https.Agent(options) };
  const open = (request: Request) => {
    const { hostname: host, port, method, path, headers } = request;
    const parts = { host, port, method, path, headers };
    return request.protocol === 'https:'
      ? https.request({ ...parts, agent: agents.https })
      : http.request({ ...parts, agent: agents.http });
  };
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: (request: Request) =>
      new Promise<{ response: Response }>((resolve, reject) => {
        const sent = open(request);
        sent.once('error', reject);
        sent.once('timeout', () => sent.destroy(silent(timeout)));
        const clock = deadline && setTimeout(() => sent.destroy(silent(deadline)), deadline);
        if (clock) sent.once('close', () => clearTimeout(clock));
        sent.once('response', (incoming) => {
          const { statusCode = 500 } = incoming;
          bodyOf(incoming, mostBytes).then(
            (body) => resolve({ response: { statusCode, headers: headersOf(incoming), body } }),
            reject,
          );
        });
        sent.end(request.body);
      }),
    destroy: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
};
