import type { RowFault, UnreadCell } from './chunk-file.ts';

/** One record as it stands in the file; blank lines are no records. */
export interface CsvRecord {
  line: number;
  cells: string[];
  fault?: RowFault;
  /** What is wrong with single cells, by their places. */
  cellFaults?: ReadonlyMap<number, RowFault>;
  /** Those of them that a lenient import does without. */
  unread?: UnreadCell[];
  /** It stands where quoting went wrong and may be the rest of a broken record. */
  doubtful?: true;
  /** An empty line stands before it. */
  afterBlank?: true;
}
