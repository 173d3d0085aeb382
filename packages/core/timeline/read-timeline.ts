import { historyOf } from '../access/history.ts';
import type { Scope } from '../access/scope.ts';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import { namesWith } from '../contact/attributes.ts';
import { type EntryAnswer, entryAnswer } from '../feed/describe-events.ts';
import { readCursor, writeCursor } from '../list/cursor.ts';
import { fitting } from '../list/page-bytes.ts';
import { queryPages, type Table } from '../table/table.ts';
import { timelineQuery, toEntry } from './timeline.item.ts';

export interface TimelineRequest {
  scope: Scope;
  contactId: string;
  limit: number;
  cursor?: string | undefined;
}

export interface TimelinePage {
  events: EntryAnswer[];
  next_cursor: string | null;
}

/** Entries that one request looks at. */
const mostLooked = 1_000;

/** What everybody who works with a contact wants to know of it. */
const notable: ReadonlySet<string> = new Set(namesWith('notable'));

/** An entry with its notable changes; undefined where it has none. */
const onlyNotable = (answer: EntryAnswer): EntryAnswer | undefined => {
  const entries = Object.entries(answer.changes ?? {}).filter(([name]) => notable.has(name));
  const isNotable = answer.type !== 'contact.updated' || entries.length > 0;
  return isNotable ? { ...answer, changes: Object.fromEntries(entries), truncated: false } : undefined;
};

interface Reading {
  list: 'audit' | 'timeline';
  shown: (answer: EntryAnswer) => EntryAnswer | undefined;
}

const readEntries = async (
  table: Table,
  { scope, contactId, limit, cursor }: TimelineRequest,
  { list, shown }: Reading,
): Promise<TimelinePage> => {
  const place = { list, contactId };
  const history = historyOf(scope, await findCatalogue(table, scope.teamId));
  const after = cursor === undefined ? undefined : await readCursor(table, scope.teamId, place, cursor);
  const taken: { answer: EntryAnswer; sk: string }[] = [];
  let last: string | undefined;
  let looked = 0;
  const page = async (behind: string | undefined): Promise<TimelinePage> => {
    const events = fitting(taken.map(({ answer }) => answer));
    const end = events.length < taken.length ? taken[events.length - 1]?.sk : behind;
    return {
      events,
      next_cursor: end === undefined ? null : await writeCursor(table, scope.teamId, place, end),
    };
  };
  const query = { ...timelineQuery(scope.teamId, contactId, after), Limit: limit + 2 };
  for await (const items of queryPages(table, query))
    for (const item of items) {
      const { sk } = item;
      if (sk === after) continue;
      if (taken.length === limit || looked === mostLooked) return page(last);
      const answer = shown(entryAnswer(history, contactId, toEntry(item)));
      if (answer) taken.push({ answer, sk });
      last = sk;
      looked++;
    }
  return page(undefined);
};

/** Who changed what of a contact, newest first. */
export const readContactAudit = (table: Table, request: TimelineRequest): Promise<TimelinePage> =>
  readEntries(table, request, { list: 'audit', shown: (answer) => answer });

/** What of note happened to a contact, newest first. */
export const readTimeline = (table: Table, request: TimelineRequest): Promise<TimelinePage> =>
  readEntries(table, request, { list: 'timeline', shown: onlyNotable });
