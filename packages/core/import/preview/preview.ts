import * as v from 'valibot';
import { findCatalogue } from '../../catalogue/catalogue.item.ts';
import type { Catalogue } from '../../catalogue/catalogue.schema.ts';
import { type ClaimHolder, claimName } from '../../claim/claim.item.ts';
import { claimsOf } from '../../contact/compose-contact.ts';
import type { JudgedContact } from '../../contact/tell-duplicates.ts';
import { writeFile } from '../../files/files.ts';
import type { RowOutcome } from '../../import-file/ledger.ts';
import { columnsOf, type Plan } from '../../import-file/plan.schema.ts';
import { headerRepeated } from '../../import-file/repeated-header.ts';
import { shownCell } from '../../import-file/shown-cell.ts';
import { type ChunkName, workKeys } from '../../import-file/work-keys.ts';
import { inLanes } from '../../lanes.ts';
import { getTeam } from '../../team/team.ts';
import { readPlan, readRows } from '../files.ts';
import { type Found, foundSchema } from '../import.schema.ts';
import { getImport } from '../import.ts';
import { findLinkFaults } from '../links.ts';
import { policyOf } from '../policy.ts';
import {
  type Preview,
  type PreviewKind,
  type PreviewRow,
  previewKinds,
  shownRows,
} from '../preview.schema.ts';
import type { RowsToWrite } from '../row/candidate.ts';
import { withCompanies } from '../row/companies.ts';
import { readCandidates } from '../row/read-rows.ts';
import { contactOfRow } from '../row/row-evidence.ts';
import { shownFault } from '../row-answer.schema.ts';
import { scopeOfImport } from '../scope.ts';
import { beat, endPreview } from '../state.ts';
import type { ImportStep } from '../step.ts';
import { planRows, type RowPlan } from './plan-rows.ts';

/** Number of chunks that are previewed at a time. */
const lanes = 4;
/** Number of chunks between two signs of life. */
const beatEvery = 20;

const kindOf = ({ outcome, reason }: RowOutcome, duplicate: { code: string } | undefined): PreviewKind => {
  if (outcome === 'failed') return 'invalid';
  if (reason?.code === headerRepeated.code) return 'repeated_headers';
  if (duplicate === undefined) return 'valid';
  return duplicate.code === 'duplicate_in_file' ? 'duplicates_in_file' : 'duplicates_in_store';
};

/** Keeps the first rows that a preview shows, in the order of the file. */
const keepFirst = (first: PreviewRow[], row: PreviewRow): void => {
  if (first.length === shownRows && row.record > (first.at(-1)?.record ?? 0)) return;
  first.push(row);
  first.sort((one, other) => one.record - other.record);
  first.length = Math.min(first.length, shownRows);
};

/** Counts rows by kind, and keeps the first ones of each; rows may come in any order. */
class Tally {
  readonly counts = {
    valid: 0,
    duplicates_in_file: 0,
    duplicates_in_store: 0,
    invalid: 0,
    repeated_headers: 0,
    likely: 0,
    name_conflicts: 0,
    warned: 0,
  };
  readonly #first = new Map<PreviewKind, PreviewRow[]>(previewKinds.map((kind) => [kind, []]));
  readonly #likely: PreviewRow[] = [];

  add(row: PreviewRow, isWarned: boolean): void {
    const { kind } = row;
    this.counts[kind]++;
    if (isWarned) this.counts.warned++;
    keepFirst(this.#first.get(kind) ?? [], row);
    if (row.possible_duplicates.length === 0) return;
    this.counts.likely++;
    if (row.possible_duplicates.some(({ name_conflict }) => name_conflict)) this.counts.name_conflicts++;
    keepFirst(this.#likely, row);
  }

  likely(): PreviewRow[] {
    return this.#likely;
  }

  examples(): PreviewRow[] {
    return [...this.#first.values()].flat();
  }
}

/** What a preview needs and gathers. */
interface Look {
  step: ImportStep;
  plan: Plan;
  request: Omit<RowsToWrite, 'rows'>;
  catalogue: Catalogue;
  tally: Tally;
  /** Claims of rows that repeat earlier ones, with the earlier row that will hold each. */
  holders: Map<string, ClaimHolder | undefined>;
  /** The contacts that those rows will make, by id. */
  contacts: Map<string, JudgedContact>;
}

const openRows = async ({ step, request, catalogue }: Look, chunk: ChunkName) => {
  const { stored, team, targets } = request;
  const rows = await readRows(step.files, stored, chunk);
  const scope = scopeOfImport(stored, team);
  const links = await findLinkFaults(step.table, scope, { options: stored.options, rows, targets });
  // How tags are spelled makes no difference here.
  const own = { ...request, rows, scope, catalogue, registry: new Map() };
  return { own, ...readCandidates(own, catalogue, links) };
};

/** Remembers who will hold the claims that later rows repeat. */
const keepHolders = (
  { holders, contacts }: Look,
  found: ReadonlyMap<string, ClaimHolder>,
  plans: readonly RowPlan[],
): void => {
  const ids = new Set<string>();
  for (const [name, holder] of found)
    if (holders.has(name) && !holders.get(name)) {
      holders.set(name, holder);
      ids.add(holder.holder);
    }
  for (const { candidate, decision } of plans)
    if (decision.take && ids.has(candidate.id)) contacts.set(candidate.id, contactOfRow(candidate));
};

const lookThrough = async (look: Look, chunk: ChunkName): Promise<void> => {
  const { own, outcomes, candidates } = await openRows(look, chunk);
  const holders = chunk.kind === 'repeats' && { holders: look.holders, contacts: look.contacts };
  const known = { written: new Set<string>(), ...holders };
  const found = await planRows(look.step.table, own, candidates, known);
  keepHolders(look, found.holders, found.plans);
  const byRecord = new Map(found.plans.map((one) => [one.candidate.row.record, one]));
  for (const { record, line, cells } of own.rows) {
    const { outcome, decision } = byRecord.get(record) ?? { outcome: outcomes.get(record) };
    if (!outcome) throw new Error(`Row ${record} has no outcome.`);
    const { errors = [], warnings = [] } = outcome;
    const duplicate = outcome.outcome === 'failed' ? undefined : decision?.duplicate;
    const kind = kindOf(outcome, duplicate);
    const row = {
      kind,
      line,
      record,
      cells: cells.map(shownCell),
      reason: duplicate ?? null,
      possible_duplicates: outcome.possible ?? decision?.likely ?? [],
      faults: errors.map(shownFault),
    };
    look.tally.add(row, warnings.length > 0);
  }
};

const chunksOf = (kind: ChunkName['kind'], count: number): ChunkName[] =>
  Array.from({ length: count }, (_, index) => ({ kind, index }));

/** Gathers the claims of rows that repeat earlier ones: only these have to be remembered. */
const findRepeated = async (look: Look, repeats: readonly ChunkName[]): Promise<void> => {
  for (const chunk of repeats) {
    const { own, candidates } = await openRows(look, chunk);
    await withCompanies(look.step.table, own, candidates);
    for (const { values } of candidates)
      for (const claim of claimsOf(values)) look.holders.set(claimName(claim), undefined);
  }
};

const toPreview = ({ plan, tally }: Look, columns: Preview['columns'], stored: Found): Preview => ({
  ...v.parse(foundSchema, stored),
  rows: plan.rows,
  counts: tally.counts,
  columns,
  examples: tally.examples(),
  likely: tally.likely(),
});

/**
 * Decides the rows of a planned file as if they were written, and writes only the preview. It may run again.
 */
export const previewImport = async (step: ImportStep): Promise<void> => {
  const { table, files, teamId, importId, now } = step;
  const [stored, team] = await Promise.all([getImport(table, teamId, importId), getTeam(table, teamId)]);
  if (stored.state !== 'planning') return;
  const plan = await readPlan(files, stored);
  const policy = policyOf(stored, team);
  const look: Look = {
    step,
    plan,
    request: { team, stored, policy, ...columnsOf(plan), now },
    catalogue: await findCatalogue(table, teamId),
    tally: new Tally(),
    holders: new Map(),
    contacts: new Map(),
  };
  const repeats = chunksOf('repeats', plan.repeats);
  let looked = 0;
  const lookAt = async (chunk: ChunkName) => {
    await lookThrough(look, chunk);
    if (++looked % beatEvery === 0) await beat(table, stored, new Date());
  };
  await findRepeated(look, repeats);
  await inLanes(chunksOf('chunks', plan.chunks), lanes, lookAt);
  for (const chunk of repeats) await lookAt(chunk);
  const columns = stored.columns.map((column) => ({
    ...column,
    fill_rate: plan.rows === 0 ? 0 : column.filled / plan.rows,
  }));
  await writeFile(files, workKeys.preview(stored), JSON.stringify(toPreview(look, columns, stored)));
  await endPreview(table, stored, new Date());
};
