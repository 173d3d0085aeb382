import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { devNull } from 'node:os';
import path from 'node:path';
import { accountId, region } from '../template/resource-kinds.ts';
import type { FunctionError, InvokeResult } from '../types.ts';
import type { FunctionSource } from './function-source.ts';
import { LambdaWorker, type ThreadResult } from './lambda-worker.ts';

/** Limit of a synchronous invocation's request. */
const maxRequestBytes = 6_291_456;

export interface LambdaHostSettings {
  readonly functions: readonly FunctionSource[];
  /** What every function finds in its environment beside its own: the engines' addresses. */
  readonly environment: { readonly [name: string]: string };
  readonly logDirectory: string;
  /** Told of each failed invocation, beside the answer to the caller. */
  readonly onFailure?: (functionId: string, error: FunctionError) => void;
}

/** Runs the app's functions, each in its own thread, started with its first invocation. */
export class LambdaHost {
  readonly #settings: LambdaHostSettings;
  readonly #functions = new Map<string, FunctionSource>();
  readonly #workers = new Map<string, LambdaWorker>();
  readonly #all = new Set<LambdaWorker>();
  readonly #logs = new Map<string, WriteStream>();
  #isClosing = false;

  constructor(settings: LambdaHostSettings) {
    this.#settings = settings;
    mkdirSync(settings.logDirectory, { recursive: true });
    for (const source of settings.functions) {
      for (const alias of [source.id, source.name, source.arn]) this.#functions.set(alias, source);
    }
  }

  /** Takes an ARN (with or without `:$LATEST`), a name or an id. Rejects only when there is no such function. */
  invoke = async (functionArn: string, payload: unknown): Promise<InvokeResult> => {
    const source = this.#functions.get(functionArn.replace(/:\$LATEST$/, ''));
    if (!source) throw new Error(`The template has no function ${functionArn}.`);
    const request = JSON.stringify(payload) ?? 'null';
    const result =
      Buffer.byteLength(request) > maxRequestBytes ? tooLarge : await this.#workerFor(source).invoke(request);
    if (result.ok) return { ok: true, payload: JSON.parse(result.json) };
    // What Lambda itself would log: an uncaught error, a timeout, an answer that is too large.
    const entry = { level: 'ERROR', timestamp: new Date(), message: 'invocation failed', ...result.error };
    this.#logOf(source.id).write(`${JSON.stringify(entry)}\n`);
    this.#settings.onFailure?.(source.id, result.error);
    return result;
  };

  /** Loads the bundles of these functions ahead of their first invocation, all at once. */
  warm = (functionArns: Iterable<string>): void => {
    for (const arn of functionArns) this.#load(arn);
  };

  /** The same one after the other, so that what is asked for meanwhile need not wait for all of them. */
  async warmInTurn(functionArns: Iterable<string>): Promise<void> {
    for (const arn of functionArns) {
      if (this.#isClosing) return;
      await this.#load(arn)?.ready;
    }
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    await Promise.all([...this.#all].map((worker) => worker.end()));
    await Promise.all([...this.#logs.values()].map((log) => new Promise((resolve) => log.end(resolve))));
  }

  #load(functionArn: string): LambdaWorker | undefined {
    const source = this.#functions.get(functionArn);
    return source && this.#workerFor(source);
  }

  #workerFor(source: FunctionSource): LambdaWorker {
    const current = this.#workers.get(source.name);
    if (current && !current.retired) return current;
    const { name, arn, directory, memoryMb, timeoutMs } = source;
    const { name: file, ext } = path.parse(source.handler);
    const worker = new LambdaWorker({
      entry: path.join(directory, `${file}.mjs`),
      handlerName: ext.slice(1),
      functionName: name,
      functionArn: arn,
      memoryMb,
      timeoutMs,
      environment: { ...lambdaEnvironment(source), ...this.#settings.environment, ...source.environment },
      log: this.#logOf(source.id),
      logFile: this.#logFileOf(source.id),
    });
    this.#workers.set(name, worker);
    this.#all.add(worker);
    void worker.exited.then(() => this.#all.delete(worker));
    return worker;
  }

  #logFileOf(id: string): string {
    return path.join(this.#settings.logDirectory, `${id}.log`);
  }

  #logOf(id: string): WriteStream {
    const open = this.#logs.get(id);
    if (open) return open;
    const log = createWriteStream(this.#logFileOf(id), { flags: 'a' });
    // Two pipes for each of a function's threads, old and new.
    log.setMaxListeners(0);
    this.#logs.set(id, log);
    return log;
  }
}

const lambdaEnvironment = ({ name, memoryMb }: FunctionSource): { readonly [name: string]: string } => {
  return {
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCOUNT_ID: accountId,
    // Keeps a developer's own profile and credentials out of the functions.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  };
};

const tooLarge: ThreadResult = {
  ok: false,
  error: {
    errorType: 'RequestEntityTooLargeException',
    errorMessage: `Request must be smaller than ${maxRequestBytes} bytes for the InvokeFunction operation`,
  },
};
