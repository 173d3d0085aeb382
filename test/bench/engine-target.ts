import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import { dynamoDbCommand } from '#local/dynamodb/dynamodb-command.ts';
import { freePort } from '#local/ports.ts';
import { post } from '../engine/differential/post.ts';
import type { Order } from './engine-clients.ts';
import { createTableBody } from './engine-rows.ts';

const readyWithinMs = 120_000;
/** What Linux counts processor time in. */
const ticksPerSecond = 100;
const reportSchema = v.object({ perSecond: v.number() });

export interface Measured {
  readonly perSecond: number;
  /** Milliseconds of the processor for each operation; where the system does not tell, undefined. */
  readonly processorMs: number | undefined;
}

/** An engine in a process of its own, with its table. */
export class EngineTarget {
  readonly #engine: ChildProcess;
  readonly #clients: ChildProcess;
  readonly #port: number;

  private constructor(engine: ChildProcess, port: number) {
    this.#engine = engine;
    this.#port = port;
    this.#clients = fork(new URL('engine-clients.ts', import.meta.url));
  }

  /** `directory` absent: in memory. Throws where the engine cannot run. */
  static async start(name: 'builtin' | 'java', directory: string | undefined): Promise<EngineTarget> {
    const port = await freePort();
    const environment = { ...process.env, CALLBOOK_DYNAMODB: name };
    const [program, ...rest] = dynamoDbCommand({ port, directory, environment });
    const engine = spawn(program, rest, { stdio: 'ignore' });
    const ended = new Promise<never>((_, reject) => {
      engine.once('error', reject);
      engine.once('exit', (code) => reject(new Error(`${program} ended with exit code ${code}.`)));
    });
    await Promise.race([untilReady(port), ended]);
    ended.catch(() => undefined);
    await post(urlOf(port), { operation: 'CreateTable', body: createTableBody });
    return new EngineTarget(engine, port);
  }

  async run(kind: Order['kind'], from: number, count: number, clients = 8): Promise<Measured> {
    const before = processorMs(this.#engine);
    const { perSecond } = await this.#drive({ port: this.#port, kind, clients, from, count });
    const after = processorMs(this.#engine);
    const spent = before === undefined || after === undefined ? undefined : (after - before) / count;
    return { perSecond, processorMs: spent };
  }

  /** Has the clients carry an order out; throws if they end instead. */
  async #drive(order: Order): Promise<{ perSecond: number }> {
    const listening = new AbortController();
    const { signal } = listening;
    const ended = once(this.#clients, 'exit', { signal }).then(() =>
      Promise.reject(new Error('The clients ended.')),
    );
    ended.catch(() => undefined);
    this.#clients.send(order);
    try {
      const [report] = await Promise.race([once(this.#clients, 'message', { signal }), ended]);
      return v.parse(reportSchema, report);
    } finally {
      listening.abort();
    }
  }

  async close(): Promise<void> {
    this.#clients.kill();
    this.#engine.kill('SIGKILL');
    await once(this.#engine, 'exit');
  }
}

const urlOf = (port: number) => `http://127.0.0.1:${port}`;

const untilReady = async (port: number): Promise<void> => {
  for (const end = Date.now() + readyWithinMs; Date.now() < end; await delay(25)) {
    const answer = await post(urlOf(port), { operation: 'ListTables', body: {} }).catch(() => undefined);
    if (answer !== undefined) return;
  }
  throw new Error(`${urlOf(port)} does not answer.`);
};

/** What a process has taken of the processors since it began. */
const processorMs = ({ pid }: ChildProcess): number | undefined => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond;
  } catch {
    return undefined;
  }
};
