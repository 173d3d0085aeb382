import type { Contact } from '../attribute/contact.schema.ts';
import { partsOf, shapeOf } from '../attribute/contact-shape.ts';
import { keptProvenance, type StoredContact } from '../attribute/stored-contact.ts';
import { changedAt } from '../contact/changed-at.ts';
import { contactKeys, toContactItem } from '../contact/contact.item.ts';
import type { Writing } from '../contact/contact.ts';
import { nextVersion } from '../contact/plan-replacement.ts';
import { addToCount } from '../count/count.item.ts';
import { searchEntries } from '../search/search-entry.item.ts';
import { absent, change, drop, is, isThere, put, type Write } from '../table/write.ts';
import type { Redirect } from './redirects.ts';

type By = Pick<Writing, 'via'>;

/** Makes a merged contact: in no list, deleted, and answering with the survivor. */
export const mergedContact = (seen: StoredContact, survivor: string, now: Date): StoredContact =>
  nextVersion(seen, { ...seen, merged_into: survivor, deleted_at: changedAt(seen, now) }, now);

const entriesOf = (contact: Contact): Write[] => searchEntries(contact).map((item) => drop(item));

const stillAs = ({ version, called }: StoredContact) => [
  is(partsOf('version'), version),
  absent('removing'),
  called ? is(['called', 'changes'], called.changes) : absent('called'),
];

/** Makes the writes by which a contact that is still as `seen` becomes a merged one. */
export const mergedWrites = (seen: StoredContact, contact: StoredContact, { via }: By): Write[] => [
  put(
    {
      ...contactKeys.primary(contact.team_id, contact.id),
      ...shapeOf({ ...contact, provenance: keptProvenance(seen, contact, via) }),
      ...via,
    },
    ...stillAs(seen),
  ),
  ...entriesOf(seen),
  addToCount(seen.team_id, 'contact', -1),
];

/** Makes a merged contact as it was; its version goes on. */
export const restoredContact = (seen: StoredContact, now: Date): StoredContact =>
  nextVersion(seen, { ...seen, merged_into: null, deleted_at: null }, now);

/** Makes the writes by which a merged contact that is still as `seen` comes back. */
export const restoredWrites = (seen: StoredContact, contact: StoredContact, { via }: By): Write[] => [
  put(
    toContactItem({ ...contact, provenance: keptProvenance(seen, contact, via) }, via),
    is(partsOf('version'), seen.version),
  ),
  ...searchEntries(contact).map((item) => put(item)),
  addToCount(seen.team_id, 'contact', 1),
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
