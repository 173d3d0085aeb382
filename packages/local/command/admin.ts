import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import * as v from 'valibot';
import { readBody } from '../http/http-body.ts';
import { CommandError } from './command-error.ts';

/** What the command line may ask a running host. */
export interface AdminOperations {
  /** Undefined until the host is ready. */
  apiUrl(): string | undefined;
  jobNames(): string[];
  runJob(name: string, at: Date | undefined): Promise<unknown>;
  redrive(): Promise<unknown>;
}

export interface AdminServer extends AsyncDisposable {
  readonly url: string;
}

const jobRequest = v.object({
  name: v.string(),
  at: v.exactOptional(
    v.pipe(
      v.string(),
      v.isoTimestamp(),
      v.transform((text) => new Date(text)),
    ),
  ),
});

const maxRequestBytes = 10_000;

/** Serves the host's own command line on the loopback address, beside the API and away from its paths. */
export const startAdmin = async (secret: string, operations: AdminOperations): Promise<AdminServer> => {
  const server = createServer(async (incoming, outgoing) => {
    const { status, body } = await answer(incoming, secret, operations);
    outgoing.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
    outgoing.end(JSON.stringify(body));
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
};

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address) resolve(address.port);
    });
  });

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const answer = async (
  incoming: IncomingMessage,
  secret: string,
  operations: AdminOperations,
): Promise<Answer> => {
  if (!isSame(incoming.headers.authorization ?? '', `Bearer ${secret}`)) return { status: 401, body: {} };
  try {
    switch (`${incoming.method} ${incoming.url}`) {
      case 'GET /status':
        return { status: 200, body: { pid: process.pid, api_url: operations.apiUrl() ?? null } };
      case 'GET /jobs':
        return { status: 200, body: { jobs: operations.jobNames() } };
      case 'POST /jobs': {
        const { name, at } = v.parse(
          jobRequest,
          JSON.parse(String(await readBody(incoming, maxRequestBytes))),
        );
        return { status: 200, body: { result: (await operations.runJob(name, at)) ?? null } };
      }
      case 'POST /redrive':
        return { status: 200, body: { result: await operations.redrive() } };
      default:
        return { status: 404, body: { message: 'Not Found' } };
    }
  } catch (error) {
    const mended =
      error instanceof CommandError || error instanceof v.ValiError || error instanceof SyntaxError;
    return {
      status: mended ? 400 : 500,
      body: { message: error instanceof Error ? error.message : String(error) },
    };
  }
};

const isSame = (given: string, expected: string): boolean => {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
};
