import { isRemoving, toStoredContact } from '../attribute/contact-shape.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { consentMark, toConsent } from '../consent/consent.item.ts';
import type { ConsentRow } from '../consent/consent.schema.ts';
import { queryAll, type Table } from '../table/table.ts';
import { contactKeys } from './contact.item.ts';

/** A contact, live or in the trash, with all that it said on consents. */
export interface Callee {
  contact: StoredContact;
  consents: readonly ConsentRow[];
}

/** Reads a contact with its consents, which stand beside it in its collection; strongly consistent. */
export const findCallee = async (
  table: Table,
  teamId: string,
  contactId: string,
): Promise<Callee | undefined> => {
  const { pk, sk } = contactKeys.primary(teamId, contactId);
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :contact',
    ExpressionAttributeValues: { ':pk': pk, ':first': consentMark, ':contact': sk },
    ConsistentRead: true,
  });
  const contact = items.find((item) => item.sk === sk);
  if (!contact || isRemoving(contact)) return undefined;
  const consents = items.filter((item) => item.sk.startsWith(consentMark)).map(toConsent);
  return { contact: toStoredContact(contact), consents };
};
