import * as v from 'valibot';
import { type ContactFilter, contactFilterEntries } from '../contact/contact-filter.schema.ts';
import { line, optional } from '../text/text.schema.ts';
import { plainTag } from './tag.schema.ts';

const team_id = optional(line(100));

// What a rule asks has to be told from one contact alone, and every write changes when it was changed.
const {
  search: _,
  deleted: __,
  updated_from: ___,
  updated_to: ____,
  ...ruleFilterEntries
} = contactFilterEntries;

const ruleFilter = v.strictObject(ruleFilterEntries);

/** A rule that asks nothing would tag every contact. */
const asksNothing = ({ tags_mode, cf = {}, ...others }: v.InferOutput<typeof ruleFilter>): boolean =>
  Object.keys(cf).length === 0 && Object.values(others).every((value) => value === undefined);

/** What a rule picks contacts by. */
export const ruleFilterSchema = v.pipe(
  ruleFilter,
  v.check((asked) => !asksNothing(asked), 'blank'),
);

const tag = v.pipe(plainTag, v.description('The tag that contacts get which match'));

const enabled = v.boolean('type_boolean');

export const ruleCreateSchema = v.strictObject({
  team_id,
  tag,
  filter: ruleFilterSchema,
  enabled: v.optional(enabled, true),
  apply: v.pipe(
    v.optional(v.boolean('type_boolean'), false),
    v.description('Whether a job tags the contacts that match already'),
  ),
});
export type RuleCreate = v.InferOutput<typeof ruleCreateSchema>;

/** What is not given stays; a filter is replaced as a whole. */
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

/** A rule as it is kept. Its filter was checked when it came, and is read with every contact that is written. */
export const tagRuleSchema = v.object({
  ...ruleEntries,
  filter: v.custom<ContactFilter>((one) => typeof one === 'object' && one !== null),
});
export type TagRule = v.InferOutput<typeof tagRuleSchema>;
