import type { Claim } from '../claim/claim.item.ts';
import { shardOf } from '../table/shard.ts';
import {
  batchGetInOrder,
  getItem,
  type Item,
  type Key,
  putNew,
  type Table,
  type Write,
} from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { fold } from '../text/fold.ts';
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
  created_at: '',
  updated_at: '',
};

export const companyKeys = {
  primary: (teamId: string, companyId: string): Key => ({
    pk: `T#${teamId}#COMPANY#${companyId}`,
    sk: 'COMPANY',
  }),
  byTeam: ({ team_id, id, created_at }: Company) => ({
    byTeamPk: `T#${team_id}#company#${shardOf(id)}`,
    byTeamSk: `${created_at}#${id}`,
  }),
};

/** By this claim the company of a name is found; the first of several with one name holds it. */
export const companyClaim = (name: string): Claim => ({ kind: 'company', value: fold(name) });

const attributes = Object.keys(blank) as (keyof Company)[];

const toCompany = (item: Item): Company =>
  Object.fromEntries(attributes.map((name) => [name, item[name] ?? blank[name]])) as Company;

export const newCompanyWrite = (table: Table, company: Company, via: Via): Write =>
  putNew(table, {
    ...companyKeys.primary(company.team_id, company.id),
    ...Object.fromEntries(Object.entries(company).filter(([, value]) => value !== null)),
    ...via,
    ...companyKeys.byTeam(company),
  });

export const findCompanyItem = async (
  table: Table,
  teamId: string,
  companyId: string,
): Promise<Company | undefined> => {
  const item = await getItem(table, companyKeys.primary(teamId, companyId));
  return item && toCompany(item);
};

/** The companies at these keys, in their order; eventually consistent. */
export const findCompanyItems = async (table: Table, keys: readonly Key[]): Promise<Company[]> => {
  const items = await batchGetInOrder(table, keys, { consistent: false });
  return items.map(toCompany);
};
