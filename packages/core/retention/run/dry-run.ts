import type { Table } from '../../table/table.ts';
import type { RetentionRun } from '../decide-retention.ts';
import { type RetentionReport, RetentionTally } from '../retention-report.ts';
import { nextPartition, readCandidates } from './candidates.ts';
import { firstSeen, lookAt } from './look-at.ts';
import type { Position } from './retention-run.schema.ts';

/** Contacts that a request looks at: more take longer than a caller waits. */
const most = 5_000;
const atOnce = 100;

/** What a run of these terms would do, and nothing of it done. `complete` is false where there are more than it looks at. */
export const dryRunRetention = async (
  table: Table,
  run: RetentionRun & { team_id: string },
): Promise<RetentionReport & { complete: boolean }> => {
  const tally = new RetentionTally(run.at);
  let position: Position | null = nextPartition(run);
  for (let read = 0; position && read < most; read += atOnce) {
    const { source } = position;
    const { ids, next } = await readCandidates(table, run, position, atOnce);
    const looked = await lookAt(table, run, ids);
    for (const { contact, decision } of firstSeen(looked, run, source)) tally.add(contact, decision);
    if (ids.length === 0) read -= atOnce;
    position = next;
  }
  return { ...tally.report, complete: position === null };
};
