import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cell, escapeXml, sheet } from '#test/core/workbook-fixture.ts';
import { type Figure, figure, median } from './figure.ts';
import { type Run, runProbe, tableHeader, tableRow, writeTable } from './plan-workload.ts';

const rows = 100_000;
const rounds = 5;
/** How much longer than the same table as CSV a workbook may take. */
const maxRatio = 4;
const maxMegabytes = 256;

/** Cells as Excel saves them: each text once, in a table that they point to. */
const sharedCells = () => {
  const texts = new Map<string, number>();
  const cellOf = (text: string): Cell => {
    const index = texts.get(text) ?? texts.size;
    texts.set(text, index);
    return { raw: `<c t="s"><v>${index}</v></c>` };
  };
  const table = [tableHeader, ...Array.from({ length: rows }, (_, n) => tableRow(n))];
  return { cells: table.map((row) => row.map(cellOf)), shared: [...texts.keys()] };
};

const writeShared = async (file: string): Promise<void> => {
  const { cells, shared } = sharedCells();
  await writeFile(file, sheet(cells, { shared: shared.map((text) => `<t>${escapeXml(text)}</t>`) }));
};

/** As programs save them that write cell by cell: each text in its place. */
const writeInline = async (file: string): Promise<void> => {
  const table = [tableHeader, ...Array.from({ length: rows }, (_, n) => tableRow(n))];
  await writeFile(file, sheet(table));
};

const figures = (name: string, workbooks: readonly Run[], tables: readonly Run[]): Figure[] => [
  figure({
    name: `plan of 100,000 rows of Excel, ${name}`,
    unit: 'ms',
    value: median(workbooks.map(({ milliseconds }) => milliseconds)),
    baseline: median(tables.map(({ milliseconds }) => milliseconds)),
    budget: maxRatio,
  }),
  figure({
    name: `plan of Excel, ${name}, peak memory`,
    unit: 'MB',
    value: Math.max(...workbooks.map(({ megabytes }) => megabytes)),
    budget: maxMegabytes,
  }),
];

/** The plan step on a workbook, next to the same on the same table as CSV. */
export const workbookWorkload = async (): Promise<Figure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'workbook-'));
  const [csv, shared, inline] = ['table.csv', 'shared.xlsx', 'inline.xlsx'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  try {
    await writeTable(csv, rows);
    await writeShared(shared);
    await writeInline(inline);
    const runs: Record<string, Run[]> = { [csv]: [], [shared]: [], [inline]: [] };
    for (let round = 0; round < rounds; round++)
      for (const [file, found] of Object.entries(runs)) found.push(await runProbe('plan', file, rows));
    const tables = runs[csv] ?? [];
    return [
      ...figures('texts shared', runs[shared] ?? [], tables),
      ...figures('texts in place', runs[inline] ?? [], tables),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

if (import.meta.main) console.table(await workbookWorkload());
