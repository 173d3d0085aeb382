// Runs a command of this project on the Node that the project pins, whatever the system's Node (20 and up) is:
// installs what is missing, then hands over. Plain JavaScript, because it runs before anything is installed.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const inRoot = (...parts) => path.join(root, ...parts);
const bin = inRoot('node_modules', '.bin');

/** What a reviewer would notice first: types, style, dead code, and who may import whom. */
const checks = [
  ['node_modules/typescript/bin/tsc', '--noEmit'],
  ['node_modules/@biomejs/biome/bin/biome', 'check'],
  ['node_modules/knip/bin/knip.js'],
  [
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config',
    '.dependency-cruiser.mjs',
    ...['infra', 'packages', 'sst.config.ts'],
  ],
];

/** Tests that run a share of their work by default, and how much of it makes it whole. */
const wholeSizes = {
  IMPORT_ROWS: '100000',
  UNDO_ROWS: '10000',
  LIST_ROWS: '10000',
  TAGGED_CONTACTS: '10000',
  PROJECTION_OPERATIONS: '5000',
  IMPORT_DEATHS: 'writes',
  SLOW_ROWS: '8000',
  ENGINE_OPERATIONS: '20000',
};
const sizedTests = [
  'pipeline/many-rows',
  'pipeline/undo-many',
  'api/list-under-change',
  'store/tag-job',
  'reliability/projection',
  'reliability/killed-import',
  'reliability/killed-undo',
  'reliability/slow-table',
  'engine/differential',
].map((name) => `test/${name}.test.ts`);

/** Each command is one or more programs, run in turn until one fails; the last also gets the arguments. */
const commands = {
  start: [['packages/local/start.ts']],
  import: [['packages/local/command/import-file.ts']],
  job: [['packages/local/command/job.ts']],
  redrive: [['packages/local/command/redrive.ts']],
  recount: [['packages/local/command/recount.ts']],
  team: [['packages/local/command/team.ts']],
  client: [['packages/local/command/client.ts']],
  'client:build': [['packages/local/command/client-build.ts']],
  engine: [['packages/dynamodb-engine/serve.ts']],
  test: [...checks, ['node_modules/vitest/vitest.mjs', 'run']],
  'test:full': [['node_modules/vitest/vitest.mjs', 'run', ...sizedTests]],
  check: [...checks, ['node_modules/vitest/vitest.mjs', 'run', 'test/core', 'test/engine']],
  bench: [['test/bench/bench.ts']],
  'record-engines': [['test/engine/differential/record.ts']],
};

const fail = (message) => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Whether node_modules holds the versions that the lock file names; npm keeps its own record of what it installed. */
const isInstalled = () => {
  const lock = inRoot('package-lock.json');
  const record = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  if (statSync(record).mtimeMs >= statSync(lock).mtimeMs) return true;
  const installed = readPackages(record);
  return Object.entries(readPackages(lock)).every(
    ([name, { version, optional }]) => name === '' || optional || installed[name]?.version === version,
  );
};

const install = () => {
  process.stdout.write('Installing the packages of package-lock.json (npm ci) …\n');
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) fail(`npm could not be run: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
};

const findNode = () => {
  const pinned = inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return fail(
    'The package "node" has no program in it, because npm ran no install scripts. ' +
      'Run "npm rebuild node --ignore-scripts=false", or use Node 24 or newer.',
  );
};

/** Resolves with the exit code. */
const run = (node, [program, ...args]) =>
  new Promise((resolve) => {
    const child = spawn(node, [inRoot(program), ...args], {
      cwd: root,
      // The channel tells the host when this process is gone, however it went.
      stdio: name === 'start' ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
      env: {
        ...(name === 'test:full' && wholeSizes),
        ...process.env,
        INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
        PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
      },
    });
    const forward = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
    child.once('error', (error) => fail(`${node} could not be run: ${error.message}`));
    child.once('exit', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, forward);
      if (signal) process.kill(process.pid, signal);
      else resolve(code);
    });
  });

const [name = '', ...args] = process.argv.slice(2);
const programs = commands[name];
if (!programs) fail(`Usage: node scripts/run.mjs ${Object.keys(commands).join('|')} [arguments]`);
if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`Node 20 or newer is needed, not ${process.version}.`);
if (!isInstalled()) install();
const node = findNode();
for (const [index, program] of programs.entries()) {
  const code = await run(node, index === programs.length - 1 ? [...program, ...args] : program);
  if (code !== 0) process.exit(code);
}
