import type { Readable } from 'node:stream';
import { Upload } from '@aws-sdk/lib-storage';
import type { Files } from './files.ts';

/** Writes an object of unknown size in parts; it appears when the last part is in. */
export const writeStream = async (
  files: Files,
  key: string,
  body: Readable,
  contentType: string,
): Promise<void> => {
  await new Upload({
    client: files.client,
    params: { Bucket: files.bucket, Key: key, Body: body, ContentType: contentType },
  }).done();
};
