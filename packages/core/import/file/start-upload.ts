import { scopeOf } from '../../access/scope.ts';
import { failure, refuseFaults } from '../../error.ts';
import { uploadUrl } from '../../files/file-urls.ts';
import type { Files } from '../../files/files.ts';
import { newId } from '../../id.ts';
import { requesterOf } from '../../principal/requester.ts';
import type { Table } from '../../table/table.ts';
import type { Via } from '../../table/via.ts';
import type { Principal } from '../../team/team.schema.ts';
import { describeImport } from '../import.ts';
import { findOptionFaults } from '../links.ts';
import { newImport, putImport } from '../new-import.ts';
import type { ImportCreate } from '../request.schema.ts';
import { uploadDue } from '../state.ts';
import { beginUpload, describeParts, giveUp } from './upload-parts.ts';

const megabyte = 1_048_576;
/** Lifetime (ms) of the URLs of uploads. */
const urlLifetime = 3_600_000;

/** Makes the key at which the file of an upload is expected. */
export const uploadKey = (teamId: string, importId: string, fileName: string) =>
  `uploads/${teamId}/${importId}/${fileName}`;

/**
 * Creates an import that waits for its file, with the URL to PUT it to, or those of its parts.
 * @throws CallbookError `file_too_large` when the announced size is above the team's limit
 */
export const startUpload = async (
  table: Table,
  files: Files,
  {
    principal,
    draft,
    via,
    now,
    id = newId('imp'),
  }: { principal: Principal; draft: ImportCreate; via: Via; now: Date; id?: string },
) => {
  const { team } = principal;
  const limit = team.settings.import_max_megabytes;
  if (draft.size !== undefined && draft.size > limit * megabyte)
    throw failure(
      'invalid',
      'file_too_large',
      `The file is larger than ${limit} MB, the team's limit.`,
      'size',
    );
  refuseFaults(await findOptionFaults(table, scopeOf(principal), draft.options));
  const key = uploadKey(team.id, id, draft.file_name);
  const options = { id, teamId: team.id, state: 'uploading', key, options: draft.options } as const;
  const parts = await beginUpload(files, key, draft);
  const fresh = newImport(
    { ...options, execution: null, creator: requesterOf(principal), upload: parts },
    now,
  );
  // What it does is done by the path of imports, for whoever asked for it.
  const own = { ...via, via: 'import' as const };
  const stored = await putImport(table, fresh, uploadDue(now), own);
  if (parts && parts.id !== stored.upload?.id) await giveUp(files, key, parts);
  const expires_at = new Date(now.getTime() + urlLifetime).toISOString();
  const upload = {
    method: 'PUT' as const,
    url: await uploadUrl(files, key, draft.size),
    headers: {},
    expires_at,
  };
  const multipart = await describeParts(files, stored, expires_at);
  return { import: await describeImport(files, stored), upload, multipart };
};
