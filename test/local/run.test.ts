import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '#test/harness/wait.ts';

// A project of one package, with the real scripts/run.mjs.
let project: string;

const write = (name: string, content: string) => {
  mkdirSync(path.dirname(path.join(project, name)), { recursive: true });
  writeFileSync(path.join(project, name), content);
};

const lockFile = (version: string) =>
  JSON.stringify({
    name: 'project',
    lockfileVersion: 3,
    packages: {
      '': { name: 'project', dependencies: { dep: 'file:dep' } },
      dep: { version },
      'node_modules/dep': { resolved: 'dep', link: true },
    },
  });

beforeAll(async () => {
  project = await mkdtemp(path.join(tmpdir(), 'local-run-'));
  cpSync(
    fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url)),
    path.join(project, 'scripts', 'run.mjs'),
  );
  write('package.json', '{"name": "project", "dependencies": {"dep": "file:dep"}}');
  write('dep/package.json', '{"name": "dep", "version": "1.0.0"}');
  write('package-lock.json', lockFile('1.0.0'));
  write(
    'packages/local/command/import-file.ts',
    'console.log("import", process.argv.slice(2).join(" ")); process.exitCode = 7;',
  );
  write(
    'packages/local/start.ts',
    `import { appendFileSync } from 'node:fs';
     setInterval(() => undefined, 1000);
     process.on('SIGTERM', () => process.exit(5));
     process.on('disconnect', () => { appendFileSync('ended', 'alone'); process.exit(); });
     console.log('up');`,
  );
});

afterAll(() => rm(project, { recursive: true }));

const start = (...args: string[]): { child: ChildProcess; output: () => string; ended: Promise<unknown> } => {
  const script = path.join(project, 'scripts', 'run.mjs');
  const child = spawn(process.execPath, [script, ...args], {
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  return { child, output: () => text, ended: once(child, 'close').then(([code]) => code) };
};

const run = async (...args: string[]) => {
  const { output, ended } = start(...args);
  return { code: await ended, output: output() };
};

test('packages are installed once, arguments and exit code passed on', async () => {
  const first = await run('import', 'a file', '--lenient');
  expect(first.output).toContain('Installing the packages of package-lock.json (npm ci) …');
  expect(first.output).toContain('import a file --lenient\n');
  expect(first.code).toBe(7);
  expect((await run('import')).output).toBe('import \n');
});

test('a lock file that was only touched needs no installation, a changed one does', async () => {
  const lock = path.join(project, 'package-lock.json');
  utimesSync(lock, new Date(), new Date(Date.now() + 10_000));
  expect((await run('import')).output).not.toContain('Installing');
  writeFileSync(lock, lockFile('1.0.1'));
  write('dep/package.json', '{"name": "dep", "version": "1.0.1"}');
  utimesSync(lock, new Date(), new Date(Date.now() + 10_000));
  expect((await run('import')).output).toContain('Installing');
});

test('an unknown command lists those there are', async () => {
  expect(await run('dance')).toEqual({
    code: 1,
    output:
      'Usage: node scripts/run.mjs start|import|export|job|redrive|erasures:replay|recount|audit:verify|team|client|client:build|engine|web|pages|messages|test|test:full|check|mutants|bench|record-engines [arguments]\n',
  });
});

test('all checks are told, and one that fails is named in the place of the tests', async () => {
  const check = (file: string, code: number) =>
    write(`node_modules/${file}`, `console.log('told by', '${file}'); process.exitCode = ${code};`);
  for (const file of [
    'typescript/bin/tsc',
    '@biomejs/biome/bin/biome',
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    'vitest/vitest.mjs',
  ])
    check(file, 0);
  check('knip/bin/knip.js', 3);
  const failed = await run('check');
  expect(failed.code).toBe(1);
  for (const said of ['tsc passed\ntold by typescript', 'biome passed\n', 'dependency-cruiser passed\n'])
    expect(failed.output).toContain(said);
  expect(failed.output).toContain('knip FAILED\ntold by knip');
  expect(failed.output).toMatch(/No tests were run, because of knip: see above\.\n$/);
  expect(failed.output).not.toContain('told by vitest');

  check('knip/bin/knip.js', 0);
  const passed = await run('check');
  expect(passed.code).toBe(0);
  expect(passed.output).toMatch(/told by vitest\S*\n$/);
});

test('a signal reaches the command, whose exit code counts', async () => {
  const { child, output, ended } = start('start');
  await eventually(() => expect(output()).toContain('up'));
  child.kill('SIGTERM');
  expect(await ended).toBe(5);
});

test('the host hears that it is alone when this process is killed', async () => {
  appendFileSync(path.join(project, 'ended'), '');
  const { child, output } = start('start');
  await eventually(() => expect(output()).toContain('up'));
  child.kill('SIGKILL');
  await eventually(() => expect(readFileSync(path.join(project, 'ended'), 'utf8')).toBe('alone'));
});
