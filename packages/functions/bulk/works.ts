import { bulkWork } from '#core/bulk/bulk-work.ts';
import { erasureWork } from '#core/erasure/erasure-work.ts';
import { exportWork } from '#core/export/run/export-work.ts';
import { fieldWork } from '#core/field/field-work.ts';
import { type Files, openFiles } from '#core/files/files.ts';
import { undoWork } from '#core/import/undo/work.ts';
import type { Works } from '#core/job/contact-work.ts';
import { mergeWork } from '#core/merge/merge-job.ts';
import { tagWork } from '#core/retag/tag-work.ts';
import { suppressionWork } from '#core/suppression-list/list-work.ts';
import { required } from '../environment.ts';

let opened: Files | undefined;

/** Opened by the first export: most jobs have nothing to do with that bucket. */
const openExports = (): Files => {
  opened ??= openFiles(required('EXPORT_BUCKET'));
  return opened;
};

let lettersOpened: Files | undefined;

const openDeadLetters = (): Files => {
  lettersOpened ??= openFiles(required('DEAD_LETTER_BUCKET'));
  return lettersOpened;
};

/** Until its work is there, nothing starts such a job. */
const notYet = (): never => {
  throw new Error('Nobody knows how to do this yet.');
};

export const works: Works = {
  access: () => notYet(),
  bulk: bulkWork,
  erasure: (request, files) =>
    erasureWork(request, () => ({ files, exports: openExports(), deadLetters: openDeadLetters() })),
  export: (request) => exportWork(request, openExports),
  field: fieldWork,
  import: undoWork,
  merge: mergeWork,
  suppression: suppressionWork,
  tag: tagWork,
};
