import { recountCounters } from '#core/upkeep/recount-counters.ts';
import { openServices } from '../services.ts';
import { scheduled } from './scheduled.ts';

const { table } = openServices();

export const handler = scheduled('recount-counters', table, ({ at, deadline, tally }) =>
  recountCounters(table.until(deadline), { at, now: new Date(), until: deadline, tally }),
);
