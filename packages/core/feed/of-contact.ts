import type { StoredContact } from '../attribute/stored-contact.ts';
import { type Source, sourcesOf } from '../contact/attached.ts';

/** Whose history is read. */
export interface OfContact {
  contactId: string;
  /** The department that the contact belongs to now. */
  departmentId: string | null;
  /** Where what is attached to it is. */
  sources: readonly Source[];
  /** Contacts that are part of it by now, whose changes are told with its own. */
  former: readonly string[];
}

export const ofContact = (contact: StoredContact): OfContact => ({
  contactId: contact.id,
  departmentId: contact.department_id,
  sources: sourcesOf(contact),
  former: contact.joined?.ids ?? [],
});
