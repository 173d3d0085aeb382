import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startAdmin } from '#local/command/admin.ts';
import { CommandError } from '#local/command/command-error.ts';
import { claimFolder, findHost, newSecret, type RunningHost } from '#local/command/running-host.ts';
import { freePort } from '#local/ports.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'local-host-'));
});

afterEach(() => rm(directory, { recursive: true }));

const hostFile = () => path.join(directory, 'host.json');

const startOne = async (apiUrl?: string) => {
  const secret = newSecret();
  const admin = await startAdmin(secret, {
    apiUrl: () => apiUrl,
    jobNames: () => ['purge', 'clean'],
    runJob: async (name, at) => {
      if (name === 'clean') throw new CommandError('the job failed');
      return { name, at: at?.toISOString() };
    },
    redrive: async () => ({ redriven: 0, left: [] }),
  });
  return { admin, host: { pid: process.pid, admin_url: admin.url, secret } };
};

const remember = (host: RunningHost) => writeFileSync(hostFile(), JSON.stringify(host));

test('a second host is refused while the first one runs, and not after it', async () => {
  const { admin, host } = await startOne('http://127.0.0.1:4040');
  const folder = await claimFolder(directory, host);
  expect(statSync(hostFile()).mode & 0o777).toBe(0o600);
  await expect(claimFolder(directory, { ...host, secret: newSecret() })).rejects.toThrow(
    `Callbook is already running at http://127.0.0.1:4040 (process ${process.pid}).`,
  );
  expect(await findHost(directory)).toEqual(host);
  folder[Symbol.dispose]();
  expect(existsSync(hostFile())).toBe(false);
  await expect(findHost(directory)).rejects.toThrow('Callbook is not running. Start it with: npm start');
  await admin[Symbol.asyncDispose]();
});

test('a host that is not ready yet is refused as such', async () => {
  const { admin, host } = await startOne();
  using _folder = await claimFolder(directory, host);
  await expect(claimFolder(directory, { ...host, secret: newSecret() })).rejects.toThrow(
    /already starting as process/,
  );
  await admin[Symbol.asyncDispose]();
});

test('of several hosts at once, one gets the folder', async () => {
  const { pid } = spawnSync('true');
  remember({ pid, admin_url: `http://127.0.0.1:${await freePort()}`, secret: 'of a dead one' });
  const { admin, host } = await startOne();
  const claims = Array.from({ length: 8 }, (_, index) =>
    claimFolder(directory, index === 0 ? host : { ...host, secret: `${host.secret}${index}` }),
  );
  const outcomes = await Promise.allSettled(claims);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await admin[Symbol.asyncDispose]();
});

test('the folder of a dead host is taken over', async () => {
  remember({ pid: spawnSync('true').pid, admin_url: `http://127.0.0.1:${await freePort()}`, secret: 'x' });
  const { admin, host } = await startOne();
  using _folder = await claimFolder(directory, host);
  expect(JSON.parse(readFileSync(hostFile(), 'utf8'))).toEqual(host);
  await admin[Symbol.asyncDispose]();
});

test.each(['{"pid":', '', '[]'])('a lock that a crash left as %j is taken over', async (content) => {
  writeFileSync(hostFile(), content);
  const { admin, host } = await startOne();
  using _folder = await claimFolder(directory, host);
  expect(await findHost(directory)).toEqual(host);
  await admin[Symbol.asyncDispose]();
});

test('someone else at the old address, or with the old process id, is not the host', async () => {
  const other = createServer((_, response) => response.end('{"hello": "world"}'));
  const port = await freePort();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  remember({ pid: process.pid, admin_url: `http://127.0.0.1:${port}`, secret: 'x' });
  const { admin, host } = await startOne();
  using _folder = await claimFolder(directory, host);
  expect(await findHost(directory)).toEqual(host);
  other.close();
  await admin[Symbol.asyncDispose]();
});

test('the command line asks for jobs with the secret only', async () => {
  const { admin, host } = await startOne();
  const ask = async (init: RequestInit, secret = host.secret) => {
    const response = await fetch(`${admin.url}/jobs`, {
      ...init,
      headers: { authorization: `Bearer ${secret}` },
    });
    return [response.status, await response.json()];
  };
  const post = (body: unknown) => ask({ method: 'POST', body: JSON.stringify(body) });
  expect(await ask({})).toEqual([200, { jobs: ['purge', 'clean'] }]);
  expect(await post({ name: 'purge', at: '2026-01-31T02:00:00Z' })).toEqual([
    200,
    { result: { name: 'purge', at: '2026-01-31T02:00:00.000Z' } },
  ]);
  expect(await post({ name: 'clean' })).toEqual([400, { message: 'the job failed' }]);
  expect(await post({ name: 'purge', at: 'soon' })).toEqual([
    400,
    { message: expect.stringContaining('soon') },
  ]);
  expect(await ask({}, 'guess')).toEqual([401, {}]);
  await admin[Symbol.asyncDispose]();
});
