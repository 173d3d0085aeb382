import { accessWork } from '#core/access-package/access-work.ts';
import { openRecordings } from '#core/access-package/recordings.ts';
import { bulkWork } from '#core/bulk/bulk-work.ts';
import { erasureWork } from '#core/erasure/erasure-work.ts';
import { exportWork } from '#core/export/run/export-work.ts';
import { fieldWork } from '#core/field/field-work.ts';
import { type Files, openFiles } from '#core/files/files.ts';
import { undoWork } from '#core/import/undo/work.ts';
import type { Works } from '#core/job/contact-work.ts';
import { mergeWork } from '#core/merge/merge-job.ts';
import { allowedHosts } from '#core/outbound/allowed-host.ts';
import { tagWork } from '#core/retag/tag-work.ts';
import { suppressionWork } from '#core/suppression-list/list-work.ts';
import { environment, required } from '../environment.ts';

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

/** Recordings are fetched from where webhooks may be sent. */
const openCallRecordings = () => openRecordings(allowedHosts(environment().WEBHOOK_ALLOW));

export const works: Works = {
  access: (request, files) =>
    accessWork(request, () => ({
      ...{ files, exports: openExports(), deadLetters: openDeadLetters() },
      recordings: openCallRecordings(),
    })),
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
