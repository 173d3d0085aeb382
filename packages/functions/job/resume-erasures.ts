import { openFiles } from '#core/files/files.ts';
import { resumeErasures } from '#core/upkeep/resume-erasures.ts';
import { required } from '../environment.ts';
import { openFileServices } from '../file-services.ts';
import { scheduled } from './scheduled.ts';

const { table, files, exports } = openFileServices();
const deadLetters = openFiles(required('DEAD_LETTER_BUCKET'));

export const handler = scheduled('resume-erasures', table, ({ deadline, tally }) =>
  resumeErasures({ table: table.until(deadline), files, exports, deadLetters }, new Date(), tally),
);
