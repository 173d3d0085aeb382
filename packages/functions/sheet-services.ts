import { openFiles } from '#core/files/files.ts';
import { openSheets } from '#core/google-sheet/download-sheet.ts';
import { environment, required } from './environment.ts';
import { openServices, type Services } from './services.ts';

/** The services of a function that reads and writes the import bucket, and fetches sheets. */
export const openSheetServices = (): Services =>
  openServices({
    files: () => openFiles(required('IMPORT_BUCKET')),
    sheets: () => openSheets({ origin: environment().GOOGLE_SHEETS_URL }),
  });
