import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { isVisible, type Scope } from '../access/scope.ts';
import type { FoundContact } from '../attribute/contact-shape.ts';
import { companyIdOf, isCompanyKey } from '../company/company.item.ts';
import { failure } from '../error.ts';
import { searchKeys, wordSlots } from '../search/search-entry.item.ts';
import type { Item, Key } from '../table/item.ts';
import { shards } from '../table/shard.ts';
import type { IndexName } from '../table/table.schema.ts';
import type { Table } from '../table/table.ts';
import { contactPartitions } from './contact.item.ts';
import { matchesTerm, type SearchReach, type SearchTerm, searchTerms } from './search-term.ts';

/** An entry of an index that a search has found. */
export interface Hit {
  pk: string;
  created_at: string;
  department_id: string | null;
}

/** Contacts by partition; `broad` when they are too many for one read and have to be scanned for. */
type Hits = ReadonlyMap<string, Hit> | 'broad';

export interface ContactSearch {
  /** Contacts that match all terms; `partly` when some terms are too broad and `test` has to decide. */
  hits: Hits;
  partly: boolean;
  test: (contact: FoundContact) => boolean;
}

interface Found {
  items: Item[];
  broad: boolean;
}

/** Most companies of one word whose contacts are looked up; beyond, they are scanned for. */
const mostCompanies = 20;
const mostTerms = 10;

const queryIndex = async (table: Table, index: IndexName, { pk, sk }: Key): Promise<Found> => {
  const answer = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: index,
      KeyConditionExpression: `${index}Pk = :pk${sk === '' ? '' : ` AND begins_with(${index}Sk, :sk)`}`,
      ExpressionAttributeValues: { ':pk': pk, ...(sk !== '' && { ':sk': sk }) },
    }),
  );
  return { items: (answer.Items ?? []) as Item[], broad: answer.LastEvaluatedKey !== undefined };
};

const queryAllOf = async (table: Table, queries: readonly (readonly [IndexName, Key])[]): Promise<Found> => {
  const found = await Promise.all(queries.map(([index, key]) => queryIndex(table, index, key)));
  return { items: found.flatMap(({ items }) => items), broad: found.some(({ broad }) => broad) };
};

const hitsOf = ({ items, broad }: Found): Hits =>
  broad
    ? 'broad'
    : new Map(
        items.map(({ pk, created_at, department_id }) => [
          pk,
          { pk, created_at: String(created_at), department_id: department_id ? String(department_id) : null },
        ]),
      );

const union = (...sets: readonly Hits[]): Hits => {
  const all = new Map<string, Hit>();
  for (const set of sets) {
    if (set === 'broad') return 'broad';
    for (const [pk, hit] of set) all.set(pk, hit);
  }
  return all;
};

/** Intersects the sets that are not broad; broad when all are. */
const intersection = (sets: readonly Hits[]): Hits => {
  const narrow = sets.filter((set) => set !== 'broad').toSorted((one, other) => one.size - other.size);
  const [first, ...rest] = narrow;
  if (first === undefined) return 'broad';
  return new Map([...first].filter(([pk]) => rest.every((set) => set.has(pk))));
};

/** Finds the contacts of companies, by company. */
export const companyHits = async (
  table: Table,
  teamId: string,
  companies: readonly string[],
): Promise<Hits> =>
  hitsOf(
    await queryAllOf(
      table,
      companies.flatMap((id) =>
        shards.map(
          (shard) => ['byCompany', { pk: contactPartitions.company(teamId, id)(shard), sk: '' }] as const,
        ),
      ),
    ),
  );

interface WordHits {
  hits: Hits;
  companies: ReadonlySet<string>;
}

/** Finds the contacts whose name, or whose company's name, has a word that begins so. */
const wordHits = async (
  table: Table,
  teamId: string,
  word: string,
  withCompanies: boolean,
): Promise<WordHits> => {
  const keys = searchKeys.words(teamId, word);
  const found = await queryAllOf(
    table,
    wordSlots.flatMap((index) => keys.map((key) => [index, key] as const)),
  );
  const contacts = hitsOf({ items: found.items.filter((item) => !isCompanyKey(item)), broad: found.broad });
  const companies = new Set(withCompanies ? found.items.filter(isCompanyKey).map(companyIdOf) : []);
  if (companies.size === 0) return { hits: contacts, companies };
  const ofCompanies =
    companies.size > mostCompanies ? 'broad' : await companyHits(table, teamId, [...companies]);
  return { hits: union(contacts, ofCompanies), companies };
};

const lastDigits = (teamId: string, suffix: string): [IndexName, Key][] => {
  const ends = suffix.length >= 4 ? [suffix] : Array.from({ length: 10 }, (_, digit) => `${digit}${suffix}`);
  return ends.map((digits) => [
    'byPhone',
    { ...searchKeys.phone(teamId, digits), sk: searchKeys.phone(teamId, suffix).sk },
  ]);
};

const phoneHits = async (
  table: Table,
  teamId: string,
  { prefixes, suffix }: NonNullable<SearchTerm['phone']>,
): Promise<Hits> =>
  hitsOf(
    await queryAllOf(table, [
      ...prefixes.flatMap((prefix) =>
        searchKeys.phonePrefixes(teamId, prefix).map((key) => ['byPhonePrefix', key] as const),
      ),
      ...(suffix === undefined ? [] : lastDigits(teamId, suffix)),
    ]),
  );

const emailHits = async (table: Table, teamId: string, folded: string): Promise<Hits> =>
  hitsOf(
    await queryAllOf(
      table,
      searchKeys.emails(teamId, folded).map((key) => ['byEmail', key] as const),
    ),
  );

interface TermHits {
  hits: Hits;
  companies: ReadonlySet<string>[];
}

const termHits = async (
  table: Table,
  teamId: string,
  term: SearchTerm,
  reach: SearchReach,
): Promise<TermHits> => {
  const { words, email, phone } = term;
  const [byWord, byEmail, byPhone] = await Promise.all([
    Promise.all(words.map((word) => wordHits(table, teamId, word, reach.company))),
    reach.email ? emailHits(table, teamId, email) : new Map<string, Hit>(),
    phone && (reach.phone || reach.phone_secondary)
      ? phoneHits(table, teamId, phone)
      : new Map<string, Hit>(),
  ]);
  const named = byWord.length > 0 ? intersection(byWord.map(({ hits }) => hits)) : new Map<string, Hit>();
  const partlyNamed = byWord.some(({ hits }) => hits === 'broad');
  return {
    // A part that is too broad leaves more than the term's own contacts.
    hits: partlyNamed ? 'broad' : union(named, byEmail, byPhone),
    companies: byWord.map(({ companies }) => companies),
  };
};

const reachOf = (scope: Scope): SearchReach => ({
  email: isVisible(scope, 'email'),
  phone: isVisible(scope, 'phone'),
  phone_secondary: isVisible(scope, 'phone_secondary'),
  company: isVisible(scope, 'company_id'),
});

/**
 * Finds the live contacts that match every word of a text. Costs what the words match, in two rounds.
 * @throws CallbookError `search_too_long`
 */
export const searchContacts = async (
  table: Table,
  scope: Scope,
  { text, country }: { text: string; country: string },
): Promise<ContactSearch> => {
  const terms = searchTerms(text, country);
  if (terms.length > mostTerms)
    throw failure('malformed', 'search_too_long', `A search has at most ${mostTerms} words.`, 'search');
  const reach = reachOf(scope);
  const found = await Promise.all(terms.map((term) => termHits(table, scope.teamId, term, reach)));
  return {
    hits: terms.length === 0 ? new Map() : intersection(found.map(({ hits }) => hits)),
    // One number may be hidden and the other not, and an index does not tell which of the two it found; no more does
    // it know extensions.
    partly:
      found.some(({ hits }) => hits === 'broad') ||
      reach.phone !== reach.phone_secondary ||
      terms.some(({ phone }) => phone?.extension !== undefined),
    test: (contact) =>
      terms.length > 0 &&
      terms.every((term, index) =>
        matchesTerm(contact, term, { reach, companies: found[index]?.companies ?? [] }),
      ),
  };
};
