import { claimName, findHolders } from '../../claim/claim.item.ts';
import { companyClaim } from '../../company/company.item.ts';
import type { Company, CompanyCreate } from '../../company/company.schema.ts';
import { makeCompanies, newCompany } from '../../company/company.ts';
import { contactKeys, findStoredContacts } from '../../contact/contact.item.ts';
import { derivedId } from '../../id.ts';
import { placeCells } from '../../import-file/place-cells.ts';
import type { Table } from '../../table/table.ts';
import type { Import } from '../import.schema.ts';
import { askerOf } from '../scope.ts';
import type { Candidate, RowsToWrite } from './candidate.ts';

export const nameOf = ({ name }: CompanyCreate) => companyClaim(name).value;

/** Finds the ids of companies that exist, by folded name. */
const findCompanies = async (table: Table, teamId: string, drafts: readonly CompanyCreate[]) => {
  const claims = new Map(drafts.map((draft) => [nameOf(draft), companyClaim(draft.name)]));
  const holders = await findHolders(table, teamId, [...claims.values()]);
  return new Map(
    [...claims].flatMap(([name, claim]) => {
      const holder = holders.get(claimName(claim))?.holder;
      return holder === undefined ? [] : [[name, holder] as const];
    }),
  );
};

/** Derives the id of the company that an import creates under a name: the same for all of its rows. */
const companyOfImport = ({ id, created_at }: Pick<Import, 'id' | 'created_at'>, name: string): string =>
  derivedId('comp', Date.parse(created_at), id, name);

interface CompanyId {
  id: string;
  /** Whether the company does not exist yet. */
  isNew: boolean;
}

/** Answers the ids of the companies that rows name, by folded name. */
const companyIds = async (
  table: Table,
  { team, stored, policy }: RowsToWrite,
  drafts: readonly CompanyCreate[],
): Promise<ReadonlyMap<string, CompanyId>> => {
  const ids = new Map<string, CompanyId>();
  if (policy.createsCompanies)
    for (const name of drafts.map(nameOf)) ids.set(name, { id: companyOfImport(stored, name), isNew: true });
  for (const [name, id] of await findCompanies(table, team.id, drafts)) ids.set(name, { id, isNew: false });
  return ids;
};

const giveCompany = (
  candidate: Candidate,
  ids: ReadonlyMap<string, CompanyId>,
  columns: RowsToWrite,
): void => {
  const found = candidate.company && ids.get(nameOf(candidate.company));
  if (found) {
    candidate.values = { ...candidate.values, company_id: found.id };
    candidate.makesCompany = found.isNew;
    return;
  }
  if (!candidate.company) return;
  const cell = placeCells(candidate.row.cells, columns).find(
    ({ target }) => target.kind === 'company' && target.name === 'name',
  );
  const index = cell?.index ?? -1;
  candidate.companyFault = {
    column: columns.header[index] ?? null,
    code: 'company_unknown',
    message: 'The team has no such company, and the import creates none.',
    value: candidate.row.cells[index] ?? null,
  };
};

/**
 * Gives rows the companies that their columns name: existing ones, and new ones where the import may create
 * any. A row whose company is unknown goes without it, with a warning.
 */
export const withCompanies = async (
  table: Table,
  request: RowsToWrite,
  candidates: readonly Candidate[],
): Promise<void> => {
  const drafts = candidates.flatMap(({ company, values }) =>
    company && values.company_id === null ? [company] : [],
  );
  if (drafts.length === 0) return;
  const ids = await companyIds(table, request, drafts);
  for (const candidate of candidates) giveCompany(candidate, ids, request);
};

/** Gathers what rows say of each company to be created; a later row fills in what the first left out. */
export const companiesToMake = (
  { team, stored, now }: RowsToWrite,
  making: readonly Candidate[],
): Company[] => {
  const drafts = new Map<string, CompanyCreate>();
  for (const { company } of making)
    if (company) drafts.set(nameOf(company), { ...company, ...drafts.get(nameOf(company)) });
  const by = askerOf(stored);
  return [...drafts].map(([name, draft]) =>
    newCompany(team.id, draft, { id: companyOfImport(stored, name), by, now }),
  );
};

/**
 * Creates the companies of these rows. Answers false when somebody else has created one of the same name
 * meanwhile, which the rows then get.
 */
export const makeCompaniesOf = async (
  table: Table,
  request: RowsToWrite,
  candidates: readonly Candidate[],
): Promise<boolean> => {
  const making = candidates.filter(({ makesCompany }) => makesCompany);
  if (making.length === 0) return true;
  const via = { updated_by: request.stored.id, via: 'import' as const };
  const ids = await makeCompanies(table, companiesToMake(request, making), via);
  let asPlanned = true;
  for (const candidate of making) {
    const company_id = (candidate.company && ids.get(nameOf(candidate.company))) ?? null;
    asPlanned &&= company_id === candidate.values.company_id;
    candidate.values = { ...candidate.values, company_id };
    candidate.makesCompany = false;
  }
  return asPlanned;
};

const standsIn = ({ standIns }: Candidate) => standIns.some(({ property }) => property === 'company_id');

/**
 * Picks the rows whose company only stands in for one that their contact has: they get it where it exists,
 * and create none.
 */
export const withoutNeed = async (
  table: Table,
  request: RowsToWrite,
  updates: readonly { candidate: Candidate; contactId: string }[],
): Promise<ReadonlySet<Candidate>> => {
  const some = updates.filter(({ candidate }) => standsIn(candidate));
  if (some.length === 0) return new Set();
  const { team } = request;
  const keys = [...new Set(some.map(({ contactId }) => contactId))].map((id) =>
    contactKeys.primary(team.id, id),
  );
  const contacts = await findStoredContacts(table, keys);
  const having = new Set(contacts.flatMap(({ id, company_id }) => (company_id === null ? [] : [id])));
  const found = some.filter(({ contactId }) => having.has(contactId)).map(({ candidate }) => candidate);
  const drafts = found.flatMap(({ company }) => company ?? []);
  const ids = drafts.length > 0 ? await findCompanies(table, team.id, drafts) : new Map<string, string>();
  for (const candidate of found) {
    const company_id = (candidate.company && ids.get(nameOf(candidate.company))) ?? null;
    candidate.values = { ...candidate.values, company_id };
  }
  return new Set(found);
};
