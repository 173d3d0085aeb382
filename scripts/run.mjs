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
  ['node_modules/typescript/bin/tsc', '--noEmit', '--project', 'packages/web'],
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
  TIMELINE_ENTRIES: '10000',
  CALL_EVENTS: '10000',
  OPT_OUT_SEQUENCES: '1000',
  RETENTION_SEEDS: '10',
  RETENTION_CONTACTS: '100000',
  MERGE_RACES: '500',
  MERGE_SEQUENCES: '300',
  PROJECTION_OPERATIONS: '5000',
  IMPORT_DEATHS: 'writes',
  SLOW_ROWS: '8000',
  EXPORTED_CONTACTS: '10000',
  ERASURES: '100',
  ENGINE_OPERATIONS: '20000',
  ENGINE_KILLS: '200',
  PICTURES: 'all',
};
const sizedTests = [
  'pipeline/many-rows',
  'pipeline/undo-many',
  'pipeline/exports',
  'api/list-under-change',
  'store/tag-job',
  'store/timeline-budget',
  'store/call-races',
  'store/opt-out-sequences',
  'store/merge-races',
  'store/audit-chain',
  'store/merge-undo-sequences',
  'reliability/projection',
  'reliability/killed-import',
  'reliability/killed-undo',
  'reliability/slow-table',
  'engine/differential',
  'engine/durability',
  'pages/pictures',
].map((name) => `test/${name}.test.ts`);

const vitest = ['node_modules/vitest/vitest.mjs', 'run'];

/** Each command is a program, which gets the arguments; some have checks that must pass before. */
const commands = {
  start: { program: ['packages/local/start.ts'] },
  import: { program: ['packages/local/command/import-file.ts'] },
  export: { program: ['packages/local/command/export-file.ts'] },
  job: { program: ['packages/local/command/job.ts'] },
  redrive: { program: ['packages/local/command/redrive.ts'] },
  'erasures:replay': { program: ['packages/local/command/replay-erasures.ts'] },
  recount: { program: ['packages/local/command/recount.ts'] },
  'audit:verify': { program: ['packages/local/command/audit-verify.ts'] },
  team: { program: ['packages/local/command/team.ts'] },
  client: { program: ['packages/local/command/client.ts'] },
  'client:build': { program: ['packages/local/command/client-build.ts'] },
  engine: { program: ['packages/dynamodb-engine/serve.ts'] },
  web: { program: ['node_modules/vite/bin/vite.js', '--config', 'packages/web/vite.config.ts'] },
  pages: { program: ['packages/local/command/pages.ts'] },
  messages: { program: ['packages/local/command/messages.ts'] },
  test: { checks, program: vitest },
  'test:full': { program: [...vitest, ...sizedTests] },
  check: { checks, program: [...vitest, 'test/core', 'test/engine'] },
  mutants: { program: ['test/mutants/run.ts'] },
  bench: { program: ['test/bench/bench.ts'] },
  'record-engines': { program: ['test/engine/differential/record.ts'] },
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

/** Main version of the Node that runs this. */
const running = Number(process.versions.node.split('.')[0]);

/**
 * npm leaves out optional packages that want a newer Node than the one that it runs on, such as native builds of the
 * pages' tools. So on an older one it runs on the pinned Node, which it fetches first.
 */
const npm = () => {
  if (running >= 24) return [];
  const { version } = readPackages(inRoot('package-lock.json'))['node_modules/node'];
  return ['exec', '--yes', `--package=node@${version}`, '--', 'npm'];
};

const install = () => {
  process.stdout.write('Installing the packages of package-lock.json (npm ci) …\n');
  const { status, error } = spawnSync('npm', [...npm(), 'ci', '--no-audit', '--no-fund'], {
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
  if (running >= 24) return process.execPath;
  return fail(
    'The package "node" has no program in it, because npm ran no install scripts. ' +
      'Run "npm rebuild node --ignore-scripts=false", or use Node 24 or newer.',
  );
};

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Starts a program; `ended` resolves with its exit code. */
const startProgram = (node, [program, ...args], stdio) => {
  const child = spawn(node, [inRoot(program), ...args], {
    cwd: root,
    stdio,
    env: {
      ...(name === 'test:full' && wholeSizes),
      ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
      ...process.env,
      INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
      // What was stripped of types and compiled once is not again.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? inRoot('dist', 'compiled'),
      PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
    },
  });
  const forward = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, forward);
  child.once('error', (error) => fail(`${node} could not be run: ${error.message}`));
  const ended = new Promise((resolve) => {
    child.once('close', (code, signal) => {
      for (const each of signals) process.off(each, forward);
      if (signal) process.kill(process.pid, signal);
      else resolve(code);
    });
  });
  return { child, ended };
};

// The channel tells the host when this process is gone, however it went.
const runProgram = (node, program) =>
  startProgram(node, program, name === 'start' ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit').ended;

/** Runs a check, whose output comes in one piece; answers whether it passed. */
const runCheck = async (node, program) => {
  const { child, ended } = startProgram(node, program, ['ignore', 'pipe', 'pipe']);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  const passed = (await ended) === 0;
  process.stdout.write(`${nameOf(program)} ${passed ? 'passed' : 'FAILED'}\n${output}`);
  return passed;
};

const nameOf = ([program]) => path.parse(program).name;

/** Runs all checks side by side, and ends this process when any of them fails. */
const runChecks = async (node, programs) => {
  const passed = await Promise.all(programs.map((program) => runCheck(node, program)));
  const failed = programs.filter((_, index) => !passed[index]);
  if (failed.length > 0) fail(`No tests were run, because of ${failed.map(nameOf).join(', ')}: see above.`);
};

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) fail(`Usage: node scripts/run.mjs ${Object.keys(commands).join('|')} [arguments]`);
if (running < 20) fail(`Node 20 or newer is needed, not ${process.version}.`);
if (!isInstalled()) install();
const node = findNode();
await runChecks(node, command.checks ?? []);
process.exit(await runProgram(node, [...command.program, ...args]));
