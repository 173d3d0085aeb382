import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { readBody } from '../http/http-body.ts';
import type { EventBridgeEvent } from '../types.ts';
import { PutEventsError, takeEvents } from './put-events.ts';

export interface EventsServer {
  readonly url: string;
  close(): Promise<void>;
}

interface EventsOptions {
  readonly port: number;
  readonly publish: (event: EventBridgeEvent) => Promise<void>;
  /** Called with an event that its targets did not take, however often it came. */
  readonly onLost: (event: EventBridgeEvent, error: unknown) => void;
  /** Waits (ms) before an event that was not taken comes again. */
  readonly retries?: readonly number[];
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

const mostBodyBytes = 2 * 1_024 * 1_024;
const target = 'AWSEvents.PutEvents';

const refusal = (status: number, name: string, message: string): Answer => ({
  status,
  body: { __type: name, message },
});

const parse = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new PutEventsError('SerializationException', 'The body is not JSON.');
  }
};

const send = (response: ServerResponse, { status, body }: Answer): void => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify(body));
};

/** The default event bus as programs reach it in AWS: PutEvents, in the JSON of its protocol. */
class EventsDoor {
  readonly #options: EventsOptions;
  readonly #stopping = new AbortController();
  readonly #open = new Set<Promise<void>>();

  constructor(options: EventsOptions) {
    this.#options = options;
  }

  async answer(incoming: IncomingMessage): Promise<Answer | undefined> {
    const body = await readBody(incoming, mostBodyBytes);
    if (body === 'aborted') return undefined;
    if (body === 'too-large') return refusal(413, 'RequestEntityTooLargeException', 'The body is too large.');
    const { authorization, 'x-amz-target': asked } = incoming.headers;
    if (incoming.method !== 'POST' || asked !== target)
      return refusal(400, 'UnknownOperationException', `Only ${target} is there on this machine.`);
    if (!authorization?.startsWith('AWS4-HMAC-SHA256 '))
      return refusal(400, 'MissingAuthenticationTokenException', 'The request is not signed.');
    try {
      const taken = takeEvents(parse(body), new Date());
      for (const event of taken.events) this.#deliver(event);
      return { status: 200, body: taken.answer };
    } catch (error) {
      if (error instanceof PutEventsError) return refusal(400, error.name, error.message);
      throw error;
    }
  }

  /** Whoever puts an event does not wait for its targets. */
  #deliver(event: EventBridgeEvent): void {
    const delivery = this.#publish(event).catch((error: unknown) => this.#options.onLost(event, error));
    this.#open.add(delivery);
    void delivery.finally(() => this.#open.delete(delivery));
  }

  async #publish(event: EventBridgeEvent): Promise<void> {
    const { publish, retries = [1_000, 2_000] } = this.#options;
    for (const wait of retries)
      try {
        return await publish(event);
      } catch {
        await delay(wait, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
        if (this.#stopping.signal.aborted) throw new Error('the host stops');
      }
    await publish(event);
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#open);
  }
}

/** Serves PutEvents on the loopback address. */
export const startEvents = async (options: EventsOptions): Promise<EventsServer> => {
  const door = new EventsDoor(options);
  const server = createServer((incoming, outgoing) => {
    door.answer(incoming).then(
      (answer) => answer && send(outgoing, answer),
      (error: unknown) => {
        console.error('events:', error);
        send(outgoing, refusal(500, 'InternalException', 'We encountered an internal error.'));
      },
    );
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await door.close();
    },
  };
};
