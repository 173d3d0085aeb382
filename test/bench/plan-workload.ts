import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { nodeOptions } from '#infra/lambda.ts';
import { type Figure, figure, median } from './figure.ts';

const maxRatio = 2.5;
const maxMegabytes = 256;
/** How much more memory a file ten times as large may take, for it to count as constant. */
const maxGrowth = 1.5;

const runSchema = v.object({ rows: v.number(), milliseconds: v.number(), megabytes: v.number() });
export type Run = v.InferOutput<typeof runSchema>;

const probe = fileURLToPath(new URL('./plan-probe.ts', import.meta.url));

/** Reads a file in a process of its own, bare or as the plan step does: that with the function's settings. */
export const runProbe = async (mode: 'parse' | 'plan', file: string, rows: number): Promise<Run> => {
  const env = { ...process.env, ...(mode === 'plan' && { NODE_OPTIONS: nodeOptions }) };
  const { stdout } = await promisify(execFile)(process.execPath, [probe, mode, file], { env });
  const result = v.parse(runSchema, JSON.parse(stdout));
  if (result.rows !== rows) throw new Error(`${mode} found ${result.rows} of ${rows} rows.`);
  return result;
};

const firstNames = ['Jane', 'John', 'Søren', 'María', 'Wei', 'Olga', 'Pat', 'Ahmed', 'Chloé'];
const lastNames = ['Smith', 'Doe', 'García', 'Müller', 'Nguyen', "O'Brien", 'Kowalski'];
const jobs = ['CEO', 'Sales Manager', 'Engineer', 'Account Executive', 'Nurse'];
const companies = ['Acme Corp', 'Widgets, Inc', 'Globex', 'Initech', 'Umbrella Group', 'Stark "Iron" Ltd'];
const cities = ['San Francisco', 'New York', 'Berlin', 'Paris', 'Chicago'];

export const tableHeader = [
  'first_name',
  'last_name',
  'email',
  'phone',
  'job_title',
  'lead_status',
  'company_name',
  'company_city',
  'notes',
];

/** A row of about 108 bytes; one in a hundred repeats the number of an earlier one. */
export const tableRow = (n: number): string[] => {
  const pick = (values: readonly string[], step = 1) => values[Math.floor(n / step) % values.length] ?? '';
  const number = 2_020_000_000 + (n % 100 === 99 ? n - 99 : n) * 7;
  return [
    pick(firstNames),
    pick(lastNames, 3),
    `contact.${n}@example.com`,
    `+1${number}`,
    pick(jobs, 2),
    'new',
    pick(companies),
    pick(cities, 5),
    `met at the trade show ${n % 31}`,
  ];
};

const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;

export const writeTable = async (file: string, rows: number): Promise<void> => {
  const stream = createWriteStream(file);
  stream.write(csvLine(tableHeader));
  const batch = 5_000;
  for (let from = 0; from < rows; from += batch) {
    const lines = Array.from({ length: Math.min(batch, rows - from) }, (_, n) => csvLine(tableRow(from + n)));
    if (!stream.write(lines.join(''))) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
};

/** Both in turn, so that whatever else the machine does falls on both. */
const measure = async (file: string, rows: number, rounds: number) => {
  const parses: Run[] = [];
  const plans: Run[] = [];
  for (let round = 0; round < rounds; round++) {
    parses.push(await runProbe('parse', file, rows));
    plans.push(await runProbe('plan', file, rows));
  }
  return { parses, plans };
};

const figures = (parses: readonly Run[], plans: readonly Run[], small: Run): Figure[] => {
  const megabytes = Math.max(...plans.map((one) => one.megabytes));
  return [
    figure({
      name: 'plan of 1,000,000 rows',
      unit: 'ms',
      value: median(plans.map(({ milliseconds }) => milliseconds)),
      baseline: median(parses.map(({ milliseconds }) => milliseconds)),
      budget: maxRatio,
    }),
    figure({ name: 'plan, peak memory', unit: 'MB', value: megabytes, budget: maxMegabytes }),
    figure({
      name: 'plan, peak memory beside a tenth of the rows',
      unit: 'MB',
      value: megabytes,
      baseline: small.megabytes,
      budget: maxGrowth,
    }),
  ];
};

/** The plan step on a generated file, next to bare papaparse on the same file, each in a process of its own. */
export const planWorkload = async ({ rows = 1_000_000, rounds = 3 } = {}): Promise<Figure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'plan-'));
  try {
    const [large, small] = [join(folder, 'large.csv'), join(folder, 'small.csv')];
    const smallRows = Math.ceil(rows / 10);
    await writeTable(small, smallRows);
    await writeTable(large, rows);
    const smallPlan = await runProbe('plan', small, smallRows);
    const { parses, plans } = await measure(large, rows, rounds);
    return figures(parses, plans, smallPlan);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

if (import.meta.main) console.table(await planWorkload());
