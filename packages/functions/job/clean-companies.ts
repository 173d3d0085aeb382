import { cleanCompanies } from '#core/upkeep/clean-companies.ts';
import { openServices } from '../services.ts';
import { scheduled } from './scheduled.ts';

const { table } = openServices();

export const handler = scheduled((at) => cleanCompanies(table, at, new Date()));
