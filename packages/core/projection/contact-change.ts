import * as v from 'valibot';
import type { Contact } from '../attribute/contact.schema.ts';
import { isRemoving, toContact } from '../attribute/contact-shape.ts';
import type { Joined } from '../attribute/joined.ts';
import { contactHappened, contactView } from '../contact/contact.events.ts';
import { pathSchema } from '../event/changes.schema.ts';
import type { View } from '../event/view.ts';
import type { NewEvent } from '../feed/event-type.ts';
import { derivedId } from '../id.ts';
import type { Item } from '../table/item.ts';
import { callOfSchema, rowSchema, type TimelineEntry, timelineKeys } from '../timeline/timeline.item.ts';
import { type Delta, dayDelta, deltasOf } from './deltas.ts';
import { diff } from './diff.ts';
import type { Projection } from './projection.ts';
import type { Change } from './stream-record.ts';

/** What a contact's item must have to be projected. */
const writtenSchema = v.object({
  id: v.string(),
  version: v.number(),
  created_at: v.string(),
  updated_at: v.pipe(v.string(), v.isoTimestamp()),
  updated_by: v.optional(v.string(), 'unknown'),
  via: v.optional(pathSchema, 'api'),
  row: v.optional(rowSchema),
  call: v.optional(callOfSchema),
  tags: v.optional(v.array(v.string())),
});

interface State {
  item: Item;
  contact: Contact;
  /** Undefined once the contact is being removed. */
  view: View | undefined;
  /** In lists, and so in the counters. */
  counts: Contact | undefined;
}

const stateOf = (item: Item | undefined): State | undefined => {
  if (!item) return undefined;
  const contact = toContact(item);
  if (isRemoving(item)) return { item, contact, view: undefined, counts: undefined };
  const counts = contact.deleted_at === null && contact.erased_at === null ? contact : undefined;
  return { item, contact, view: contactView(contact, item.joined as Joined), counts };
};

const departmentsOf = (states: (State | undefined)[]): (string | null)[] => [
  ...new Set(states.flatMap((state) => (state ? [state.contact.department_id] : []))),
];

/** So many counters fit into one transaction beside all else. */
const mostDeltas = 60;

const chunks = (deltas: readonly Delta[]): Delta[][] =>
  Array.from({ length: Math.ceil(deltas.length / mostDeltas) }, (_, n) =>
    deltas.slice(n * mostDeltas, (n + 1) * mostDeltas),
  );

/** A new contact has been called no times, which need not be shown. */
const shownOfNew = ({ shown: { total_calls, ...rest } }: View) =>
  total_calls === 0 ? rest : { ...rest, total_calls };

const changesOf = (before: View | undefined, after: View) =>
  diff(before?.shown, before ? after.shown : shownOfNew(after));

const entryOf = (
  { id, type, at, actor, via, departments }: NewEvent,
  { sk, version, row, call }: Pick<TimelineEntry, 'sk' | 'version' | 'row' | 'call'>,
  { changes, truncated }: ReturnType<typeof diff>,
): Projection['entry'] => ({
  ...{ sk, id, type, at, actor, via, version, changes, departments },
  ...(truncated && { truncated: true as const }),
  ...(row && { row }),
  ...(call && { call }),
});

/**
 * Projects a change of a contact. Its counters may need parts of their own: a hundred tags, and a hundred
 * others before.
 */
export const projectContact = ({ id, teamId, at, before: old, after: now }: Change): Projection[] => {
  const [before, after] = [stateOf(old), stateOf(now)];
  const last = after ?? before;
  if (!last) return [];
  const written = v.parse(writtenSchema, { ...last.item, ...last.contact });
  const contact = { id: written.id, created_at: written.created_at };
  const base = { id, teamId, subject: contact.id, contact, deltas: [] };
  const what = contactHappened(before?.view, after?.view);
  const removal = after ? [] : [{ ...base, id: `${id}.gone`, removes: true }];
  if (!what) return removal;
  // An erasure tells the id alone: no values, and not which they were.
  const tells = after?.view !== undefined && what !== 'erased';
  // The stream's clock knows whole seconds only.
  const occurred = what === 'removed' && at > written.updated_at ? at : written.updated_at;
  const sk = timelineKeys.sk(occurred, written.version);
  const event: NewEvent = {
    id: derivedId('evt', Date.parse(occurred), teamId, id),
    type: `contact.${what}`,
    at: occurred,
    actor: written.updated_by,
    via: written.via,
    subject: { kind: 'contact', id: contact.id },
    version: written.version,
    departments: departmentsOf([before, after]),
    ...(tells && { entry: sk }),
  };
  const entry =
    tells && after?.view
      ? entryOf(event, { ...written, sk }, changesOf(before?.view, after.view))
      : undefined;
  const merged = what === 'merged' ? [dayDelta(occurred, 'contacts_merged')] : [];
  const counted = deltasOf(teamId, before?.counts, after?.counts, written);
  const [deltas = [], ...more] = chunks([...merged, ...counted]);
  return [
    { ...base, event, entry, deltas },
    ...more.map((some, n) => ({ ...base, id: `${id}.${n}`, deltas: some })),
    ...removal,
  ];
};
