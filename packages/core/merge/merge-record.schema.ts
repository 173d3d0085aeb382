import * as v from 'valibot';
import { originSchema } from '../attribute/stored-contact.ts';
import { mergedValueSchema } from '../contact/merged-value.schema.ts';

const described = <const S extends v.GenericSchema>(schema: S, text: string) =>
  v.pipe(schema, v.description(text));

const text = v.nullable(v.string());

/** `moving`: all is visible, and what is attached is on its way; `returning`: the same of an undo. */
export const mergeStateSchema = v.picklist(['moving', 'done', 'returning', 'undone'], 'unknown_value');
export type MergeState = v.InferOutput<typeof mergeStateSchema>;

export const movedSchema = described(
  v.object({
    calls: described(v.number(), 'Calls'),
    activities: described(v.number(), 'Notes, emails, appointments, conversations and tickets'),
    memberships: described(v.number(), 'Campaigns that they were in'),
    consents: described(v.number(), 'Rows of consents'),
  }),
  'How much moved to the survivor, of all merged contacts together',
);

const summaryEntries = {
  id: v.pipe(v.string(), v.examples(['merge_01kbyp7w3mf4z8b1d5f9h2k4mc'])),
  team_id: v.string(),
  state: described(
    mergeStateSchema,
    '`moving`: everything is visible, what is attached is on its way; `returning`: the same of an undo',
  ),
  primary_id: described(v.string(), 'The contact that survives'),
  merged_ids: described(v.array(v.string()), 'The contacts that became part of it'),
  strategy: described(
    v.picklist(['primary', 'newest', 'oldest']),
    'Whose value won where several contacts had one',
  ),
  overrides: described(v.record(v.string(), v.string()), 'By property, the contact that was named for it'),
  auto: described(v.boolean(), 'Whether the team’s rules merged them, without anybody asking'),
  moved: movedSchema,
  created_by: v.string(),
  created_at: v.string(),
  undo_until: described(v.string(), 'Until when it can be undone'),
  undone_at: described(text, 'When it was undone'),
  undone_by: described(text, 'Who has undone it'),
  kept: described(
    v.record(v.string(), v.string()),
    'What stayed at the undo, and why: codes by property; of contacts that came back as `<contact>.<property>`',
  ),
  job_id: described(text, 'The job that moves what is attached, where that is too much for one request'),
};

/** A merge as lists show it. */
export const mergeSummarySchema = v.object(summaryEntries);
export type MergeSummary = v.InferOutput<typeof mergeSummarySchema>;

/** A merge as it is kept. */
export const storedMergeSchema = v.object({
  ...summaryEntries,
  /** Departments of all contacts that took part. */
  departments: v.array(text),
});
export type StoredMerge = v.InferOutput<typeof storedMergeSchema>;

export const loserSchema = v.object({
  contact_id: v.string(),
  value: v.unknown(),
  origin: described(v.nullable(originSchema), 'Who set it, and when'),
  kept_in: described(
    v.optional(v.picklist(['phone_secondary', 'merged_values', 'notes'])),
    'Where the survivor has it; absent where only the merged contact does',
  ),
});

export const outcomeSchema = v.object({
  field: described(v.string(), 'The property, of custom fields `cf.<name>`'),
  value: v.unknown(),
  from: described(text, 'The contact whose value it is; null where it is made of those of several'),
  origin: described(v.nullable(originSchema), 'Who set it, and when'),
  losers: described(v.array(loserSchema), 'Other values, and where they are found from then on'),
  chosen: described(v.boolean(), 'Whether the request names the contact'),
});

const saidEntries = {
  contact_id: v.string(),
  consent_id: described(v.optional(v.string()), 'Absent of an opt-out that no consent tells of'),
  status: v.picklist(['granted', 'denied', 'withdrawn']),
  at: v.string(),
};

export const saidSchema = v.object(saidEntries);

export const droppedSchema = v.object({
  ...saidEntries,
  why: described(
    v.picklist(['older', 'opt_out_wins']),
    '`older`: another word is later; `opt_out_wins`: it is a grant beside a refusal or an opt-out',
  ),
});

export const consentOutcomeSchema = v.object({
  purpose: described(v.string(), 'What it is for'),
  kept: described(saidSchema, 'The word that holds from then on'),
  dropped: described(v.array(droppedSchema), 'Words that do not'),
  conflict: described(
    v.boolean(),
    'Whether a grant is later than the refusal that is kept: somebody should ask the person',
  ),
});

const warningSchema = v.object({ param: text, code: v.string(), message: v.string() });

/** What a merge makes of values and consents: what a dry run shows is what is carried out. */
export const mergeOutcomeSchema = v.object({
  fields: described(v.array(outcomeSchema), 'What becomes of each property that any of them has'),
  consents: described(v.array(consentOutcomeSchema), 'What becomes of consents, by purpose'),
  merged_values: described(
    v.array(mergedValueSchema),
    'Numbers, addresses and ids for which the survivor has no place, and by which it is found all the same',
  ),
  tags_left: described(v.array(v.string()), 'Tags for which there is no room'),
  notes_left: described(v.number(), 'Notes for which there is no room: they become notes of the timeline'),
  warnings: v.array(warningSchema),
});
export type MergeOutcome = v.InferOutput<typeof mergeOutcomeSchema>;

export const mergeAnswerSchema = v.object({ ...summaryEntries, ...mergeOutcomeSchema.entries });
export type MergeAnswer = v.InferOutput<typeof mergeAnswerSchema>;
