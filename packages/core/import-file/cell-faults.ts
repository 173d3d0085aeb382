import type { CsvRecord } from './csv-record.ts';
import type { Header } from './header.ts';

/** What spreadsheets have for no value. It says nothing, as it does in a CSV file. */
const notThere = '#N/A';

/**
 * A record with the first fault of a cell that matters, or, for a lenient import, with all of them as cells to do
 * without. What is wrong in a column that is left out does not matter, and in one without a header there is nothing
 * then.
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
