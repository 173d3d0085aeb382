import { contactKeys, findStoredContacts } from '../../contact/contact.item.ts';
import { listSomeRecords } from '../../list/listed-noun.ts';
import type { Page, PageRequest } from '../../list/page.schema.ts';
import type { Table } from '../../table/table.ts';
import { holds, readHolds } from '../hold.item.ts';
import type { Hold, holdStates } from '../hold.schema.ts';
import { isInForce } from '../holds.ts';

const readContacts = (table: Table, teamId: string, contactIds: readonly string[]) =>
  findStoredContacts(
    table,
    [...new Set(contactIds)].map((id) => contactKeys.primary(teamId, id)),
  );

/**
 * Finds the holds in force that cover any of these contacts, those of the team among them. Strongly consistent; of a
 * contact that is part of another, ask with both ids.
 */
export const findHolds = async (
  table: Table,
  teamId: string,
  contactIds: readonly string[],
): Promise<readonly Hold[]> =>
  (await readHolds(table, teamId, await readContacts(table, teamId, contactIds))).holds;

interface Asked {
  state?: (typeof holdStates)[number] | undefined;
  contact_id?: string | undefined;
}

/** A page of holds, newest first. Teams have a handful, so all are read. */
export const listHolds = async (
  table: Table,
  teamId: string,
  { state, contact_id }: Asked,
  page: PageRequest,
): Promise<Page<Hold>> => {
  const asked = contact_id === undefined ? [] : await readContacts(table, teamId, [contact_id]);
  const marked = new Set(asked.flatMap(({ held }) => Object.keys(held?.holds ?? {})));
  const isOf = ({ id, contact_ids }: Hold) =>
    contact_id === undefined || marked.has(id) || contact_ids.includes(contact_id);
  const passes = (hold: Hold) =>
    (state === undefined || (state === 'in_force') === isInForce(hold)) && isOf(hold);
  return listSomeRecords(table, holds, { teamId, query: { state, contact_id }, passes }, page);
};
