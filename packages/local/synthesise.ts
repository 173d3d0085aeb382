import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { CommandError } from './command-error.ts';

const script = fileURLToPath(new URL('./synth.ts', import.meta.url));

/** Bundles the functions and synthesises the app into this folder. Throws CommandError with what went wrong. */
export const synthesise = async (outdir: string): Promise<void> => {
  await rm(outdir, { recursive: true, force: true });
  const child = spawn(process.execPath, [script, outdir], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const [code] = await once(child, 'close');
  if (code !== 0) throw new CommandError(`The app could not be synthesised:\n${output.trim()}`);
};
