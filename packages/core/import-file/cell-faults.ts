import type { CsvRecord } from './csv-record.ts';
import type { Header } from './header.ts';

/** A spreadsheet's word for no value; it says nothing, as in a CSV file. */
const notThere = '#N/A';

/**
 * Picks the first fault of a record's cells that matters; for a lenient import all of them, as cells to go
 * without. Faults in columns that are left out do not matter, and a column without a header is then empty.
 */
export const withoutIdleFaults = (
  record: CsvRecord,
  { headers, targets }: Header,
  lenient = false,
): CsvRecord => {
  if (!record.cellFaults) return record;
  const { cellFaults, ...found } = record;
  const isIdle = (at: number) => (targets[at]?.kind ?? 'ignore') === 'ignore';
  const cells = found.cells.map((cell, index) => (cellFaults.has(index) && !headers[index] ? '' : cell));
  const faults = [...cellFaults].flatMap(([at, fault]) =>
    isIdle(at) || (lenient && cells[at] === notThere) ? [] : [{ ...fault, column: headers[at] ?? null, at }],
  );
  const [first] = faults;
  if (!first) return { ...found, cells };
  const places = new Set(faults.map(({ at }) => at));
  const hasMore = cells.some((cell, index) => cell.trim() !== '' && !places.has(index));
  if (lenient && hasMore) return { ...found, cells, unread: faults };
  const { at: _, ...fault } = first;
  return { ...found, cells, fault };
};
