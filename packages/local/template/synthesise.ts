import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../command/command-error.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const script = fileURLToPath(new URL('./synth.ts', import.meta.url));
const home = path.join(root, 'dist', 'assemblies');
const kept = 4;

/** All that a synthesised app and its bundles are made from. */
const inputs = [
  ...[
    'infra',
    'packages/core',
    'packages/functions',
    'packages/reference',
    'packages/local/template/synth.ts',
  ],
  ...['package.json', 'package-lock.json', 'tsconfig.json'],
];

/**
 * Puts this project's app, synthesised and bundled, into `directory`: from an earlier time if nothing has changed
 * since. Several processes may do so at once. Throws CommandError with what went wrong.
 * @param signal ends it, and the process that it started
 */
export const synthesise = async (directory: string, signal?: AbortSignal): Promise<void> => {
  const assembly = await findAssembly(signal);
  utimesSync(assembly, new Date(), new Date());
  await rm(directory, { recursive: true, force: true });
  await cp(assembly, directory, { recursive: true, mode: constants.COPYFILE_FICLONE });
};

const findAssembly = async (signal: AbortSignal | undefined): Promise<string> => {
  for (;;) {
    const assembly = path.join(home, hashOf(inputs));
    if (existsSync(assembly)) return assembly;
    mkdirSync(home, { recursive: true });
    removeOldest();
    const draft = `${assembly}.${process.pid}`;
    await runSynth(draft, signal);
    // Sources that changed meanwhile may or may not be in it.
    if (path.join(home, hashOf(inputs)) === assembly && !existsSync(assembly)) renameSync(draft, assembly);
    else rmSync(draft, { recursive: true });
  }
};

const runSynth = async (outdir: string, signal: AbortSignal | undefined): Promise<void> => {
  rmSync(outdir, { recursive: true, force: true });
  const child = spawn(process.execPath, [script, outdir], { stdio: ['ignore', 'pipe', 'pipe'], signal });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const [code] = await once(child, 'close');
  if (code !== 0) throw new CommandError(`The app could not be synthesised:\n${output.trim()}`);
};

/** What the stacks read from the environment. */
const settings = () =>
  Object.entries(process.env)
    .filter(([name]) => /^CALLBOOK_(CORS_ORIGINS$|OIDC_|WEBHOOK_ALLOW$)/.test(name))
    .sort();

const hashOf = (names: readonly string[]): string => {
  const hash = createHash('sha256').update(JSON.stringify(settings()));
  for (const file of names.flatMap((name) => filesIn(path.join(root, name)))) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 32);
};

const filesIn = (start: string): string[] => {
  const stats = statSync(start, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats ? [start] : [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
};

const removeOldest = (): void => {
  const newestFirst = readdirSync(home)
    .map((name) => path.join(home, name))
    .map((folder) => ({ folder, usedAt: statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((one, other) => other.usedAt - one.usedAt);
  for (const { folder } of newestFirst.slice(kept)) rmSync(folder, { recursive: true, force: true });
};
