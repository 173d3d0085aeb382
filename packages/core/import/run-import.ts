import type { Files } from '../files/files.ts';
import { readStream, writeFile } from '../files/files.ts';
import type { RowOutcome } from '../import-file/ledger.ts';
import { planFile } from '../import-file/plan.ts';
import { refusal } from '../import-file/refusal.ts';
import { type ChunkName, workKeys } from '../import-file/work-keys.ts';
import { isCountry } from '../phone/phone.ts';
import type { Table } from '../table/table.ts';
import { getTeam } from '../team/team.ts';
import { type Counts, noCounts } from './import.schema.ts';
import { addProgress, endImport, getImport, startRunning } from './import.ts';
import { findPlan, hasLedger, readPlan, readRows, writeLedger, writePlan } from './import-files.ts';
import { writeResults } from './write-results.ts';
import { writeRows } from './write-rows.ts';

/** Which import a step works on; the state machine carries no more than that and counters. */
export interface ImportStep {
  table: Table;
  files: Files;
  teamId: string;
  importId: string;
  now: Date;
}

const megabyte = 1_048_576;

/** Stops reading a file that is larger than the team allows. */
const capped = async function* (source: AsyncIterable<Uint8Array>, megabytes: number) {
  let size = 0;
  for await (const block of source) {
    size += block.length;
    if (size > megabytes * megabyte) throw new FileTooLarge();
    yield block;
  }
};

class FileTooLarge extends Error {}

const planSource = async (
  { files }: ImportStep,
  stored: Awaited<ReturnType<typeof getImport>>,
  team: Awaited<ReturnType<typeof getTeam>>,
) => {
  const { import_max_rows, import_max_megabytes, default_country } = team.settings;
  const country = stored.options.default_country ?? default_country;
  try {
    return await planFile({
      open: async () => capped(await readStream(files, stored.source_key), import_max_megabytes),
      write: (chunk, body) => writeFile(files, workKeys.rows(stored, chunk), body),
      country: isCountry(country) ? country : undefined,
      maxRows: import_max_rows,
    });
  } catch (error) {
    if (!(error instanceof FileTooLarge)) throw error;
    return refusal(
      'file_too_large',
      `The file is larger than ${import_max_megabytes} MB, the team's limit (import_max_megabytes).`,
    );
  }
};

/** Plans the file; a file that cannot be imported ends the import with the reason. */
export const planImport = async (step: ImportStep) => {
  const { table, files, teamId, importId, now } = step;
  const [stored, team] = await Promise.all([getImport(table, teamId, importId), getTeam(table, teamId)]);
  const result = await planSource(step, stored, team);
  if (result.refused) {
    await endImport(table, stored, { reason: result.refused }, now);
    return { action: 'stop' as const, manifest_key: '', repeats: 0 };
  }
  const { plan } = result;
  const manifest_key = await writePlan(files, stored, plan);
  const running = await startRunning(table, stored, plan.rows, new Date());
  return { action: running ? ('write' as const) : ('stop' as const), manifest_key, repeats: plan.repeats };
};

const countsOf = (outcomes: readonly RowOutcome[]): Counts => {
  const counts = { ...noCounts, rows: outcomes.length };
  for (const { outcome, warnings = [] } of outcomes) {
    counts[outcome]++;
    if (warnings.length > 0) counts.warned++;
  }
  return counts;
};

/** Writes the rows of one chunk and enters them into the ledger; a chunk that is in the ledger is done. */
export const writeChunk = async (step: ImportStep, chunk: ChunkName): Promise<Counts> => {
  const { table, files, teamId, importId, now } = step;
  const [stored, team] = await Promise.all([getImport(table, teamId, importId), getTeam(table, teamId)]);
  if (stored.finished_at !== null || (await hasLedger(files, stored, chunk))) return noCounts;
  const [plan, rows] = await Promise.all([readPlan(files, stored), readRows(files, stored, chunk)]);
  const outcomes = await writeRows(table, {
    team,
    stored,
    header: plan.columns.map(({ header }) => header),
    targets: plan.columns.map(({ target }) => target),
    rows,
    now,
  });
  await writeLedger(files, stored, chunk, outcomes);
  const counts = countsOf(outcomes);
  await addProgress(table, stored, counts, new Date());
  return counts;
};

/** Writes the result files and brings the import to its end with the counts of the ledger. */
export const finishImport = async ({ table, files, teamId, importId }: ImportStep): Promise<Counts> => {
  const stored = await getImport(table, teamId, importId);
  if (stored.finished_at !== null) return stored.counts;
  const results = await writeResults(files, stored, await readPlan(files, stored));
  await endImport(table, stored, results, new Date());
  return results.counts;
};

/** Ends an import that cannot go on; the rows written so far stay, and their results are kept. */
export const failImport = async (
  { table, files, teamId, importId }: ImportStep,
  reason: { code: string; message: string },
): Promise<void> => {
  const stored = await getImport(table, teamId, importId);
  if (stored.finished_at !== null) return;
  const plan = await findPlan(files, stored);
  const results = plan ? await writeResults(files, stored, plan, { partial: true }) : {};
  await endImport(table, stored, { ...results, reason }, new Date());
};
