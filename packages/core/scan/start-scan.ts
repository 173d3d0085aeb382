import { type Files, writeFile } from '../files/files.ts';
import type { newId } from '../id.ts';
import { findJobItem } from '../job/job.item.ts';
import type { StoredJob } from '../job/job.schema.ts';
import { isFinished, newJobOf, newJobWrites } from '../job/job.ts';
import { type Table, transacted } from '../table/table.ts';
import type { Principal } from '../team/team.schema.ts';
import { findScanState, takeScanWrite } from './scan.item.ts';

/** Key of the object whose arrival starts a scan. */
export const scanRequestKey = ({ team_id, id }: Pick<StoredJob, 'team_id' | 'id'>): string =>
  `work/${team_id}/${id}/scan.json`;

/** What a scan is asked for with: `full` to compare all contacts again, whatever has changed. */
export interface ScanRequest {
  full: boolean;
}

interface AskedScan extends ScanRequest {
  principal: Principal;
  now: Date;
  newId: typeof newId;
}

/**
 * Starts a scan of a team, or answers the one that is under way: there is one at a time. It starts when its request
 * arrives.
 */
export const startScan = async (
  table: Table,
  files: Files,
  { principal, now, newId, full }: AskedScan,
): Promise<StoredJob> => {
  const teamId = principal.team.id;
  for (;;) {
    const state = await findScanState(table, teamId);
    const running = state.job === null ? undefined : await findJobItem(table, teamId, state.job);
    const id = newId('job');
    // The request that started it may come again.
    if (running && !isFinished(running) && running.id !== id) return running;
    const job = newJobOf({ principal, kind: 'scan', action: full ? 'full' : 'changes', now, id });
    const started =
      running?.id === id
        ? !isFinished(running)
        : await transacted(table, [...newJobWrites(job), takeScanWrite(teamId, state, id)]);
    if (!started && running?.id !== id) continue;
    await writeFile(files, scanRequestKey(job), JSON.stringify({ full }));
    return running ?? job;
  }
};
