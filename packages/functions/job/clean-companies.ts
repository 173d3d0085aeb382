import { cleanCompanies } from '#core/upkeep/clean-companies.ts';
import { openServices } from '../services.ts';
import { scheduled } from './scheduled.ts';

const { table } = openServices();

export const handler = scheduled('clean-companies', table, ({ at, deadline, tally }) =>
  cleanCompanies(table.until(deadline), at, new Date(), tally),
);
