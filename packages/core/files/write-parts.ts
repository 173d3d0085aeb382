import { UploadPartCommand } from '@aws-sdk/client-s3';
import type { Files } from './files.ts';
import { writeFile } from './files.ts';
import { abortParts, beginParts, completeParts, type PartUpload } from './part-upload.ts';

/** S3 takes no smaller parts (bytes) but the last; of these ten thousand make 78 GB. */
const partSize = 8 * 1024 ** 2;

/** Gathers blocks into parts of one size; the last is what is left, and may be empty. */
async function* partsOf(blocks: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let [part, filled] = [Buffer.allocUnsafe(size), 0];
  for await (const block of blocks) {
    for (let taken = 0; taken < block.length; ) {
      const some = block.subarray(taken, taken + size - filled);
      part.set(some, filled);
      filled += some.length;
      taken += some.length;
      if (filled < size) continue;
      yield part;
      [part, filled] = [Buffer.allocUnsafe(size), 0];
    }
  }
  yield part.subarray(0, filled);
}

const sendPart = async (
  { client, bucket }: Files,
  { key, uploadId }: PartUpload,
  { number, body }: { number: number; body: Uint8Array },
): Promise<string> => {
  const { ETag = '' } = await client.send(
    new UploadPartCommand({
      Bucket: bucket,
      Key: key,
      UploadId: uploadId,
      PartNumber: number,
      Body: body,
    }),
  );
  return ETag;
};

/** Sends the parts, each while the next is being made. */
const sendParts = async (
  files: Files,
  upload: PartUpload,
  parts: AsyncIterable<Uint8Array>,
): Promise<string[]> => {
  const etags: string[] = [];
  let sending: Promise<string> | undefined;
  let number = 0;
  for await (const body of parts) {
    if (sending) etags.push(await sending);
    // The last part of a file that ends with a whole one.
    if (body.length === 0) return etags;
    sending = sendPart(files, upload, { number: ++number, body });
    // It is awaited a part later; until then its failure is no unhandled one.
    sending.catch(() => undefined);
  }
  if (sending) etags.push(await sending);
  return etags;
};

async function* startingWith(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** Writes an object of unknown size as its bytes come. It appears when the last of them is in, or not at all. */
export const writeParts = async (
  files: Files,
  key: string,
  blocks: AsyncIterable<Uint8Array>,
  contentType: string,
): Promise<void> => {
  const parts = partsOf(blocks, partSize);
  const first = await parts.next();
  const only: Uint8Array = first.done ? Buffer.alloc(0) : first.value;
  if (only.length < partSize) return writeFile(files, key, only, contentType);
  const upload = await beginParts(files, key, contentType);
  try {
    await completeParts(files, upload, await sendParts(files, upload, startingWith(only, parts)));
  } catch (error) {
    // What is not given up here, S3 throws away after a day.
    await abortParts(files, upload).catch(() => undefined);
    throw error;
  }
};
