import * as v from 'valibot';
import { contactChangeSchema, contactCreateSchema, contactSchema } from '../attribute/contact.schema.ts';
import { callSchema } from '../call/call-record.schema.ts';
import { possibleDuplicatesSchema } from '../duplicate/possible-duplicate.schema.ts';
import { contactFilterEntries, contactSortSchema } from '../filter/contact-filter.schema.ts';
import { pageEntries } from '../list/page.schema.ts';
import { line } from '../text/text.schema.ts';

/** DutyCall knows its team by the token alone. */
const { team_id: _, ...createEntries } = contactCreateSchema.entries;
const { team_id: __, ...changeEntries } = contactChangeSchema.entries;

export const dutycallCreateSchema = v.strictObject({ ...createEntries, name: line(255), phone: line(64) });

/** A change in DutyCall's words: absent properties stay, null clears; a contact keeps a name and a phone. */
export const dutycallChangeSchema = v.strictObject({
  ...changeEntries,
  name: v.optional(line(255)),
  phone: v.optional(line(64)),
});

/** DutyCall's filters, by the names that lists have for them here. */
const { tags, tags_mode, department_id, search, created_from, created_to } = contactFilterEntries;

export const dutycallListSchema = v.strictObject({
  tags,
  tags_mode,
  department: department_id,
  date_from: created_from,
  date_to: created_to,
  search,
  sort: v.optional(contactSortSchema, '-created_at'),
  ...pageEntries,
});
export type DutycallList = v.InferOutput<typeof dutycallListSchema>;

/** So many contacts are written within one request. */
const mostAtOnce = 1_000;

export const dutycallBulkSchema = v.strictObject({
  contacts: v.pipe(
    v.array(v.unknown(), 'type_array'),
    v.minLength(1, 'blank'),
    v.maxLength(mostAtOnce, 'too_long'),
    v.description('Each as the body of POST /api/contacts, 1,000 at most'),
  ),
});

/** A contact as DutyCall shows it: the company by its name beside the usual properties. */
export const dutycallContactSchema = v.object({
  ...contactSchema.entries,
  company: v.pipe(v.nullable(v.string()), v.description('The name of its company')),
});
export type DutycallContact = v.InferOutput<typeof dutycallContactSchema>;

/** A single contact, with its calls, the latest first. */
export const dutycallDetailSchema = v.object({
  ...dutycallContactSchema.entries,
  call_history: v.array(callSchema),
});

/** Most contacts told as duplicates of each of a thousand: an answer holds 6 MB. */
export const mostDuplicatesInBulk = 3;

export const dutycallBulkAnswerEntries = {
  success_count: v.number(),
  error_count: v.number(),
  errors: v.array(
    v.object({
      index: v.pipe(v.number(), v.description('Of the contact in the list, from 0')),
      param: v.nullable(v.string()),
      code: v.string(),
      message: v.string(),
      existing_id: v.optional(v.string()),
    }),
  ),
  ids: v.pipe(v.array(v.string()), v.description('Of the contacts created, in the order of the list')),
  possible_duplicates: v.pipe(
    v.array(
      v.object({
        index: v.pipe(v.number(), v.description('Of the contact in the list, from 0')),
        id: v.pipe(v.string(), v.description('The contact created')),
        possible_duplicates: possibleDuplicatesSchema,
      }),
    ),
    v.description(
      `The contacts created that may be the same person as others, each with the ${mostDuplicatesInBulk} likeliest`,
    ),
  ),
};
