import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { nodeOptions } from '#infra/lambda.ts';
import { type Figure, figure } from './figure.ts';

const rows = Number(process.env.EXPORT_ROWS ?? 100_000);
const leastRate = 6_000;
const maxMegabytes = 256;

const runSchema = v.object({ milliseconds: v.number(), megabytes: v.number() });
const probe = fileURLToPath(new URL('./export-probe.ts', import.meta.url));

const run = async (format: string, mode: 'bare' | 'export') => {
  const env = { ...process.env, NODE_OPTIONS: nodeOptions };
  const { stdout } = await promisify(execFile)(process.execPath, [probe, format, mode, String(rows)], {
    env,
  });
  const { milliseconds, megabytes } = v.parse(runSchema, JSON.parse(stdout));
  return { rate: (1_000 * rows) / milliseconds, megabytes };
};

const figuresOf = async (format: string): Promise<Figure[]> => {
  const [plain, own] = [await run(format, 'bare'), await run(format, 'export')];
  const least = true as const;
  return [
    figure({
      name: `export of ${rows} contacts, ${format}`,
      unit: 'rows/s',
      value: own.rate,
      budget: leastRate,
      least,
    }),
    figure({ name: `the same, beside plain text`, unit: 'rows/s', value: own.rate, baseline: plain.rate }),
    figure({
      name: `export, ${format}, peak memory`,
      unit: 'MB',
      value: own.megabytes,
      budget: maxMegabytes,
    }),
  ];
};

/** The last step of an export, from its parts to the bytes of its file, beside the same values written plainly. */
export const exportWorkload = async (): Promise<Figure[]> => [
  ...(await figuresOf('csv')),
  ...(await figuresOf('xlsx')),
  ...(await figuresOf('vcard')),
];

if (import.meta.main) console.table(await exportWorkload());
