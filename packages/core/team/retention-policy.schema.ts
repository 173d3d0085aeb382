import * as v from 'valibot';
import { line, optional } from '../text/text.schema.ts';

/** What retention does with a contact, the mildest first: of several that are due, the last of these is done. */
export const retentionActions = ['archive', 'trash', 'anonymise', 'delete'] as const;
export type RetentionAction = (typeof retentionActions)[number];

/** A day is the least, ten years the most. */
const days = v.pipe(
  v.number('type_integer'),
  v.integer('type_integer'),
  v.minValue(1, 'too_small'),
  v.maxValue(3_650, 'too_large'),
);

export const retentionRuleSchema = v.strictObject({
  since: v.pipe(
    v.picklist(['last_call', 'last_change'], 'unknown_value'),
    v.description(
      '`last_call`: nobody called for so long, or ever since the contact was created; `last_change`: neither a call nor a change',
    ),
  ),
  days: v.pipe(days, v.description('For how many days')),
  action: v.picklist(retentionActions, 'unknown_value'),
  department_id: v.pipe(optional(line(100)), v.description('Only contacts of this department')),
});
export type RetentionRule = v.InferOutput<typeof retentionRuleSchema>;

/** What a team keeps, and for how long. Without rules nothing but the trash is emptied. */
export const retentionPolicySchema = v.strictObject({
  rules: v.pipe(v.optional(v.array(retentionRuleSchema, 'type_array'), []), v.maxLength(20, 'too_long')),
  trash_action: v.pipe(
    v.optional(v.picklist(['delete', 'anonymise'], 'unknown_value'), 'delete'),
    v.description('What becomes of contacts whose `trash_days` are over'),
  ),
  keep_opted_out: v.pipe(
    v.optional(v.boolean('type_boolean'), true),
    v.description(
      'Whether rules leave contacts alone that are opted out; their numbers stay suppressed in any case',
    ),
  ),
  import_days: v.pipe(optional(days), v.description('After how many days an import’s files are removed')),
  export_days: v.pipe(optional(days), v.description('After how many days an export is removed')),
});
export type RetentionPolicy = v.InferOutput<typeof retentionPolicySchema>;
