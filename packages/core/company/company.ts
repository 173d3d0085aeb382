import { type ClaimHolder, claimName, findHolders, takeClaim } from '../claim/claim.item.ts';
import { addToCount } from '../count/count.item.ts';
import { notFound } from '../error.ts';
import { newId } from '../id.ts';
import { inLanes } from '../lanes.ts';
import { untilSettled } from '../table/settle.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Write } from '../table/write.ts';
import { companyClaim, findCompanyItem, newCompanyWrites } from './company.item.ts';
import type { Company, CompanyCreate } from './company.schema.ts';
import { enterName } from './company-name.ts';

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
      ...(await enterName(table, company)),
      addToCount(teamId, 'company', 1),
    ]);
    return created ? company : findCompanyItem(table, teamId, id);
  });
};

/** @throws CallbookError `company_not_found` */
export const getCompany = async (table: Table, teamId: string, companyId: string): Promise<Company> => {
  const company = await findCompanyItem(table, teamId, companyId);
  if (!company) throw notFound('company');
  return company;
};

/** Creates a company unless its name is claimed; answers who holds the claim, or nothing when nobody does any more. */
const createUnlessNamed = async (table: Table, company: Company, via: Via): Promise<string | undefined> => {
  if (await transacted(table, namedCompanyWrites(company, via))) return company.id;
  const claim = companyClaim(company.name);
  return (await findHolders(table, company.team_id, [claim])).get(claimName(claim))?.holder;
};

interface NewCompanies {
  teamId: string;
  drafts: readonly CompanyCreate[];
  /** Who is told to have created them. */
  by: string;
  via: Via;
  now: Date;
}

/**
 * The ids of the companies with these names, by folded name; those that do not exist are created from their
 * draft. Race-free: of several that create one name at once, one wins and all use it.
 */
export const resolveCompanies = async (
  table: Table,
  { teamId, drafts, by, via, now }: NewCompanies,
): Promise<Map<string, string>> => {
  const wanted = new Map<string, CompanyCreate>();
  for (const draft of drafts) {
    const { value } = companyClaim(draft.name);
    // What the first does not say, a later one may.
    wanted.set(value, { ...draft, ...wanted.get(value) });
  }
  const known = await findHolders(
    table,
    teamId,
    [...wanted.values()].map(({ name }) => companyClaim(name)),
  );
  const ids = new Map<string, string>();
  const missing: [string, CompanyCreate][] = [];
  for (const [value, draft] of wanted) {
    const holder: ClaimHolder | undefined = known.get(claimName({ kind: 'company', value }));
    if (holder) ids.set(value, holder.holder);
    else missing.push([value, draft]);
  }
  await inLanes(missing, 8, async ([value, draft]) => {
    const company = newCompany(teamId, draft, { id: newId('comp'), by, now });
    ids.set(value, await untilSettled(() => createUnlessNamed(table, company, via)));
  });
  return ids;
};
