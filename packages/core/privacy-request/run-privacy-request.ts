import type { EndedJob } from '../job/contact-work.ts';
import { findJobItem } from '../job/job.item.ts';
import { type Table, transacted } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { findRequest, findRequestOfJob, requestWrites } from './privacy-request.item.ts';
import type { PrivacyRequest, RequestState } from './privacy-request.schema.ts';

/** States in which a request is in the hands of its job, or of upkeep. */
const underWay: readonly RequestState[] = ['running', 'deferred'];

/**
 * Records what came of a request that is under way, for the job that was seen to do it; undefined where it is not, as
 * when it was ended before. With `answered_at` the person has the answer, and nobody is reminded any more.
 */
export const changeRequest = async (
  table: Table,
  seen: PrivacyRequest,
  { set, via }: { set: Partial<PrivacyRequest>; via: Via },
): Promise<PrivacyRequest | undefined> => {
  const changed = await transacted(table, requestWrites(seen, { from: underWay, set, via }));
  return changed ? { ...seen, ...set } : undefined;
};

/** The request that a job works on; undefined where another job has it by now, or it has come to its end. */
export const findRunningRequest = async (
  table: Table,
  job: { team_id: string; id: string },
  requestId: string,
): Promise<PrivacyRequest | undefined> => {
  const request = await findRequest(table, { team_id: job.team_id, id: requestId });
  return request && request.job_id === job.id && underWay.includes(request.state) ? request : undefined;
};

/** Lets go of a request whose job ends without its last step: it can be begun anew, and its deadline stays. */
export const releaseRequest = async (table: Table, { teamId, jobId, via, now }: EndedJob): Promise<void> => {
  const request = await findRequestOfJob(table, teamId, jobId);
  if (!request) return;
  const job = await findJobItem(table, teamId, jobId);
  const reason = job?.is_cancelled
    ? { code: 'cancelled', message: 'Its job was stopped.' }
    : (job?.refusal ?? { code: 'failed', message: 'Its job could not go on. Ask for it again.' });
  const set = { state: 'failed' as const, reason, finished_at: now.toISOString() };
  await changeRequest(table, request, { set, via });
};
