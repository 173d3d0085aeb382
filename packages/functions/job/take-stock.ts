import { openFiles } from '#core/files/files.ts';
import { recountCounters } from '#core/upkeep/recount-counters.ts';
import { lookAtStage, takeStock } from '#core/upkeep/take-stock.ts';
import { required } from '../environment.ts';
import { openFileServices } from '../file-services.ts';
import { scheduled } from './scheduled.ts';

const services = openFileServices();
const deadLetters = openFiles(required('DEAD_LETTER_BUCKET'));

/** Folder in which Lambda puts the changes that it gave up. */
const folder = 'aws/lambda/';

export const handler = scheduled('take-stock', services.table, async ({ at, deadline, tally }) => {
  const [table, now] = [services.table.until(deadline), new Date()];
  await lookAtStage(table, { deadLetters, folder, now });
  const counting = { at, now, until: deadline, tally };
  await takeStock({ table, files: services.files }, counting);
  return recountCounters(table, counting);
});
