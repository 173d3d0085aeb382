import * as v from 'valibot';
import { importOptionsSchema } from '../import/options.schema.ts';
import { mappingSchema } from '../import-file/mapping.schema.ts';
import { line, optional } from '../text/text.schema.ts';

const team_id = optional(line(100));

export const dropOptionsSchema = v.omit(importOptionsSchema, ['mapping']);

const options = v.pipe(
  v.optional(dropOptionsSchema),
  v.description(
    'How files dropped there are imported, unless `<file>.import.json` beside one says otherwise',
  ),
);

export const dropCreateSchema = v.strictObject({
  team_id,
  name: line(255),
  mapping: optional(mappingSchema),
  options,
});
export type DropCreate = v.InferOutput<typeof dropCreateSchema>;

/**
 * A change of a drop folder: absent properties stay; a mapping and options are replaced as a whole, and null
 * takes a mapping away.
 */
export const dropChangeSchema = v.strictObject({
  team_id,
  name: v.optional(line(255)),
  mapping: optional(mappingSchema),
  options,
});
export type DropChange = v.InferOutput<typeof dropChangeSchema>;

/** A folder of the import bucket whose files belong to a team. */
export const dropSchema = v.object({
  id: v.string(),
  team_id: v.string(),
  name: v.string(),
  is_default: v.pipe(v.boolean(), v.description('Each team has one, which stays')),
  mapping: v.nullable(mappingSchema),
  options: v.object(dropOptionsSchema.entries),
  created_by: v.pipe(v.string(), v.description('The token or member that made it')),
  version: v.number(),
  created_at: v.string(),
  updated_at: v.string(),
});
export type Drop = v.InferOutput<typeof dropSchema>;

/** A drop as the API answers it. */
export const dropAnswerSchema = v.object({
  ...dropSchema.entries,
  bucket: v.string(),
  prefix: v.pipe(v.string(), v.description('What the keys of its files begin with')),
});
export type DropAnswer = v.InferOutput<typeof dropAnswerSchema>;
