import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startDynamoDb } from '#local/dynamodb/dynamodb.ts';
import { freePort } from '#local/ports.ts';
import { post } from './post.ts';

export type OtherName = 'dynamodb-local' | 'dynoxide';

/** Another engine that runs, to hold ours against. */
export interface Other {
  readonly name: OtherName;
  readonly url: string;
  close(): Promise<void>;
}

const readyWithinMs = 120_000;

/** Starts those of the named engines that this machine can run. */
export const startOthers = async (names: readonly OtherName[]): Promise<Other[]> => {
  const started = await Promise.all(names.map((name) => starts[name]().catch(() => undefined)));
  return started.filter((other) => other !== undefined);
};

/** Amazon's own; needs Java. */
const startDynamoDbLocal = async (): Promise<Other> => {
  const environment = { ...process.env, CALLBOOK_DYNAMODB: 'java' };
  const { url, close } = await startDynamoDb({ port: await freePort(), environment }).then((engine) => ({
    url: engine.url,
    close: () => engine.close(),
  }));
  return { name: 'dynamodb-local', url, close };
};

/** A program for Linux on x86-64; its package is not installed elsewhere. */
const startDynoxide = async (): Promise<Other> => {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json'));
  const port = await freePort();
  const child = spawn(path.join(folder, 'dynoxide'), ['--port', String(port)], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const url = `http://127.0.0.1:${port}`;
  await Promise.race([untilReady(url), ended.then(() => Promise.reject(new Error('dynoxide ended.')))]);
  const close = async () => {
    child.kill();
    await ended;
  };
  return { name: 'dynoxide', url, close };
};

const untilReady = async (url: string): Promise<void> => {
  for (const end = Date.now() + readyWithinMs; Date.now() < end; await delay(25)) {
    const answer = await post(url, { operation: 'ListTables', body: {} }).catch(() => undefined);
    if (answer !== undefined) return;
  }
  throw new Error(`${url} does not answer.`);
};

const starts: Readonly<Record<OtherName, () => Promise<Other>>> = {
  'dynamodb-local': startDynamoDbLocal,
  dynoxide: startDynoxide,
};
