import { requireReach, type Scope, visibleContact } from '../access/scope.ts';
import { notFound } from '../error.ts';
import type { newId } from '../id.ts';
import { requireVersion } from '../table/require-version.ts';
import type { Item, Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Team } from '../team/team.schema.ts';
import { findContactItem, isRemoving, toContact } from './contact.item.ts';
import type { Contact } from './contact.schema.ts';

/** Who writes contacts of which team, and when. */
export interface Writing {
  team: Team;
  scope: Scope;
  via: Via;
  now: Date;
  /** Makes the ids of what is created. */
  newId?: typeof newId;
}

/**
 * A live contact, or with `trashed` one in the trash, as the caller may see it.
 * @throws CallbookError `contact_not_found`, `department_forbidden`
 */
export const getContact = async (
  table: Table,
  scope: Scope,
  contactId: string,
  { trashed = false } = {},
): Promise<Contact> => {
  const contact = await findContactItem(table, scope.teamId, contactId);
  if (!contact || (contact.deleted_at !== null) !== trashed) throw notFound('contact');
  requireReach(scope, contact.department_id);
  return visibleContact(scope, contact);
};

/**
 * The contact of an item that was read in order to change it.
 * @throws CallbookError `contact_not_found`, `department_forbidden`, `version_mismatch`
 */
export const requireContact = (
  item: Item | undefined,
  { scope, version }: { scope: Scope; version?: number | undefined },
): Contact => {
  if (!item || isRemoving(item)) throw notFound('contact');
  const contact = toContact(item);
  requireReach(scope, contact.department_id);
  requireVersion('contact', contact, version);
  return contact;
};
