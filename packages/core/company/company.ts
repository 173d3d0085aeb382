import { claimName, findHolders, takeClaim } from '../claim/claim.item.ts';
import { addToCount } from '../count/count.item.ts';
import { newId } from '../id.ts';
import { inLanes } from '../lanes.ts';
import { getRecord } from '../list/listed-noun.ts';
import { untilSettled } from '../table/settle.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Write } from '../table/write.ts';
import { companies, companyClaim, findCompanyItem, newCompanyWrites } from './company.item.ts';
import type { Company, CompanyCreate } from './company.schema.ts';
import { takeName } from './company-name.ts';

export const newCompany = (
  teamId: string,
  { name, ...given }: CompanyCreate,
  { id, by, now }: { id: string; by: string; now: Date },
): Company => ({
  id,
  team_id: teamId,
  name,
  website: given.website ?? null,
  industry: given.industry ?? null,
  phone: given.phone ?? null,
  address: given.address ?? null,
  city: given.city ?? null,
  state: given.state ?? null,
  postal_code: given.postal_code ?? null,
  country: given.country ?? null,
  version: 1,
  created_by: by,
  created_at: now.toISOString(),
  updated_at: now.toISOString(),
});

/** A new company that holds the claim on its name. */
export const namedCompanyWrites = (company: Company, via: Via): Write[] => [
  takeClaim(company.team_id, companyClaim(company.name), { holder: company.id }),
  ...newCompanyWrites(company, via),
  addToCount(company.team_id, 'company', 1),
];

interface NewCompany {
  teamId: string;
  draft: CompanyCreate;
  via: Via;
  now: Date;
  id?: string;
}

/**
 * Creates a company, or answers the one that was created under the same id. Several may have one name; imports and
 * free text then mean the first of them.
 */
export const createCompany = (
  table: Table,
  { teamId, draft, via, now, id = newId('comp') }: NewCompany,
): Promise<Company> => {
  const company = newCompany(teamId, draft, { id, by: via.updated_by, now });
  return untilSettled(async () => {
    const created = await transacted(table, [
      ...newCompanyWrites(company, via),
      ...(await takeName(table, company)),
      addToCount(teamId, 'company', 1),
    ]);
    return created ? company : findCompanyItem(table, teamId, id);
  });
};

/** @throws CallbookError `company_not_found` */
export const getCompany = (table: Table, teamId: string, companyId: string): Promise<Company> =>
  getRecord(table, companies, teamId, companyId);

/** Makes a company unless its name is claimed; answers who holds the claim, or nothing when nobody does any more. */
const makeUnlessNamed = async (table: Table, company: Company, via: Via): Promise<string | undefined> => {
  if (await transacted(table, namedCompanyWrites(company, via))) return company.id;
  const claim = companyClaim(company.name);
  return (await findHolders(table, company.team_id, [claim])).get(claimName(claim))?.holder;
};

/** Companies that are made at a time. */
const lanes = 8;

/**
 * Makes companies of distinct names; answers the id of whichever has each name then, by the name folded. Race-free: of
 * several that make one name at once, one wins and all are told of it.
 */
export const makeCompanies = async (
  table: Table,
  companies: readonly Company[],
  via: Via,
): Promise<Map<string, string>> => {
  const ids = new Map<string, string>();
  await inLanes([...companies], lanes, async (planned) => {
    let company = planned;
    const id = await untilSettled(async () => {
      const made = await makeUnlessNamed(table, company, via);
      // Another company may have the id: this one, under a name that somebody has given it since.
      company = { ...planned, id: newId('comp') };
      return made;
    });
    ids.set(companyClaim(planned.name).value, id);
  });
  return ids;
};
