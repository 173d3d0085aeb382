import * as v from 'valibot';
import { cellFaultSchema, type RowOutcome } from '../import-file/ledger.ts';

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

/** What became of a row, as the API answers it. */
export const rowAnswerSchema = v.object({
  record: v.pipe(v.number(), v.description('The first row below the header is 1')),
  line: v.pipe(v.number(), v.description('Physical line of the file on which the row starts')),
  outcome: v.picklist(['created', 'updated', 'skipped', 'failed']),
  parked: v.pipe(v.boolean(), v.description('It waits for a decision')),
  contact_id: v.pipe(
    v.nullable(v.string()),
    v.description('The contact created or updated, or the one in whose favour the row was skipped'),
  ),
  reason: v.nullable(v.object({ code: v.string(), message: v.string() })),
  errors: faults,
  warnings: faults,
  cells: v.pipe(
    v.nullable(v.array(v.string())),
    v.description('Of a row that failed or is parked, as they were'),
  ),
});
export type RowAnswer = v.InferOutput<typeof rowAnswerSchema>;

export const describeRow = (row: RowOutcome): RowAnswer => ({
  record: row.record,
  line: row.line,
  outcome: row.outcome,
  parked: row.parked ?? false,
  contact_id: row.id ?? null,
  reason: row.reason ?? null,
  errors: row.errors ?? [],
  warnings: row.warnings ?? [],
  cells: row.cells ?? null,
});
