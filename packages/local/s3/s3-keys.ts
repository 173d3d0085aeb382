import S3Error from 's3rver/lib/models/error.js';

const MAX_KEY_BYTES = 1024;
const MAX_FILE_NAME_BYTES = 255;
/** s3rver adds up to `._S3rver_metadata.json` to the last segment to get a file name. */
const MAX_LAST_SEGMENT_BYTES = MAX_FILE_NAME_BYTES - '._S3rver_metadata.json'.length;
/** Names of s3rver's own files; a key that contains it could overwrite one. */
const RESERVED = '._S3rver_';

/**
 * Throws S3's error for a key that S3 refuses, or that cannot be a file here: each segment becomes a
 * folder or file name, so `..` would leave the bucket and 300 characters would not fit.
 */
export function assertKey(key: string): void {
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) {
    throw new S3Error('KeyTooLongError', 'Your key is too long', {
      MaxSizeAllowed: MAX_KEY_BYTES,
      Size: Buffer.byteLength(key),
    });
  }
  const reason = key === '' ? undefined : refusal(key);
  if (reason !== undefined) {
    throw new S3Error('InvalidArgument', reason, { ArgumentName: 'key', ArgumentValue: printable(key) });
  }
}

/** Whether keys below this folder can exist at all. */
export function isFolder(folder: string): boolean {
  return folder === '' || refusal(folder) === undefined;
}

function refusal(key: string): string | undefined {
  if (/\p{Cc}/u.test(key)) return 'The key has a control character.';
  if (key.includes(RESERVED)) return `The key has "${RESERVED}", which the local S3 keeps for itself.`;
  const segments = key.split('/');
  // A trailing slash is what consoles write to mark a folder.
  const named = segments.at(-1) === '' ? segments.slice(0, -1) : segments;
  if (named.includes('')) return 'The key has an empty path segment.';
  if (named.includes('.') || named.includes('..')) return 'The key has a "." or ".." path segment.';
  const last = segments.at(-1) ?? '';
  const tooLong =
    Buffer.byteLength(last) > MAX_LAST_SEGMENT_BYTES ||
    named.some((segment) => Buffer.byteLength(segment) > MAX_FILE_NAME_BYTES);
  return tooLong ? 'The key has a path segment that is too long for a file name here.' : undefined;
}

export function assertBucketName(bucket: string): void {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) || bucket.includes('..')) {
    throw new S3Error('InvalidBucketName', 'The specified bucket is not valid.', {
      BucketName: printable(bucket),
    });
  }
}

/** XML 1.0 has no way to write most control characters. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\ufffd');
}
