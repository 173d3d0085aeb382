import { findCatalogue } from '../catalogue/catalogue.item.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { fieldOf } from '../catalogue/catalogue.ts';
import { definitionWrites, tooManyFaults } from '../catalogue/contact-fields.ts';
import { fieldKey } from '../catalogue/field-name.ts';
import { undeclaredField } from '../catalogue/new-field.ts';
import { type Claim, type ClaimHolder, claimName, findHolders } from '../claim/claim.item.ts';
import { companyClaim } from '../company/company.item.ts';
import { resolveCompanies } from '../company/company.ts';
import type { ContactValues } from '../contact/compose-contact.ts';
import { claimsOf } from '../contact/compose-contact.ts';
import { distinctTags } from '../contact/tags.ts';
import { refuseFaults } from '../error.ts';
import { derivedId } from '../id.ts';
import type { FileRow } from '../import-file/chunk-file.ts';
import type { CellFault, RowOutcome } from '../import-file/ledger.ts';
import { untilSettled } from '../table/settle.ts';
import type { Table } from '../table/table.ts';
import { transact } from '../table/table.ts';
import { readRegistry, spelledTags } from '../tag/tag-registry.ts';
import { taggerOf } from '../tag/tagger.ts';
import type { Candidate, RowsToWrite } from './candidate.ts';
import { type Decision, decideRow } from './decide-row.ts';
import { isLenient } from './import.ts';
import { readRow } from './row.ts';
import { writeContacts } from './write-contacts.ts';

/** Rows are decided anew when other writers took what they were about to take; so often at most. */
const raceAttempts = 10;

const failed = ({ record, line, cells }: FileRow, errors: CellFault[]): RowOutcome => ({
  record,
  line,
  outcome: 'failed',
  errors,
  cells: [...cells],
});

/** The rows as candidates, and the outcomes of those that cannot be. */
export const readCandidates = (
  { rows, team, stored, header, targets }: RowsToWrite,
  catalogue: Catalogue,
) => {
  const fields = new Map(catalogue.fields);
  const context = {
    catalogue: { ...catalogue, fields },
    header,
    targets,
    settings: team.settings,
    lenient: isLenient(stored, team),
    country: stored.options.default_country ?? team.settings.default_country,
  };
  const created = Date.parse(stored.created_at);
  const outcomes = new Map<number, RowOutcome>();
  const candidates: Candidate[] = [];
  for (const row of rows) {
    if (row.fault) {
      outcomes.set(row.record, failed(row, [{ ...row.fault, value: null }]));
      continue;
    }
    const reading = readRow(row.cells, context);
    if (reading.errors) {
      outcomes.set(row.record, failed(row, reading.errors));
      continue;
    }
    candidates.push({ row, id: derivedId('cont', created, stored.id, row.record), ...reading });
    // What a row makes a field is one to the rows behind it.
    for (const name of undefinedNames(context.catalogue, [reading.values]))
      fields.set(fieldKey(name), undeclaredField(name, 0, stored.created_at));
  }
  return { outcomes, candidates };
};

/** Whether a row is known by its name alone, so that its company must be known before it can be matched. */
const isNameOnly = ({ values }: Candidate) => claimsOf(values).every(({ kind }) => kind === 'name');

const holdersOf = (table: Table, teamId: string, candidates: readonly Candidate[]) => {
  const claims = new Map<string, Claim>();
  for (const { values } of candidates)
    for (const claim of claimsOf(values)) claims.set(claimName(claim), claim);
  return findHolders(table, teamId, [...claims.values()]);
};

const withCompanies = async (
  table: Table,
  { team, stored, now }: RowsToWrite,
  candidates: readonly Candidate[],
) => {
  const drafts = candidates.flatMap(({ company, values }) =>
    company && values.company_id === null ? [company] : [],
  );
  if (drafts.length === 0) return;
  const via = { updated_by: stored.id, via: 'import' as const };
  const ids = await resolveCompanies(table, { teamId: team.id, drafts, via, now });
  for (const candidate of candidates) {
    if (!candidate.company) continue;
    const id = ids.get(companyClaim(candidate.company.name).value);
    if (id !== undefined) candidate.values = { ...candidate.values, company_id: id };
  }
};

/** The tags of all rows as the team spells them. */
const withTags = async (table: Table, { team }: RowsToWrite, candidates: readonly Candidate[]) => {
  const tags = distinctTags(candidates.flatMap(({ values }) => values.tags));
  if (tags.length === 0) return;
  const registry = await readRegistry(table, team.id, tags);
  for (const candidate of candidates)
    candidate.values = { ...candidate.values, tags: spelledTags(candidate.values.tags, registry) };
};

/** Names of custom fields among values that nobody has defined. */
const undefinedNames = (
  catalogue: Catalogue,
  all: readonly Pick<ContactValues, 'custom_fields'>[],
): string[] => {
  const names = new Map<string, string>();
  for (const { custom_fields } of all)
    for (const name of Object.keys(custom_fields))
      if (!fieldOf(catalogue, name)) names.set(fieldKey(name), name);
  return [...names.values()];
};

/** Before the contacts that have them. Other chunks may define the same ones. */
const defineFields = async (
  table: Table,
  { team, stored, now }: RowsToWrite,
  names: readonly string[],
): Promise<void> => {
  if (names.length === 0) return;
  const via = { updated_by: stored.id, via: 'import' as const };
  await untilSettled(async () => {
    const catalogue = await findCatalogue(table, team.id);
    const unknown = names.filter((name) => !fieldOf(catalogue, name));
    refuseFaults(tooManyFaults(catalogue, unknown));
    if (unknown.length > 0) await transact(table, definitionWrites(table, catalogue, unknown, { via, now }));
    return true;
  });
};

const decideAll = (
  request: RowsToWrite,
  candidates: readonly Candidate[],
  holders: Map<string, ClaimHolder>,
  written: ReadonlySet<string>,
): Map<Candidate, Decision> =>
  new Map(candidates.map((candidate) => [candidate, decideRow(request, candidate, { holders, written })]));

const toWrite = (decisions: ReadonlyMap<Candidate, Decision>) =>
  [...decisions].flatMap(([candidate, { take, share = [] }]) => (take ? [{ candidate, take, share }] : []));

/**
 * Writes the contacts of rows and tells what became of each row, in the rows' order. Rows are decided one after
 * the other against the store and the rows before them. Run again after a crash, it finds what it wrote and
 * answers the same.
 */
export const writeRows = async (table: Table, request: RowsToWrite): Promise<RowOutcome[]> => {
  const catalogue = await findCatalogue(table, request.team.id);
  const { outcomes, candidates } = readCandidates(request, catalogue);
  const written = new Set<string>();
  const { team } = request;
  const tagger = taggerOf(team, catalogue);
  for (let attempt = 1; ; attempt++) {
    const byKey = candidates.filter((candidate) => !isNameOnly(candidate));
    const byName = candidates.filter(isNameOnly);
    const [holders] = await Promise.all([
      holdersOf(table, request.team.id, byKey),
      withTags(table, request, candidates),
    ]);
    const decisions = decideAll(request, byKey, holders, written);
    await withCompanies(table, request, [...toWrite(decisions).map(({ candidate }) => candidate), ...byName]);
    const nameHolders = await holdersOf(table, request.team.id, byName);
    for (const [candidate, decision] of decideAll(request, byName, nameHolders, written))
      decisions.set(candidate, decision);
    const news = toWrite(decisions);
    await defineFields(
      table,
      request,
      undefinedNames(
        catalogue,
        news.map(({ candidate }) => candidate.values),
      ),
    );
    const settled = await writeContacts(table, { ...request, tagger }, news, written);
    if (settled) {
      for (const [{ row }, { outcome }] of decisions) outcomes.set(row.record, outcome);
      return request.rows.flatMap(({ record }) => outcomes.get(record) ?? []);
    }
    if (attempt === raceAttempts)
      throw new Error('Other writers kept taking the same phones and emails. The chunk has to run again.');
  }
};
