import { claimName, findHolders } from '../claim/claim.item.ts';
import { companyClaim, findWrittenCompanies, findWrittenCompany } from '../company/company.item.ts';
import type { Company, CompanyCreate } from '../company/company.schema.ts';
import { makeCompanies, newCompany } from '../company/company.ts';
import { updateCompany } from '../company/update-company.ts';
import { contactKeys, findStoredContacts } from '../contact/contact.item.ts';
import { CallbookError } from '../error.ts';
import { derivedId } from '../id.ts';
import { placeCells } from '../import-file/place-cells.ts';
import { inLanes } from '../lanes.ts';
import type { Table } from '../table/table.ts';
import type { Candidate, RowsToWrite } from './candidate.ts';
import type { Import } from './import.schema.ts';
import { askerOf } from './import-scope.ts';
import { findRowMarks, newRowMark } from './row-mark.item.ts';

const lanes = 8;

const nameOf = ({ name }: CompanyCreate) => companyClaim(name).value;

/** The ids of companies that are there already, by folded name. */
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

interface Said {
  /** The first row that names the company. */
  record: number;
  draft: CompanyCreate;
}

/** What the rows say of each company; the last one counts. */
const saidOf = (candidates: readonly Candidate[]): Map<string, Said> => {
  const said = new Map<string, Said>();
  for (const { company, row } of candidates) {
    if (!company) continue;
    const { record = row.record, draft } = said.get(nameOf(company)) ?? {};
    said.set(nameOf(company), { record, draft: { ...draft, ...company } });
  }
  return said;
};

/** Changes a company, once, and keeps how it was where it was not made by this import. */
const changeCompany = async (
  table: Table,
  { team, stored, now }: RowsToWrite,
  id: string,
  { record, draft: { name: _, ...change } }: Said,
): Promise<void> => {
  const marked = { teamId: team.id, importId: stored.id, id };
  const [found, marks] = await Promise.all([
    findWrittenCompany(table, team.id, id),
    findRowMarks(table, marked),
  ]);
  // Somebody may have removed it a moment ago.
  if (!found || marks.some((mark) => mark.record === record)) return;
  const isOwn = found.writer === stored.id && marks.length === 0;
  await updateCompany(table, {
    teamId: team.id,
    companyId: id,
    change,
    via: { updated_by: stored.id, via: 'import' },
    now,
    beside: (seen, changed) => (isOwn ? [] : [newRowMark(marked, record, { seen, changed, now })]),
  });
};

const unlessChanged = async <T>(update: Promise<T>): Promise<T | undefined> => {
  try {
    return await update;
  } catch (error) {
    if (error instanceof CallbookError && ['version_mismatch', 'company_not_found'].includes(error.code))
      return undefined;
    throw error;
  }
};

/**
 * Where the import may change no companies, those that it made itself still get what the row that made them did not
 * say: other rows of other chunks may.
 */
const completeCompanies = async (
  table: Table,
  { team, stored, now }: RowsToWrite,
  said: ReadonlyMap<string, CompanyCreate>,
): Promise<void> => {
  const via = { updated_by: stored.id, via: 'import' as const };
  for (let left = [...said.keys()]; left.length > 0; ) {
    const again: string[] = [];
    const found = await findWrittenCompanies(table, team.id, left);
    const own = found.filter(({ writer }) => writer === stored.id);
    await inLanes(own, lanes, async ({ company: { id, version, ...company } }) => {
      const { name: _, ...values } = said.get(id) ?? {};
      const change = Object.fromEntries(
        Object.entries(values).filter(([property]) => company[property as keyof typeof company] === null),
      );
      if (Object.keys(change).length === 0) return;
      const update = updateCompany(table, { teamId: team.id, companyId: id, change, version, via, now });
      // Another chunk fills it too, or somebody has changed it, so that it is not the import's any more.
      if ((await unlessChanged(update)) === undefined) again.push(id);
    });
    left = again;
  }
};

/** What rows say first of each property of companies, by id; of those of which they say more than the name. */
const firstSaid = (
  candidates: readonly Candidate[],
  ids: ReadonlyMap<string, string>,
): Map<string, CompanyCreate> => {
  const said = new Map<string, CompanyCreate>();
  for (const { company } of candidates) {
    const id = company && ids.get(nameOf(company));
    if (id !== undefined && company && Object.keys(company).length > 1)
      said.set(id, { ...company, ...said.get(id) });
  }
  return said;
};

/**
 * Changes companies by what rows say of them beside their names, where the import may change any; empty cells say
 * nothing. One that these rows made says all that already.
 */
export const changeCompanies = async (
  table: Table,
  request: RowsToWrite,
  candidates: readonly Candidate[],
): Promise<void> => {
  const ids = new Map(
    candidates.flatMap(({ company, values }) =>
      company && values.company_id !== null ? [[nameOf(company), values.company_id] as const] : [],
    ),
  );
  if (!request.policy.updatesCompanies) return completeCompanies(table, request, firstSaid(candidates, ids));
  await inLanes([...saidOf(candidates)], lanes, async ([name, said]) => {
    const id = ids.get(name);
    if (id !== undefined) await changeCompany(table, request, id, said);
  });
};

/** The company that rows of an import make under a name: all of them the same one. */
const companyOfImport = ({ id, created_at }: Pick<Import, 'id' | 'created_at'>, name: string): string =>
  derivedId('comp', Date.parse(created_at), id, name);

interface CompanyId {
  id: string;
  /** Whether it is still to be made. */
  isNew: boolean;
}

/** The ids of the companies that rows name, by folded name. */
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
 * Gives rows the companies that their columns name: those that are there, and where the import may create any, those
 * that are to be made. A row whose company is unknown then goes without, with a warning.
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

/** What rows say of each company that is still to be made; what the first does not say, a later one may. */
const companiesToMake = ({ team, stored, now }: RowsToWrite, making: readonly Candidate[]): Company[] => {
  const drafts = new Map<string, CompanyCreate>();
  for (const { company } of making)
    if (company) drafts.set(nameOf(company), { ...company, ...drafts.get(nameOf(company)) });
  const by = askerOf(stored);
  return [...drafts].map(([name, draft]) =>
    newCompany(team.id, draft, { id: companyOfImport(stored, name), by, now }),
  );
};

/**
 * Makes the companies that rows are about to bring; false when others have made one of the same name meanwhile, which
 * the rows have then.
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
 * Of rows that change contacts, those whose company only stands in for one that their contact has: they get it where
 * it is there, and make none.
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
