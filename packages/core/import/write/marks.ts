import * as v from 'valibot';
import { type CellFault, cellFaultSchema } from '../../import-file/ledger.ts';
import type { Table } from '../../table/table.ts';
import { findMarked, type Marked } from '../../undo/mark.item.ts';
import type { RowsToWrite } from '../row/candidate.ts';

type Writer = Pick<RowsToWrite, 'team' | 'stored'>;

/** A contact or company that rows of an import change. */
export const markedBy = ({ team, stored }: Writer, id: string): Marked => ({
  teamId: team.id,
  deedId: stored.id,
  id,
});

/** The part that a row has in an import; parts are in the order of the file. */
export const partOf = (record: number): string => String(record).padStart(9, '0');

const warnings = v.array(cellFaultSchema);

/** What was told of those among these rows that have changed what they mean already, by record. */
export const findMarkedRows = async (
  table: Table,
  writer: Writer,
  rows: readonly { id: string; record: number }[],
): Promise<Map<number, CellFault[]>> => {
  const marks = await findMarked(
    table,
    rows.map(({ id, record }) => ({ marked: markedBy(writer, id), part: partOf(record) })),
  );
  return new Map(marks.map((mark) => [Number(mark.part), v.parse(warnings, mark.warnings)]));
};
