import { listWhole, newestFirst } from '../list/list-newest.ts';
import type { OrderedList } from '../list/ordered.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import { pageOfAll } from '../list/page-of-all.ts';
import type { Table } from '../table/table.ts';
import { companyOrder, findCompanyItems } from './company.item.ts';
import type { Company, CompanySort } from './company.schema.ts';
import { searchCompanies } from './search-companies.ts';

export interface CompanyListing extends PageRequest {
  /** Beginnings of words of the name, all of them. */
  search?: string | undefined;
  sort?: CompanySort | undefined;
}

const orderOf = (sort: CompanySort) => ({
  by: sort.endsWith('name') ? ('name' as const) : ('created_at' as const),
  descending: sort.startsWith('-'),
});

const wholeList = (teamId: string, sort: CompanySort): OrderedList => {
  const { by, descending } = orderOf(sort);
  return by === 'created_at'
    ? { ...newestFirst({ teamId, kind: 'company' }), descending, projection: 'pk, sk, byTeamSk' }
    : { index: 'byName', partition: (shard) => `T#${teamId}#NC#${shard}`, descending };
};

/** A page of a team's companies with the exact count, newest first unless told otherwise. */
export const listCompanies = async (
  table: Table,
  teamId: string,
  { search = '', sort = '-created_at', ...page }: CompanyListing,
): Promise<Page<Company>> => {
  if (search.trim() === '')
    return listWhole(
      table,
      {
        teamId,
        list: wholeList(teamId, sort),
        counter: 'company',
        query: { kind: 'company', sort },
        load: (entries) => findCompanyItems(table, entries),
      },
      page,
    );
  const { by, descending } = orderOf(sort);
  return pageOfAll(
    table,
    {
      teamId,
      query: { kind: 'company', sort, search },
      records: await searchCompanies(table, teamId, search),
      positionOf: companyOrder[by],
      descending,
    },
    page,
  );
};
