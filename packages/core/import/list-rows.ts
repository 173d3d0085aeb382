import * as v from 'valibot';
import { type Files, fileExists, readText, writeFile } from '../files/files.ts';
import type { RowOutcome } from '../import-file/ledger.ts';
import { inFileOrder } from '../import-file/results.ts';
import { type ChunkName, workKeys } from '../import-file/work-keys.ts';
import { inLanes } from '../lanes.ts';
import { readCursor, writeCursor } from '../list/cursor.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import type { Table } from '../table/table.ts';
import { findLedger, findPlan } from './files.ts';
import type { StoredImport } from './import.item.ts';
import { type RowFilter, type RowOutcomeKind, rowOutcomeKinds } from './row-answer.schema.ts';

const entrySchema = v.object({
  kind: v.picklist(['chunks', 'repeats']),
  index: v.number(),
  /** Record of the last row of a ledger, and how many of its rows have each outcome. */
  last: v.number(),
  counts: v.record(v.string(), v.number()),
});
const indexSchema = v.array(entrySchema);
type Entry = v.InferOutput<typeof entrySchema>;

/**
 * Most bytes of cells on a page: an answer of more than 6 MB does not get through. A single row may have some
 * 3 MB.
 */
const mostBytes = 3_000_000;

/** Number of ledgers that are read at a time. */
const lanes = 16;

const isOf = ({ outcome, parked = false }: RowOutcome, wanted: RowOutcomeKind): boolean =>
  wanted === 'parked' ? parked : outcome === wanted;

const entryOf = ({ kind, index }: ChunkName, outcomes: readonly RowOutcome[]): Entry => ({
  kind,
  index,
  last: outcomes.at(-1)?.record ?? 0,
  counts: Object.fromEntries(
    rowOutcomeKinds.map((wanted) => [wanted, outcomes.filter((one) => isOf(one, wanted)).length]),
  ),
});

/** Reads, or gathers, what stands in which ledger. */
const readIndex = async (files: Files, stored: StoredImport): Promise<Entry[]> => {
  const plan = await findPlan(files, stored);
  const entries: Entry[] = [];
  for (const kind of ['chunks', 'repeats'] as const)
    await inLanes([...Array(plan?.[kind] ?? 0).keys()], lanes, async (index) => {
      const outcomes = await findLedger(files, stored, { kind, index });
      if (outcomes) entries.push(entryOf({ kind, index }, outcomes));
    });
  return entries.sort((one, other) => one.index - other.index);
};

/** Stores what stands in which ledger, once all are written. */
export const writeIndex = async (files: Files, stored: StoredImport): Promise<void> =>
  writeFile(files, workKeys.ledgerIndex(stored), JSON.stringify(await readIndex(files, stored)));

const openIndex = async (files: Files, stored: StoredImport): Promise<Entry[]> => {
  const key = workKeys.ledgerIndex(stored);
  if (!(await fileExists(files, key))) return readIndex(files, stored);
  return v.parse(indexSchema, JSON.parse(await readText(files, key)));
};

const countOf = ({ counts }: Entry, wanted: RowOutcomeKind | undefined): number =>
  wanted === undefined
    ? rowOutcomeKinds.reduce((sum, kind) => sum + (kind === 'parked' ? 0 : (counts[kind] ?? 0)), 0)
    : (counts[wanted] ?? 0);

/** Reads rows of one kind of ledger after a record, in the file's order. */
async function* rowsOf(
  files: Files,
  stored: StoredImport,
  entries: readonly Entry[],
  { after, outcome }: { after: number; outcome: RowOutcomeKind | undefined },
): AsyncGenerator<RowOutcome> {
  for (const entry of entries) {
    if (entry.last <= after || countOf(entry, outcome) === 0) continue;
    const rows = (await findLedger(files, stored, entry)) ?? [];
    for (const row of rows)
      if (row.record > after && (outcome === undefined || isOf(row, outcome))) yield row;
  }
}

/** Reads the rows of an import with an outcome, in the file's order. */
export const readOutcomes = async (
  files: Files,
  stored: StoredImport,
  { after = 0, outcome }: { after?: number } & RowFilter,
): Promise<{ rows: AsyncGenerator<RowOutcome>; count: number }> => {
  const index = await openIndex(files, stored);
  const of = (kind: Entry['kind']) =>
    rowsOf(
      files,
      stored,
      index.filter((entry) => entry.kind === kind),
      { after, outcome },
    );
  return {
    rows: inFileOrder(of('chunks'), of('repeats')),
    count: index.reduce((sum, entry) => sum + countOf(entry, outcome), 0),
  };
};

/**
 * Lists what became of the rows of an import, in the file's order; while it runs, of those reached so far. A
 * page ends early where rows are large.
 * @throws CallbookError `cursor_invalid`
 */
export const listRows = async (
  table: Table,
  files: Files,
  stored: StoredImport,
  { limit, offset, cursor, outcome }: PageRequest & RowFilter,
): Promise<Page<RowOutcome>> => {
  const query = { list: 'rows', import_id: stored.id, outcome };
  const after = cursor === undefined ? 0 : Number(await readCursor(table, stored.team_id, query, cursor));
  const { rows, count } = await readOutcomes(files, stored, { after, outcome });
  const records: RowOutcome[] = [];
  let skipped = 0;
  let hasMore = false;
  let bytes = 0;
  for await (const row of rows) {
    if (skipped++ < offset) continue;
    bytes += Buffer.byteLength(JSON.stringify(row.cells ?? []));
    hasMore = records.length === limit || (bytes > mostBytes && records.length > 0);
    if (hasMore) break;
    records.push(row);
  }
  const last = records.at(-1)?.record;
  return {
    records,
    count,
    limit,
    offset,
    next_cursor:
      hasMore && last !== undefined ? await writeCursor(table, stored.team_id, query, String(last)) : null,
  };
};
