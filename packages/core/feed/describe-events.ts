import { reaches, type Scope } from '../access/scope.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import { isRemoving, toContact } from '../attribute/contact-shape.ts';
import { catalogueAmong, catalogueKeys } from '../catalogue/catalogue.item.ts';
import { contactKeys } from '../contact/contact.item.ts';
import { visibleContact } from '../contact/visible-contact.ts';
import type { Changes } from '../event/changes.schema.ts';
import type { Item, Key } from '../table/item.ts';
import { batchGet, type Table } from '../table/table.ts';
import { type TimelineEntry, timelineKeys, toEntry } from '../timeline/timeline.item.ts';
import type { EventAnswer } from './event-answer.schema.ts';
import type { FeedEvent } from './feed.schema.ts';
import { changesInSight, type Departments, type History, historyOf, sightOf } from './history.ts';
import { nounOf } from './nouns.ts';

const isOfContact = ({ subject }: Pick<FeedEvent, 'subject'>): boolean => subject.kind === 'contact';

const isOwn = ({ caller }: Scope, { owner }: FeedEvent): boolean => owner !== undefined && owner === caller;

/** Tells whether a caller may know of an event: of a contact, when it was its own before or after. */
export const isVisibleEvent = (scope: Scope, event: FeedEvent): boolean => {
  if (scope.departments === 'all') return true;
  const readers = nounOf(event.subject.kind)?.readers;
  if (readers === 'owner') return isOwn(scope, event);
  if (readers === 'departments') return sightOf(scope, event.departments ?? []) !== 'none';
  return readers === 'managers';
};

const name = ({ pk, sk }: Key) => `${pk} ${sk}`;

const entryKey = ({ teamId }: Scope, { subject, entry }: FeedEvent): Key[] =>
  entry === undefined ? [] : [timelineKeys.primary(teamId, subject.id, entry)];

const contactKey = ({ teamId }: Scope, event: FeedEvent): Key[] =>
  isOfContact(event) ? [contactKeys.primary(teamId, event.subject.id)] : [];

/** Reads items, each once. */
const readItems = async (table: Table, keys: readonly Key[]): Promise<Map<string, Item>> => {
  const distinct = [...new Map(keys.map((key) => [name(key), key])).values()];
  return new Map((await batchGet(table, distinct)).map((item) => [name(item), item]));
};

const isContact = ({ sk }: Key): boolean => sk === contactKeys.primary('', '').sk;

const survivorKey = (teamId: string, item: Item): Key[] => {
  const { merged_into } = toContact(item);
  return merged_into === null ? [] : [contactKeys.primary(teamId, merged_into)];
};

/** Reads the items behind events, and the contacts that those among them are part of by now, a round later. */
const readBehind = async (table: Table, teamId: string, keys: readonly Key[]): Promise<Map<string, Item>> => {
  const found = await readItems(table, keys);
  const survivors = [...found.values()].filter(isContact).flatMap((item) => survivorKey(teamId, item));
  const further = survivors.filter((key) => !found.has(name(key)));
  return further.length === 0 ? found : new Map([...found, ...(await readItems(table, further))]);
};

/** An event without the contact as it is now. */
export type EntryAnswer = Omit<EventAnswer, 'contact'>;

const answerOf = (
  { id, type, at, actor, via, version }: FeedEvent | TimelineEntry,
  subject: EventAnswer['subject'],
  { changes, truncated = false }: { changes: Changes | null; truncated?: boolean | undefined },
): EntryAnswer => ({
  ...{ id, type, occurred_at: at, actor, via, subject },
  version: version ?? null,
  changes,
  truncated,
});

/**
 * An entry of a contact’s timeline as the caller may see it, by the departments that the contact belonged to.
 */
export const entryAnswer = (
  history: History,
  { contactId, entry, departments }: { contactId: string; entry: TimelineEntry; departments: Departments },
): EntryAnswer => {
  const { changes, moved } = changesInSight(history, { ...entry, departments });
  const shown = { changes, truncated: moved ? false : entry.truncated };
  return {
    ...answerOf(entry, { type: 'contact', id: contactId }, shown),
    ...(moved && { moved }),
    ...(entry.row && !moved && { row: entry.row }),
    ...(entry.call && !moved && { said_in: entry.call }),
  };
};

const changesShownTo = ({ departments, caller }: Scope, { subject, changes = {} }: FeedEvent): Changes => {
  if (departments === 'all' || subject.id === caller) return changes;
  const personal = nounOf(subject.kind)?.personal ?? [];
  return Object.fromEntries(Object.entries(changes).filter(([name]) => !personal.includes(name)));
};

const eventAnswer = (history: History, event: FeedEvent, item: Item | undefined): EntryAnswer => {
  const { subject, truncated, departments = [] } = event;
  if (item) return entryAnswer(history, { contactId: subject.id, entry: toEntry(item), departments });
  const shown = isOfContact(event)
    ? { changes: null }
    : { changes: changesShownTo(history, event), truncated };
  return answerOf(event, { type: subject.kind, id: subject.id }, shown);
};

/** The contact as it is; of one that was merged, whoever reaches the survivor sees which that is. */
const contactNow = (
  scope: Scope,
  found: ReadonlyMap<string, Item>,
  item: Item | undefined,
): Contact | null => {
  if (!item || isRemoving(item)) return null;
  const [key] = survivorKey(scope.teamId, item);
  const decisive = key ? found.get(name(key)) : item;
  if (!decisive || !reaches(scope, toContact(decisive).department_id)) return null;
  return visibleContact(scope, toContact(item));
};

/**
 * Describes events as a caller may see them, in their order, without those beyond its reach. What a contact's
 * values were is read from its timeline, and with `contact` the contact as it is now.
 */
export const describeEvents = async (
  table: Table,
  scope: Scope,
  events: readonly FeedEvent[],
  { contact }: { contact: boolean },
): Promise<EventAnswer[]> => {
  const visible = events.filter((event) => isVisibleEvent(scope, event));
  const found = await readBehind(table, scope.teamId, [
    catalogueKeys.primary(scope.teamId),
    ...visible.flatMap((event) => entryKey(scope, event)),
    ...(contact ? visible.flatMap((event) => contactKey(scope, event)) : []),
  ]);
  const itemAt = (keys: Key[]) => keys.flatMap((key) => found.get(name(key)) ?? [])[0];
  const history = historyOf(scope, catalogueAmong(scope.teamId, found.values()));
  return visible.map((event) => ({
    ...eventAnswer(history, event, itemAt(entryKey(scope, event))),
    ...(contact &&
      isOfContact(event) && { contact: contactNow(history, found, itemAt(contactKey(scope, event))) }),
  }));
};
