import { closeCalls } from '#core/upkeep/close-calls.ts';
import { openServices } from '../services.ts';
import { scheduled } from './scheduled.ts';

const { table } = openServices();

export const handler = scheduled('close-calls', table, ({ at, deadline, tally }) =>
  closeCalls(table.until(deadline), at, new Date(), tally),
);
