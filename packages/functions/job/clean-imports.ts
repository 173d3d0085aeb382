import { cleanImports } from '#core/upkeep/clean-imports.ts';
import { openFileServices } from '../file-services.ts';
import { scheduled } from './scheduled.ts';

const services = openFileServices();

export const handler = scheduled('clean-imports', services.table, ({ at, deadline, tally }) => {
  const { table, files } = services;
  return cleanImports({ table: table.until(deadline), files }, at, new Date(), tally);
});
