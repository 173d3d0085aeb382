import { openFiles } from '#core/files/files.ts';
import { required } from './environment.ts';
import { openServices, type Services } from './services.ts';

/** The services of a function that reads and writes the buckets of imports, and of exports where it has them. */
export const openFileServices = (): Services =>
  openServices({
    files: () => openFiles(required('IMPORT_BUCKET')),
    exports: () => openFiles(required('EXPORT_BUCKET')),
  });
