import type { Contact } from '../attribute/contact.schema.ts';
import type { MergedValue } from '../attribute/joined.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { type Claim, claimName } from '../claim/claim.item.ts';
import { claimsOf } from '../contact/compose-contact.ts';
import { phoneClaim } from '../contact/number.ts';
import { foldEmail } from '../email/email.ts';
import { emailValue, phoneValue, type SuppressedValue } from '../suppression/suppressed-value.ts';

/** Lists the addresses and external ids that did not win, each once. */
export const furtherKeys = (
  contacts: readonly StoredContact[],
  winner: Partial<StoredContact>,
): MergedValue[] => {
  const known = new Set([
    `email#${foldEmail(winner.email ?? '')}`,
    `external_id#${winner.external_id?.trim() ?? ''}`,
  ]);
  return contacts.flatMap(({ id, email, external_id }) =>
    [
      { kind: 'email' as const, value: email, key: `email#${foldEmail(email ?? '')}` },
      { kind: 'external_id' as const, value: external_id, key: `external_id#${external_id?.trim() ?? ''}` },
    ].flatMap(({ kind, value, key }) => {
      if (value === null || known.has(key)) return [];
      known.add(key);
      return [{ kind, value, extension: null, from: id }];
    }),
  );
};

/** Makes the claim by which the survivor is found by a value that it has no place for. */
export const furtherClaim = ({ kind, value, extension }: MergedValue): Claim | undefined => {
  if (kind === 'phone') return phoneClaim({ number: value, extension });
  if (kind === 'email') return { kind, value: foldEmail(value) };
  return kind === 'external_id' ? { kind, value: value.trim() } : undefined;
};

/** Lists the values among these that an opt-out of the survivor covers, too. */
export const furtherReach = (values: readonly MergedValue[]): SuppressedValue[] =>
  values.flatMap(({ kind, value, extension }) => {
    if (kind === 'phone') return [phoneValue(value, extension)];
    return kind === 'email' ? [emailValue(value)] : [];
  });

/** Names the claims that a contact needs: its own, and those of values for which it has no place. */
export const neededClaims = (contact: Contact, further: readonly MergedValue[]): Set<string> =>
  new Set([...claimsOf(contact), ...further.flatMap((one) => furtherClaim(one) ?? [])].map(claimName));
