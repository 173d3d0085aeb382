import * as v from 'valibot';
import { line, optional } from '../text/text.schema.ts';

/** A merge takes no more contacts than this, the one that survives included. */
const mostMerged = 50;

const strategySchema = v.picklist(['primary', 'newest', 'oldest'], 'unknown_value');
export type Strategy = v.InferOutput<typeof strategySchema>;

export const mergeRequestSchema = v.strictObject({
  team_id: optional(line(100)),
  primary_id: v.pipe(line(100), v.description('The contact that survives')),
  duplicate_ids: v.pipe(
    v.array(line(100), 'type_array'),
    v.minLength(1, 'blank'),
    v.maxLength(mostMerged - 1, 'too_long'),
    v.description('The contacts that become part of it; their ids answer with the survivor from then on'),
  ),
  strategy: v.pipe(
    v.optional(strategySchema, 'primary'),
    v.description(
      'Whose value wins where several contacts have one: the survivor’s, the one set last, or the one set first',
    ),
  ),
  overrides: v.pipe(
    v.optional(v.record(line(103), line(100), 'type_object'), {}),
    v.description('By property, and `cf.<name>` of custom fields, the id of the contact whose value wins'),
  ),
  dry_run: v.optional(v.boolean('type_boolean'), false),
});
export type MergeRequest = v.InferOutput<typeof mergeRequestSchema>;
