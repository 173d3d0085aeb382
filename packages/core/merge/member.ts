import { type Joined, noneJoined } from '../attribute/joined.ts';
import type { Origin, StoredContact } from '../attribute/stored-contact.ts';
import type { StoredMembership } from '../campaign/membership.item.ts';
import type { ConsentRow } from '../consent/consent.schema.ts';

/** What is attached to a contact, and moves with it. */
export interface AttachedCounts {
  calls: number;
  activities: number;
  memberships: number;
}

/** A contact that takes part in a merge, with what decides about it. */
export interface Member {
  contact: StoredContact;
  consents: readonly ConsentRow[];
  counts: AttachedCounts;
  /** Those in force. */
  memberships: readonly StoredMembership[];
}

/** What merges have left on a contact so far. */
export const joinedOf = ({ joined = noneJoined }: Pick<StoredContact, 'joined'>): Joined => joined;

/** Answers who set a property of a contact and when; undefined where nobody kept it. */
export const originOf = ({ provenance }: StoredContact, name: string): Origin | undefined =>
  provenance[name] ?? provenance['*'];

/** Answers when a property was set; the creation, where nobody kept it. */
export const setAt = (contact: StoredContact, name: string): string =>
  originOf(contact, name)?.at ?? contact.created_at;
