import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { devNull } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { CommandError } from '../command/command-error.ts';
import { dynamoDbCommand, engineName, explainEarlyExit } from './dynamodb-command.ts';
import { checkEarlierData } from './earlier-data.ts';

/** A machine that is busy may need long; as long as the engine runs, it may still come. */
const sayLateAfterMs = 20_000;
const stopWithinMs = 3_000;

/**
 * Runs "$@" for as long as standard input stays open. The pipe closes with the host however the host ends,
 * kill -9 included, so the engine cannot outlive it.
 */
const guardScript = `
exec 3<&0
"$@" </dev/null 3<&- &
engine=$!
(cat <&3; kill "$engine"; sleep 2; kill -9 "$engine") >/dev/null 2>&1 &
guard=$!
exec 3<&-
wait "$engine"
code=$?
kill "$guard" 2>/dev/null
exit "$code"`;

export interface DynamoDb {
  readonly url: string;
  /** Settles, with the reason, only when the engine ends by itself. */
  readonly failed: Promise<string>;
  close(): Promise<void>;
}

export interface DynamoDbSettings {
  readonly port: number;
  /** Where the data lives; absent: in memory, gone at the end. */
  readonly directory?: string;
  readonly logFile?: string;
  readonly environment?: NodeJS.ProcessEnv;
}

/** Starts the engine of the table and waits until it answers. Throws CommandError when it cannot run here. */
export const startDynamoDb = async (settings: DynamoDbSettings): Promise<DynamoDb> => {
  const environment = settings.environment ?? process.env;
  const external = environment.CALLBOOK_DYNAMODB_URL;
  if (external) return connect(external);
  if (settings.directory !== undefined) {
    checkEarlierData(settings.directory, engineName(environment));
    mkdirSync(settings.directory, { recursive: true });
  }
  const command = dynamoDbCommand({ port: settings.port, directory: settings.directory, environment });
  const url = `http://127.0.0.1:${settings.port}`;
  const engine = new Engine(command, settings.logFile ?? devNull);
  let sayAt = Date.now() + sayLateAfterMs;
  while (!(await answers(url))) {
    if (engine.ended) throw new CommandError(engine.explain());
    if (Date.now() > sayAt) {
      console.error(
        `The engine of the table does not answer yet at ${url}; still waiting (Ctrl-C ends it) …`,
      );
      sayAt += sayLateAfterMs;
    }
    await delay(25);
  }
  return { url, failed: engine.failed, close: () => engine.close() };
};

class Engine {
  readonly #command: readonly [string, ...string[]];
  readonly #shell: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #exit: Promise<void>;
  #closing = false;
  #output = '';
  readonly failed: Promise<string>;

  constructor(command: readonly [string, ...string[]], logFile: string) {
    this.#command = command;
    // Detached: Ctrl-C in the terminal must reach the host alone, which stops the engine last.
    this.#shell = spawn('sh', ['-c', guardScript, 'sh', ...command], {
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    // The pipe breaks when the engine ends first; `failed` tells that.
    this.#shell.stdin.on('error', () => undefined);
    mkdirSync(path.dirname(logFile), { recursive: true });
    const log = createWriteStream(logFile, { flags: 'a' });
    for (const stream of [this.#shell.stdout, this.#shell.stderr]) {
      stream.pipe(log, { end: false });
      stream.on('data', (chunk) => {
        this.#output = `${this.#output}${chunk}`.slice(-4_000);
      });
    }
    this.#exit = new Promise((resolve) => {
      this.#shell.once('close', () => log.end(resolve));
    });
    this.failed = new Promise((resolve) => {
      this.#shell.once('close', () => {
        if (!this.#closing) resolve(this.explain());
      });
    });
  }

  get ended(): boolean {
    return this.#shell.exitCode !== null && this.#shell.stderr.closed;
  }

  explain(): string {
    return explainEarlyExit(this.#command[0], this.#shell.exitCode, this.#output);
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#shell.stdin.destroy();
    const { pid } = this.#shell;
    const late = setTimeout(() => pid !== undefined && process.kill(-pid, 'SIGKILL'), stopWithinMs);
    await this.#exit;
    clearTimeout(late);
  }
}

const connect = async (url: string): Promise<DynamoDb> => {
  if (!(await answers(url))) throw new CommandError(`No DynamoDB answers at CALLBOOK_DYNAMODB_URL (${url}).`);
  return { url, failed: new Promise(() => undefined), close: async () => undefined };
};

const answers = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    // Without a request to the API DynamoDB Local says 400, and the service itself that it is well.
    await response.arrayBuffer();
    return response.status === 400 || response.status === 200;
  } catch {
    // Not listening yet.
    return false;
  }
};
