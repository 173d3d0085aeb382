import * as v from 'valibot';
import { plainTag } from '../attribute/values.schema.ts';
import { line, optional } from '../text/text.schema.ts';

const team_id = optional(line(100));

export const tagKindSchema = v.picklist(['manual', 'auto', 'system'], 'unknown_value');
export type TagKind = v.InferOutput<typeof tagKindSchema>;

/** A tag as contacts bear it. */
const name = line(100);

export const tagCreateSchema = v.strictObject({ team_id, name: plainTag });

export const tagChangeSchema = v.strictObject({ team_id, name: plainTag });

export const tagMergeSchema = v.strictObject({
  team_id,
  tags: v.pipe(
    v.array(name, 'type_array'),
    v.minLength(1, 'blank'),
    v.maxLength(50, 'too_long'),
    v.description('Ids or names'),
  ),
  into: v.pipe(plainTag, v.description('Id or name of the tag that contacts get instead')),
});

const sorts = ['name', '-name', 'contact_count', '-contact_count'] as const;
export const tagSortSchema = v.picklist(sorts, 'unknown_value');
export type TagSort = (typeof sorts)[number];

export const tagSchema = v.object({
  id: v.string(),
  team_id: v.string(),
  name: v.string(),
  kind: v.pipe(
    tagKindSchema,
    v.description('`auto`: rules add it; `system`: Callbook knows it, and it stays as it is'),
  ),
  contact_count: v.pipe(
    v.nullable(v.number()),
    v.description('Contacts that bear it, without the trash; null for callers who do not see the whole team'),
  ),
  moving_to: v.pipe(
    v.nullable(v.string()),
    v.description('The name that contacts get instead, while a job renames or merges the tag'),
  ),
  job_id: v.pipe(v.nullable(v.string()), v.description('The job that works on the tag')),
  created_at: v.nullable(v.string()),
  updated_at: v.nullable(v.string()),
});
export type Tag = v.InferOutput<typeof tagSchema>;
