import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import Papa from 'papaparse';
import { planFile } from '#core/import-file/plan.ts';

/** Bare papaparse: the file streamed through it and nothing done with the rows. */
const parse = (file: string): Promise<number> =>
  new Promise((resolve, reject) => {
    let rows = -1;
    Papa.parse<string[]>(createReadStream(file, 'utf8'), {
      chunk: ({ data }) => {
        rows += data.length;
      },
      complete: () => resolve(rows),
      error: reject,
    });
  });

/** The plan step with a folder in place of the bucket. */
const plan = async (file: string, folder: string): Promise<number> => {
  for (const kind of ['chunks', 'repeats']) await mkdir(join(folder, kind), { recursive: true });
  const result = await planFile({
    open: async () => createReadStream(file),
    write: ({ kind, index }, body) => writeFile(join(folder, kind, String(index)), body),
    country: 'US',
    maxRows: Number.POSITIVE_INFINITY,
  });
  if (!result.plan) throw new Error(`The file was refused: ${result.refused.message}`);
  return result.plan.rows;
};

/** Runs one of both on a file and prints what it took; a process of its own, so that memory is its own too. */
const [mode, file = ''] = process.argv.slice(2);
const start = performance.now();
const rows = mode === 'plan' ? await plan(file, join(dirname(file), 'work')) : await parse(file);
const milliseconds = performance.now() - start;
console.log(JSON.stringify({ rows, milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
