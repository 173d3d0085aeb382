import * as v from 'valibot';
import { fieldTypeSchema } from '../attribute/field-type.schema.ts';
import { roleSchema } from '../team/team.schema.ts';
import type { DeletedFields } from './deleted-fields.ts';
import { type TagRule, tagRuleSchema } from './rule.schema.ts';

/** The definition of a custom field, as it is kept. */
export const fieldSchema = v.object({
  id: v.string(),
  name: v.pipe(v.string(), v.description('By which contacts, filters and imports know it; never changes')),
  label: v.string(),
  type: fieldTypeSchema,
  required: v.boolean(),
  options: v.pipe(v.array(v.string()), v.description('Of select and multi_select: the values allowed')),
  retired_options: v.pipe(
    v.optional(v.array(v.string()), []),
    v.description(
      'Options that were taken out, the last 200: contacts may have them still, and filters take them',
    ),
  ),
  default: v.pipe(
    v.nullable(v.union([v.string(), v.number(), v.boolean(), v.array(v.string())])),
    v.description('The value of a new contact that comes without one'),
  ),
  order: v.number(),
  visible_to: v.pipe(v.array(roleSchema), v.description('Roles that see it; admins always do')),
  archived: v.pipe(v.boolean(), v.description('Values are kept, hidden from everybody and closed to writes')),
  declared: v.pipe(
    v.boolean(),
    v.description('False while it is only known from values that came in, which are kept as they come'),
  ),
  state: v.pipe(
    v.picklist(['ready', 'retyping', 'deleting']),
    v.description('What a job is doing to its values'),
  ),
  job_id: v.pipe(v.nullable(v.string()), v.description('The job that does it')),
  /** What it was before the change of type whose values are being converted. */
  from: v.nullable(v.object({ type: fieldTypeSchema, declared: v.boolean(), at: v.string() })),
  /** What the default was before changes of type, and what they made of it; counts while it is that. */
  default_original: v.optional(v.nullable(v.object({ value: v.unknown(), as: v.unknown() }))),
  /** Whether contacts may keep what its values were before a change of type. */
  has_originals: v.boolean(),
  created_at: v.string(),
  updated_at: v.string(),
});
export type Field = v.InferOutput<typeof fieldSchema>;

export const tagRulesSchema = v.array(tagRuleSchema);

/** The definitions of a team for all of its contacts; read with each contact that is written. */
export interface Catalogue {
  team_id: string;
  /** By `fieldKey` of their names. */
  fields: ReadonlyMap<string, Field>;
  rules: readonly TagRule[];
  deleted: DeletedFields;
  /** 0 while nothing is defined. */
  version: number;
}
