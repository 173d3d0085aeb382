import type { CsvRecord } from './csv-record.ts';
import type { Header } from './header.ts';

/**
 * A record with the first fault of a cell that matters. What is wrong in a column that is left out is not, and in
 * one without a header there is nothing then.
 */
export const withoutIdleFaults = (record: CsvRecord, { headers, targets }: Header): CsvRecord => {
  if (!record.cellFaults) return record;
  const { cellFaults, ...found } = record;
  const isIdle = (at: number) => (targets[at]?.kind ?? 'ignore') === 'ignore';
  const [at, fault] = [...cellFaults].find(([index]) => !isIdle(index)) ?? [];
  const cells = found.cells.map((cell, index) => (cellFaults.has(index) && !headers[index] ? '' : cell));
  return at === undefined || !fault
    ? { ...found, cells }
    : { ...found, cells, fault: { ...fault, column: headers[at] ?? null } };
};
