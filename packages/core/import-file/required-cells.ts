import { columnName } from './column-name.ts';
import type { CellFault } from './ledger.ts';
import { canFill, type FileColumns, placeCells } from './place-cells.ts';

/** Finds what a row has to have and lacks, each by the first column that would have it. */
export const requiredFaults = (cells: readonly string[], columns: FileColumns): CellFault[] => {
  const { header, targets, required = [] } = columns;
  if (required.length === 0) return [];
  const placed = placeCells(cells, columns);
  return required.flatMap((wanted) => {
    if (placed.some(({ target }) => canFill(target, wanted))) return [];
    const index = targets.findIndex((target) => canFill(target, wanted));
    const message = `The import needs ${columnName(wanted)} in each row.`;
    return [{ column: header[index] ?? null, code: 'required', message, value: cells[index] ?? null }];
  });
};
