import { openFiles } from '#core/files/files.ts';
import { required } from './environment.ts';
import { openServices, type Services } from './services.ts';

/** The services of a function that reads and writes the import bucket. */
export const openFileServices = (): Services =>
  openServices({ files: () => openFiles(required('IMPORT_BUCKET')) });
