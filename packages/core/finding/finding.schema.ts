import * as v from 'valibot';
import { evidenceSchema } from '../duplicate/possible-duplicate.schema.ts';

export const findingKindSchema = v.picklist(['duplicates', 'name_conflict', 'shared_value'], 'unknown_value');
export type FindingKind = v.InferOutput<typeof findingKindSchema>;

const text = v.nullable(v.string());
const pairIds = v.pipe(v.array(v.string()), v.description('Both contacts'));

export type Reason = v.InferOutput<typeof evidenceSchema>;

export const findingPairSchema = v.object({
  contact_ids: pairIds,
  score: v.pipe(v.number(), v.description('0 to 100; 100 where all that both have is equal')),
  reasons: v.pipe(v.array(evidenceSchema), v.description('The weightiest first')),
});
export type FindingPair = v.InferOutput<typeof findingPairSchema>;

export const findingContactSchema = v.object({
  id: v.string(),
  name: text,
  phone: text,
  phone_extension: v.pipe(text, v.description('Digits of its extension')),
  phone_secondary: text,
  email: text,
  company_id: text,
  company: v.pipe(text, v.description('Its name')),
  job_title: text,
  department_id: text,
  lead_status: text,
  do_not_call: v.nullable(v.boolean()),
  total_calls: v.nullable(v.number()),
  last_called_at: text,
  last_call_outcome: text,
  created_at: text,
  updated_at: text,
  version: v.number(),
});
export type FindingContact = v.InferOutput<typeof findingContactSchema>;

export const findingSchema = v.object({
  id: v.string(),
  kind: v.pipe(
    findingKindSchema,
    v.description(
      '`duplicates`: one person, as it seems; `name_conflict`: a value in common, and names that do not go together, as in a household; `shared_value`: a value of many, as of a switchboard',
    ),
  ),
  score: v.pipe(v.nullable(v.number()), v.description('Of the best pair; null of a shared value')),
  contacts: v.array(findingContactSchema),
  contact_count: v.pipe(
    v.number(),
    v.description('How many contacts it is of; of a shared value up to ten are told'),
  ),
  differs: v.pipe(v.array(v.string()), v.description('Properties in which the contacts differ')),
  pairs: v.pipe(
    v.array(findingPairSchema),
    v.description('The best first; in lists up to ten, of one finding all'),
  ),
  pair_count: v.pipe(v.number(), v.description('How many pairs it has')),
  weakest_link: v.pipe(
    v.nullable(
      v.object({
        contact_ids: pairIds,
        score: v.pipe(v.number(), v.description('That of the pair')),
      }),
    ),
    v.description('The pair without which the group would fall apart; null where each part is held twice'),
  ),
  is_cut: v.pipe(v.boolean(), v.description('Whether more contacts belong here than a group holds')),
  value: v.pipe(
    v.nullable(v.object({ field: v.string(), value: v.string() })),
    v.description('The value in common, of a conflict or a shared value'),
  ),
  names: v.pipe(v.nullable(v.number()), v.description('Of a shared value: how many names it has')),
});
export type FindingAnswer = v.InferOutput<typeof findingSchema>;

export const lastScanSchema = v.object({
  job_id: v.pipe(text, v.description('The job that scans now, or did last')),
  finished_at: v.pipe(text, v.description('When the last complete scan ended; null where there was none')),
  contacts: v.nullable(v.number()),
  changed: v.pipe(
    v.nullable(v.number()),
    v.description('Of a scan of changes: how many contacts had changed'),
  ),
  compared: v.pipe(v.nullable(v.number()), v.description('How many pairs were compared')),
  is_cut: v.pipe(v.boolean(), v.description('Whether pairs of the most common names were left out')),
  auto_merge_stopped: v.pipe(
    v.nullable(
      v.object({
        at: v.string(),
        merged: v.pipe(v.number(), v.description('How many it had merged in thirty days')),
        undone: v.pipe(v.number(), v.description('How many of these were undone')),
      }),
    ),
    v.description('When merging without asking was last switched off by itself'),
  ),
});

export const dismissSchema = v.strictObject({
  team_id: v.optional(v.string()),
  pairs: v.pipe(
    v.optional(
      v.pipe(
        v.array(v.pipe(v.array(v.string()), v.length(2, 'type_pair')), 'type_array'),
        v.minLength(1, 'empty'),
        v.maxLength(1_225, 'too_long'),
      ),
    ),
    v.description('Pairs of contact ids; all of the finding where none are given'),
  ),
});

export const sampledPairSchema = v.object({
  ...findingPairSchema.entries,
  contacts: v.array(findingContactSchema),
});

export const sampleSchema = v.object({
  threshold: v.pipe(v.number(), v.description('The least score asked for')),
  judged: v.pipe(v.number(), v.description('How many pairs were judged')),
  known: v.pipe(v.number(), v.description('How many the last scan found, of a score of 60 or in conflict')),
  pairs: v.pipe(v.number(), v.description('Of those judged, how many reach the threshold')),
  groups: v.pipe(v.number(), v.description('How many groups they make')),
  contacts: v.pipe(v.number(), v.description('How many contacts are in these')),
  above: v.pipe(v.array(sampledPairSchema), v.description('The pairs just above it, up to ten')),
  below: v.pipe(v.array(sampledPairSchema), v.description('The pairs just below it, up to ten')),
});
export type ThresholdSample = v.InferOutput<typeof sampleSchema>;

export const autoMergeGroupSchema = v.object({
  contact_ids: v.pipe(v.array(v.string()), v.description('Its contacts')),
  score: v.pipe(v.nullable(v.number()), v.description('Of the best pair')),
  primary_id: v.pipe(v.nullable(v.string()), v.description('Who would survive')),
  reason: v.pipe(
    v.nullable(v.string()),
    v.description(
      'Why it is not merged: `name_only`, `name_conflict`, `vetoed`, `disagreement`, `no_exact_key`, `score_too_low`, `not_all_alike`, `daily_cap`, `stopped`; null where it is',
    ),
  ),
});
export type AutoMergeGroup = v.InferOutput<typeof autoMergeGroupSchema>;
