import { accessWork } from '#core/access-package/access-work.ts';
import { openRecordings } from '#core/access-package/recordings.ts';
import { erasureWork } from '#core/erasure/erasure-work.ts';
import { openFiles } from '#core/files/files.ts';
import type { Works } from '#core/job/contact-work.ts';
import { allowedHosts } from '#core/outbound/allowed-host.ts';
import { environment, required } from '../environment.ts';
import type { personPlans } from './find-person.ts';

const exportFiles = openFiles(required('EXPORT_BUCKET'));
const deadLetters = openFiles(required('DEAD_LETTER_BUCKET'));

/** Recordings are fetched from where webhooks may be sent. */
const openCallRecordings = () => openRecordings(allowedHosts(environment().WEBHOOK_ALLOW));

export const personWorks: Pick<Works, keyof typeof personPlans> = {
  access: (request, files) =>
    accessWork(request, () => ({
      ...{ files, exports: exportFiles, deadLetters },
      recordings: openCallRecordings(),
    })),
  erasure: (request, files) => erasureWork(request, () => ({ files, exports: exportFiles, deadLetters })),
};
