import type { Files } from '../files/files.ts';
import { newId } from '../id.ts';
import { tallyOf } from '../schedule/tally.ts';
import { dueRecords } from '../table/due.ts';
import type { Table } from '../table/table.ts';
import { findTeamItem } from '../team/team.item.ts';
import type { Team } from '../team/team.schema.ts';
import { dueScansPk, planNextScan, takeDueScan } from './scan.item.ts';
import { nextNight } from './scan-schedule.ts';
import { startScan } from './start-scan.ts';

/** Who scans where nobody asked for it. */
const actor = 'schedule';

const scanUnasked = async (table: Table, files: Files, team: Team, now: Date): Promise<void> => {
  const principal = { kind: 'token' as const, id: actor, role: 'admin' as const, departments: [], team };
  await startScan(table, files, { principal, now, newId, full: false });
};

/** Starts the scans that are due at `at`; run again, it starts those that it did not come to. */
export const startDueScans = async (
  table: Table,
  files: Files,
  at: Date,
  tally = tallyOf('scan-duplicates'),
): Promise<{ cutoff: string; started: number }> => {
  const cutoff = at.toISOString();
  for await (const { teamId, seenDue } of dueRecords(table, dueScansPk, cutoff)) {
    const team = await findTeamItem(table, teamId);
    if (!team?.settings.duplicates.scan_nightly) {
      await planNextScan(table, teamId, null);
      continue;
    }
    // Started before it is moved on: what dies between starts twice, and finds the first under way.
    await scanUnasked(table, files, team, new Date());
    if (await takeDueScan(table, teamId, seenDue, nextNight(at))) tally.add(teamId, 'started');
  }
  return { cutoff, ...tally.total };
};
