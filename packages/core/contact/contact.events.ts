import { attributeNames, attributeOf } from '../attribute/attributes.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import { isRemoving, toContact } from '../attribute/contact-shape.ts';
import type { Joined } from '../attribute/joined.ts';
import { nounEvents } from '../event/noun-events.ts';
import type { View } from '../event/view.ts';

/** What follows from the event itself, never changes, or is shown in parts. */
const silent: ReadonlySet<string> = new Set(
  attributeNames.filter((name) => attributeOf(name).bookkeeping === 'silent' || attributeOf(name).inParts),
);

/** @param joined what merges left on it */
export const contactView = (contact: Contact, joined?: Joined): View => ({
  id: contact.id,
  version: contact.version,
  shown: {
    ...(joined && joined.ids.length > 0 && { merged_ids: joined.ids }),
    ...Object.fromEntries(Object.entries(contact).filter(([name]) => !silent.has(name))),
    ...Object.fromEntries(
      Object.entries(contact.custom_fields).map(([name, value]) => [`cf.${name}`, value]),
    ),
  },
});

const isLive = ({ shown }: View) => shown.deleted_at === null;

const isErased = ({ shown }: View) => shown.erased_at !== null;

const isMerged = ({ shown }: View) => shown.merged_into !== null;

const partsOf = ({ shown: { merged_ids } }: View): number =>
  Array.isArray(merged_ids) ? merged_ids.length : 0;

export const contactHappened = (before: View | undefined, after: View | undefined) => {
  if (!after) return before && 'removed';
  if (!before) return 'created';
  if (isErased(after)) return isErased(before) ? undefined : 'erased';
  const by = Number(isMerged(after)) - Number(isMerged(before)) || partsOf(after) - partsOf(before);
  if (by !== 0) return by > 0 ? 'merged' : 'unmerged';
  if (isLive(before) !== isLive(after)) return isLive(after) ? 'restored' : 'deleted';
  return before.version === after.version ? undefined : 'updated';
};

/** Events of contacts. Values of contacts stay in timelines: see `projection/contact-change.ts`. */
export const contactEvents = nounEvents({
  kind: 'contact',
  readers: 'departments',
  happenings: {
    created: 'A contact was created',
    updated: 'Values of a contact were changed',
    deleted: 'A contact went to the trash',
    restored: 'A contact came back from the trash',
    merged:
      'Contacts became one: of each that was merged, `merged_into` changes to the survivor; of the survivor, `merged_ids` has them',
    unmerged: 'A merge was undone: the same of each contact that came back, and of the survivor',
    removed: 'A contact was removed for good',
    erased: 'The person was erased: the event tells the id alone, and so does the contact from then on',
  },
  items: [
    {
      sk: 'CONTACT',
      views: (item) => (isRemoving(item) ? [] : [contactView(toContact(item), item.joined as Joined)]),
      happened: contactHappened,
    },
  ],
});
