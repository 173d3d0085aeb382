import anyAscii from 'any-ascii';
import { expect } from 'vitest';
import { newId } from '#core/id.ts';
import { getJob } from '#core/job/job.ts';
import { closeScan } from '#core/scan/end-scan.ts';
import { finishScan } from '#core/scan/finish-step.ts';
import { gatherShard } from '#core/scan/gather-step.ts';
import { planScan, type ScanStep } from '#core/scan/plan-step.ts';
import { startScan } from '#core/scan/start-scan.ts';
import { compareChanges } from '#core/scan/update-step.ts';
import { compareStep, measureStep, tallyStep } from '#core/scan/work-steps.ts';
import { shards } from '#core/table/shard.ts';
import type { Table } from '#core/table/table.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { quietBucket } from './job-run.ts';

/** Starts a scan whose steps run where a test runs them. */
export const beginScan = async (table: Table, principal: Principal, { full = false } = {}) => {
  const files = await quietBucket();
  const job = await startScan(table, files, { principal, now: new Date(), newId, full });
  const step: ScanStep = { table, files, teamId: principal.team.id, jobId: job.id };
  return step;
};

/** Runs the steps of a scan but for its end, as its state machine does. */
export const compareContacts = async (step: ScanStep): Promise<string> => {
  const { action } = await planScan(step, 'one');
  if (action === 'full') {
    for (const shard of shards) await gatherShard(step, shard, anyAscii);
    await tallyStep(step, 0);
    await measureStep(step, anyAscii);
    await compareStep(step, 0, anyAscii);
  }
  if (action === 'changes') await compareChanges(step, anyAscii);
  return action;
};

/** Runs a scan to its end. */
export const runScan = async (table: Table, principal: Principal, { full = false } = {}): Promise<string> => {
  const step = await beginScan(table, principal, { full });
  const action = await compareContacts(step);
  await finishScan(step);
  await closeScan(step);
  expect((await getJob(table, step.teamId, step.jobId)).state).toBe('finished');
  return action;
};
