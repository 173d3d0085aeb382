import { bulkWork } from '#core/bulk/bulk-work.ts';
import { fieldWork } from '#core/field/field-work.ts';
import { undoWork } from '#core/import/undo/work.ts';
import type { Works } from '#core/job/contact-work.ts';
import { mergeWork } from '#core/merge/merge-job.ts';
import { tagWork } from '#core/retag/tag-work.ts';
import { suppressionWork } from '#core/suppression-list/list-work.ts';

export const works: Works = {
  bulk: bulkWork,
  field: fieldWork,
  import: undoWork,
  merge: mergeWork,
  suppression: suppressionWork,
  tag: tagWork,
};
