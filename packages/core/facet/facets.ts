import { getCount } from '../count/count.item.ts';
import { batchGet, type Table } from '../table/table.ts';
import { facetKeys, findFacet, toCount } from './facet.item.ts';
import type { Facets } from './facet.schema.ts';

const countOf = (counts: readonly { value: string; count: number }[], value: string): number =>
  counts.find((one) => one.value === value)?.count ?? 0;

const companyCounts = async (table: Table, teamId: string, ids: readonly string[]) => {
  const keys = [...new Set(ids)].map((id) => facetKeys.primary(teamId, 'company', id));
  const counts = (await batchGet(table, keys)).map(toCount);
  return ids.map((value) => ({ value, count: countOf(counts, value) }));
};

/** Counts a team's contacts by their properties, from counters: the same cost at any size. */
export const getFacets = async (
  table: Table,
  teamId: string,
  { companies }: { companies?: readonly string[] | undefined },
): Promise<Facets> => {
  const [contacts, trash, doNotCall, hasPhone, leadStatus, company] = await Promise.all([
    getCount(table, teamId, 'contact'),
    getCount(table, teamId, 'trash'),
    findFacet(table, teamId, 'do_not_call'),
    findFacet(table, teamId, 'has_phone'),
    findFacet(table, teamId, 'lead_status'),
    companies && companyCounts(table, teamId, companies),
  ]);
  return {
    contacts,
    trash,
    do_not_call: countOf(doNotCall, 'true'),
    has_phone: countOf(hasPhone, 'true'),
    lead_status: leadStatus.toSorted((one, other) => other.count - one.count),
    ...(company && { company }),
  };
};
