import { requireVisible } from '../access/scope.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import { isPartial, toContact } from '../attribute/contact-shape.ts';
import type { ContactQuery } from '../condition/condition.ts';
import { filterConditions, passes, scopeConditions, withCatalogue } from '../condition/contact-condition.ts';
import { getCount } from '../count/count.item.ts';
import type { ContactSort } from '../filter/contact-filter.schema.ts';
import { type CursorScope, listWhole } from '../list/list-newest.ts';
import type { OrderedList } from '../list/ordered.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import { pageOfAll } from '../list/page-of-all.ts';
import { stageSecret } from '../secret/secret.item.ts';
import type { Item } from '../table/item.ts';
import type { Table } from '../table/table.ts';
import { contactIdOf, contactKeyOf, contactPartitions, findContactItems } from './contact.item.ts';
import { matchContacts } from './match-contacts.ts';
import type { Match } from './scan-matches.ts';
import { isSearchable } from './search-term.ts';
import { visibleContact } from './visible-contact.ts';

export interface ContactListing extends ContactQuery {
  sort: ContactSort;
}

const isUnfiltered = ({ scope, filter }: ContactQuery): boolean => {
  const { deleted: _, tags_mode: __, all: ___, search, ...others } = filter;
  return (
    scope.departments === 'all' &&
    !isSearchable(search) &&
    Object.values(others).every((value) => value === undefined)
  );
};

const indexes = {
  created_at: { index: 'byTeam', partition: contactPartitions.live },
  updated_at: { index: 'byUpdated', partition: contactPartitions.updated },
  name: { index: 'byName', partition: contactPartitions.name },
} as const;

/** Finds the index that keeps the whole list in the order asked for, if any. */
const wholeList = ({ scope, filter, sort }: ContactListing): OrderedList | undefined => {
  if (sort.by === 'last_called_at' || (filter.deleted && sort.by !== 'created_at')) return undefined;
  const { index, partition } = indexes[sort.by];
  const part = filter.deleted ? contactPartitions.trash : partition;
  return { index, partition: part(scope.teamId), descending: sort.descending };
};

/** Loads the contacts of index entries: reads those that the index does not hold whole. */
const loadEntries = async (table: Table, entries: readonly Item[], isWhole: boolean): Promise<Contact[]> => {
  const bulky = entries.filter((entry) => !isWhole || isPartial(entry));
  if (bulky.length === 0) return entries.map(toContact);
  const read = new Map((await findContactItems(table, bulky.map(contactKeyOf))).map((one) => [one.id, one]));
  return entries.flatMap((entry) => {
    return read.get(contactIdOf(entry)) ?? (isWhole && !isPartial(entry) ? toContact(entry) : []);
  });
};

/** Makes what a cursor is bound to beside the team: the parts of the filter, whatever their order. */
const cursorScope = ({ filter, sort }: ContactListing): CursorScope => ({
  kind: 'contacts',
  sort: `${sort.descending ? '-' : ''}${sort.by}`,
  ...Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)),
});

/** Loads the contacts of a page as they are now; leaves out those that changed since the index saw them. */
const loadMatches = async (
  table: Table,
  listing: ContactListing,
  matches: readonly Match[],
): Promise<Contact[]> => {
  const unread = matches.filter(({ contact }) => !contact);
  const read = new Map((await findContactItems(table, unread.map(contactKeyOf))).map((one) => [one.id, one]));
  const conditions = [...scopeConditions(listing.scope), ...filterConditions(listing)];
  const isDeleted = listing.filter.deleted === true;
  return matches.flatMap((match) => {
    // What was read in order to be matched did match, maybe by an id that it answers for.
    if (match.contact) return match.contact;
    const one = read.get(contactIdOf(match));
    return one && (one.deleted_at !== null) === isDeleted && passes(one, conditions) ? one : [];
  });
};

const matchingPage = async (
  table: Table,
  listing: ContactListing,
  page: PageRequest,
): Promise<Page<Contact>> => {
  const { scope, sort } = listing;
  const [records] = await Promise.all([
    matchContacts(table, listing, sort.by),
    // For the cursor, which would otherwise wait for it after a cold start.
    stageSecret(table),
  ]);
  const shown = await pageOfAll(
    table,
    {
      teamId: scope.teamId,
      query: cursorScope(listing),
      records,
      positionOf: ({ position }) => position,
      descending: sort.descending,
    },
    page,
  );
  return { ...shown, records: await loadMatches(table, listing, shown.records) };
};

/**
 * Finds a page of matching contacts, with their exact count.
 * @throws CallbookError `cursor_invalid`, `field_forbidden`, `search_too_long`
 */
export const findContacts = async (
  table: Table,
  given: ContactListing,
  page: PageRequest,
): Promise<Page<Contact>> => {
  const listing = await withCatalogue(table, given);
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

/** Counts exactly how many contacts match. */
export const countContacts = async (table: Table, query: ContactQuery): Promise<number> =>
  isUnfiltered(query)
    ? getCount(table, query.scope.teamId, query.filter.deleted ? 'trash' : 'contact')
    : (await matchContacts(table, query, 'created_at')).length;
