import type { StoredContact } from '../attribute/stored-contact.ts';
import { contactKeys, findStoredContacts, findSurvivors } from '../contact/contact.item.ts';
import type { Table } from '../table/table.ts';
import type { BulkRequest } from './bulk.schema.ts';

/** Actions that must not meet a contact that nobody named: the id of one that was merged is refused. */
const literal: ReadonlySet<string> = new Set(['delete', 'restore']);

/**
 * Reads the contacts that a request means by its ids, each once: of one that is part of another by now, that one, but
 * where the action is one that would have to meet it alone.
 */
export const findMeant = async (
  table: Table,
  teamId: string,
  { ids = [], action }: Pick<BulkRequest, 'ids' | 'action'>,
): Promise<StoredContact[]> => {
  const distinct = [...new Set(ids)];
  if (literal.has(action))
    return findStoredContacts(
      table,
      distinct.map((id) => contactKeys.primary(teamId, id)),
    );
  const found = await findSurvivors(table, teamId, distinct);
  return [...new Map([...found.values()].map((one) => [one.id, one])).values()];
};

/** Lists the ids that a request means; those of nobody stay, so that the job lists them. */
export const findMeantIds = async (
  table: Table,
  teamId: string,
  { ids = [], action }: Pick<BulkRequest, 'ids' | 'action'>,
): Promise<string[]> => {
  if (literal.has(action)) return [...new Set(ids)];
  const found = await findSurvivors(table, teamId, ids);
  return [...new Set(ids.map((id) => found.get(id)?.id ?? id))];
};
