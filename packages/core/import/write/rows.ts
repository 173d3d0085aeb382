import { distinctTags } from '../../attribute/tags.ts';
import { findCatalogue } from '../../catalogue/catalogue.item.ts';
import type { Catalogue } from '../../catalogue/catalogue.schema.ts';
import { fieldOf } from '../../catalogue/catalogue.ts';
import { definitionWrites, tooManyFaults } from '../../catalogue/contact-fields.ts';
import { updateContact } from '../../contact/update-contact.ts';
import { refuseFaults } from '../../error.ts';
import type { RowOutcome } from '../../import-file/ledger.ts';
import { taggerOf } from '../../rule/tagger.ts';
import { BusyError } from '../../table/busy.ts';
import { untilSettled } from '../../table/settle.ts';
import { type Table, transact } from '../../table/table.ts';
import { readRegistry, spelledTags, type TagRegistry } from '../../tag/tag-registry.ts';
import { findLinkFaults } from '../links.ts';
import type { Candidate, RowsToWrite } from '../row/candidate.ts';
import { makeCompaniesOf } from '../row/companies.ts';
import { type Decisions, decideRows, toCreate, toUpdate } from '../row/decide-rows.ts';
import { readCandidates, undefinedNames } from '../row/read-rows.ts';
import { scopeOfImport } from '../scope.ts';
import { changeCompanies } from './change-companies.ts';
import { writeContacts } from './contacts.ts';
import { findMarkedRows } from './marks.ts';
import { spreadOptOuts } from './spread-opt-outs.ts';
import { changeByRows, type Making, type RowUpdate, type UpdateRequest } from './update-rows.ts';

/** Number of times in a row that rows are decided anew because other writers took their values. */
const raceAttempts = 10;

/** Spells the tags of all rows as the team does, and answers their records. */
const withTags = async (
  table: Table,
  { team, policy }: RowsToWrite,
  candidates: readonly Candidate[],
): Promise<TagRegistry> => {
  const tags = distinctTags([...policy.tags, ...candidates.flatMap(({ values }) => values.tags)]);
  if (tags.length === 0) return new Map();
  const registry = await readRegistry(table, team.id, tags);
  for (const candidate of candidates)
    candidate.values = { ...candidate.values, tags: spelledTags(candidate.values.tags, registry) };
  return registry;
};

/**
 * Defines the fields of new contacts before these are written; answers what is defined then. Other chunks may
 * define the same.
 */
const defineFields = async (
  table: Table,
  { team, stored, now, catalogue: known }: UpdateRequest,
  names: readonly string[],
): Promise<Catalogue> => {
  if (names.length === 0) return known;
  const via = { updated_by: stored.id, via: 'import' as const };
  await untilSettled(async () => {
    const catalogue = await findCatalogue(table, team.id);
    const unknown = names.filter((name) => !fieldOf(catalogue, name));
    refuseFaults(tooManyFaults(catalogue, unknown));
    if (unknown.length > 0) await transact(table, definitionWrites(catalogue, unknown, { via, now }));
    return true;
  });
  return findCatalogue(table, team.id);
};

/** Adds the row's company to its outcome: it may exist because of the row, whatever became of the contact. */
export const withCompany = (
  { company, values, makesCompany, companyFault }: Candidate,
  outcome: RowOutcome,
): RowOutcome => ({
  ...outcome,
  ...(company && values.company_id !== null && !makesCompany && { company_id: values.company_id }),
  ...(companyFault &&
    outcome.outcome !== 'failed' && { warnings: [...(outcome.warnings ?? []), companyFault] }),
});

/** Picks the candidates that were written; failed rows change no company. */
const appliedCandidates = (decisions: Decisions, outcomes: ReadonlyMap<number, RowOutcome>): Candidate[] =>
  [...decisions].flatMap(([candidate, { take, update }]) => {
    const outcome = outcomes.get(candidate.row.record)?.outcome;
    const isApplied = (take ?? update) !== undefined && outcome !== undefined && outcome !== 'failed';
    return isApplied ? [candidate] : [];
  });

const noteUpdates = async ({ notes }: RowsToWrite, updates: readonly RowUpdate[]): Promise<void> => {
  if (!notes || updates.length === 0) return;
  for (const { candidate, contactId } of updates) notes.known.set(candidate.row.record, contactId);
  await notes.keep(notes.known);
};

/** Reads the contacts that rows changed in an earlier run of the chunk, by record. */
const changedBefore = async (table: Table, request: RowsToWrite) => {
  const known = [...(request.notes?.known ?? [])];
  const rows = known.map(([record, id]) => ({ id, record }));
  const marks = await findMarkedRows(table, request, rows);
  return new Map(known.filter(([record]) => marks.has(record)));
};

/** Carries changes out; a row whose contact is gone is decided again. */
const making: Making = { change: updateContact, absent: () => undefined };

/** Carries decisions out; answers the outcomes of the rows that need not be decided again. */
const carryOut = async (
  table: Table,
  request: UpdateRequest,
  decisions: Decisions,
  written: Set<string>,
): Promise<Map<number, RowOutcome>> => {
  const { team } = request;
  const [news, updates] = [toCreate(decisions), toUpdate(decisions)];
  const writing = [...news, ...updates].map(({ candidate }) => candidate);
  if (!(await makeCompaniesOf(table, request, writing))) return new Map();
  const values = [
    ...news.map(({ candidate }) => candidate.values),
    ...updates.map(({ candidate }) => ({ custom_fields: candidate.draft.custom_fields ?? {} })),
  ];
  const catalogue = await defineFields(table, request, undefinedNames(request.catalogue, values));
  const tagger = taggerOf(team, catalogue);
  await spreadOptOuts(table, request, decisions);
  if (!(await writeContacts(table, { ...request, tagger }, toCreate(decisions), written))) return new Map();
  await noteUpdates(request, updates);
  const updated = await changeByRows(table, { ...request, catalogue }, updates, making);
  const outcomes = new Map(
    [...decisions].flatMap(([candidate, { outcome, update }]) => {
      const { record } = candidate.row;
      const settled = update === undefined ? outcome : updated.get(record);
      return settled ? [[record, withCompany(candidate, settled)] as const] : [];
    }),
  );
  await changeCompanies(table, request, appliedCandidates(decisions, outcomes));
  return outcomes;
};

/**
 * Writes the contacts of rows and answers the outcome of each row, in order. Run again after a crash, it
 * finds what it wrote and answers the same.
 */
export const writeRows = async (table: Table, request: RowsToWrite): Promise<RowOutcome[]> => {
  const { team, stored, rows, targets } = request;
  const scope = scopeOfImport(stored, team);
  const [catalogue, links, changed] = await Promise.all([
    findCatalogue(table, team.id),
    findLinkFaults(table, scope, { options: stored.options, rows, targets }),
    changedBefore(table, request),
  ]);
  const { outcomes, candidates } = readCandidates(request, catalogue, links);
  const written = new Set<string>();
  for (let idle = 0; idle < raceAttempts; idle++) {
    const open = candidates.filter(({ row }) => !outcomes.has(row.record));
    if (open.length === 0) return rows.flatMap(({ record }) => outcomes.get(record) ?? []);
    const registry = await withTags(table, request, open);
    const decisions = await decideRows(table, request, open, { written, changed });
    const settled = await carryOut(table, { ...request, scope, catalogue, registry }, decisions, written);
    for (const [record, outcome] of settled) outcomes.set(record, outcome);
    if (settled.size > 0) idle = -1;
  }
  // Other writers kept taking the same phones and emails.
  throw new BusyError();
};
