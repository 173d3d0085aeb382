import { releaseField } from '#core/field/field-work.ts';
import type { Releases } from '#core/job/contact-work.ts';
import { releaseRequest } from '#core/privacy-request/run-privacy-request.ts';
import { releaseTags } from '#core/retag/release-tags.ts';
import { releaseScan } from '#core/scan/scan.item.ts';

/** Apart from the works, since whoever cleans up after jobs does none of them. */
export const releases: Releases = {
  access: releaseRequest,
  bulk: null,
  erasure: releaseRequest,
  export: null,
  field: releaseField,
  import: null,
  merge: null,
  scan: (table, { teamId, jobId }) => releaseScan(table, teamId, jobId),
  suppression: null,
  tag: releaseTags,
};
