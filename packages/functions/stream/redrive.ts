import { openFiles } from '#core/files/files.ts';
import { redrive } from '#core/projection/redrive.ts';
import { deadlineOf, type Invocation } from '../deadline.ts';
import { required } from '../environment.ts';
import { log } from '../log.ts';
import { openServices } from '../services.ts';

const services = openServices({ files: () => openFiles(required('DEAD_LETTER_BUCKET')) });

/** Invoked by hand, once the cause is mended. */
export const handler = async (_: unknown, invocation: Invocation) => {
  const report = await redrive(services.table.until(deadlineOf(invocation)), services.files);
  log.info('redriven', { report });
  return report;
};
