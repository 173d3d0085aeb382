import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anybody } from '#test/harness/s3-client.ts';
import { eventually } from '#test/harness/wait.ts';

const script = path.join(import.meta.dirname, 'fixtures/killable-host.ts');
let directory: string;
let hosts: ChildProcess[] = [];

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'local-kill-'));
});
afterAll(async () => {
  for (const host of hosts) host.kill('SIGKILL');
  await rm(directory, { recursive: true, force: true });
});

async function startHost() {
  const files = [directory, path.join(directory, 'log'), path.join(directory, 'gate')];
  const host = spawn(process.execPath, [script, ...files], { stdio: ['pipe', 'pipe', 'inherit'] });
  hosts = [...hosts, host];
  const [output] = await once(host.stdout, 'data');
  return { host, url: String(output).trim() };
}

async function calls(): Promise<{ task: string; key: string; execution: string }[]> {
  const log = path.join(directory, 'log');
  const lines = existsSync(log) ? (await readFile(log, 'utf8')).trim().split('\n') : [];
  return lines.map((line) => JSON.parse(line));
}

test('an execution whose host is killed with -9 completes when the host is back', async () => {
  const { host, url } = await startHost();
  for (const key of ['a.csv', 'b.csv']) {
    expect(
      (await fetch(`${url}/drops/${key}`, { method: 'PUT', body: 'phone', headers: anybody() })).status,
    ).toBe(200);
  }
  await eventually(async () => expect((await calls()).filter(({ task }) => task === 'plan')).toHaveLength(2));
  host.kill('SIGKILL');
  await once(host, 'exit');
  const before = await calls();
  expect(before.map(({ task }) => task).sort()).toEqual(['plan', 'plan', 'register', 'register']);

  const { host: back } = await startHost();
  await writeFile(path.join(directory, 'gate'), '');
  await eventually(async () =>
    expect((await calls()).filter(({ task }) => task === 'finish')).toHaveLength(2),
  );
  back.stdin?.end();
  expect(await once(back, 'exit')).toEqual([0, null]);

  const after = (await calls()).slice(before.length);
  expect(after.map(({ task }) => task).sort()).toEqual([
    'finish',
    'finish',
    'plan',
    'plan',
    'register',
    'register',
  ]);
  expect(new Set(after.map(({ execution }) => execution))).toEqual(
    new Set(before.map(({ execution }) => execution)),
  );
  const journals = await readdir(path.join(directory, 'executions'));
  const states = journals.map(async (name) =>
    JSON.parse(await readFile(path.join(directory, 'executions', name), 'utf8')),
  );
  expect(await Promise.all(states)).toMatchObject([{ status: 'SUCCEEDED' }, { status: 'SUCCEEDED' }]);
});
