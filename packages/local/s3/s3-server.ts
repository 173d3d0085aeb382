import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type { CorsRule } from './s3-cors.ts';
import { S3Error } from './s3-error.ts';
import { type HandleObjectCreated, ObjectEvents } from './s3-events.ts';
import type { Answer } from './s3-objects.ts';
import { answerPreflight, pageHeaders } from './s3-page.ts';
import { readRequest, type S3Request } from './s3-request.ts';
import { answerRequest } from './s3-routes.ts';
import { authenticate, type Credentials } from './s3-signature.ts';
import { S3Store } from './s3-store.ts';
import { toXml } from './s3-xml.ts';

export interface S3Options {
  /** Keeps objects and the events that are not handled yet. */
  readonly directory: string;
  readonly buckets: readonly { readonly name: string; readonly corsRules?: readonly CorsRule[] }[];
  /** 0 takes a free one. */
  readonly port: number;
  /** Once per object that is completely written, at least once when the process is killed; see `ObjectEvents`. */
  readonly onObjectCreated: HandleObjectCreated;
  /** Those that presigned URLs have to be of. Default: the ones that functions on the laptop have. */
  readonly credentials?: Credentials;
}

export interface LocalS3 {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const laptopCredentials: Credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Turns what was thrown into an answer; what is nobody's fault but ours is logged. */
const refusal = (thrown: unknown, isHead: boolean): Answer => {
  const error =
    thrown instanceof URIError ? new S3Error('InvalidURI', "Couldn't parse the specified URI.") : thrown;
  const known =
    error instanceof S3Error ? error : new S3Error('InternalError', 'We encountered an internal error.');
  if (known !== error) console.error('s3:', error);
  const body = toXml('Error', { Code: known.code, Message: known.message, ...known.detail }, true);
  return { status: known.status, headers: { 'content-type': 'application/xml' }, ...(!isHead && { body }) };
};

/** A client reads the refusal of its upload only when it has sent all of it. */
const drain = async (message: IncomingMessage): Promise<void> => {
  message.unpipe();
  message.resume();
  // Rejects if the client has gone, which leaves nobody to answer.
  await finished(message).catch(() => undefined);
};

const send = async (response: ServerResponse, { status, headers = {}, body }: Answer): Promise<void> => {
  response.writeHead(status, {
    'x-amz-request-id': randomBytes(8).toString('hex').toUpperCase(),
    ...(typeof body === 'string' && { 'content-length': Buffer.byteLength(body) }),
    ...headers,
  });
  if (body instanceof Readable) await pipeline(body, response);
  else response.end(body);
};

/** Starts an S3 for one machine. */
export const startS3 = async (options: S3Options): Promise<LocalS3> => {
  const { directory, buckets, credentials = laptopCredentials } = options;
  const events = new ObjectEvents(path.join(directory, '.events'), options.onObjectCreated);
  const store = new S3Store(directory, (object) => events.record(object));
  for (const { name } of buckets) store.index.putBucket(name);
  const rules = new Map(buckets.map(({ name, corsRules = [] }) => [name, corsRules]));

  const answer = async (request: S3Request): Promise<Answer> => {
    // A page asks before it sends anything, without a signature.
    if (request.method === 'OPTIONS') return answerPreflight(request, rules.get(request.bucket) ?? []);
    authenticate(request, credentials, new Date());
    return answerRequest(store, request);
  };
  const handle = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const request = readRequest(message);
      // Pages of the stage's origins may read refusals, too.
      response.setHeaders(new Headers(pageHeaders(request, rules.get(request.bucket) ?? [])));
      await send(response, await answer(request));
    } catch (error) {
      // The reader of an object has gone.
      if (response.headersSent) return void response.destroy();
      await drain(message);
      if (!response.destroyed) await send(response, refusal(error, message.method === 'HEAD'));
    }
  };
  // Uploads may take longer than Node's default of five minutes; idle SDK sockets longer than five seconds.
  const server = createServer({ requestTimeout: 0, keepAliveTimeout: 65_000 }, (message, response) => {
    handle(message, response).catch((error: unknown) => {
      console.error('s3:', error);
      response.destroy();
    });
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The local S3 has no port');
  events.redeliver();

  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await events.close();
      store.close();
    },
  };
};
