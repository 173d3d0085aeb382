import type { StoredJob } from '../job/job.schema.ts';
import { endJob, getJob, isFinished } from '../job/job.ts';
import type { ScanStep } from './plan-step.ts';
import { completeScan, findScanState, releaseScan } from './scan.item.ts';
import type { ScanPlan } from './scan-plan.ts';

/** What a scan came to. */
export interface ScanOutcome {
  compared: number;
  pairs: number;
  changed: number;
  isCut: boolean;
}

const nothing: ScanOutcome = { compared: 0, pairs: 0, changed: 0, isCut: false };

/** Completes a scan: what it found is shown from now on, and the next one builds on it. */
export const showScan = async (
  { table, teamId, jobId }: ScanStep,
  plan: ScanPlan,
  outcome: ScanOutcome,
): Promise<void> => {
  const { done } = await findScanState(table, teamId);
  if (done?.job === jobId) return;
  const { mode, number, contacts, feed, started_at, settings, partitions } = plan;
  const layer = outcome.changed > 0 ? [{ job: jobId, contacts: outcome.changed }] : [];
  const now = new Date().toISOString();
  await completeScan(table, teamId, number, {
    ...{ job: jobId, mode, started_at, finished_at: now, contacts, feed, settings },
    ...{ compared: outcome.compared, pairs: outcome.pairs, is_cut: outcome.isCut, changed: outcome.changed },
    base: mode === 'changes' && done ? done.base : { job: jobId, at: plan.started_at, contacts, partitions },
    layers: mode === 'changes' && done ? [...done.layers, ...layer] : [],
  });
};

/** Ends the job of a scan that is complete. */
export const closeScan = async ({ table, teamId, jobId }: ScanStep): Promise<void> => {
  const job = await getJob(table, teamId, jobId);
  if (isFinished(job)) return;
  const set = { state: 'finished', counts: { done: job.total ?? 0, failed: 0 } } as const;
  await endJob(table, job, set, { now: new Date() });
  await releaseScan(table, teamId, job.id);
};

/** Ends a scan that cannot go on, or that somebody stopped: what it found is not shown. */
export const giveUpScan = async (
  { table, teamId, jobId }: Omit<ScanStep, 'files'>,
  end: Pick<StoredJob, 'state' | 'reason'>,
): Promise<void> => {
  await endJob(table, { team_id: teamId, id: jobId }, end, { now: new Date() });
  await releaseScan(table, teamId, jobId);
};

/** Completes a scan that found nothing to compare. */
export const showNothing = async (step: ScanStep, plan: ScanPlan): Promise<ScanOutcome> => {
  const { done } = await findScanState(step.table, step.teamId);
  const outcome = { ...nothing, pairs: done?.pairs ?? 0 };
  await showScan(step, plan, outcome);
  return outcome;
};
