import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { contentDisposition } from './file-name.ts';
import type { Files } from './files.ts';

const hour = 3_600;

/** A URL to which the holder may PUT one object of exactly `size` bytes (any, when not given) for an hour. */
export const uploadUrl = (files: Files, key: string, size?: number): Promise<string> =>
  getSignedUrl(
    files.client,
    new PutObjectCommand({
      Bucket: files.bucket,
      Key: key,
      ...(size !== undefined && { ContentLength: size }),
    }),
    { expiresIn: hour },
  );

/** A URL from which the holder may read the object for an hour, saved under its own name or that of another key. */
export const downloadUrl = (files: Files, key: string, named = key): Promise<string> => {
  const name = named.slice(named.lastIndexOf('/') + 1);
  return getSignedUrl(
    files.client,
    new GetObjectCommand({
      Bucket: files.bucket,
      Key: key,
      ResponseContentDisposition: contentDisposition(name),
    }),
    { expiresIn: hour },
  );
};
