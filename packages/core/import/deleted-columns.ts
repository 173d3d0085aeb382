import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { isDeletedSince } from '../catalogue/deleted-fields.ts';
import type { ColumnTarget } from '../import-file/column-target.ts';
import type { CellFault, RowOutcome } from '../import-file/ledger.ts';
import type { FileColumns } from '../import-file/place-cells.ts';
import type { RowsToWrite } from './candidate.ts';

/**
 * The columns as they are read from now on: those of fields that were deleted since the import came are left out, and
 * are not made fields anew. `told` adds to the outcome of a row that it has such a cell.
 */
export const openColumns = (
  { rows, stored, targets, header, required }: RowsToWrite,
  { deleted }: Pick<Catalogue, 'deleted'>,
): { columns: Pick<FileColumns, 'targets' | 'required'>; told: (outcome: RowOutcome) => RowOutcome } => {
  const isOfDeleted = (target: ColumnTarget) =>
    target.kind === 'custom' && isDeletedSince(deleted, target.name, stored.created_at);
  const isGone = targets.map(isOfDeleted);
  const cellsOf = new Map(rows.map(({ record, cells }) => [record, cells]));
  const warningsOf = ({ record }: RowOutcome): CellFault[] =>
    (cellsOf.get(record) ?? []).flatMap((value, index) => {
      if (!isGone[index] || value.trim() === '') return [];
      const message = 'The field was deleted while the import ran, so that the cell is left out.';
      return [{ column: header[index] ?? null, code: 'field_deleted', message, value }];
    });
  return {
    columns: {
      targets: targets.map((target, index) => (isGone[index] ? { kind: 'ignore' } : target)),
      required: required?.filter((target) => !isOfDeleted(target)),
    },
    told: (outcome) => {
      const more = outcome.outcome === 'failed' ? [] : warningsOf(outcome);
      return more.length > 0 ? { ...outcome, warnings: [...(outcome.warnings ?? []), ...more] } : outcome;
    },
  };
};
