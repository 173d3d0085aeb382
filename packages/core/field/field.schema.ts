import * as v from 'valibot';
import { reservation } from '../attribute/field-name.ts';
import { fieldTypeWordSchema } from '../attribute/field-type.schema.ts';
import { fieldSchema } from '../catalogue/catalogue.schema.ts';
import { roleSchema } from '../team/team.schema.ts';
import { fold } from '../text/fold.ts';
import { line, optional } from '../text/text.schema.ts';

export const mostOptions = 200;

export const optionSchema = v.pipe(line(100), v.trim());

const options = v.pipe(
  v.array(optionSchema, 'type_array'),
  v.maxLength(mostOptions, 'too_long'),
  v.check((all) => new Set(all.map(fold)).size === all.length, 'repeated'),
  v.description('Of select and multi_select: the values allowed; told apart without regard to case'),
);

const scalar = v.union([v.string(), v.number(), v.boolean()]);

const fallback = v.pipe(
  v.nullable(
    v.union([scalar, v.pipe(v.array(scalar), v.maxLength(mostOptions, 'too_long'))], 'custom_value_type'),
  ),
  v.description('The value of a new contact that comes without one; null for none'),
);

const roles = v.pipe(
  v.array(roleSchema, 'type_array'),
  v.maxLength(10, 'too_long'),
  v.description('Roles that see the field; admins always do'),
);

const required = v.pipe(
  v.boolean('type_boolean'),
  v.description(
    'A new contact needs a value, and none is taken away; not asked of those who do not see the field',
  ),
);

const team_id = optional(line(100));

const everybody = ['admin' as const, 'manager' as const, 'agent' as const];

export const fieldCreateSchema = v.strictObject({
  team_id,
  name: v.pipe(
    line(100),
    v.trim(),
    v.check((name) => reservation(name) !== 'name_reserved', 'name_reserved'),
    v.check((name) => reservation(name) !== 'suffix_reserved', 'suffix_reserved'),
    v.description('By which contacts, filters and imports know it; in any case, and for good'),
  ),
  label: v.pipe(optional(line(255)), v.description('What people read; the name when not given')),
  type: v.optional(fieldTypeWordSchema, 'text'),
  required: v.optional(required, false),
  options: v.optional(options, []),
  default: v.optional(fallback, null),
  visible_to: v.optional(roles, everybody),
});
export type FieldCreate = v.InferOutput<typeof fieldCreateSchema>;

/** A change of a definition: absent properties stay. */
export const fieldChangeSchema = v.strictObject({
  team_id,
  label: v.optional(line(255)),
  required: v.optional(required),
  options: v.optional(options),
  default: v.optional(fallback),
  visible_to: v.optional(roles),
  declared: v.pipe(
    v.optional(v.literal(true, 'unknown_value')),
    v.description('New values are held to the type from now on; those that there are stay as they are'),
  ),
});
export type FieldChange = v.InferOutput<typeof fieldChangeSchema>;

export const fieldOrderSchema = v.strictObject({
  team_id,
  ids: v.pipe(
    v.array(line(100), 'type_array'),
    v.minLength(1, 'blank'),
    v.maxLength(500, 'too_long'),
    v.check((ids) => new Set(ids).size === ids.length, 'repeated'),
    v.description('Fields in the order wanted; those not named come behind them, as they are'),
  ),
});

export const fieldRetypeSchema = v.strictObject({
  team_id,
  type: fieldTypeWordSchema,
  options: v.pipe(
    v.optional(options),
    v.description('Of select and multi_select; when not given, the values that there are, 200 at most'),
  ),
  dry_run: v.optional(v.boolean('type_boolean'), false),
});

const { from: _, has_originals: __, default_original: ___, ...answered } = fieldSchema.entries;

export const fieldAnswerSchema = v.object(answered);
export type FieldAnswer = v.InferOutput<typeof fieldAnswerSchema>;

const value = v.unknown();

const ofDryRun = <const S extends v.GenericSchema>(schema: S, text: string) =>
  v.pipe(v.nullable(schema), v.description(`Of a dry run: ${text}`));

export const fieldSampleSchema = v.object({
  contact_id: v.string(),
  value,
  as: v.optional(value),
  code: v.optional(v.string()),
});

const rulesSchema = v.array(v.object({ id: v.string(), tag: v.string() }));
export type BrokenRule = v.InferOutput<typeof rulesSchema>[number];

/** Rules that a dry run found to prevent the change. */
export const brokenRulesEntry = ofDryRun(
  rulesSchema,
  'the rules for tags whose filters ask for the field as it is; while there are any, the change is refused with `field_in_use`',
);

const samplesSchema = v.array(fieldSampleSchema);

/** A preview of a change of type. */
export interface RetypeReport {
  total: number;
  converts: number;
  does_not: number;
  samples: v.InferOutput<typeof samplesSchema>;
  options: string[];
  rules: BrokenRule[];
}

export const retypeReportEntries = {
  total: ofDryRun(v.number(), 'contacts with a value, those in the trash among them'),
  converts: ofDryRun(v.number(), 'how many of the values convert'),
  does_not: ofDryRun(
    v.number(),
    'how many do not; they would be kept aside, for when the type is changed back',
  ),
  samples: ofDryRun(samplesSchema, 'some that do not convert, then some that do'),
  options: ofDryRun(v.array(v.string()), 'the options that the field would have'),
  rules: brokenRulesEntry,
};

export const noReport = {
  total: null,
  converts: null,
  does_not: null,
  samples: null,
  options: null,
  rules: null,
};
