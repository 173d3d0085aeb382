import * as v from 'valibot';
import { askedFilterSchema } from '../filter/asked-filter.schema.ts';
import { contactFilterSchema } from '../filter/contact-filter.schema.ts';
import { line } from '../text/text.schema.ts';
import { bulkActionNames, bulkParameters, wordsOf } from './actions.ts';

/** Most ids in one request; a filter has no limit. */
const mostIds = 10_000;

export const bulkSchema = v.strictObject({
  team_id: v.optional(v.nullable(line(100))),
  action: v.picklist(bulkActionNames, 'unknown_value'),
  ids: v.optional(
    v.pipe(v.array(line(100), 'type_array'), v.minLength(1, 'blank'), v.maxLength(mostIds, 'too_long')),
  ),
  filter: v.optional(askedFilterSchema),
  dry_run: v.optional(v.boolean('type_boolean'), false),
  tags: bulkParameters.tags,
  field: v.pipe(bulkParameters.field, v.description(wordsOf('field'))),
  value: v.pipe(bulkParameters.value, v.description(wordsOf('value'))),
  lead_status: v.pipe(bulkParameters.lead_status, v.description(wordsOf('lead_status'))),
  owner_id: v.pipe(bulkParameters.owner_id, v.description(wordsOf('owner_id'))),
  department_id: v.pipe(bulkParameters.department_id, v.description(wordsOf('department_id'))),
  campaign_id: v.pipe(bulkParameters.campaign_id, v.description(wordsOf('campaign_id'))),
  format: v.pipe(bulkParameters.format, v.description(wordsOf('format'))),
  fields: bulkParameters.fields,
  options: bulkParameters.options,
});
export type BulkRequest = v.InferOutput<typeof bulkSchema>;

/** A request as it lies in the bucket for the job. */
export const storedBulkSchema = v.object({
  ...bulkSchema.entries,
  filter: v.optional(contactFilterSchema),
  /** When it was asked for (ISO): which field was meant, should another have its name by now. */
  asked_at: v.optional(v.string()),
  /** Id of the job whose marks it leaves; absent where it was asked for before jobs could be undone. */
  job_id: v.optional(v.string()),
});
export type StoredBulk = v.InferOutput<typeof storedBulkSchema>;

/** The request of a job that undoes another one. */
export const undoRequestSchema = v.object({ undoes: v.string() });
export type UndoRequest = v.InferOutput<typeof undoRequestSchema>;
