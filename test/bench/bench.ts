import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bombWorkload } from './bomb-workload.ts';
import { bundleWorkload } from './bundle-workload.ts';
import { callableWorkload } from './callable-workload.ts';
import { costWorkload } from './cost-workload.ts';
import { duplicatesWorkload } from './duplicates-workload.ts';
import { engineWorkload } from './engine-workload.ts';
import { exportWorkload } from './export-workload.ts';
import type { Figure } from './figure.ts';
import { getWorkload } from './get-workload.ts';
import { httpWorkload } from './http-workload.ts';
import { importWorkload } from './import-workload.ts';
import { mergeWorkload } from './merge-workload.ts';
import { planWorkload } from './plan-workload.ts';
import { scaleWorkload } from './scale-workload.ts';
import { workbookWorkload } from './workbook-workload.ts';

// `npm run bench [-- name …]`: runs the named workloads, or all; ends with 1 when a budget does not hold.

const workloads: Record<string, () => Promise<Figure[]>> = {
  bombs: bombWorkload,
  bundle: bundleWorkload,
  callable: callableWorkload,
  cost: costWorkload,
  duplicates: duplicatesWorkload,
  engine: engineWorkload,
  export: exportWorkload,
  get: getWorkload,
  http: httpWorkload,
  import: importWorkload,
  merge: mergeWorkload,
  plan: planWorkload,
  scale: scaleWorkload,
  workbook: workbookWorkload,
};

const round = (value: number | undefined) =>
  value === undefined ? '' : value.toLocaleString('en', { maximumSignificantDigits: 3 });

const print = (figures: readonly Figure[]): void =>
  console.table(
    figures.map(({ name, unit, value, baseline, ratio, budget, least, ok }) => ({
      name,
      value: round(value),
      unit,
      'bare baseline': round(baseline),
      ratio: round(ratio),
      budget: budget === undefined ? '' : `${least ? '≥' : '≤'} ${budget}`,
      ok: ok ? 'yes' : 'NO',
    })),
  );

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(workloads, name));
if (unknown.length > 0) {
  console.error(
    `There is no workload ${unknown.join(', ')}. There are: ${Object.keys(workloads).join(', ')}.`,
  );
  process.exit(2);
}

const figures: Figure[] = [];
for (const [name, workload] of Object.entries(workloads)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`${name} …`);
  figures.push(...(await workload()));
}
print(figures);
const folder = path.resolve('bench/results');
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'latest.json'), `${JSON.stringify(figures, null, 2)}\n`);
if (figures.some(({ ok }) => !ok)) process.exitCode = 1;
