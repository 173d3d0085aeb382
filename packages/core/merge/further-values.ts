import type { MergedValue } from '../attribute/joined.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { claimName } from '../claim/claim.item.ts';
import { claimsOf, furtherClaim } from '../contact/compose-contact.ts';
import { foldEmail } from '../email/email.ts';

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

const nameOf = (one: MergedValue): string => {
  const claim = furtherClaim(one);
  return claim ? claimName(claim) : `${one.kind}#${one.value}`;
};

/** Lists values that a contact has no place for, each once; what is among its own values is not beside them as well. */
export const withoutOwn = (
  { joined: _, ...contact }: StoredContact,
  values: readonly MergedValue[],
): MergedValue[] => {
  const own = new Set(claimsOf(contact).map(claimName));
  const beside = new Map(values.toReversed().map((one) => [nameOf(one), one]));
  return values.filter((one) => !own.has(nameOf(one)) && beside.get(nameOf(one)) === one);
};
