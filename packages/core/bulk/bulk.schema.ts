import * as v from 'valibot';
import { contactChangeSchema } from '../attribute/contact.schema.ts';
import { askedFilterSchema } from '../filter/asked-filter.schema.ts';
import { contactFilterSchema } from '../filter/contact-filter.schema.ts';
import { line } from '../text/text.schema.ts';

/** Most ids in one request; a filter has no limit. */
const mostIds = 10_000;

export const bulkActions = [
  'add_tags',
  'remove_tags',
  'set_field',
  'set_status',
  'assign',
  'set_department',
  'delete',
  'restore',
] as const;
export type BulkAction = (typeof bulkActions)[number];

export const bulkSchema = v.strictObject({
  team_id: v.optional(v.nullable(line(100))),
  action: v.picklist(bulkActions, 'unknown_value'),
  ids: v.optional(
    v.pipe(v.array(line(100), 'type_array'), v.minLength(1, 'blank'), v.maxLength(mostIds, 'too_long')),
  ),
  filter: v.optional(askedFilterSchema),
  dry_run: v.optional(v.boolean('type_boolean'), false),
  tags: contactChangeSchema.entries.tags,
  field: v.pipe(
    v.optional(line(103)),
    v.description('For set_field: a property of contacts, or a custom field as `cf.<name>`'),
  ),
  value: v.pipe(v.optional(v.unknown()), v.description('For set_field; null clears')),
  lead_status: v.pipe(v.optional(line(100)), v.description('For set_status')),
  owner_id: v.pipe(v.optional(v.nullable(line(100))), v.description('For assign; null takes the owner away')),
  department_id: v.pipe(v.optional(v.nullable(line(100))), v.description('For set_department')),
});
export type BulkRequest = v.InferOutput<typeof bulkSchema>;

/** As it lies in the bucket for the job; `asked_at` tells which field was meant, should another one have its name by now. */
export const storedBulkSchema = v.object({
  ...bulkSchema.entries,
  filter: v.optional(contactFilterSchema),
  asked_at: v.optional(v.string()),
});
export type StoredBulk = v.InferOutput<typeof storedBulkSchema>;
