import * as v from 'valibot';

/** A value as it is answered that merges left beside a contact. */
export const mergedValueSchema = v.object({
  kind: v.pipe(
    v.picklist(['phone', 'phone_raw', 'email', 'external_id']),
    v.description('`phone_raw`: a number that could not be read'),
  ),
  value: v.string(),
  extension: v.pipe(v.nullable(v.string()), v.description('Of a number')),
  from: v.pipe(v.string(), v.description('The contact that had it')),
});

export const mergedValuesSchema = v.pipe(
  v.array(mergedValueSchema),
  v.description(
    'What contacts that were merged into this one had beside its own values; it is found by all of these',
  ),
);
