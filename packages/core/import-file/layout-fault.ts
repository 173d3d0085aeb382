import type { RowFault } from './chunk-file.ts';
import type { CsvRecord } from './csv-record.ts';
import type { Header } from './header.ts';

export const isEmpty = (cell: string | undefined) => cell === undefined || cell.trim() === '';

/** Tells whether nothing is in any cell; almost all rows have something in their first. */
export const isBlank = (cells: readonly string[]) => isEmpty(cells[0]) && cells.every(isEmpty);

/** Answers why the cells of a row may stand in the wrong columns. */
export const layoutFault = (
  { cells, doubtful }: CsvRecord,
  { headers, width }: Header,
): RowFault | undefined => {
  if (doubtful && cells.length !== width)
    return {
      column: null,
      code: 'quote_broken',
      message: 'The line may be the rest of a broken cell above it.',
    };
  if (cells.length > width && !cells.slice(width).every(isEmpty))
    return {
      column: null,
      code: 'too_many_cells',
      message: `The row has ${cells.length} cells, the header has ${headers.length}. Is a comma not quoted?`,
    };
  return undefined;
};
