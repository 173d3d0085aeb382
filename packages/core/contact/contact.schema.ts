import * as v from 'valibot';
import { isStorable } from '../catalogue/field-value.ts';
import { isEmail } from '../email/email.ts';
import { line, optional, prose } from '../text/text.schema.ts';
import { mostTags, tagsOfText } from './tags.ts';

/** Bytes of `custom_fields` as JSON. */
export const customFieldsLimit = 65_536;

const utf8Length = (text: string) => Buffer.byteLength(text);

const isTimeZone = (name: string): boolean => {
  // An offset is no zone: it does not know summer time.
  if (/^[+-]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

const scalar = v.union(
  [prose(20_000), v.pipe(v.number(), v.check(isStorable, 'out_of_range')), v.boolean(), v.null()],
  'custom_value_type',
);

/** Whether the values of all custom fields together are within the limit. */
export const fitsCustomFields = (fields: Readonly<Record<string, unknown>>): boolean =>
  utf8Length(JSON.stringify(fields)) <= customFieldsLimit;

const customFields = v.pipe(
  v.record(
    line(100),
    v.union([scalar, v.pipe(v.array(scalar), v.maxLength(200, 'too_long'))], 'custom_value_type'),
    'type_object',
  ),
  v.check((fields) => fitsCustomFields(fields), 'custom_fields_too_large'),
);

const tag = line(100);
/** An opt-out takes no room. */
const mostGiven = mostTags + 1;

const tags = v.union(
  [
    v.pipe(v.array(tag), v.maxLength(mostGiven, 'too_long')),
    v.pipe(line(10_000), v.transform(tagsOfText), v.array(tag), v.maxLength(mostGiven, 'too_long')),
  ],
  'type_tags',
);

const described = <const S extends v.GenericSchema>(schema: S, text: string) =>
  v.pipe(schema, v.description(text));

/** What a caller may set on a contact. Messages are fault codes. */
const contactEntries = {
  company_id: described(
    optional(line(100)),
    'A company of the team; needed unless the team makes it optional, or `company` is given',
  ),
  department_id: optional(line(100)),
  owner_id: optional(line(100)),
  name: described(optional(line(255)), 'The full name. Given alone, first and last name are derived from it'),
  first_name: optional(line(255)),
  last_name: optional(line(255)),
  email: described(
    optional(v.pipe(v.string('type_string'), v.trim(), v.check(isEmail, 'email_invalid'))),
    'One address; at most 254 characters',
  ),
  phone: described(
    optional(line(64)),
    'As people write it. Without a country code it is a number of the team’s default country',
  ),
  phone_secondary: optional(line(64)),
  job_title: optional(line(255)),
  lead_status: described(
    optional(line(100)),
    'One of the team’s `lead_statuses`; the first of them when not given',
  ),
  source: optional(line(255)),
  timezone: described(
    optional(v.pipe(line(100), v.check(isTimeZone, 'timezone_unknown'))),
    'IANA time zone such as America/Chicago',
  ),
  preferred_contact_method: optional(line(100)),
  do_not_call: described(
    optional(v.boolean('type_boolean')),
    'Also set by the lead status do_not_contact and the tag DNC; all three stay in step',
  ),
  notes: optional(prose(50_000)),
  custom_fields: described(
    optional(customFields),
    'Values by field name: text, numbers, true or false, or lists of these; 64 KB in all',
  ),
  tags: described(
    optional(tags),
    'A list, or one text with commas, in which a tag that holds a comma, semicolon or pipe is put in double quotes; spellings that differ in case alone are one tag',
  ),
  external_id: described(optional(line(255)), 'Your own id of this person; unique in the team'),
};

export const contactDraftSchema = v.strictObject(contactEntries);

/** The values of a contact as given, checked one by one but not yet against each other or the team's policies. */
export type ContactDraft = v.InferOutput<typeof contactDraftSchema>;

export const contactCreateSchema = v.strictObject({
  team_id: optional(line(100)),
  company: described(
    optional(line(255)),
    'The name of a company instead of its id; found by its folded name, or created',
  ),
  ...contactEntries,
});
export type ContactCreate = v.InferOutput<typeof contactCreateSchema>;

/** What is not given stays, null clears. */
export const contactChangeSchema = v.strictObject({
  ...contactCreateSchema.entries,
  custom_fields: described(
    optional(customFields),
    'Values by field name, merged with those that there are; null removes one',
  ),
});
export type ContactChange = v.InferOutput<typeof contactChangeSchema>;

const text = v.nullable(v.string());

export const contactSchema = v.object({
  id: v.string(),
  team_id: v.string(),
  company_id: text,
  department_id: text,
  owner_id: text,
  name: text,
  first_name: text,
  last_name: text,
  email: text,
  phone: v.pipe(text, v.description('E.164')),
  phone_raw: v.pipe(text, v.description('The number as it was given')),
  phone_status: v.nullable(v.picklist(['possible', 'invalid'])),
  phone_secondary: v.pipe(text, v.description('E.164')),
  job_title: text,
  lead_status: v.string(),
  source: text,
  timezone: v.pipe(text, v.description('IANA time zone')),
  preferred_contact_method: text,
  do_not_call: v.boolean(),
  notes: text,
  custom_fields: v.record(v.string(), v.unknown()),
  tags: v.array(v.string()),
  external_id: text,
  last_called_at: text,
  last_call_outcome: text,
  total_calls: v.number(),
  version: v.number(),
  created_at: v.string(),
  updated_at: v.string(),
  deleted_at: text,
  merged_into: text,
});
export type Contact = v.InferOutput<typeof contactSchema>;
