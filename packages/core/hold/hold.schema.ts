import * as v from 'valibot';
import { storeNames } from '../privacy/stores.ts';
import { line, optional, prose } from '../text/text.schema.ts';

const reason = v.pipe(
  prose(1_000),
  v.check((text) => text.trim() !== '', 'blank'),
  v.description('Why; kept for good, so name no person in it'),
);

/** A legal hold as it is given: what it covers stays, whatever is due or asked for. */
export const holdGivenSchema = v.strictObject({
  team_id: optional(line(100)),
  reason,
  contact_id: v.pipe(optional(line(100)), v.description('This contact alone; else all of the team')),
  stores: v.pipe(
    v.optional(
      v.pipe(v.array(v.picklist(storeNames, 'unknown_value'), 'type_array'), v.minLength(1, 'blank')),
    ),
    v.description(
      'What of a contact an erasure leaves while it is held, such as `calls`; else everything. Nobody who is held, be it in part, is removed otherwise',
    ),
  ),
});
export type HoldGiven = v.InferOutput<typeof holdGivenSchema>;

export const holdLiftSchema = v.strictObject({
  team_id: optional(line(100)),
  reason: v.optional(v.pipe(prose(1_000), v.description('Why; kept for good'))),
});

export const holdStates = ['in_force', 'lifted'] as const;

/** A legal hold. One that is lifted stays on record. */
export const holdSchema = v.object({
  id: v.string(),
  team_id: v.string(),
  reason: v.string(),
  contact_id: v.nullable(v.string()),
  contact_ids: v.pipe(
    v.array(v.string()),
    v.description(
      'The contact and those that were part of it; whoever one of them becomes part of is covered as well',
    ),
  ),
  stores: v.pipe(
    v.nullable(v.array(v.string())),
    v.description('What of a contact an erasure leaves; null for everything'),
  ),
  created_by: v.string(),
  created_at: v.string(),
  lifted_by: v.pipe(v.nullable(v.string()), v.description('The token or member that lifted it')),
  lifted_at: v.pipe(v.nullable(v.string()), v.description('Null while it is in force')),
  lift_reason: v.pipe(v.nullable(v.string()), v.description('Why it was lifted')),
  version: v.number(),
});
export type Hold = v.InferOutput<typeof holdSchema>;
