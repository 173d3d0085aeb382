import { bulkWork } from '#core/bulk/bulk-work.ts';
import { exportWork } from '#core/export/run/export-work.ts';
import { fieldWork } from '#core/field/field-work.ts';
import { type Files, openFiles } from '#core/files/files.ts';
import { undoWork } from '#core/import/undo/work.ts';
import type { Works } from '#core/job/contact-work.ts';
import { mergeWork } from '#core/merge/merge-job.ts';
import { tagWork } from '#core/retag/tag-work.ts';
import { suppressionWork } from '#core/suppression-list/list-work.ts';
import { required } from '../environment.ts';
import { personPlans } from '../person/find-person.ts';

let opened: Files | undefined;

/** Opened by the first export: most jobs have nothing to do with that bucket. */
const openExports = (): Files => {
  opened ??= openFiles(required('EXPORT_BUCKET'));
  return opened;
};

export const works: Works = {
  ...personPlans,
  bulk: bulkWork,
  export: (request) => exportWork(request, openExports),
  field: fieldWork,
  import: undoWork,
  merge: mergeWork,
  suppression: suppressionWork,
  tag: tagWork,
};
