import type { Scope } from '../access/scope.ts';
import { isSettled, listAttached, sourcesOf } from '../contact/attached.ts';
import { getStoredContact } from '../contact/contact.ts';
import type { Item } from '../table/item.ts';
import type { Query, Table } from '../table/table.ts';

interface Asked {
  contactId: string;
  limit: number;
  queryOf: (contactId: string) => Query;
}

/**
 * Reads a live contact and, at once, a list of what lies beside it; in a further round what a merge has elsewhere.
 * @throws CallbookError and ContactMerged as `getStoredContact`
 */
export const listOfContact = async (
  table: Table,
  scope: Scope,
  { contactId, limit, queryOf }: Asked,
): Promise<Item[]> => {
  const listing = { queryOf, limit, placeOf: ({ sk }: Item) => sk };
  const [contact, own] = await Promise.all([
    getStoredContact(table, scope, contactId),
    listAttached(table, [{ contactId }], listing),
  ]);
  return isSettled(contact) ? own : listAttached(table, sourcesOf(contact), listing);
};
