import * as v from 'valibot';
import { contactChangeSchema } from '../attribute/contact.schema.ts';
import type { ShownDuplicate } from '../duplicate/possible-duplicate.schema.ts';
import type { Fault } from '../error.ts';
import { line, optional } from '../text/text.schema.ts';

const matchKeys = ['external_id', 'phone', 'email'] as const;
export type BatchMatch = (typeof matchKeys)[number];

export const batchSchema = v.strictObject({
  team_id: optional(line(100)),
  mode: v.pipe(
    v.picklist(['create', 'update', 'upsert'], 'unknown_value'),
    v.description('`update` fails where nothing matches, `upsert` creates then'),
  ),
  match: v.pipe(
    v.optional(
      v.pipe(
        v.array(v.picklist(matchKeys, 'unknown_value'), 'type_array'),
        v.minLength(1, 'blank'),
        v.maxLength(matchKeys.length, 'too_long'),
      ),
      [...matchKeys],
    ),
    v.description('What an item without `id` is matched by, the first that another contact has'),
  ),
  contacts: v.pipe(
    v.array(v.unknown(), 'type_array'),
    v.minLength(1, 'blank'),
    v.maxLength(100, 'too_long'),
    v.description(
      'Each as the body of POST /contacts; to change one, as that of PATCH, with its `id`, and `version` to change that version only',
    ),
  ),
});
export type Batch = v.InferOutput<typeof batchSchema>;

/** An item of the modes update and upsert. */
export const batchChangeSchema = v.strictObject({
  ...contactChangeSchema.entries,
  id: v.optional(line(100)),
  version: v.optional(v.pipe(v.number('type_integer'), v.integer('type_integer'))),
});
export type BatchValues = v.InferOutput<typeof batchChangeSchema>;

/** The result of an item. Parameters of its faults are those of the item. */
export interface BatchResult {
  index: number;
  /** `not_attempted`: nothing of it is written, and the same item may be sent again. */
  status: 'created' | 'updated' | 'unchanged' | 'failed' | 'not_attempted';
  id: string | null;
  version: number | null;
  error: (Fault & { details: Fault[] }) | null;
  warnings: Fault[];
  possible_duplicates: readonly ShownDuplicate[];
}
