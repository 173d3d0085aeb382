import { accessPackages, exportedFiles, exportParts } from './export-keepers.ts';
import { droppedFiles, importFiles, jobFiles, transcripts, uploadedFiles } from './import-keepers.ts';
import type { PersonalObjectName, StoreKeeper } from './keeper.ts';
import { givenUpChanges, givenUpEvents } from './letter-keepers.ts';

/** How each kind of object, and each queue, is read and cleaned for one person. */
export const objectKeepers: Readonly<Record<PersonalObjectName, StoreKeeper>> = {
  dropped_files: droppedFiles,
  uploaded_files: uploadedFiles,
  transcripts,
  job_files: jobFiles,
  import_files: importFiles,
  exports: exportedFiles,
  export_parts: exportParts,
  access_packages: accessPackages,
  given_up_changes: givenUpChanges,
  given_up_events: givenUpEvents,
};
