import * as v from 'valibot';
import { autoMerge } from '#core/finding/auto-merge.ts';
import { closeScan } from '#core/scan/end-scan.ts';
import { finishScan } from '#core/scan/finish-step.ts';
import { getTeam } from '#core/team/team.ts';
import { deadlineOf, type Invocation } from '../deadline.ts';
import { openFileServices } from '../file-services.ts';
import { log } from '../log.ts';
import { stepEntries, stepOf } from './step.ts';

const services = openFileServices();
const inputSchema = v.object(stepEntries);

/** Time (ms) that a merge may take. */
const reserve = 60_000;

/** Last step: writes what was found, shows it all at once, and merges what the team’s rules say. */
export const handler = async (event: unknown, invocation: Invocation) => {
  const ids = v.parse(inputSchema, event);
  const step = stepOf(services, ids, invocation);
  const outcome = await finishScan(step);
  if (!outcome) return ids;
  const deadline = deadlineOf(invocation);
  const team = await getTeam(step.table, step.teamId);
  const merges = await autoMerge(step.table, team, { hasTime: () => Date.now() < deadline - reserve });
  await closeScan(step);
  log.info('scan finished', { ...ids, outcome, merges });
  return ids;
};
