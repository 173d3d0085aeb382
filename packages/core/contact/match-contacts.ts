import { namesWith } from '../attribute/attributes.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import { toContact } from '../attribute/contact-shape.ts';
import { findable } from '../condition/choice.ts';
import type { Condition, ContactQuery } from '../condition/condition.ts';
import { filterConditions, passes, scopeConditions, withCatalogue } from '../condition/contact-condition.ts';
import { findExactIds } from '../condition/exact-match.ts';
import type { ContactFilter, SortProperty } from '../filter/contact-filter.schema.ts';
import { shards } from '../table/shard.ts';
import { queryAll, type Table } from '../table/table.ts';
import {
  contactIdOf,
  contactKeyOf,
  contactKeys,
  contactOrder,
  contactPartitions,
  findContactItems,
  findSurvivors,
} from './contact.item.ts';
import { type Match, scanMatches } from './scan-matches.ts';
import { companyHits, type Hit, searchContacts } from './search-contacts.ts';
import { isSearchable } from './search-term.ts';

/** Contacts to which indexes narrow a query. */
interface Candidates {
  hits: ReadonlyMap<string, Hit>;
  /** Conditions that are not met by being a hit. */
  rest: Condition[];
}

/** Most candidates to read one by one; beyond, reading the list with its filter is cheaper. */
const mostToRead = 1_000;

const testOnly = (test: Condition['test']): Condition => ({
  expression: '',
  names: {},
  values: {},
  inexact: namesWith('searched'),
  test,
});

/** Picks the conditions that an index entry cannot decide: all but those on creation and department. */
const unansweredByIndex = (conditions: readonly Condition[]) =>
  conditions.filter(({ names }) => !('#created_at' in names || '#department_id' in names));

const passesIndex = (hit: Hit, conditions: readonly Condition[]): boolean => {
  const { created_at, department_id } = hit;
  const known = toContact({ ...contactKeyOf(hit), created_at, department_id });
  return passes(
    known,
    conditions.filter(({ names }) => '#created_at' in names || '#department_id' in names),
  );
};

const joinedHits = (sets: readonly ReadonlyMap<string, Hit>[]): ReadonlyMap<string, Hit> | undefined => {
  const [first, ...rest] = sets.toSorted((one, other) => one.size - other.size);
  return first && new Map([...first].filter(([pk]) => rest.every((set) => set.has(pk))));
};

/** Reads the candidates, as they are now, and keeps those that match. */
const readCandidates = async (
  table: Table,
  hits: ReadonlyMap<string, Hit>,
  { conditions, sort }: { conditions: readonly Condition[]; sort: SortProperty },
): Promise<Match[]> => {
  const contacts = await findContactItems(table, [...hits.values()].map(contactKeyOf));
  return contacts
    .filter((contact) => contact.deleted_at === null && passes(contact, conditions))
    .map((contact) => ({ ...matchOf(contact, sort), contact }));
};

const matchOf = (contact: Contact, sort: SortProperty): Match => ({
  pk: contactKeys.primary(contact.team_id, contact.id).pk,
  position: contactOrder[sort](contact),
});

/** Finds contacts changed within a time, by the index in that order. */
const updatedHits = async (
  table: Table,
  teamId: string,
  // What comes before and behind all times.
  { updated_from = '!', updated_to = '~' }: ContactFilter,
): Promise<{ pk: string; position: string }[]> => {
  const shardEntries = await Promise.all(
    shards.map((shard) =>
      queryAll(table, {
        IndexName: 'byUpdated',
        KeyConditionExpression: 'byUpdatedPk = :pk AND byUpdatedSk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': contactPartitions.updated(teamId)(shard),
          ':from': updated_from,
          ':to': `${updated_to}~`,
        },
        ProjectionExpression: 'pk, byUpdatedSk',
      }),
    ),
  );
  return shardEntries.flat().map(({ pk, byUpdatedSk }) => ({ pk, position: String(byUpdatedSk) }));
};

const candidatesOf = async (
  table: Table,
  { scope, filter, settings }: ContactQuery,
  conditions: readonly Condition[],
): Promise<{ candidates?: Candidates; conditions: Condition[] }> => {
  const { search: text, company_id } = filter;
  const companies = findable(company_id);
  const [search, ofCompany] = await Promise.all([
    isSearchable(text)
      ? searchContacts(table, scope, { text, country: settings.default_country })
      : undefined,
    companies && !filter.deleted ? companyHits(table, scope.teamId, companies) : undefined,
  ]);
  const all = search ? [...conditions, testOnly(search.test)] : [...conditions];
  const narrow = [search?.hits, ofCompany].filter((hits) => hits !== undefined && hits !== 'broad');
  const hits = filter.deleted ? undefined : joinedHits(narrow as ReadonlyMap<string, Hit>[]);
  if (!hits) return { conditions: all };
  // The hits of companies do not decide unwanted companies, nor whether there is one.
  const isOfCompany =
    companies !== undefined &&
    ofCompany !== 'broad' &&
    companies.length === company_id?.length &&
    filter.has_company === undefined;
  const rest = unansweredByIndex(all).filter(
    ({ names, test }) =>
      !('#company_id' in names && isOfCompany) &&
      !(search && test === search.test && search.hits !== 'broad' && !search.partly),
  );
  return { candidates: { hits, rest }, conditions: all };
};

/** Tells whether a time begins after it ends, which a query refuses. */
const isNowhere = ({ created_from, created_to, updated_from, updated_to }: ContactFilter): boolean =>
  (created_from ?? '') > (created_to ?? '~') || (updated_from ?? '') > (updated_to ?? '~');

/** Tells whether nothing but the time of the last change, and the order by it, is asked for. */
const isChanges = ({ scope, filter }: ContactQuery, sort: SortProperty): boolean => {
  const { updated_from, updated_to, deleted, tags_mode, all: _, ...others } = filter;
  return (
    (updated_from ?? updated_to) !== undefined &&
    sort === 'updated_at' &&
    !deleted &&
    scope.departments === 'all' &&
    Object.values(others).every((value) => value === undefined)
  );
};

/**
 * Reads the contacts with these ids that match, as they are now. Of one that is part of another by now that one is read,
 * as if it had the id.
 */
const readExact = async (
  table: Table,
  { scope, filter }: ContactQuery,
  { ids, conditions, sort }: { ids: readonly string[]; conditions: readonly Condition[]; sort: SortProperty },
): Promise<Match[]> => {
  const found = await findSurvivors(table, scope.teamId, ids);
  const isDeleted = filter.deleted === true;
  const matching = [...found].filter(
    ([id, contact]) => (contact.deleted_at !== null) === isDeleted && passes({ ...contact, id }, conditions),
  );
  const distinct = new Map(matching.map(([, contact]) => [contact.id, contact]));
  return [...distinct.values()].map((contact) => ({ ...matchOf(contact, sort), contact }));
};

/** What indexes find, or the conditions of a read of the whole list where none serves the query. */
export const narrowMatches = async (
  table: Table,
  query: ContactQuery,
  sort: SortProperty,
): Promise<Match[] | { conditions: Condition[] }> => {
  const { scope, filter } = query;
  if (isNowhere(filter)) return [];
  if (isChanges(query, sort)) return updatedHits(table, scope.teamId, filter);
  const own = [...scopeConditions(scope), ...filterConditions(query)];
  const [ids, { candidates, conditions }] = await Promise.all([
    findExactIds(table, scope.teamId, filter),
    candidatesOf(table, query, own),
  ]);
  if (ids) return readExact(table, query, { ids, conditions, sort });
  if (!candidates) return { conditions };
  const hits = new Map([...candidates.hits].filter(([, hit]) => passesIndex(hit, own)));
  if (candidates.rest.length === 0 && sort === 'created_at')
    return [...hits.values()].map((hit) => ({
      pk: hit.pk,
      position: contactOrder.created_at({ created_at: hit.created_at, id: contactIdOf(hit) }),
    }));
  if (hits.size <= mostToRead) return readCandidates(table, hits, { conditions, sort });
  const scanned = await scanMatches(table, query, { conditions: candidates.rest, sort });
  return scanned.filter(({ pk }) => hits.has(pk));
};

/**
 * Finds all contacts that match, in no order. The cost follows the most selective part of the query; where no
 * index serves it, it is one parallel read of the team's list.
 * @throws CallbookError `field_forbidden`, `search_too_long`
 */
export const matchContacts = async (
  table: Table,
  given: ContactQuery,
  sort: SortProperty,
): Promise<Match[]> => {
  const query = await withCatalogue(table, given);
  const found = await narrowMatches(table, query, sort);
  return Array.isArray(found) ? found : scanMatches(table, query, { conditions: found.conditions, sort });
};
