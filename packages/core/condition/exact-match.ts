import type { FoundContact } from '../attribute/contact-shape.ts';
import { findClaimants } from '../claim/claim.item.ts';
import { foldEmail } from '../email/email.ts';
import type { ContactFilter } from '../filter/contact-filter.schema.ts';
import type { Table } from '../table/table.ts';
import type { Condition } from './condition.ts';

/** A condition that no expression tells; of an index entry it needs these attributes. */
const tested = (inexact: NonNullable<Condition['inexact']>, test: Condition['test']): Condition => ({
  expression: '',
  names: {},
  values: {},
  inexact,
  test,
});

/** Lists the values of a kind by which a contact is found: its own, and those that merges left beside it. */
const valuesOf = (contact: FoundContact, kind: 'email' | 'external_id'): string[] => [
  ...(contact[kind] === null ? [] : [contact[kind]]),
  ...(contact.joined?.further ?? []).flatMap((one) => (one.kind === kind ? [one.value] : [])),
];

const hasEmail = (wanted: string) => {
  const folded = foldEmail(wanted);
  return (contact: FoundContact) => valuesOf(contact, 'email').some((email) => foldEmail(email) === folded);
};

const hasExternalId = (wanted: string) => (contact: FoundContact) =>
  valuesOf(contact, 'external_id').some((id) => id.trim() === wanted);

/** The conditions by values that claims and keys know. */
export const exactConditions = ({ ids, email, external_id }: ContactFilter): Condition[] => {
  const wanted = ids && new Set(ids);
  const id = external_id?.trim();
  return [
    ...(wanted ? [tested([], (contact) => wanted.has(contact.id))] : []),
    ...(email === undefined ? [] : [tested(['email'], hasEmail(email))]),
    ...(id === undefined ? [] : [tested(['external_id'], hasExternalId(id))]),
  ];
};

/**
 * The ids of the contacts that a filter can mean, by its ids and by claims; undefined where it names none of these. What
 * is in the trash claims nothing.
 */
export const findExactIds = async (
  table: Table,
  teamId: string,
  { ids, email, external_id, deleted }: ContactFilter,
): Promise<string[] | undefined> => {
  if (ids) return [...new Set(ids)];
  if (deleted) return undefined;
  if (external_id !== undefined)
    return findClaimants(table, teamId, { kind: 'external_id', value: external_id.trim() });
  if (email !== undefined) return findClaimants(table, teamId, { kind: 'email', value: foldEmail(email) });
  return undefined;
};
