import { failure } from '../../error.ts';
import type { Files } from '../../files/files.ts';
import { abortParts, beginParts, partUrl } from '../../files/part-upload.ts';
import type { StoredImport } from '../import.item.ts';
import type { ImportCreate } from '../request.schema.ts';
import type { MultipartUpload } from './upload.schema.ts';

const megabyte = 1_048_576;
/** Size (bytes) above which files come in parts by default. */
const largest = 64 * megabyte;
/** Size (bytes) of a part; a file of a gigabyte, the most that a team can allow, has 125. */
const part_size = 8 * megabyte;

type StoredUpload = NonNullable<StoredImport['upload']>;

/**
 * Begins an upload in parts, where the file comes in parts.
 * @throws CallbookError when parts are asked for without the size that tells how many
 */
export const beginUpload = async (
  files: Files,
  key: string,
  { size, multipart }: ImportCreate,
): Promise<StoredUpload | undefined> => {
  if (!(multipart ?? (size ?? 0) > largest)) return undefined;
  if (size === undefined || size === 0)
    throw failure('invalid', 'required', 'An upload in parts needs the size of the file.', 'size');
  const { uploadId } = await beginParts(files, key);
  return { id: uploadId, size, part_size, parts: Math.ceil(size / part_size) };
};

/** Aborts an upload that another attempt of the same request has overtaken. */
export const giveUp = (files: Files, key: string, upload: StoredUpload): Promise<void> =>
  abortParts(files, { key, uploadId: upload.id });

/** Makes the URLs of the parts; null when the file comes whole. */
export const describeParts = async (
  files: Files,
  { upload, source_key }: StoredImport,
  expires_at: string,
): Promise<MultipartUpload | null> => {
  if (!upload) return null;
  const { id, size, part_size: length, parts } = upload;
  const where = { key: source_key, uploadId: id };
  const urls = Array.from({ length: parts }, async (_, index) => {
    const number = index + 1;
    const part = { number, size: Math.min(length, size - index * length) };
    return { part_number: number, size: part.size, url: await partUrl(files, where, part) };
  });
  return { method: 'PUT', part_size: length, parts: await Promise.all(urls), expires_at };
};
