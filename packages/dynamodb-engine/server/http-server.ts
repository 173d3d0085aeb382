import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32 } from 'node:zlib';

const maxRequestBytes = 16 * 1024 * 1024;

export interface Reply {
  readonly status: number;
  readonly body: string;
  /** Milliseconds that it waits. */
  readonly lateMs?: number;
  /** Whether the connection ends without it. */
  readonly isLost?: boolean;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answer = (call: Call) => Promise<Reply> | Reply;

/** Listens on 127.0.0.1 alone. */
export class HttpServer {
  readonly #server: Server;
  readonly #answer: Answer;

  constructor(answer: Answer) {
    this.#answer = answer;
    this.#server = createServer({ keepAliveTimeout: 60_000, requestTimeout: 0 }, (request, response) =>
      this.#handle(request, response),
    );
  }

  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    const address = this.#server.address();
    return isAddress(address) ? address.port : port;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('error', () => response.destroy());
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > maxRequestBytes) {
        request.removeAllListeners('data');
        request.removeAllListeners('end');
        request.resume();
        response.writeHead(413, { connection: 'close', 'content-length': 0 }).end();
        return;
      }
      chunks.push(chunk);
    });
    request.on('end', () => {
      const [only = Buffer.alloc(0)] = chunks;
      const body = (chunks.length < 2 ? only : Buffer.concat(chunks)).toString();
      const { method = '', url = '/', headers } = request;
      Promise.resolve(this.#answer({ method, path: url, headers, body })).then(
        (reply) => send(response, reply, contentTypeOf(headers)),
        () => response.destroy(),
      );
    });
  }
}

const isAddress = (address: ReturnType<Server['address']>): address is AddressInfo =>
  typeof address === 'object' && address !== null;

const contentTypeOf = (headers: IncomingMessage['headers']): string =>
  headers['content-type']?.startsWith('application/json') ? 'application/json' : 'application/x-amz-json-1.0';

const requestPrefix = randomBytes(24).toString('hex').toUpperCase().slice(0, 40);
let requests = 0;

const send = (response: ServerResponse, reply: Reply, contentType: string): void => {
  if (reply.lateMs) {
    setTimeout(() => send(response, { ...reply, lateMs: 0 }, contentType), reply.lateMs);
    return;
  }
  if (reply.isLost) {
    response.destroy();
    return;
  }
  // As text, Node sends it together with the head.
  const { body } = reply;
  response.writeHead(reply.status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'x-amz-crc32': crc32(body),
    'x-amzn-requestid': requestPrefix + String(requests++).padStart(12, '0'),
  });
  response.end(body);
};
