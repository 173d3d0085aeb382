import { DeleteObjectsCommand } from '@aws-sdk/client-s3';
import type { Files } from './files.ts';

/** Most keys of one request. */
const most = 1_000;

/** Deletes objects; one that is not there is no fault. */
export const deleteFiles = async ({ client, bucket }: Files, keys: readonly string[]): Promise<void> => {
  for (let start = 0; start < keys.length; start += most) {
    const Objects = keys.slice(start, start + most).map((Key) => ({ Key }));
    const { Errors = [] } = await client.send(
      new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
    );
    const [first] = Errors;
    if (first) throw new Error(`${Errors.length} objects were not deleted: ${first.Code}`);
  }
};
