import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../command/command-error.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const home = path.join(root, 'dist', 'pages');
const record = path.join(root, 'dist', 'pages.hash');

/** All that the pages are made from. */
const inputs = ['packages/web', 'packages/client', 'packages/core/text', 'package-lock.json'];

/**
 * Builds the pages, unless those that lie there are of the sources as they are now. Answers their folder.
 * @throws CommandError with what went wrong
 */
export const buildPages = async (signal?: AbortSignal): Promise<string> => {
  const hash = hashOf(inputs);
  if (existsSync(home) && existsSync(record) && readFileSync(record, 'utf8') === hash) return home;
  const draft = `${home}.${process.pid}`;
  await runVite(draft, signal);
  rmSync(home, { recursive: true, force: true });
  renameSync(draft, home);
  writeFileSync(record, hash);
  return home;
};

const runVite = async (outDir: string, signal: AbortSignal | undefined): Promise<void> => {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = path.join(root, 'packages', 'web', 'vite.config.ts');
  const child = spawn(
    process.execPath,
    [vite, 'build', '--config', config, '--outDir', outDir, '--logLevel', 'warn'],
    {
      cwd: root,
      // Whoever asks for them, as tests do: pages are built for people.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk;
    });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new CommandError(`The pages could not be built:\n${output.trim()}`);
};

const hashOf = (names: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const file of names.flatMap((name) => filesIn(path.join(root, name))))
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
};

const filesIn = (start: string): string[] => {
  if (!statSync(start).isDirectory()) return [start];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && !entry.parentPath.includes('node_modules') && !entry.parentPath.includes('dist'),
    )
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
};
