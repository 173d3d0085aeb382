import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import { TokenBucket, type WriteLimit, writeUnits } from './token-bucket.ts';

/** How often each fault comes, from 0 to 1. */
export interface FaultRates {
  /** Refused, as by a table that is too busy. */
  throttle: number;
  /** A transaction refused for another one on the same items. */
  conflict: number;
  /** An error of the service. */
  internal: number;
  /** Done, but the answer is lost. */
  lost: number;
  /** Some keys of a batch left undone. */
  unprocessed: number;
  /** Done late, so that requests overtake each other. */
  late: number;
}

export type Fault = keyof FaultRates;

export const noFaults: FaultRates = {
  throttle: 0,
  conflict: 0,
  internal: 0,
  lost: 0,
  unprocessed: 0,
  late: 0,
};

/** The same numbers for the same seed (mulberry32). */
const randomOf = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const prefix = 'com.amazonaws.dynamodb.v20120810#';

const transactSchema = v.object({ TransactItems: v.array(v.unknown()) });
const batchSchema = v.looseObject({
  RequestItems: v.record(v.string(), v.looseObject({ Keys: v.array(v.unknown()) })),
});

/** Stands before DynamoDB Local, which never fails, and lets it fail as DynamoDB may, by a seed. */
export class FaultProxy implements AsyncDisposable {
  readonly counts: Record<Fault, number> = { ...noFaults };
  /** Write units that were let through, and requests that were refused for want of them. */
  readonly written = { units: 0, requests: 0, refused: 0 };
  readonly #target: string;
  readonly #rates: FaultRates;
  readonly #random: () => number;
  readonly #server: Server;
  #bucket: TokenBucket | undefined;

  constructor(target: string, rates: FaultRates, seed: number) {
    this.#target = target;
    this.#rates = rates;
    this.#random = randomOf(seed);
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on the table takes no more than this. */
  limit(to: WriteLimit): void {
    this.#bucket = new TokenBucket(to);
    Object.assign(this.written, { units: 0, requests: 0, refused: 0 });
  }

  /** Whether the table has room for what a request writes. */
  #hasRoom(action: string, body: string): boolean {
    const units = writeUnits(action, body);
    if (units === 0) return true;
    if (this.#bucket && !this.#bucket.take(units)) {
      this.written.refused++;
      return false;
    }
    this.written.units += units;
    this.written.requests++;
    return true;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray()).toString();
    const action = String(request.headers['x-amz-target']).split('.')[1];
    if (!this.#hasRoom(action ?? '', body)) return tooMuch(response, action ?? '', body);
    if (this.#strikes('throttle')) return fail(response, 400, 'ProvisionedThroughputExceededException');
    if (this.#strikes('internal')) return fail(response, 500, 'InternalServerError');
    if (action === 'TransactWriteItems' && this.#strikes('conflict'))
      return cancel(response, body, 'TransactionConflict');
    if (this.#strikes('late')) await delay(this.#random() * 50);
    const { sent, left } = action === 'BatchGetItem' ? this.#split(body) : { sent: body };
    const answer = await this.#forward(request, sent);
    if (this.#strikes('lost')) {
      response.destroy();
      return;
    }
    const text = await answer.text();
    const whole = left && answer.ok ? JSON.stringify({ ...JSON.parse(text), UnprocessedKeys: left }) : text;
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(whole);
  }

  #strikes(fault: Fault): boolean {
    const strikes = this.#random() < this.#rates[fault];
    if (strikes) this.counts[fault]++;
    return strikes;
  }

  /** A batch without its second half, and that half, when the fault strikes. */
  #split(body: string): { sent: string; left?: unknown } {
    const { RequestItems, ...rest } = v.parse(batchSchema, JSON.parse(body));
    const [[table, { Keys, ...options }] = ['', { Keys: [] }]] = Object.entries(RequestItems);
    if (Keys.length < 2 || !this.#strikes('unprocessed')) return { sent: body };
    const half = Math.ceil(Keys.length / 2);
    const withKeys = (keys: unknown[]) => ({ [table]: { ...options, Keys: keys } });
    return {
      sent: JSON.stringify({ ...rest, RequestItems: withKeys(Keys.slice(0, half)) }),
      left: withKeys(Keys.slice(half)),
    };
  }

  #forward({ headers, method = 'POST' }: IncomingMessage, body: string): Promise<Response> {
    const kept = ['authorization', 'content-type', 'x-amz-date', 'x-amz-target', 'x-amz-content-sha256'];
    const own = kept.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : []));
    return fetch(this.#target, { method, headers: Object.fromEntries(own), body });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

const fail = (response: ServerResponse, status: number, code: string, more: object = {}): void => {
  const body = { __type: prefix + code, message: 'A fault on purpose.', ...more };
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
};

const cancel = (response: ServerResponse, body: string, reason: string): void => {
  const { TransactItems } = v.parse(transactSchema, JSON.parse(body));
  const CancellationReasons = TransactItems.map((_, index) => ({ Code: index === 0 ? reason : 'None' }));
  fail(response, 400, 'TransactionCanceledException', { CancellationReasons });
};

/** As a table on demand refuses: transactions by a reason, batches by leaving them undone. */
const tooMuch = (response: ServerResponse, action: string, body: string): void => {
  if (action === 'TransactWriteItems') cancel(response, body, 'ThrottlingError');
  else if (action !== 'BatchWriteItem') fail(response, 400, 'ProvisionedThroughputExceededException');
  else {
    const { RequestItems } = v.parse(v.looseObject({ RequestItems: v.unknown() }), JSON.parse(body));
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify({ UnprocessedItems: RequestItems }));
  }
};
