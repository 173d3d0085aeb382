import { startDueScans } from '#core/scan/due-scans.ts';
import { openFileServices } from '../file-services.ts';
import { scheduled } from './scheduled.ts';

const services = openFileServices();

export const handler = scheduled('scan-duplicates', services.table, ({ at, deadline, tally }) =>
  startDueScans(services.table.until(deadline), services.files, at, tally),
);
