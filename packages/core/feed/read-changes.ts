import * as v from 'valibot';
import type { Scope } from '../access/scope.ts';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { readCursor, writeCursor } from '../list/cursor.ts';
import { fitting } from '../list/page-bytes.ts';
import type { Item } from '../table/item.ts';
import { type Query, queryPages, type Table } from '../table/table.ts';
import { type TimelineEntry, timelineQuery, toEntry } from '../timeline/timeline.item.ts';
import { type EntryAnswer, entryAnswer } from './describe-events.ts';
import { type Departments, type History, historyOf, sightOf } from './history.ts';
import type { OfContact } from './of-contact.ts';

export interface ChangesRequest extends OfContact {
  scope: Scope;
  limit: number;
}

/** Most entries that one request reads. */
const mostLooked = 1_000;

const departmentSchema = v.nullable(v.string());

/**
 * Answers the contact’s departments before and after an entry; an older entry that does not say it goes by
 * where the contact belonged then.
 */
export const departmentsOf = (
  { departments, changes: { department_id: change }, type }: TimelineEntry,
  after: string | null,
): Departments => {
  if (departments) return departments;
  if (!change) return [after];
  const [from, to] = [change.from, change.to].map((one) => v.parse(departmentSchema, one));
  return type === 'contact.created' ? [to ?? null] : [from ?? null, to ?? null];
};

/**
 * Where a page ended: the key of its last entry, the department that the contact belonged to before that, and the
 * contact itself where it is one that is part of another by now.
 */
export interface Place {
  sk: string;
  department: string | null;
  of?: string | undefined;
}

/**
 * Makes a walk over entries, newest first, that tells for each where the contact belonged before it and what
 * the caller sees.
 */
const walker = (
  history: History,
  { contactId, of }: Pick<Stream, 'contactId' | 'of'>,
  now: string | null,
): ((item: Item) => { place: Place; answer: EntryAnswer | undefined }) => {
  let department = now;
  return (item) => {
    const entry = toEntry(item);
    const departments = departmentsOf(entry, department);
    department = departments[0] ?? null;
    const isSeen = sightOf(history, departments) !== 'none';
    return {
      place: { sk: item.sk, department, ...(of !== undefined && { of }) },
      answer: isSeen ? entryAnswer(history, { contactId, entry, departments }) : undefined,
    };
  };
};

/** Reads the pages of a query, the first of them at once. */
const pagesFrom = (
  table: Table,
  ...asked: [query: Query, further: { further: number }]
): AsyncIterator<Item[], undefined> => {
  const pages = queryPages(table, ...asked);
  let first: Promise<IteratorResult<Item[], undefined>> | undefined = pages.next();
  // Whoever takes it sees its failure.
  first.catch(() => undefined);
  return {
    next: () => {
      const next = first ?? pages.next();
      first = undefined;
      return next;
    },
  };
};

export interface Changes {
  taken: (Place & { at: string; answer: EntryAnswer })[];
  /** Where reading stopped before the end. */
  behind: Place | undefined;
}

interface Looking {
  after: Place | undefined;
  /** What of an entry is shown; undefined where it is passed over. */
  shown: (answer: EntryAnswer) => EntryAnswer | undefined;
  /** How many to read at first. */
  first?: number;
}

/** One contact whose changes are read, and whether those at the place itself are still to come. */
interface Stream {
  contactId: string;
  of?: string | undefined;
  isBehind: boolean;
}

/** Reads who changed what of one contact, the latest first, behind a place. */
const readStream = async (
  table: Table,
  { scope, departmentId, limit }: ChangesRequest,
  { after, shown, first = limit, catalogue }: Looking & { catalogue: Promise<Catalogue> },
  { contactId, of, isBehind }: Stream,
): Promise<Changes> => {
  const query = { ...timelineQuery(scope.teamId, contactId, after?.sk), Limit: first + 2 };
  const pages = pagesFrom(table, query, { further: mostLooked / 2 });
  const history = historyOf(scope, await catalogue);
  const look = walker(history, { contactId, of }, after ? after.department : departmentId);
  const isOver = (item: Item) => item.sk === after?.sk && !isBehind;
  const taken: Changes['taken'] = [];
  let last: Place | undefined;
  let looked = 0;
  for (let page = await pages.next(); !page.done; page = await pages.next())
    for (const item of page.value) {
      if (isOver(item)) continue;
      if (taken.length === limit || looked === mostLooked) return { taken, behind: last };
      const { place, answer: seen } = look(item);
      last = place;
      looked++;
      const answer = seen && shown(seen);
      if (answer) taken.push({ ...place, at: answer.occurred_at, answer });
    }
  return { taken, behind: undefined };
};

/** The contact itself and those that are part of it by now, in the order of what they have at one moment. */
const streamsOf = ({ contactId, former }: OfContact, after: Place | undefined): Stream[] => {
  const all = [{ contactId }, ...former.map((id) => ({ contactId: id, of: id }))];
  const at = after ? all.findIndex((one) => ('of' in one ? one.of : undefined) === after.of) : 0;
  return all.map((one, index) => ({ ...one, isBehind: after !== undefined && index > at }));
};

/**
 * Reads who changed what of a contact, and of those that are part of it by now, the latest first, behind a place; what
 * `shown` leaves out is passed over.
 */
export const readChanges = async (
  table: Table,
  request: ChangesRequest,
  looking: Looking,
): Promise<Changes> => {
  const streams = streamsOf(request, looking.after);
  const known = { ...looking, catalogue: findCatalogue(table, request.scope.teamId) };
  const read = await Promise.all(streams.map((one) => readStream(table, request, known, one)));
  const [own, ...others] = read;
  if (own && others.length === 0) return own;
  const order = new Map(streams.map(({ of }, index) => [of, index]));
  const isLater = (one: Place, other: Place) =>
    one.sk === other.sk ? (order.get(one.of) ?? 0) < (order.get(other.of) ?? 0) : one.sk > other.sk;
  // Behind where one of them was not read any more nothing can be told.
  const [horizon] = read
    .flatMap(({ behind }) => behind ?? [])
    .toSorted((one, other) => (isLater(one, other) ? -1 : 1));
  const sure = read
    .flatMap(({ taken }) => taken)
    .filter((one) => !horizon || !isLater(horizon, one))
    .toSorted((one, other) => (isLater(one, other) ? -1 : 1));
  const taken = sure.slice(0, request.limit);
  return { taken, behind: sure.length > taken.length ? taken.at(-1) : horizon };
};

const toText = ({ sk, department, of }: Place): string =>
  [sk, department ?? '', ...(of === undefined ? [] : [of])].join(' ');

const toPlace = (text: string): Place => {
  const [sk = '', department = '', of] = text.split(' ');
  return { sk, department: department === '' ? null : department, ...(of !== undefined && { of }) };
};

export interface AuditPage {
  events: EntryAnswer[];
  next_cursor: string | null;
}

/** Reads a page of who changed what of a contact, newest first. */
export const readContactAudit = async (
  table: Table,
  { cursor, ...request }: ChangesRequest & { cursor?: string | undefined },
): Promise<AuditPage> => {
  const { teamId } = request.scope;
  const of = { list: 'audit', contactId: request.contactId };
  const after = cursor === undefined ? undefined : toPlace(await readCursor(table, teamId, of, cursor));
  const { taken, behind } = await readChanges(table, request, { after, shown: (answer) => answer });
  const events = fitting(taken.map(({ answer }) => answer));
  const end = events.length < taken.length ? taken[events.length - 1] : behind;
  return {
    events,
    next_cursor: end === undefined ? null : await writeCursor(table, teamId, of, toText(end)),
  };
};
