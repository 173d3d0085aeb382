import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bombs } from '#test/core/workbook-bombs.ts';
import { type Figure, figure } from './figure.ts';
import { type Run, runProbe } from './plan-workload.ts';

const maxMilliseconds = 2_000;
const maxMegabytes = 128;

/** Workbooks made to do harm, each refused in a process of its own: the slowest, and the one that took most memory. */
export const bombWorkload = async (): Promise<Figure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'bombs-'));
  const file = join(folder, 'bomb.xlsx');
  const runs: Run[] = [];
  try {
    for (const { code, make } of Object.values(bombs)) {
      if (code === 'too_many_rows') continue;
      await writeFile(file, make());
      runs.push(await runProbe('plan', file, -1));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return [
    figure({
      name: `${runs.length} workbooks made to do harm, the slowest refusal`,
      unit: 'ms',
      value: Math.max(...runs.map(({ milliseconds }) => milliseconds)),
      budget: maxMilliseconds,
    }),
    figure({
      name: 'the same, peak memory',
      unit: 'MB',
      value: Math.max(...runs.map(({ megabytes }) => megabytes)),
      budget: maxMegabytes,
    }),
  ];
};

if (import.meta.main) console.table(await bombWorkload());
