import { type ClaimHolder, claimName, findHolders, takeClaim } from '../claim/claim.item.ts';
import { addToCount } from '../count/count.item.ts';
import { notFound } from '../error.ts';
import { newId } from '../id.ts';
import { listNewest } from '../list/list-newest.ts';
import type { Page, PageRequest } from '../list/page.schema.ts';
import { type Table, TransactionRefused, transact, type Write } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { companyClaim, findCompanyItem, findCompanyItems, newCompanyWrite } from './company.item.ts';
import type { Company, CompanyCreate } from './company.schema.ts';

export const newCompany = (
  teamId: string,
  { name, ...given }: CompanyCreate,
  now: Date,
  id: string,
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
  created_at: now.toISOString(),
  updated_at: now.toISOString(),
});

/** A new company that holds the claim on its name. */
export const namedCompanyWrites = (table: Table, company: Company, via: Via): Write[] => [
  takeClaim(table, company.team_id, companyClaim(company.name), { holder: company.id }),
  newCompanyWrite(table, company, via),
  addToCount(table, company.team_id, 'company', 1),
];

/** Creates a company unless its name is claimed; answers who holds the claim then. */
const createUnlessNamed = async (table: Table, company: Company, via: Via): Promise<string | undefined> => {
  try {
    await transact(table, namedCompanyWrites(table, company, via));
    return undefined;
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error;
    const claim = companyClaim(company.name);
    const named = (await findHolders(table, company.team_id, [claim])).get(claimName(claim));
    if (!named) throw error;
    return named.holder;
  }
};

/** Creates a company. Several may have one name; imports and free text then mean the first of them. */
export const createCompany = async (
  table: Table,
  { teamId, draft, via, now }: { teamId: string; draft: CompanyCreate; via: Via; now: Date },
): Promise<Company> => {
  const company = newCompany(teamId, draft, now, newId('comp'));
  const named = await createUnlessNamed(table, company, via);
  if (named !== undefined)
    await transact(table, [newCompanyWrite(table, company, via), addToCount(table, teamId, 'company', 1)]);
  return company;
};

/** @throws CallbookError `company_not_found` */
export const getCompany = async (table: Table, teamId: string, companyId: string): Promise<Company> => {
  const company = await findCompanyItem(table, teamId, companyId);
  if (!company) throw notFound('company');
  return company;
};

export const listCompanies = (table: Table, teamId: string, page: PageRequest): Promise<Page<Company>> =>
  listNewest(table, { teamId, kind: 'company' }, page, (keys) => findCompanyItems(table, keys));

/**
 * The ids of the companies with these names, by folded name; those that do not exist are created from their
 * draft. Race-free: of several that create one name at once, one wins and all use it.
 */
export const resolveCompanies = async (
  table: Table,
  { teamId, drafts, via, now }: { teamId: string; drafts: readonly CompanyCreate[]; via: Via; now: Date },
): Promise<Map<string, string>> => {
  const wanted = new Map<string, CompanyCreate>();
  for (const draft of drafts) {
    const { value } = companyClaim(draft.name);
    if (!wanted.has(value)) wanted.set(value, draft);
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
  const lanes = 8;
  await Promise.all(
    Array.from({ length: Math.min(lanes, missing.length) }, async () => {
      for (let next = missing.pop(); next; next = missing.pop()) {
        const [value, draft] = next;
        const company = newCompany(teamId, draft, now, newId('comp'));
        ids.set(value, (await createUnlessNamed(table, company, via)) ?? company.id);
      }
    }),
  );
  return ids;
};
