import { deferredErasuresPk } from '../erasure/deferral.item.ts';
import { eraseForRequest } from '../erasure/run-erasure.ts';
import type { PrivacyContext } from '../personal-data/keeper.ts';
import { findRequest } from '../privacy-request/privacy-request.item.ts';
import { tallyOf } from '../schedule/tally.ts';
import { dueRecords } from '../table/due.ts';

type Stores = Pick<PrivacyContext, 'table' | 'files' | 'exports' | 'deadLetters'>;

/** Goes on with erasures of which a hold keeps a part: what it keeps no more goes now. Reads those and no more. */
export const resumeErasures = async (stores: Stores, now: Date, tally = tallyOf('resume-erasures')) => {
  const errors: unknown[] = [];
  for await (const { teamId, recordId } of dueRecords(stores.table, deferredErasuresPk, now.toISOString())) {
    const request = await findRequest(stores.table, { team_id: teamId, id: recordId });
    if (!request) continue;
    try {
      const via = { updated_by: recordId, via: 'erasure' as const };
      await eraseForRequest({ ...stores, via, now }, request, { suppress: false });
      tally.add(teamId, 'erasures');
    } catch (error) {
      // One that cannot go on keeps none of the others waiting.
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
  return tally.total;
};
