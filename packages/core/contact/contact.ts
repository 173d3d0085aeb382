import { isVisible, requireReach, type Scope } from '../access/scope.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import { isRemoving, toStoredContact } from '../attribute/contact-shape.ts';
import { type Origin, originsOf, type StoredContact } from '../attribute/stored-contact.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { type Fault, notFound } from '../error.ts';
import type { newId } from '../id.ts';
import type { Item } from '../table/item.ts';
import { requireVersion } from '../table/require-version.ts';
import type { Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Write } from '../table/write.ts';
import type { Team } from '../team/team.schema.ts';
import { findContactItem } from './contact.item.ts';
import { requireOwn, requireUnmerged } from './merged.ts';
import { visibleContact } from './visible-contact.ts';

/** The context of a write: the team, who writes, and when. */
export interface Writing {
  team: Team;
  scope: Scope;
  via: Via;
  now: Date;
  /** The catalogue as it was a moment ago, which saves a read. */
  catalogue?: Catalogue | undefined;
  /** Makes the ids of what is created. */
  newId?: typeof newId;
}

/** A contact as it was and as it is to be. */
export interface Replaced {
  seen: StoredContact;
  contact: StoredContact;
  warnings: readonly Fault[];
}

/** The context of a change of one contact. */
export interface Changing extends Writing {
  contactId: string;
  /** The version that the caller saw; a later one is not changed. */
  version?: number | undefined;
  /** Writes that go with the change, if there is one, in the same transaction. */
  along?: ((replaced: Replaced) => Write[]) | undefined;
}

interface Reading {
  /** One in the trash. */
  trashed?: boolean;
  /** Also one that was erased, of which only its marks are left: to be shown. */
  erased?: boolean;
}

/**
 * Reads a live contact, or with `trashed` one in the trash, that the caller reaches, with what is kept beside it.
 * @throws CallbookError `contact_not_found`, `contact_erased`, `department_forbidden`
 * @throws ContactMerged
 */
export const getStoredContact = async (
  table: Table,
  scope: Scope,
  contactId: string,
  { trashed = false, erased = false }: Reading = {},
): Promise<StoredContact> => {
  const contact = await findContactItem(table, scope.teamId, contactId);
  if (!contact) throw notFound('contact');
  const isShown = erased && requireOwn(contact).erased_at !== null;
  if (!isShown && (requireUnmerged(contact).deleted_at !== null) !== trashed) throw notFound('contact');
  requireReach(scope, contact.department_id);
  return contact;
};

/**
 * Reads the same as the caller may see it.
 * @throws CallbookError and ContactMerged as `getStoredContact`
 */
export const getContact = async (
  table: Table,
  scope: Scope,
  contactId: string,
  asked: Reading = {},
): Promise<Contact> => visibleContact(scope, await getStoredContact(table, scope, contactId, asked));

/** The origins of the values of a contact that the caller sees. */
export const visibleOrigins = (scope: Scope, contact: StoredContact): Record<string, Origin> =>
  Object.fromEntries(Object.entries(originsOf(contact)).filter(([name]) => isVisible(scope, name)));

interface Changer {
  scope: Scope;
  /** The version that the caller saw. */
  version?: number | undefined;
}

/**
 * Refuses a contact that the caller may not change, or that has another version.
 * @throws CallbookError `department_forbidden`, `version_mismatch`
 * @throws ContactMerged
 */
export const requireCurrent = (contact: StoredContact, { scope, version }: Changer): StoredContact => {
  requireReach(scope, requireUnmerged(contact).department_id);
  requireVersion('contact', contact, version);
  return contact;
};

/**
 * Answers the contact of an item that was read in order to change it.
 * @throws CallbookError `contact_not_found`, `department_forbidden`, `version_mismatch`
 */
export const requireContact = (item: Item | undefined, request: Changer): StoredContact => {
  if (!item || isRemoving(item)) throw notFound('contact');
  return requireCurrent(toStoredContact(item), request);
};
