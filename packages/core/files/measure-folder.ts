import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { Files } from './files.ts';

/** What lies in a folder. */
export interface Measured {
  files: number;
  bytes: number;
}

/** A thousand files each; who has more than that is told of these at least. */
const mostPages = 200;

/** Counts files and bytes below a prefix; of more than 200,000 files the first. */
export const measureFolder = async (files: Files, prefix: string): Promise<Measured> => {
  const measured = { files: 0, bytes: 0 };
  let next: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const { Contents = [], NextContinuationToken } = await files.client.send(
      new ListObjectsV2Command({ Bucket: files.bucket, Prefix: prefix, ContinuationToken: next }),
    );
    measured.files += Contents.length;
    for (const { Size = 0 } of Contents) measured.bytes += Size;
    next = NextContinuationToken;
    if (next === undefined) break;
  }
  return measured;
};

/** Tells whether anything lies below a prefix. */
export const isFolderEmpty = async (files: Files, prefix: string): Promise<boolean> => {
  const { KeyCount = 0 } = await files.client.send(
    new ListObjectsV2Command({ Bucket: files.bucket, Prefix: prefix, MaxKeys: 1 }),
  );
  return KeyCount === 0;
};
