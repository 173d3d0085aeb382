import * as v from 'valibot';
import { namesWith } from '../attribute/attributes.ts';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import { contactIdOf } from '../contact/contact.item.ts';
import type { Item } from '../table/item.ts';
import { batchGetInOrder, type Table } from '../table/table.ts';
import { type ChangeKind, changeKinds, kindOf } from '../timeline/change-kind.ts';
import { deedsQuery, oldestEntryQuery, toEntry } from '../timeline/timeline.item.ts';
import { type EntryAnswer, entryAnswer } from './describe-events.ts';
import { historyOf, sightOf } from './history.ts';
import { type ChangesRequest, departmentsOf, type Place, readChanges } from './read-changes.ts';
import { type Entry, firstPage, type PartReader } from './timeline-parts.ts';

/** Properties of interest to all who work with a contact. */
const notable: ReadonlySet<string> = new Set(namesWith('notable'));

/** Reduces an entry to its notable changes; undefined where it has none, unless an import or a merge made it. */
const onlyNotable = (answer: EntryAnswer): EntryAnswer | undefined => {
  const entries = Object.entries(answer.changes ?? {}).filter(([name]) => notable.has(name));
  const isNotable = answer.type !== 'contact.updated' || entries.length > 0 || kindOf(answer) !== 'change';
  return isNotable ? { ...answer, changes: Object.fromEntries(entries), truncated: false } : undefined;
};

const placeSchema = v.tuple([v.string(), v.nullable(v.string()), v.optional(v.string())]);

const toPlace = (text: string): Place => {
  const [sk, department, of] = v.parse(placeSchema, JSON.parse(text));
  return { sk, department, of };
};

const textOf = ({ sk, department, of }: Place): string =>
  JSON.stringify(of === undefined ? [sk, department] : [sk, department, of]);

const timeOf = (sk: string): string => sk.split('#')[1] ?? '';

/** Reads changes of a contact, of these kinds. */
export const changesPart =
  (kinds: ReadonlySet<ChangeKind>): PartReader =>
  async (table, request, before) => {
    const { taken, behind } = await readChanges(table, request, {
      after: before === undefined ? undefined : toPlace(before),
      // Where others are passed over, twice as many are mostly enough.
      first: request.limit * (kinds.size < changeKinds.length ? 2 : 1),
      shown: (answer) => (kinds.has(kindOf(answer)) ? onlyNotable(answer) : undefined),
    });
    return {
      entries: taken.map((one) => ({ at: one.at, place: textOf(one), entry: one.answer })),
      behind: behind && { place: textOf(behind), at: timeOf(behind.sk) },
    };
  };

/** The items of a kind of one contact behind a place, the latest first, and one more than asked for where there are more. */
const deedItems = async (
  table: Table,
  { scope: { teamId }, limit }: ChangesRequest,
  { contactId, kind, before }: { contactId: string; kind: 'import' | 'merge'; before: string | undefined },
): Promise<Item[]> => {
  const [keys, oldest] = await Promise.all([
    firstPage(table, { ...deedsQuery(teamId, { contactId, kind, before }), Limit: limit + 1 }),
    firstPage(table, oldestEntryQuery(teamId, contactId)),
  ]);
  const found = await batchGetInOrder(table, keys, { consistent: false });
  // What made the contact is in no list of its own.
  const isMade = (item: Item) => kindOf(toEntry(item)) === kind && !keys.some(({ sk }) => sk === item.sk);
  const made = oldest.filter((item) => isMade(item) && (before === undefined || item.sk < before));
  return [...found, ...(keys.length > limit ? [] : made)];
};

/** The place of an item among those of a contact and of others that are part of it: several may come at one moment. */
const deedPlace = ({ sk, pk }: Item): string => `${sk} ${contactIdOf({ pk })}`;

/** The place before which the items of one contact are behind that of another's. */
const beforeOf = (place: string | undefined, contactId: string): string | undefined => {
  const [sk, of = contactId] = place?.split(' ') ?? [];
  // Those of one moment come in the order of their contacts, the highest first.
  return sk !== undefined && contactId < of ? `${sk}~` : sk;
};

/** Reads what imports or merges did with a contact, without looking at all else that changed. */
export const deedsPart =
  (kind: 'import' | 'merge'): PartReader =>
  async (table, request, before) => {
    const { scope, contactId, former, departmentId, limit } = request;
    const read = [contactId, ...former].map((id) =>
      deedItems(table, request, { contactId: id, kind, before: beforeOf(before, id) }),
    );
    const [catalogue, ...found] = await Promise.all([findCatalogue(table, scope.teamId), ...read]);
    const items = found.flat().toSorted((one, other) => (deedPlace(one) < deedPlace(other) ? 1 : -1));
    const history = historyOf(scope, catalogue);
    const page = items.slice(0, limit);
    const entries = page.flatMap((item): Entry[] => {
      const entry = toEntry(item);
      const departments = departmentsOf(entry, departmentId);
      const seen =
        sightOf(history, departments) === 'none'
          ? undefined
          : onlyNotable(entryAnswer(history, { contactId: contactIdOf(item), entry, departments }));
      return seen ? [{ at: seen.occurred_at, place: deedPlace(item), entry: seen }] : [];
    });
    const last = items.length > limit ? page.at(-1) : undefined;
    return { entries, behind: last && { place: deedPlace(last), at: timeOf(last.sk) } };
  };
