import * as v from 'valibot';

import { possibleDuplicateSchema } from '../duplicate/possible-duplicate.schema.ts';

const reasonSchema = v.object({ code: v.string(), message: v.string() });

export const cellFaultSchema = v.object({
  column: v.nullable(v.string()),
  code: v.string(),
  message: v.string(),
  value: v.nullable(v.string()),
});

/** One fault of one cell, or of the row as a whole when `column` is null. */
export type CellFault = v.InferOutput<typeof cellFaultSchema>;

const rowOutcomeSchema = v.object({
  record: v.number(),
  line: v.number(),
  outcome: v.picklist(['created', 'updated', 'skipped', 'failed']),
  /** The contact created or updated, or the one in whose favour the row was skipped. */
  id: v.optional(v.string()),
  reason: v.optional(reasonSchema),
  warnings: v.optional(v.array(cellFaultSchema)),
  errors: v.optional(v.array(cellFaultSchema)),
  /** Whether the row waits for a decision; until then it is skipped. */
  parked: v.optional(v.boolean()),
  /** The company that its columns name, which may have been made or changed by the row. */
  company_id: v.optional(v.string()),
  /** Contacts that have a value of the row, and may be the same person. */
  possible: v.optional(v.array(possibleDuplicateSchema)),
  /** The cells of a failed or parked row, as they were. */
  cells: v.optional(v.array(v.string())),
});

/** The outcome of one row; the ledger has exactly one for each. */
export type RowOutcome = v.InferOutput<typeof rowOutcomeSchema>;

export const encodeOutcomes = (outcomes: readonly RowOutcome[]): string =>
  outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`).join('');

export const decodeOutcomes = (text: string): RowOutcome[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => v.parse(rowOutcomeSchema, JSON.parse(line)));
