import { findWrittenCompanies, findWrittenCompany } from '../../company/company.item.ts';
import type { CompanyCreate } from '../../company/company.schema.ts';
import { updateCompany } from '../../company/update-company.ts';
import { CallbookError } from '../../error.ts';
import { inLanes } from '../../lanes.ts';
import type { Table } from '../../table/table.ts';
import { findMarks, newMark } from '../../undo/mark.item.ts';
import type { Candidate, RowsToWrite } from '../row/candidate.ts';
import { nameOf } from '../row/companies.ts';
import { markedBy, partOf } from './marks.ts';

const lanes = 8;

interface Said {
  /** The first row that names the company. */
  record: number;
  draft: CompanyCreate;
}

/** Gathers what rows say of each company; the last one counts. */
const saidOf = (candidates: readonly Candidate[]): Map<string, Said> => {
  const said = new Map<string, Said>();
  for (const { company, row } of candidates) {
    if (!company) continue;
    const { record = row.record, draft } = said.get(nameOf(company)) ?? {};
    said.set(nameOf(company), { record, draft: { ...draft, ...company } });
  }
  return said;
};

/** Changes a company once, and marks how it was before unless this import created it. */
const changeCompany = async (
  table: Table,
  request: RowsToWrite,
  id: string,
  { record, draft: { name: _, ...change } }: Said,
): Promise<void> => {
  const { team, stored, now } = request;
  const marked = markedBy(request, id);
  const [found, marks] = await Promise.all([
    findWrittenCompany(table, team.id, id),
    findMarks(table, marked),
  ]);
  // Somebody may have removed it a moment ago.
  if (!found || marks.some(({ part }) => part === partOf(record))) return;
  const isOwn = found.writer === stored.id && marks.length === 0;
  await updateCompany(table, {
    teamId: team.id,
    companyId: id,
    change,
    via: { updated_by: stored.id, via: 'import' },
    now,
    along: (replaced) => (isOwn ? [] : [newMark(marked, partOf(record), replaced)]),
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
 * Fills in what the row that created a company left out, where the import may change no companies: rows of
 * other chunks may say more.
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

/**
 * Gathers what rows say first of each property of a company, by its id; only of companies about which they
 * say more than the name.
 */
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
 * Changes companies by what rows say of them, where the import may change any. Empty cells change nothing. A
 * company that these rows created says all of it already.
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
