import type { Contact } from '../attribute/contact.schema.ts';
import { partsOf, shapeOf } from '../attribute/contact-shape.ts';
import { keptProvenance, type StoredContact } from '../attribute/stored-contact.ts';
import { changedAt } from '../contact/changed-at.ts';
import { contactKeys, toContactItem, unchangedSince } from '../contact/contact.item.ts';
import type { Writing } from '../contact/contact.ts';
import { nextVersion } from '../contact/plan-replacement.ts';
import { searchEntries } from '../search/search-entry.item.ts';
import { change, drop, is, isThere, put, type Write } from '../table/write.ts';
import { mergedJoined, unjoined } from './joined-contacts.ts';
import type { Redirect } from './redirects.ts';

type By = Pick<Writing, 'via'>;

/** Makes a merged contact: in no list, deleted, and answering with the survivor. */
export const mergedContact = (
  seen: StoredContact,
  { survivor, mergeId, now }: { survivor: string; mergeId: string; now: Date },
): StoredContact => {
  const joined = mergedJoined(mergeId, seen);
  return nextVersion(seen, { ...seen, joined, merged_into: survivor, deleted_at: changedAt(seen, now) }, now);
};

const entriesOf = (contact: Contact): Write[] => searchEntries(contact).map((item) => drop(item));

/** Makes the writes by which a contact that is still as `seen` becomes a merged one. */
export const mergedWrites = (seen: StoredContact, contact: StoredContact, { via }: By): Write[] => [
  put(
    {
      ...contactKeys.primary(contact.team_id, contact.id),
      ...shapeOf({ ...contact, provenance: keptProvenance(seen, contact, via) }),
      ...via,
    },
    ...unchangedSince(seen),
  ),
  ...entriesOf(seen),
];

/** Makes a merged contact live again, with its values as they are to be; its version goes on. */
export const restoredContact = (seen: StoredContact, back: StoredContact, now: Date): StoredContact => {
  const { joined, ...own } = back;
  const before = joined && { ...joined, merges: joined.merges.slice(0, -1) };
  return nextVersion(seen, { ...own, ...unjoined(seen, before), merged_into: null, deleted_at: null }, now);
};

/** Makes the writes by which a merged contact that is still as `seen` comes back. */
export const restoredWrites = (seen: StoredContact, contact: StoredContact, { via }: By): Write[] => [
  put(
    toContactItem({ ...contact, provenance: keptProvenance(seen, contact, via) }, via),
    ...unchangedSince(seen),
  ),
  ...searchEntries(contact).map((item) => put(item)),
];

/** Makes the writes by which ids of earlier merges answer with another contact; those of this merge say so themselves. */
export const redirectWrites = (teamId: string, redirects: readonly Redirect[]): Write[] =>
  redirects
    .filter(({ id, to, before }) => before !== null && to !== id)
    .map(({ id, to, before }) =>
      change(contactKeys.primary(teamId, id), {
        setIn: { shown: { merged_into: to } },
        when: [isThere, is(partsOf('merged_into'), before)],
      }),
    );
