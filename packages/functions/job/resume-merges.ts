import { resumeMerges } from '#core/upkeep/resume-merges.ts';
import { openServices } from '../services.ts';
import { scheduled } from './scheduled.ts';

const { table } = openServices();

export const handler = scheduled('resume-merges', table, ({ at, deadline, tally }) =>
  resumeMerges(table.until(deadline), at, new Date(), tally),
);
