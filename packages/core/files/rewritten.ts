import { HeadObjectCommand, NotFound, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Files } from './files.ts';

/** Metadata of a file that the service itself has put in the place of another: its arrival is nobody's. */
const mark = 'callbook-rewritten';

/** Puts other bytes in the place of a file: it is the old one, or whole the new one. */
export const rewriteFile = async (
  { client, bucket }: Files,
  key: string,
  body: Uint8Array,
): Promise<void> => {
  await client.send(
    new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, Metadata: { [mark]: 'true' } }),
  );
};

/** Tells whether a file is there that was rewritten, and not put by anybody. */
export const isRewritten = async ({ client, bucket }: Files, key: string): Promise<boolean> => {
  try {
    const { Metadata = {} } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return Metadata[mark] === 'true';
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
};
