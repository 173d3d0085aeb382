import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scheduleIds } from '#core/schedule/schedules.schema.ts';
import { type Endpoint, readEndpoint } from '#local/command/endpoint.ts';
import { freePort } from '#local/ports.ts';
import { eventually } from '#test/harness/wait.ts';

// The command line as people use it, on the real app, in a folder of its own.
let directory: string;
let host: Command;
let endpoint: Endpoint;

interface Command {
  readonly child: ChildProcess;
  output(): string;
  readonly ended: Promise<{ code: number; output: string }>;
}

const startIn = (cwd: string, name: string, ...args: string[]): Command => {
  const script = fileURLToPath(new URL(`../../packages/local/${name}.ts`, import.meta.url));
  const env = { ...process.env, INIT_CWD: cwd };
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const output = () => text;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  return { child, output, ended: once(child, 'close').then(([code]) => ({ code, output: text })) };
};

const start = (name: string, ...args: string[]) => startIn(directory, name, ...args);

const run = (name: string, ...args: string[]) => start(name, ...args).ended;

/** Keeps a port busy; one that is busy already will do. */
const occupy = async (port: number) => {
  const server = createServer().listen(port, '127.0.0.1');
  await Promise.race([once(server, 'listening'), once(server, 'error')]).catch(() => undefined);
  const address = server.address();
  return {
    port: address && typeof address === 'object' ? address.port : port,
    [Symbol.dispose]: () => server.close(),
  };
};

const startHost = async (...args: string[]): Promise<void> => {
  host = start('start', ...args);
  const ready = eventually(() => expect(host.output()).toContain('Callbook is ready'));
  await Promise.race([ready, host.ended.then(({ output }) => Promise.reject(new Error(output)))]);
  const written = readEndpoint(path.join(directory, '.local'));
  if (!written) throw new Error('The host wrote no endpoint.');
  endpoint = written;
};

const isDown = (url: string) =>
  fetch(url).then(
    () => false,
    () => true,
  );

const contacts = async () => {
  const response = await fetch(`${endpoint.api_url}/api/crm/contacts`, {
    headers: { authorization: `Bearer ${endpoint.token}` },
  });
  return (await response.json()) as { count: number };
};

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'local-start-'));
  await startHost('--port', String(await freePort()));
});

afterAll(async () => {
  if (host.child.exitCode === null) {
    host.child.kill('SIGTERM');
    await host.ended;
  }
  await rm(directory, { recursive: true });
});

test('the addresses and the token are where programs look for them, for the user alone', () => {
  expect(statSync(path.join(directory, '.local/endpoint.json')).mode & 0o777).toBe(0o600);
  expect(endpoint).toMatchObject({
    token: expect.stringMatching(/^cb_/),
    team_id: expect.stringMatching(/^team_/),
    drop_prefix: expect.stringMatching(/^drops\/.+\/$/),
  });
  for (const part of [endpoint.api_url, endpoint.token, '/docs', 'npm run import']) {
    expect(host.output()).toContain(part);
  }
});

test('the first thing to try works as it is printed', async () => {
  const command = /curl -s [\s\S]*?}'/.exec(host.output())?.[0] ?? '';
  const shell = spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'inherit'] });
  const answer = Buffer.concat(await shell.stdout.toArray()).toString();
  expect(JSON.parse(answer)).toMatchObject({ success: true, contact: { name: 'Ada Lovelace' } });
});

test('the second thing to try works as it is printed', async () => {
  const [, file = ''] = /npm run import -- (\S+)/.exec(host.output()) ?? [];
  const { code, output } = await run('command/import-file', file);
  expect(output).toMatch(/created +6\n[\s\S]*failed +0/);
  expect(code).toBe(0);
});

test('what is kept is for the user alone', () => {
  const local = path.join(directory, '.local');
  const open = readdirSync(local, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ name, stats: lstatSync(path.join(local, name), { throwIfNoEntry: false }) }))
    .filter(({ name, stats }) => stats && !name.startsWith('app') && (stats.mode & 0o077) !== 0);
  expect([statSync(local).mode & 0o777, open.map(({ name }) => name)]).toEqual([0o700, []]);
});

test('a second host is refused', async () => {
  expect(await run('start')).toEqual({
    code: 1,
    output: `Callbook is already running at ${endpoint.api_url} (process ${host.child.pid}).\n`,
  });
});

test('a file is imported, with its results on this machine', async () => {
  writeFileSync(path.join(directory, 'people.csv'), 'name,phone\nGrace Hopper,+1 212 555 0100\nNobody,12\n');
  const { code, output } = await run('command/import-file', 'people.csv', '--strict');
  expect(output).toMatch(/rows +2\n +created +1\n +updated +0\n +skipped +0\n +failed +1/);
  expect(output).toMatch(/Why rows failed:\n {2}phone_invalid +1 {2}line 3: /);
  expect(code).toBe(0);
  const rejected = /Rejected rows: +(\S+)/.exec(output)?.[1] ?? '';
  expect(readFileSync(path.join(directory, rejected), 'utf8')).toContain('phone_invalid');
});

test('a file of which no row comes in ends with 1', async () => {
  writeFileSync(path.join(directory, 'nobody.csv'), 'name,phone,email\n,,\n,12,\n');
  const { code, output } = await run('command/import-file', 'nobody.csv');
  expect(output).toMatch(/created +0\n/);
  expect(code).toBe(1);
});

test.each([['lenient.csv', '--lenient'], ['by-default.csv']])(
  'a lenient import, as it is by default, keeps a row with a bad number: %s',
  async (name, ...options) => {
    writeFileSync(path.join(directory, name), `name,phone\nNobody of ${name},12\n`);
    const { code, output } = await run('command/import-file', name, ...options);
    expect(output).toMatch(/created +1\n[\s\S]*with warnings +1/);
    expect(code).toBe(0);
  },
);

test('a file can be dropped into the folder of the team', async () => {
  writeFileSync(path.join(directory, 'dropped.csv'), 'name,phone\nJean Bartik,+1 212 555 0101\n');
  const { code, output } = await run('command/import-file', 'dropped.csv', '--drop');
  expect(output).toMatch(/created +1\n/);
  expect(output).toContain(`s3://${endpoint.bucket}/${endpoint.drop_prefix}dropped.csv.results.csv`);
  expect(code).toBe(0);
});

test.each([
  [['missing.csv'], /^There is no file .*missing.csv\.\n$/],
  [['.'], /is not a file\.\n$/],
  [['empty.csv'], /empty.csv is empty\.\n$/],
  [['empty.csv', '--duplicates', 'merge'], /^--duplicates is skip, update, create, ask, not merge\.\n$/],
  [['--undo', 'imp_1', '--preview', '--duplicates', 'skip'], /^--undo takes no --preview, --duplicates\.\n$/],
  [['--start', 'imp_1', '--lenient'], /^--start takes no --lenient\.\n$/],
  [['empty.csv', '--strict', '--lenient'], /^An import is either --strict or --lenient\.\n$/],
])('importing %j fails with one line', async (args, message) => {
  writeFileSync(path.join(directory, 'empty.csv'), '');
  const { code, output } = await run('command/import-file', ...args);
  expect(output).toMatch(message);
  expect([code, output.trim().split('\n').length]).toEqual([1, 1]);
});

test('a file is looked through, started with what is decided then, and undone', async () => {
  writeFileSync(path.join(directory, 'later.csv'), 'name,phone\nGrace B. Hopper,+1 212 555 0100\nOther,12\n');
  const looked = await run('command/import-file', 'later.csv', '--preview', '--strict');
  expect(looked.output).toMatch(/new contacts +0\n[\s\S]*known contacts +1\n +invalid +1/);
  const [, id = ''] = /--start (imp_\S+)/.exec(looked.output) ?? [];
  const started = await run('command/import-file', '--start', id, '--duplicates', 'update');
  expect(started.output).toMatch(/updated +1\n/);
  const undone = await run('command/import-file', '--undo', id);
  expect(undone.output).toMatch(/^Undo finished: 1 /m);
  expect([looked.code, started.code, undone.code]).toEqual([0, 0, 0]);
  expect((await run('command/import-file', '--undo', id)).output).toContain('undone already');
  const { code, output } = await run('command/import-file');
  expect([code, output]).toEqual([1, expect.stringMatching(/^Usage: npm run import -- FILE/)]);
});

test('a job runs now, at the time asked for', async () => {
  expect(await run('command/job')).toEqual({
    code: 1,
    output: `Which job? Jobs: ${scheduleIds.join(', ')}\n`,
  });
  expect((await run('command/job', 'sweep')).output).toBe(
    `There is no job "sweep". Jobs: ${scheduleIds.join(', ')}\n`,
  );
  expect((await run('command/job', 'purge-trash', '--at', 'soon')).output).toMatch(
    /^--at takes a time such as/,
  );
  const { code, output } = await run('command/job', 'purge-trash', '--at', '2026-01-31T02:00:00Z');
  expect([code, JSON.parse(output)]).toEqual([0, expect.objectContaining({ cutoff: expect.any(String) })]);
});

test('a team is made, and its token lets its admin in', async () => {
  expect(await run('command/team')).toEqual({ code: 1, output: 'Usage: npm run team -- create NAME\n' });
  const { code, output } = await run('command/team', 'create', 'Our', 'team');
  const { token } = JSON.parse(output);
  const { status } = await fetch(`${endpoint.api_url}/api/crm/settings`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect([code, status]).toEqual([0, 200]);
});

test('Ctrl-C ends the host and its engine; the data is there at the next start', async () => {
  const { count } = await contacts();
  const { dynamodb_url, token, team_id } = endpoint;
  host.child.kill('SIGINT');
  expect((await host.ended).code).toBe(130);
  expect(await isDown(dynamodb_url)).toBe(true);
  expect(existsSync(path.join(directory, '.local/host.json'))).toBe(false);
  expect(await run('command/job')).toEqual({
    code: 1,
    output: 'Callbook is not running. Start it with: npm start\n',
  });
  expect((await run('command/import-file', 'people.csv')).output).toMatch(
    /^Nothing answers at .* npm start\n$/,
  );

  await startHost('--port', String(await freePort()));
  expect(endpoint).toMatchObject({ token, team_id });
  expect((await contacts()).count).toBe(count);
});

test('a killed host leaves no engine and no lock behind; --fresh starts empty', async () => {
  const { dynamodb_url, team_id } = endpoint;
  host.child.kill('SIGKILL');
  await eventually(async () => expect(await isDown(dynamodb_url)).toBe(true));
  await startHost('--fresh', '--port', String(await freePort()));
  expect(endpoint.team_id).not.toBe(team_id);
  expect((await contacts()).count).toBe(0);
});

test('a port that is asked for and taken is an error', async () => {
  using taken = await occupy(0);
  const elsewhere = path.join(directory, 'elsewhere');
  mkdirSync(elsewhere);
  expect(await startIn(elsewhere, 'start', '--port', String(taken.port)).ended).toEqual({
    code: 1,
    output: `Port ${taken.port} is taken by another program. Name another one with --port.\n`,
  });
});

test('where the usual port is taken, the host says that it goes elsewhere', async () => {
  using _ = await occupy(4040);
  const elsewhere = path.join(directory, 'other');
  mkdirSync(elsewhere);
  const other = startIn(elsewhere, 'start');
  await eventually(() => expect(other.output()).toContain('Port 4040 is taken by another program: '));
  other.child.kill('SIGTERM');
  expect((await other.ended).code).toBe(0);
});

test('a wrong port is refused', async () => {
  expect(await run('start', '--port', 'high')).toMatchObject({
    code: 1,
    output: expect.stringContaining('--port takes a number'),
  });
});
