import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { FunctionError } from '../types.ts';
import type { FromThread, ThreadSettings, ToThread } from './lambda-messages.ts';

/** Like InvokeResult, with the function's answer still as JSON text. */
export type ThreadResult =
  | { readonly ok: true; readonly json: string }
  | { readonly ok: false; readonly error: FunctionError };

type Invocation = { readonly settle: (result: ThreadResult) => void; readonly timer: NodeJS.Timeout };

export type WorkerSettings = ThreadSettings & {
  readonly timeoutMs: number;
  readonly environment: { readonly [name: string]: string };
  readonly log: Writable;
};

/**
 * One function's bundle in a thread of its own. After a timeout or a crash the thread takes nothing new (`retired`)
 * and ends with its last invocation, so that one slow invocation does not fail those beside it.
 */
export class LambdaWorker {
  readonly #settings: WorkerSettings;
  readonly #thread: Worker;
  /** Fulfilled when the bundle is loaded, with the reason if it cannot be. */
  readonly ready: Promise<FunctionError | undefined>;
  readonly #invocations = new Map<number, Invocation>();
  #nextId = 0;
  #pending = 0;
  #ending: Promise<unknown> | undefined;
  #failure: FunctionError | undefined;
  retired = false;
  readonly exited: Promise<void>;

  constructor(settings: WorkerSettings) {
    this.#settings = settings;
    const { environment, log, memoryMb, ...rest } = settings;
    const { entry, handlerName, functionName, functionArn, logFile } = rest;
    this.#thread = new Worker(new URL('./lambda-thread.ts', import.meta.url), {
      workerData: {
        ...{ entry, handlerName, functionName, functionArn, memoryMb, logFile },
      } satisfies ThreadSettings,
      env: { ...environment, ...compileCache() },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      stdout: true,
      stderr: true,
    });
    this.#thread.stdout.pipe(log, { end: false });
    this.#thread.stderr.pipe(log, { end: false });
    this.ready = new Promise((resolve) => this.#listen(resolve));
    this.exited = new Promise((resolve) => this.#thread.once('exit', () => resolve()));
  }

  async invoke(payload: string): Promise<ThreadResult> {
    this.#pending += 1;
    try {
      const failure = await this.ready;
      if (failure) return { ok: false, error: failure };
      return await this.#send(payload);
    } finally {
      this.#pending -= 1;
      if (this.retired && this.#pending === 0) void this.end();
    }
  }

  /** Stops the thread at once; what is still running there fails. */
  end(): Promise<unknown> {
    this.retired = true;
    this.#ending ??= this.#thread.terminate();
    return this.#ending;
  }

  #send(payload: string): Promise<ThreadResult> {
    const { timeoutMs } = this.#settings;
    const id = this.#nextId++;
    const requestId = randomUUID();
    return new Promise((resolve) => {
      if (this.#failure) return resolve({ ok: false, error: this.#failure });
      const timer = setTimeout(() => {
        this.retired = true;
        this.#settle(id, { ok: false, error: timedOut(requestId, timeoutMs) });
      }, timeoutMs);
      this.#invocations.set(id, { settle: resolve, timer });
      const message: ToThread = { id, requestId, payload, deadline: Date.now() + timeoutMs };
      this.#thread.postMessage(message);
    });
  }

  #listen(ready: (failure: FunctionError | undefined) => void): void {
    const fail = (error: FunctionError): void => {
      this.retired = true;
      this.#failure ??= error;
      ready(this.#failure);
      for (const id of [...this.#invocations.keys()]) this.#settle(id, { ok: false, error: this.#failure });
    };
    this.#thread.on('message', (message: FromThread) => {
      if (message.kind === 'ready') ready(undefined);
      if (message.kind === 'unloadable') fail(message.error);
      if (message.kind === 'result') this.#settle(message.id, { ok: true, json: message.payload });
      if (message.kind === 'error') this.#settle(message.id, { ok: false, error: message.error });
    });
    this.#thread.on('error', (error) => fail(crashed(error)));
    this.#thread.on('exit', (code) =>
      fail({ errorType: 'Runtime.ExitError', errorMessage: exitMessage(code) }),
    );
  }

  #settle(id: number, result: ThreadResult): void {
    const invocation = this.#invocations.get(id);
    if (!invocation) return;
    this.#invocations.delete(id);
    clearTimeout(invocation.timer);
    invocation.settle(result);
  }
}

/** Where this process keeps what it has compiled; the thread takes it from the environment before the function sees it. */
const compileCache = (): { readonly [name: string]: string } => {
  const { NODE_COMPILE_CACHE } = process.env;
  return NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE };
};

const timedOut = (requestId: string, timeoutMs: number): FunctionError => {
  const seconds = (timeoutMs / 1000).toFixed(2);
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
  };
};

const crashed = (error: unknown): FunctionError => {
  if (!(error instanceof Error)) return { errorType: 'Runtime.ExitError', errorMessage: String(error) };
  const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  const errorType = outOfMemory ? 'Runtime.OutOfMemory' : error.name;
  return { errorType, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] };
};

const exitMessage = (code: number): string => {
  return `Runtime exited with error: exit status ${code}`;
};
