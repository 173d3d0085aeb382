import { requireVisible, visibleContact } from '../access/scope.ts';
import { getCount } from '../count/count.item.ts';
import { writeCursor } from '../list/cursor.ts';
import { type CursorScope, listWhole, pageStart } from '../list/list-newest.ts';
import type { OrderedList } from '../list/ordered.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import { comparePositions } from '../list/position.ts';
import { stageSecret } from '../secret/secret.item.ts';
import type { Item, Key, Table } from '../table/table.ts';
import { findContactItems, toContact } from './contact.item.ts';
import type { Contact } from './contact.schema.ts';
import { type ContactQuery, filterConditions, passes, scopeConditions } from './contact-condition.ts';
import type { ContactSort } from './contact-filter.schema.ts';
import { type Match, matchContacts } from './match-contacts.ts';
import { isSearchable } from './search-term.ts';

export interface ContactListing extends ContactQuery {
  sort: ContactSort;
}

const isUnfiltered = ({ scope, filter }: ContactQuery): boolean => {
  const { deleted: _, tags_mode: __, search, ...others } = filter;
  return (
    scope.departments === 'all' &&
    !isSearchable(search) &&
    Object.values(others).every((value) => value === undefined)
  );
};

const indexes = {
  created_at: { index: 'byTeam', letter: 'contact' },
  updated_at: { index: 'byUpdated', letter: 'U' },
  name: { index: 'byName', letter: 'N' },
} as const;

/** The index that keeps the whole list in the order asked for, if one does. */
const wholeList = ({ scope, filter, sort }: ContactListing): OrderedList | undefined => {
  if (sort.by === 'last_called_at' || (filter.deleted && sort.by !== 'created_at')) return undefined;
  const { index, letter } = indexes[sort.by];
  const part = filter.deleted ? 'trash' : letter;
  return {
    index,
    partition: (shard) => `T#${scope.teamId}#${part}#${shard}`,
    descending: sort.descending,
  };
};

const keyOf = ({ pk }: { pk: string }): Key => ({ pk, sk: 'CONTACT' });

/** Contacts of index entries: those that the index holds whole as they are there, the others read. */
const loadEntries = async (table: Table, entries: readonly Item[], isWhole: boolean): Promise<Contact[]> => {
  const bulky = entries.filter(({ partial }) => !isWhole || partial === true);
  if (bulky.length === 0) return entries.map(toContact);
  const read = new Map((await findContactItems(table, bulky.map(keyOf))).map((one) => [one.id, one]));
  return entries.flatMap((entry) => {
    const id = entry.pk.slice(entry.pk.lastIndexOf('#') + 1);
    return read.get(id) ?? (isWhole && entry.partial !== true ? toContact(entry) : []);
  });
};

/** What a cursor is bound to beside the team: a filter's parts, whatever their order. */
const cursorScope = ({ filter, sort }: ContactListing): CursorScope => ({
  kind: 'contacts',
  sort: `${sort.descending ? '-' : ''}${sort.by}`,
  ...Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)),
});

const inOrder =
  ({ descending }: ContactSort) =>
  (one: Match, other: Match): number =>
    descending
      ? comparePositions(other.position, one.position)
      : comparePositions(one.position, other.position);

/** The contacts of a page, as they are now; one that has changed since the index saw it is left out. */
const loadMatches = async (
  table: Table,
  listing: ContactListing,
  matches: readonly Match[],
): Promise<Contact[]> => {
  const unread = matches.filter(({ contact }) => !contact);
  const read = new Map((await findContactItems(table, unread.map(keyOf))).map((one) => [one.id, one]));
  const conditions = [...scopeConditions(listing.scope), ...filterConditions(listing)];
  const isDeleted = listing.filter.deleted === true;
  return matches.flatMap(({ pk, contact }) => {
    const one = contact ?? read.get(pk.slice(pk.lastIndexOf('#') + 1));
    return one && (one.deleted_at !== null) === isDeleted && passes(one, conditions) ? one : [];
  });
};

const matchingPage = async (
  table: Table,
  listing: ContactListing,
  page: PageRequest,
): Promise<Page<Contact>> => {
  const { scope, sort } = listing;
  const query = cursorScope(listing);
  const [start, matches] = await Promise.all([
    pageStart(table, scope.teamId, query, page),
    matchContacts(table, listing, sort.by),
    stageSecret(table),
  ]);
  const { after } = start;
  const isBehind = ({ position }: Match) =>
    after === undefined || comparePositions(position, after) * (sort.descending ? -1 : 1) > 0;
  const ordered = matches.filter(isBehind).sort(inOrder(sort)).slice(start.offset);
  const shown = ordered.slice(0, page.limit);
  const last = shown.at(-1);
  const [records, next_cursor] = await Promise.all([
    loadMatches(table, listing, shown),
    ordered.length > shown.length && last ? writeCursor(table, scope.teamId, query, last.position) : null,
  ]);
  return { records, count: matches.length, limit: page.limit, offset: page.offset, next_cursor };
};

/**
 * A page of the contacts that match, with their exact count.
 * @throws CallbookError `cursor_invalid`, `field_forbidden`, `search_too_long`
 */
export const findContacts = async (
  table: Table,
  listing: ContactListing,
  page: PageRequest,
): Promise<Page<Contact>> => {
  const { scope, filter, sort } = listing;
  requireVisible(scope, [sort.by]);
  const list = isUnfiltered(listing) ? wholeList(listing) : undefined;
  const found = list
    ? await listWhole(
        table,
        {
          teamId: scope.teamId,
          list,
          counter: filter.deleted ? 'trash' : 'contact',
          query: cursorScope(listing),
          load: (entries) => loadEntries(table, entries, list.index === 'byTeam'),
        },
        page,
      )
    : await matchingPage(table, listing, page);
  return { ...found, records: found.records.map((contact) => visibleContact(scope, contact)) };
};

/** How many contacts match, exactly. */
export const countContacts = async (table: Table, query: ContactQuery): Promise<number> =>
  isUnfiltered(query)
    ? getCount(table, query.scope.teamId, query.filter.deleted ? 'trash' : 'contact')
    : (await matchContacts(table, query, 'created_at')).length;
