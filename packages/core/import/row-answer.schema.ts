import * as v from 'valibot';
import { possibleDuplicateSchema } from '../duplicate/possible-duplicate.schema.ts';
import { type CellFault, cellFaultSchema, type RowOutcome } from '../import-file/ledger.ts';
import { shownCell } from '../import-file/shown-cell.ts';
import type { Import } from './import.schema.ts';

export const rowOutcomeKinds = ['created', 'updated', 'skipped', 'failed', 'parked'] as const;
export type RowOutcomeKind = (typeof rowOutcomeKinds)[number];

export const rowFilterEntries = {
  outcome: v.pipe(
    v.optional(v.picklist(rowOutcomeKinds, 'unknown_value')),
    v.description('`parked` are those among the skipped ones that wait for a decision'),
  ),
};
export interface RowFilter {
  outcome?: RowOutcomeKind | undefined;
}

const faults = v.array(cellFaultSchema);

/** The outcome of a row as the API answers it. */
export const rowAnswerSchema = v.object({
  record: v.pipe(v.number(), v.description('The first row below the header is 1')),
  line: v.pipe(v.number(), v.description('Physical line of the file on which the row starts')),
  outcome: v.picklist(['created', 'updated', 'skipped', 'failed']),
  parked: v.pipe(v.boolean(), v.description('It waited, or waits, for a decision')),
  contact_id: v.pipe(
    v.nullable(v.string()),
    v.description('The contact created or updated, or the one in whose favour the row was skipped'),
  ),
  reason: v.nullable(v.object({ code: v.string(), message: v.string() })),
  errors: faults,
  warnings: faults,
  possible_duplicates: v.pipe(
    v.array(possibleDuplicateSchema),
    v.description('Contacts that have a value of the row: what speaks for one person, and against it'),
  ),
  cells: v.pipe(
    v.nullable(v.array(v.string())),
    v.description('Of a row that failed or is parked, as they were'),
  ),
});
export type RowAnswer = v.InferOutput<typeof rowAnswerSchema>;

/** Shortens the cell of a fault to what tells which one is meant. */
export const shownFault = ({ value, ...fault }: CellFault): CellFault => ({
  ...fault,
  value: value === null ? null : shownCell(value),
});

const decided = ({ at, imports }: NonNullable<Import['decision']>) => ({
  code: 'decided',
  message: `Somebody decided about the parked rows at ${at}: ${imports.length === 0 ? 'they stay as they are' : `see ${imports.join(' and ')}`}.`,
});

/** Describes a row as the API answers it, with the decision on it where it was parked. */
export const describeRow = (row: RowOutcome, { decision }: Pick<Import, 'decision'>): RowAnswer => ({
  record: row.record,
  line: row.line,
  outcome: row.outcome,
  parked: row.parked ?? false,
  contact_id: row.id ?? null,
  reason: row.parked && decision ? decided(decision) : (row.reason ?? null),
  errors: (row.errors ?? []).map(shownFault),
  warnings: (row.warnings ?? []).map(shownFault),
  possible_duplicates: row.possible ?? [],
  cells: row.cells ?? null,
});
