import type { Contact } from '../attribute/contact.schema.ts';
import type { Item, Key } from '../table/item.ts';
import { queryAll, type Table } from '../table/table.ts';
import { change, type Write } from '../table/write.ts';

/** Properties by which live contacts are counted, beside their tags. */
export const facets = ['lead_status', 'do_not_call', 'has_phone', 'company'] as const;
/** Of `campaign` they are counted by how far each campaign has come with them. */
export type Facet = (typeof facets)[number] | 'campaign';

/** Prefix of values in sort keys, so that no value of a team is the key of another item. */
const mark = 'VALUE#';

export const facetKeys = {
  partition: (teamId: string, facet: Facet) => `T#${teamId}#FACET#${facet}`,
  primary: (teamId: string, facet: Facet, value: string): Key => ({
    pk: facetKeys.partition(teamId, facet),
    sk: mark + value,
  }),
};

/** A value and how many contacts have it. */
export interface Counted {
  facet: Facet;
  value: string;
}

/** Lists the counters in which a live contact counts. */
export const countedIn = ({ lead_status, do_not_call, phone, company_id }: Contact): Counted[] => [
  { facet: 'lead_status', value: lead_status },
  { facet: 'do_not_call', value: String(do_not_call) },
  { facet: 'has_phone', value: String(phone !== null) },
  ...(company_id === null ? [] : [{ facet: 'company', value: company_id } as const]),
];

export const countFacetWrite = (teamId: string, { facet, value }: Counted, by: number): Write =>
  change(facetKeys.primary(teamId, facet, value), { add: { n: by } });

export const toCount = ({ sk, n }: Item): { value: string; count: number } => ({
  value: sk.slice(mark.length),
  count: Number(n),
});

/** Counts the contacts with each value of a facet; values that none has are left out. */
export const findFacet = async (
  table: Table,
  teamId: string,
  facet: Facet,
): Promise<{ value: string; count: number }[]> => {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': facetKeys.partition(teamId, facet) },
    ConsistentRead: true,
  });
  return items.map(toCount).filter(({ count }) => count !== 0);
};
