import { checkRequests } from '#core/upkeep/check-requests.ts';
import { log } from '../log.ts';
import { openServices } from '../services.ts';
import { scheduled } from './scheduled.ts';

const { table } = openServices();

export const handler = scheduled('check-requests', table, async ({ at, deadline, tally }) => {
  const found = await checkRequests(table.until(deadline), at, tally);
  // Whoever watches the logs counts these: nothing in them tells whose requests they are.
  if (found.due_soon + found.overdue > 0) log.warn('requests of persons are due', { found });
  return found;
});
