import { runRetention } from '#core/retention/run/run-retention.ts';
import { openServices } from '../services.ts';
import { scheduled } from './scheduled.ts';

const { table } = openServices();

export const handler = scheduled('run-retention', table, ({ at, deadline, tally }) =>
  runRetention(table.until(deadline), { at, until: deadline }, tally),
);
