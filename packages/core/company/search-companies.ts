import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { newestFirst } from '../list/list-newest.ts';
import { scanList } from '../list/scan.ts';
import { searchKeys, wordSlots } from '../search/search-entry.item.ts';
import { foundWords, searchWords } from '../search/search-words.ts';
import type { Item } from '../table/item.ts';
import type { Table } from '../table/table.ts';
import { companyIdOf, companyKeys, findCompanyItems } from './company.item.ts';
import type { Company } from './company.schema.ts';

/**
 * The companies with a word that begins so (folded); undefined when one read does not tell, because too many contacts
 * and companies have such a word: they stand beside each other.
 */
const findCompaniesByWord = async (
  table: Table,
  teamId: string,
  prefix: string,
): Promise<Set<string> | undefined> => {
  const places = wordSlots.flatMap((index) =>
    searchKeys.words(teamId, prefix).map((key) => ({ index, ...key })),
  );
  const answers = await Promise.all(
    places.map(({ index, pk, sk }) =>
      table.client.send(
        new QueryCommand({
          TableName: table.name,
          IndexName: index,
          KeyConditionExpression: `${index}Pk = :pk AND begins_with(${index}Sk, :sk)`,
          FilterExpression: 'begins_with(pk, :company)',
          ProjectionExpression: 'pk',
          ExpressionAttributeValues: { ':pk': pk, ':sk': sk, ':company': companyKeys.primary(teamId, '').pk },
        }),
      ),
    ),
  );
  if (answers.some(({ LastEvaluatedKey }) => LastEvaluatedKey)) return undefined;
  return new Set(answers.flatMap(({ Items = [] }) => (Items as Item[]).map(companyIdOf)));
};

/** The ids of a team's companies whose name passes a test, by a read of all names. */
const scanNames = async (
  table: Table,
  teamId: string,
  test: (name: string) => boolean,
): Promise<string[]> => {
  const { partition } = newestFirst({ teamId, kind: 'company' });
  const items = await scanList(table, { partition, attributes: ['name'] });
  return items.filter(({ name }) => test(String(name))).map(companyIdOf);
};

/** Those that are in all of the sets that are known; undefined when none is. */
const inAll = (sets: readonly (ReadonlySet<string> | undefined)[]): string[] | undefined => {
  const [first, ...rest] = sets
    .filter((set) => set !== undefined)
    .toSorted((one, other) => one.size - other.size);
  return first && [...first].filter((id) => rest.every((set) => set.has(id)));
};

/** The companies whose names have, for every word of a text, a word that begins so. Costs what the words match. */
export const searchCompanies = async (table: Table, teamId: string, text: string): Promise<Company[]> => {
  const wanted = searchWords(text);
  if (wanted.length === 0) return [];
  const test = (name: string) => {
    const words = foundWords(name);
    return wanted.every((prefix) => words.some((word) => word.startsWith(prefix)));
  };
  const found = await Promise.all(wanted.map((word) => findCompaniesByWord(table, teamId, word)));
  const ids = inAll(found) ?? (await scanNames(table, teamId, test));
  const companies = await findCompanyItems(
    table,
    ids.map((id) => companyKeys.primary(teamId, id)),
  );
  // The index may still show the name that a company had a moment ago.
  return companies.filter(({ name }) => test(name));
};
