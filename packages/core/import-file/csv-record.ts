import type { RowFault, UnreadCell } from './chunk-file.ts';

/** One record as it stands in the file; blank lines are no records. */
export interface CsvRecord {
  line: number;
  cells: string[];
  fault?: RowFault;
  /** What is wrong with single cells, by their places. */
  cellFaults?: ReadonlyMap<number, RowFault>;
  /** Cells among them that a lenient import goes without. */
  unread?: UnreadCell[];
  /** Whether it stands where quoting went wrong and may be the rest of a broken record. */
  doubtful?: true;
  /** Whether an empty line stands before it. */
  afterBlank?: true;
}
