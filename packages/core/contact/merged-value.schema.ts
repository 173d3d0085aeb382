import * as v from 'valibot';
import { isVisible, type Scope } from '../access/scope.ts';
import type { MergedValue } from '../attribute/joined.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { phoneNames } from './number.ts';

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

const isSeen = (scope: Scope, { kind }: MergedValue): boolean => {
  if (kind === 'phone') return phoneNames.every((name) => isVisible(scope, name));
  return isVisible(scope, kind);
};

/** Lists the values beside a contact that the caller sees; nobody says of a number which place it had. */
export const visibleMergedValues = (
  scope: Scope,
  { joined }: StoredContact,
): v.InferOutput<typeof mergedValuesSchema> =>
  (joined?.further ?? []).filter((one) => isSeen(scope, one)).map((one) => ({ ...one }));
