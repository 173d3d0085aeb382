import * as v from 'valibot';
import { line, optional } from '../text/text.schema.ts';
import { declared } from './attributes.ts';
import { customFieldsSchema, tagsSchema } from './values.schema.ts';

const contactEntries = declared('given');

export const contactDraftSchema = v.strictObject(contactEntries);

/** The values of a contact as given, checked one by one but not yet against each other or the team's policies. */
export type ContactDraft = v.InferOutput<typeof contactDraftSchema>;

export const contactCreateSchema = v.strictObject({
  team_id: optional(line(100)),
  company: v.pipe(
    optional(line(255)),
    v.description('The name of a company instead of its id; found by its folded name, or created'),
  ),
  ...contactEntries,
});
export type ContactCreate = v.InferOutput<typeof contactCreateSchema>;

/** A change of a contact: absent properties stay, null clears. */
export const contactChangeSchema = v.strictObject({
  ...contactCreateSchema.entries,
  add_tags: v.pipe(
    optional(tagsSchema),
    v.description('Tags to add to those that there are, in place of `tags`'),
  ),
  remove_tags: v.pipe(
    optional(tagsSchema),
    v.description('Tags to take away from those that there are, in place of `tags`'),
  ),
  custom_fields: v.pipe(
    optional(customFieldsSchema),
    v.description('Values by field name, merged with those that there are; null removes one'),
  ),
});
export type ContactChange = v.InferOutput<typeof contactChangeSchema>;

export const contactSchema = v.object(declared('answered'));
export type Contact = v.InferOutput<typeof contactSchema>;

/** A contact of which a caller chose properties. */
export const contactPartSchema = v.object({
  ...v.partial(contactSchema).entries,
  id: contactSchema.entries.id,
});
