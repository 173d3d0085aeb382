import { isDeepStrictEqual } from 'node:util';
import type { Claim } from '../claim/claim.item.ts';
import { newestOrder } from '../list/list-newest.ts';
import { findRecord, findRecords, keysOf, type ListedNoun } from '../list/listed-noun.ts';
import { wordAttributes, wordSlots } from '../search/search-entry.item.ts';
import { foundWords } from '../search/search-words.ts';
import type { Item, Key } from '../table/item.ts';
import { shardOf } from '../table/shard.ts';
import { batchGet, getItem, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { drop, put, putNew, stillAs, type Write } from '../table/write.ts';
import { fold } from '../text/fold.ts';
import { keyText } from '../text/key-text.ts';
import type { Company } from './company.schema.ts';

const blank: Company = {
  id: '',
  team_id: '',
  name: '',
  website: null,
  industry: null,
  phone: null,
  address: null,
  city: null,
  state: null,
  postal_code: null,
  country: null,
  version: 1,
  created_by: null,
  created_at: '',
  updated_at: '',
};

const collection = (teamId: string, companyId: string) => `T#${teamId}#COMPANY#${companyId}`;

const mark = '#COMPANY#';

/** Companies and contacts stand beside each other where words are looked for. */
export const isCompanyKey = ({ pk }: Pick<Key, 'pk'>): boolean => pk.includes(mark);

/** The company that an index entry is of. */
export const companyIdOf = ({ pk }: Pick<Key, 'pk'>): string => pk.slice(pk.indexOf(mark) + mark.length);

/** Sort keys of lists of companies: what indexes hold and cursors point at. */
export const companyOrder = {
  created_at: newestOrder,
  name: ({ name, id }: Company) => `${keyText(fold(name))}#${id}`,
};

const attributes = Object.keys(blank) as (keyof Company)[];

export const toCompany = (item: Item): Company =>
  Object.fromEntries(attributes.map((name) => [name, item[name] ?? blank[name]])) as Company;

export const companies: ListedNoun<Company, 'company'> = {
  kind: 'company',
  sk: 'COMPANY',
  toRecord: toCompany,
};

export const companyKeys = {
  ...keysOf(companies),
  byName: (company: Company) => ({
    byNamePk: `T#${company.team_id}#NC#${shardOf(company.id)}`,
    byNameSk: companyOrder.name(company),
  }),
};

/** Makes the claim by which a company is found by name; the first of several with one name holds it. */
export const companyClaim = (name: string): Claim => ({ kind: 'company', value: fold(name) });

/** The attributes of a company that has a value for them. */
export const companyAttributes = (company: Company) =>
  Object.fromEntries(Object.entries(company).filter(([, value]) => value !== null));

/** The index attributes by which a company is found: three words with its own item, the others with further ones. */
const searchAttributes = ({ team_id, id, name }: Company): Record<string, string>[] => {
  const words = foundWords(name);
  return Array.from({ length: Math.ceil(words.length / wordSlots.length) }, (_, index) =>
    wordAttributes(team_id, id, words.slice(index * wordSlots.length, (index + 1) * wordSlots.length)),
  );
};

const toItem = (company: Company, via: Via): Item => ({
  ...companyKeys.primary(company.team_id, company.id),
  ...companyAttributes(company),
  ...via,
  ...companyKeys.byTeam(company),
  ...companyKeys.byName(company),
  ...searchAttributes(company)[0],
});

/** The further items by which a company is found, beside its own. */
const searchEntries = (company: Company): Item[] =>
  searchAttributes(company)
    .slice(1)
    .map((found, index) => ({
      pk: collection(company.team_id, company.id),
      sk: `SEARCH#${index + 1}`,
      created_at: company.created_at,
      ...found,
    }));

/** The writes of a new company, the company itself first. */
export const newCompanyWrites = (company: Company, via: Via): Write[] => [
  putNew(toItem(company, via)),
  ...searchEntries(company).map((item) => put(item)),
];

/** Replaces a company that is still as `seen`. */
export const replaceCompanyWrites = ({
  company,
  seen,
  via,
}: {
  company: Company;
  seen: Company;
  via: Via;
}): Write[] => {
  const before = searchEntries(seen);
  const after = searchEntries(company);
  return [
    put(toItem(company, via), stillAs(seen)),
    ...after.filter((item, index) => !isDeepStrictEqual(item, before[index])).map((item) => put(item)),
    ...before.slice(after.length).map((item) => drop(item)),
  ];
};

/** Removes a company that is still as `seen`. */
export const removeCompanyWrites = (seen: Company): Write[] => [
  drop(companyKeys.primary(seen.team_id, seen.id), stillAs(seen)),
  ...searchEntries(seen).map((item) => drop(item)),
];

export const findCompanyItem = (
  table: Table,
  teamId: string,
  companyId: string,
): Promise<Company | undefined> => findRecord(table, companies, teamId, companyId);

/** A company and who wrote it last. */
export const findWrittenCompany = async (
  table: Table,
  teamId: string,
  companyId: string,
): Promise<{ company: Company; writer: unknown } | undefined> => {
  const item = await getItem(table, companyKeys.primary(teamId, companyId));
  return item && { company: toCompany(item), writer: item.updated_by };
};

/** Finds which of these companies exist, with who changed each last. */
export const findWrittenCompanies = async (
  table: Table,
  teamId: string,
  companyIds: readonly string[],
): Promise<{ company: Company; writer: unknown }[]> => {
  const items = await batchGet(
    table,
    companyIds.map((id) => companyKeys.primary(teamId, id)),
  );
  return items.map((item) => ({ company: toCompany(item), writer: item.updated_by }));
};

/** The companies that exist at these keys, in their order. */
export const findCompanyItems = (
  table: Table,
  keys: readonly Key[],
  { consistent = false } = {},
): Promise<Company[]> => findRecords(table, companies, keys, { consistent });
