import * as v from 'valibot';
import { askedFilterSchema } from '../filter/asked-filter.schema.ts';
import { contactFilterSchema, contactSortSchema } from '../filter/contact-filter.schema.ts';
import { line, optional } from '../text/text.schema.ts';

const team_id = optional(line(100));

const shared = v.pipe(
  v.boolean('type_boolean'),
  v.description('Seen by the whole team; changed by who made it and by admins'),
);

export const presetCreateSchema = v.strictObject({
  team_id,
  name: line(255),
  filter: v.pipe(
    v.optional(askedFilterSchema, { all: true }),
    v.description('What it picks; everybody when not given'),
  ),
  sort: v.optional(contactSortSchema, '-created_at'),
  shared: v.optional(shared, false),
});
export type PresetCreate = v.InferOutput<typeof presetCreateSchema>;

/** A change of a preset: absent properties stay, a filter is replaced as a whole. */
export const presetChangeSchema = v.strictObject({
  team_id,
  name: v.optional(line(255)),
  filter: v.optional(askedFilterSchema),
  sort: v.optional(contactSortSchema),
  shared: v.optional(shared),
});
export type PresetChange = v.InferOutput<typeof presetChangeSchema>;

export const presetSchema = v.object({
  id: v.string(),
  team_id: v.string(),
  name: v.string(),
  filter: contactFilterSchema,
  sort: contactSortSchema,
  shared: v.boolean(),
  created_by: v.pipe(v.string(), v.description('The token or member that made it')),
  version: v.number(),
  created_at: v.string(),
  updated_at: v.string(),
});
export type Preset = v.InferOutput<typeof presetSchema>;
