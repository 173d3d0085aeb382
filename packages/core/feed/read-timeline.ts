import * as v from 'valibot';
import type { Scope } from '../access/scope.ts';
import { namesWith } from '../attribute/attributes.ts';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import { readCursor, writeCursor } from '../list/cursor.ts';
import { fitting } from '../list/page-bytes.ts';
import type { Item } from '../table/item.ts';
import { queryPages, type Table } from '../table/table.ts';
import { type TimelineEntry, timelineQuery, toEntry } from '../timeline/timeline.item.ts';
import { type EntryAnswer, entryAnswer } from './describe-events.ts';
import { type Departments, type History, historyOf, sightOf } from './history.ts';

export interface TimelineRequest {
  scope: Scope;
  contactId: string;
  /** The department that the contact belongs to now. */
  departmentId: string | null;
  limit: number;
  cursor?: string | undefined;
}

export interface TimelinePage {
  events: EntryAnswer[];
  next_cursor: string | null;
}

/** Most entries that one request reads. */
const mostLooked = 1_000;

/** Properties of interest to all who work with a contact. */
const notable: ReadonlySet<string> = new Set(namesWith('notable'));

/** Reduces an entry to its notable changes; undefined where it has none. */
const onlyNotable = (answer: EntryAnswer): EntryAnswer | undefined => {
  const entries = Object.entries(answer.changes ?? {}).filter(([name]) => notable.has(name));
  const isNotable = answer.type !== 'contact.updated' || entries.length > 0;
  return isNotable ? { ...answer, changes: Object.fromEntries(entries), truncated: false } : undefined;
};

interface Reading {
  list: 'audit' | 'timeline';
  shown: (answer: EntryAnswer) => EntryAnswer | undefined;
}

const departmentSchema = v.nullable(v.string());

/**
 * Answers the contact’s departments before and after an entry; an older entry that does not say it goes by
 * where the contact belonged then.
 */
const departmentsOf = (
  { departments, changes: { department_id: change }, type }: TimelineEntry,
  after: string | null,
): Departments => {
  if (departments) return departments;
  if (!change) return [after];
  const [from, to] = [change.from, change.to].map((one) => v.parse(departmentSchema, one));
  return type === 'contact.created' ? [to ?? null] : [from ?? null, to ?? null];
};

/** Where a page ended: the key of its last entry, and the department that the contact belonged to before that. */
interface Place {
  sk: string;
  department: string | null;
}

const toText = ({ sk, department }: Place): string => `${sk} ${department ?? ''}`;

const toPlace = (text: string): Place => {
  const [sk = '', department = ''] = text.split(' ');
  return { sk, department: department === '' ? null : department };
};

/** Finds where the page of a cursor begins. */
const placeOf = async (
  table: Table,
  teamId: string,
  of: Readonly<Record<string, string>>,
  cursor: string | undefined,
): Promise<Place | undefined> =>
  cursor === undefined ? undefined : toPlace(await readCursor(table, teamId, of, cursor));

/**
 * Makes a walk over entries, newest first, that tells for each where the contact belonged before it and what
 * the caller sees.
 */
const walker = (
  history: History,
  contactId: string,
  now: string | null,
): ((item: Item) => { place: Place; answer: EntryAnswer | undefined }) => {
  let department = now;
  return (item) => {
    const entry = toEntry(item);
    const departments = departmentsOf(entry, department);
    department = departments[0] ?? null;
    const isSeen = sightOf(history, departments) !== 'none';
    return {
      place: { sk: item.sk, department },
      answer: isSeen ? entryAnswer(history, { contactId, entry, departments }) : undefined,
    };
  };
};

const readEntries = async (
  table: Table,
  { scope, contactId, departmentId, limit, cursor }: TimelineRequest,
  { list, shown }: Reading,
): Promise<TimelinePage> => {
  const of = { list, contactId };
  const history = historyOf(scope, await findCatalogue(table, scope.teamId));
  const after = await placeOf(table, scope.teamId, of, cursor);
  const taken: (Place & { answer: EntryAnswer })[] = [];
  let last: Place | undefined;
  const look = walker(history, contactId, after ? after.department : departmentId);
  let looked = 0;
  const page = async (behind: Place | undefined): Promise<TimelinePage> => {
    const events = fitting(taken.map(({ answer }) => answer));
    const end = events.length < taken.length ? taken[events.length - 1] : behind;
    return {
      events,
      next_cursor: end === undefined ? null : await writeCursor(table, scope.teamId, of, toText(end)),
    };
  };
  const query = { ...timelineQuery(scope.teamId, contactId, after?.sk), Limit: limit + 2 };
  for await (const items of queryPages(table, query))
    for (const item of items) {
      if (item.sk === after?.sk) continue;
      if (taken.length === limit || looked === mostLooked) return page(last);
      const { place, answer: seen } = look(item);
      last = place;
      looked++;
      const answer = seen && shown(seen);
      if (answer) taken.push({ ...place, answer });
    }
  return page(undefined);
};

/** Reads who changed what of a contact, newest first. */
export const readContactAudit = (table: Table, request: TimelineRequest): Promise<TimelinePage> =>
  readEntries(table, request, { list: 'audit', shown: (answer) => answer });

/** Reads the notable changes of a contact, newest first. */
export const readTimeline = (table: Table, request: TimelineRequest): Promise<TimelinePage> =>
  readEntries(table, request, { list: 'timeline', shown: onlyNotable });
