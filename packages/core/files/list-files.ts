import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { Files } from './files.ts';

/** Lists the keys below a prefix, in their order, as they are asked for. */
export async function* listFiles({ client, bucket }: Files, prefix: string): AsyncGenerator<string> {
  let next: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: next }),
    );
    for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key;
    next = page.NextContinuationToken;
  } while (next !== undefined);
}
