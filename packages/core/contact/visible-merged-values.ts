import type * as v from 'valibot';
import { isVisible, type Scope } from '../access/scope.ts';
import type { MergedValue } from '../attribute/joined.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import type { mergedValuesSchema } from './merged-value.schema.ts';
import { phoneNames } from './number.ts';

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
