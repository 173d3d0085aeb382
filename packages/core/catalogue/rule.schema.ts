import * as v from 'valibot';
import { plainTag } from '../attribute/values.schema.ts';
import { isOneThing, saysSomething } from '../filter/asked-filter.schema.ts';
import { type ContactFilter, choiceNames, contactFilterSchema } from '../filter/contact-filter.schema.ts';
import { line, optional } from '../text/text.schema.ts';

const team_id = optional(line(100));

// What a rule asks has to be told from one contact alone, when it is written: every write changes when it was changed,
// and campaigns come and go without one.
const {
  search: _,
  deleted: __,
  updated_from: ___,
  updated_to: ____,
  ids: _____,
  campaign_id: ______,
  ...ruleFilterEntries
} = contactFilterSchema.entries;

const ruleFilter = v.strictObject(ruleFilterEntries);

/** The filter of a rule. */
export const ruleFilterSchema = v.pipe(
  ruleFilter,
  v.check((filter) => saysSomething(filter), 'filter_empty'),
  v.check((filter) => isOneThing(filter), 'filter_all'),
);

const tag = v.pipe(plainTag, v.description('The tag that matching contacts get'));

const enabled = v.boolean('type_boolean');

export const ruleCreateSchema = v.strictObject({
  team_id,
  tag,
  filter: ruleFilterSchema,
  enabled: v.optional(enabled, true),
  apply: v.pipe(
    v.optional(v.boolean('type_boolean'), false),
    v.description('Whether a job also tags the contacts that match now'),
  ),
});
export type RuleCreate = v.InferOutput<typeof ruleCreateSchema>;

/** A change of a rule: absent properties stay, a filter is replaced as a whole. */
export const ruleChangeSchema = v.strictObject({
  team_id,
  tag: v.optional(tag),
  filter: v.optional(ruleFilterSchema),
  enabled: v.optional(enabled),
});
export type RuleChange = v.InferOutput<typeof ruleChangeSchema>;

const ruleEntries = {
  id: v.string(),
  tag: v.string(),
  enabled: v.boolean(),
  created_at: v.string(),
  updated_at: v.string(),
};

export const ruleSchema = v.object({
  ...ruleEntries,
  team_id: v.string(),
  tag_id: v.string(),
  filter: ruleFilterSchema,
});
export type RuleAnswer = v.InferOutput<typeof ruleSchema>;

/** Reads filters saved by former releases, which name one value as a text. */
const inLists = (filter: Readonly<Record<string, unknown>>): ContactFilter =>
  Object.fromEntries(
    Object.entries(filter).map(([name, value]) => [
      name,
      typeof value === 'string' && choiceNames.some((one) => one === name) ? [value] : value,
    ]),
  );

/** A rule as it is kept. Its filter was checked when it came, and is read with every contact that is written. */
export const tagRuleSchema = v.object({
  ...ruleEntries,
  filter: v.pipe(
    v.custom<Record<string, unknown>>((one) => typeof one === 'object' && one !== null),
    v.transform(inLists),
  ),
});
export type TagRule = v.InferOutput<typeof tagRuleSchema>;
