import type { FileRow } from '../../import-file/chunk-file.ts';
import type { RowOutcome } from '../../import-file/ledger.ts';
import { columnsOf } from '../../import-file/plan.schema.ts';
import type { ChunkName } from '../../import-file/work-keys.ts';
import { orSignOfLife } from '../../table/busy.ts';
import type { Team } from '../../team/team.schema.ts';
import { getTeam } from '../../team/team.ts';
import { asWriter } from '../../writer/writer.ts';
import { findUpdates, hasLedger, readPlan, readRows, writeLedger, writeUpdates } from '../files.ts';
import type { StoredImport } from '../import.item.ts';
import { type Counts, noCounts } from '../import.schema.ts';
import { getImport } from '../import.ts';
import { policyOf } from '../policy.ts';
import { findImportRefusal } from '../scope.ts';
import { addProgress, refuseImport } from '../state.ts';
import type { ImportStep } from '../step.ts';
import { countsOf } from './count-outcome.ts';
import { joinCampaign } from './join-campaign.ts';
import { writeRows } from './rows.ts';

/** Makes the outcome of a row that the import never reaches. */
const leftAlone = ({ record, line }: FileRow, reason: Reason): RowOutcome => ({
  record,
  line,
  outcome: 'skipped',
  reason,
});

type Reason = NonNullable<StoredImport['refusal']>;

const cancelled: Reason = {
  code: 'import_cancelled',
  message: 'The import was cancelled before it came to this row.',
};

/** Finds why the rows of a chunk must not be written. */
const findReason = async (
  { table, now }: ImportStep,
  stored: StoredImport,
  team: Team,
): Promise<Reason | undefined> => {
  if (stored.is_cancelled) return cancelled;
  if (stored.refusal) return stored.refusal;
  const began = stored.started_at === null ? now : new Date(stored.started_at);
  const refusal = await findImportRefusal(table, stored, team, began);
  if (refusal) await refuseImport(table, stored, refusal, new Date());
  return refusal;
};

const openNotes = async ({ files }: ImportStep, stored: StoredImport, chunk: ChunkName) => ({
  known: await findUpdates(files, stored, chunk),
  keep: (known: ReadonlyMap<number, string>) => writeUpdates(files, stored, chunk, known),
});

const writeOpenChunk = async (step: ImportStep, chunk: ChunkName): Promise<Counts> => {
  const { table, files, teamId, importId, now } = step;
  const [stored, team] = await Promise.all([getImport(table, teamId, importId), getTeam(table, teamId)]);
  if (stored.finished_at !== null || (await hasLedger(files, stored, chunk))) return noCounts;
  const [plan, rows] = await Promise.all([readPlan(files, stored), readRows(files, stored, chunk)]);
  const policy = policyOf(stored, team);
  const notes = policy.duplicates === 'update' && { notes: await openNotes(step, stored, chunk) };
  const request = { team, stored, policy, ...columnsOf(plan), rows, ...notes, now };
  const write = async () => joinCampaign(table, request, await writeRows(table, request));
  const reason = await findReason(step, stored, team);
  const outcomes = reason
    ? rows.map((row) => leftAlone(row, reason))
    : await orSignOfLife(write, () => addProgress(table, stored, noCounts, new Date()));
  await writeLedger(files, stored, chunk, outcomes);
  const counts = countsOf(outcomes);
  await addProgress(table, stored, counts, new Date());
  return counts;
};

/**
 * Writes the rows of one chunk and enters them into the ledger; a chunk in the ledger is done. It is on
 * record before it checks that the import goes on, and until its ledger is written: an undo waits for that.
 */
export const writeChunk = (step: ImportStep, chunk: ChunkName): Promise<Counts> =>
  asWriter(step.table, step.teamId, `${step.importId}#${chunk.kind}#${chunk.index}`, () =>
    writeOpenChunk(step, chunk),
  );
