import * as v from 'valibot';
import { type CellFault, cellFaultSchema } from '../../import-file/ledger.ts';
import type { Table } from '../../table/table.ts';
import { findMarked, type Marked } from '../../undo/mark.item.ts';
import type { RowsToWrite } from '../row/candidate.ts';

type Writer = Pick<RowsToWrite, 'team' | 'stored'>;

/** Names a contact or company as what an import changes. */
export const markedBy = ({ team, stored }: Writer, id: string): Marked => ({
  teamId: team.id,
  deedId: stored.id,
  id,
});

/** Names the part of an import that a row is; parts sort in the order of the file. */
export const partOf = (record: number): string => String(record).padStart(9, '0');

/** The part of an import that brings a contact into its campaign, behind those of all rows. */
export const campaignPart = 'campaign';

const warnings = v.array(cellFaultSchema);

/** Finds which of these rows have made their change already, with the warnings of then, by record. */
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
