import { createReadStream, statSync } from 'node:fs';
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

/** The plan step with a sink in place of the bucket: the bytes are made, and not sent. -1 for a file that is refused. */
const plan = async (file: string): Promise<number> => {
  const result = await planFile({
    open: async () => createReadStream(file),
    access: async () => ({
      size: statSync(file).size,
      read: async (start, end) => createReadStream(file, { start, end: end - 1 }),
    }),
    write: async (_, body) => {
      Buffer.from(body);
    },
    country: 'US',
    maxRows: Number.POSITIVE_INFINITY,
  });
  return result.plan?.rows ?? -1;
};

/** Runs one of both on a file and prints what it took; a process of its own, so that memory is its own too. */
const [mode, file = ''] = process.argv.slice(2);
const start = performance.now();
const rows = mode === 'plan' ? await plan(file) : await parse(file);
const milliseconds = performance.now() - start;
console.log(JSON.stringify({ rows, milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
