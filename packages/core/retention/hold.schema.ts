import * as v from 'valibot';
import { storeNames } from '../privacy/stores.ts';
import { line, optional, prose } from '../text/text.schema.ts';

/** A legal hold as it is given: what it covers stays, whatever is due or asked for. */
export const holdGivenSchema = v.strictObject({
  reason: v.pipe(
    prose(1_000),
    v.check((text) => text.trim() !== '', 'blank'),
    v.description('Why; kept for good'),
  ),
  contact_id: v.pipe(optional(line(100)), v.description('This contact alone; else all of the team')),
  stores: v.pipe(
    v.optional(
      v.pipe(v.array(v.picklist(storeNames, 'unknown_value'), 'type_array'), v.minLength(1, 'blank')),
    ),
    v.description(
      'What of a contact it keeps, such as `calls`; else everything. The rest is erased when asked for',
    ),
  ),
});

/** A legal hold. One that is lifted stays on record. */
export const holdSchema = v.object({
  id: v.string(),
  ...holdGivenSchema.entries,
  placed_at: v.string(),
  placed_by: v.string(),
  lifted_at: v.nullable(v.string()),
});
export type Hold = v.InferOutput<typeof holdSchema>;
