import * as v from 'valibot';
import { retentionActions, retentionPolicySchema } from '../../team/retention-policy.schema.ts';

const described = <const S extends v.GenericSchema>(schema: S, text: string) =>
  v.pipe(schema, v.description(text));

const count = (text: string) => described(v.number(), text);
const shown = (text: string) =>
  described(
    v.array(
      v.object({
        id: described(v.string(), 'The contact'),
        due_at: described(v.string(), 'Since when it has been due'),
        reason: described(v.string(), 'By which rule: `last_call`, `last_change`, or `trash`'),
      }),
    ),
    text,
  );

export const retentionReportSchema = v.object({
  at: described(
    v.string(),
    'The cutoff: what was due at that time, and no later change of the clock moves it',
  ),
  seen: count('Contacts that were looked at'),
  counts: described(
    v.object({
      archive: count('To the archive'),
      trash: count('To the trash'),
      anonymise: count('Anonymised'),
      delete: count('Removed for good'),
    }),
    'How many get what',
  ),
  kept: described(
    v.object({
      not_due: count('Touched since'),
      held: count('Due, and on a legal hold'),
      opted_out: count('Due, and opted out'),
      merged: count('Part of another contact'),
      in_use: count('In an active campaign, or in a merge that goes on'),
    }),
    'How many stay: touched since, on a legal hold, opted out, part of another, or in an active campaign or a merge that goes on',
  ),
  sample: described(
    v.object({
      archive: shown('Of those to the archive'),
      trash: shown('Of those to the trash'),
      anonymise: shown('Of those anonymised'),
      delete: shown('Of those removed'),
    }),
    'Of each those that have been due for the longest',
  ),
});

/** Where a run is: which index, which of its partitions, and behind which entry. */
export const positionSchema = v.object({
  source: v.picklist(['idle', 'updated']),
  shard: v.number(),
  after: v.nullable(v.string()),
});
export type Position = v.InferOutput<typeof positionSchema>;

/** Contacts that are being worked on. They are on record before the first goes, so that none is counted twice. */
const chunkSchema = v.object({
  due: v.array(
    v.object({
      id: v.string(),
      action: v.picklist(retentionActions),
      due_at: v.string(),
      reason: v.picklist(['last_call', 'last_change', 'trash']),
    }),
  ),
  /** Of the others of the same page. */
  report: retentionReportSchema,
  next: v.nullable(positionSchema),
});
export type Chunk = v.InferOutput<typeof chunkSchema>;

export const retentionRunSchema = v.object({
  id: v.string(),
  team_id: v.string(),
  state: v.picklist(['running', 'done']),
  at: described(v.string(), 'The frozen cutoff'),
  policy: described(retentionPolicySchema, 'As it was when the run began'),
  trash_days: v.number(),
  report: retentionReportSchema,
  created_at: v.string(),
  ended_at: described(v.nullable(v.string()), 'Null while it goes on'),
});

export const storedRunSchema = v.object({
  ...retentionRunSchema.entries,
  position: v.nullable(positionSchema),
  chunk: v.nullable(chunkSchema),
  version: v.number(),
});
export type StoredRun = v.InferOutput<typeof storedRunSchema>;
