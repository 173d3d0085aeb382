import { sweepTokens } from '#core/upkeep/sweep-tokens.ts';
import { openServices } from '../services.ts';
import { scheduled } from './scheduled.ts';

const { table } = openServices();

export const handler = scheduled('sweep-tokens', table, ({ at, deadline, tally }) =>
  sweepTokens(table.until(deadline), at, tally),
);
