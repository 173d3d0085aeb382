import { S3Error } from './s3-error.ts';

const mostKeyBytes = 1_024;

/**
 * Tells whether a path leads out of its bucket: read from the left, it goes up more often than down. S3
 * refuses such keys, and takes others with `..`, which clients that tidy up paths can never reach.
 */
const leadsOut = (key: string): boolean => {
  let depth = 0;
  for (const segment of key.split('/')) {
    depth += segment === '..' ? -1 : segment === '.' || segment === '' ? 0 : 1;
    if (depth < 0) return true;
  }
  return false;
};

/** Throws S3's error for a key that S3 refuses. */
export const assertKey = (key: string): void => {
  if (Buffer.byteLength(key) > mostKeyBytes) {
    throw new S3Error('KeyTooLongError', 'Your key is too long', {
      MaxSizeAllowed: mostKeyBytes,
      Size: Buffer.byteLength(key),
    });
  }
  if (key.includes('\0') || !key.isWellFormed())
    throw new S3Error('InvalidArgument', 'The key is not text.', { ArgumentName: 'key' });
  if (leadsOut(key)) throw new S3Error('InvalidURI', "Couldn't parse the specified URI.");
};

/** Throws S3's error for a name that no bucket can have. */
export const assertBucketName = (bucket: string): void => {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) || bucket.includes('..')) {
    throw new S3Error('InvalidBucketName', 'The specified bucket is not valid.', { BucketName: bucket });
  }
};
