import { isRemoving, toStoredContact } from '../attribute/contact-shape.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { consentMark, toConsent } from '../consent/consent.item.ts';
import type { ConsentRow } from '../consent/consent.schema.ts';
import { queryAll, type Table } from '../table/table.ts';
import { isSettled } from './attached.ts';
import { consentRowsOf } from './consents-of.ts';
import { contactKeys } from './contact.item.ts';
import { onSurvivor, requireUnmerged } from './merged.ts';

/** A contact, live or in the trash, with all that it said on consents. */
export interface Callee {
  contact: StoredContact;
  consents: readonly ConsentRow[];
}

const readCallee = async (table: Table, teamId: string, contactId: string): Promise<Callee | undefined> => {
  const { pk, sk } = contactKeys.primary(teamId, contactId);
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :contact',
    ExpressionAttributeValues: { ':pk': pk, ':first': consentMark, ':contact': sk },
    ConsistentRead: true,
  });
  const contact = items.find((item) => item.sk === sk);
  if (!contact || isRemoving(contact)) return undefined;
  const stored = requireUnmerged(toStoredContact(contact));
  if (!isSettled(stored)) return { contact: stored, consents: await consentRowsOf(table, stored) };
  const consents = items.filter((item) => item.sk.startsWith(consentMark)).map(toConsent);
  return { contact: stored, consents };
};

/**
 * Reads a contact with its consents, which stand beside it in its collection; of one that is part of another by now,
 * that one. Strongly consistent.
 */
export const findCallee = (table: Table, teamId: string, contactId: string): Promise<Callee | undefined> =>
  onSurvivor(contactId, (id) => readCallee(table, teamId, id));

/** Reads several, each once although several ids may mean it. */
export const findCallees = async (
  table: Table,
  teamId: string,
  contactIds: readonly string[],
): Promise<Callee[]> => {
  const found = await Promise.all(contactIds.map((id) => findCallee(table, teamId, id)));
  const read = found.filter((one) => one !== undefined);
  return [...new Map(read.map((one) => [one.contact.id, one])).values()];
};
