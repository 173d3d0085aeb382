import { S3ServiceException } from '@aws-sdk/client-s3';
import { type Fault, failure, refuseFaults } from '../../error.ts';
import { type Files, fileExists } from '../../files/files.ts';
import { completeParts } from '../../files/part-upload.ts';
import type { Table } from '../../table/table.ts';
import type { Principal } from '../../team/team.schema.ts';
import type { StoredImport } from '../import.item.ts';
import { getImport, getOwnImport } from '../import.ts';
import type { UploadComplete } from './upload.schema.ts';

/** Orders the ETags of the parts, each of which has to be there once. */
const etagsOf = ({ parts }: UploadComplete, expected: number): string[] => {
  const etags = new Map(parts.map(({ part_number, etag }) => [part_number, etag]));
  const faults: Fault[] = [];
  if (etags.size < parts.length)
    faults.push({ param: 'parts', code: 'part_repeated', message: 'A part is named twice.' });
  const beyond = parts.find(({ part_number }) => part_number > expected);
  if (beyond)
    faults.push({ param: 'parts', code: 'part_unknown', message: `The file has ${expected} parts.` });
  const numbers = Array.from({ length: expected }, (_, index) => index + 1);
  const missing = numbers.filter((number) => !etags.has(number));
  if (missing.length > 0) {
    const few = missing.slice(0, 20).join(', ');
    faults.push({ param: 'parts', code: 'part_missing', message: `Parts that are not named: ${few}.` });
  }
  refuseFaults(faults);
  return numbers.map((number) => `"${(etags.get(number) ?? '').replace(/^"|"$/g, '')}"`);
};

const refusedParts = new Set(['InvalidPart', 'InvalidPartOrder', 'EntityTooSmall']);

const joinParts = async (files: Files, { source_key }: StoredImport, id: string, etags: string[]) => {
  try {
    await completeParts(files, { key: source_key, uploadId: id }, etags);
  } catch (error) {
    if (!(error instanceof S3ServiceException)) throw error;
    if (refusedParts.has(error.name))
      throw failure('invalid', 'part_invalid', 'A part was not sent, or has another ETag.', 'parts');
    if (error.name !== 'NoSuchUpload') throw error;
    // The same request may have done it before, and the file may not have been taken up yet.
    if (!(await fileExists(files, source_key)))
      throw failure('conflict', 'upload_gone', 'The upload was given up. Start a new import.');
  }
};

/**
 * Joins the parts of an upload, which begins the import. Called again, it answers the import as it is by
 * then.
 * @throws CallbookError `import_not_found`, and with what is wrong with the parts
 */
export const completeUpload = async (
  { table, files }: { table: Table; files: Files },
  { principal, importId, given }: { principal: Principal; importId: string; given: UploadComplete },
): Promise<StoredImport> => {
  const stored = await getOwnImport(table, principal, importId);
  const { upload, state } = stored;
  if (!upload)
    throw failure('conflict', 'upload_not_in_parts', 'The file of this import does not come in parts.');
  const etags = etagsOf(given, upload.parts);
  if (state === 'uploading') await joinParts(files, stored, upload.id, etags);
  else if (stored.started_at === null)
    throw failure('conflict', 'import_ended', `The import has ended already: it is ${state}.`);
  return state === 'uploading' ? getImport(table, principal.team.id, importId) : stored;
};
