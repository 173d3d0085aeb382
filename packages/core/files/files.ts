import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** A bucket and the client that reaches it. */
export interface Files {
  readonly client: S3Client;
  readonly bucket: string;
}

export const openFiles = (
  bucket: string,
  client = new S3Client({ maxAttempts: 5, requestChecksumCalculation: 'WHEN_REQUIRED' }),
): Files => ({
  bucket,
  client,
});

/**
 * The bytes of an object as they arrive.
 * @param version an ETag; when the object is another by now, the read fails with `PreconditionFailed`
 */
export const readStream = async (files: Files, key: string, version?: string): Promise<Readable> => {
  const { Body } = await files.client.send(
    new GetObjectCommand({ Bucket: files.bucket, Key: key, ...(version && { IfMatch: version }) }),
  );
  if (!(Body instanceof Readable)) throw new Error(`The object ${key} came without a body.`);
  return Body;
};

export const readText = async (files: Files, key: string): Promise<string> => {
  const { Body } = await files.client.send(new GetObjectCommand({ Bucket: files.bucket, Key: key }));
  if (!Body) throw new Error(`The object ${key} came without a body.`);
  return Body.transformToString();
};

export const fileExists = async (files: Files, key: string): Promise<boolean> => {
  try {
    await files.client.send(new HeadObjectCommand({ Bucket: files.bucket, Key: key }));
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
};

export const writeFile = async (
  files: Files,
  key: string,
  body: string | Uint8Array,
  contentType = 'application/json',
): Promise<void> => {
  await files.client.send(
    new PutObjectCommand({ Bucket: files.bucket, Key: key, Body: body, ContentType: contentType }),
  );
};

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

/** Copies an object inside the bucket: the copy appears whole or not at all. */
export const copyFile = async (files: Files, from: string, to: string): Promise<void> => {
  const source = [files.bucket, ...from.split('/')].map(encodeURIComponent).join('/');
  await files.client.send(new CopyObjectCommand({ Bucket: files.bucket, Key: to, CopySource: source }));
};

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

/** A URL from which the holder may read the object for an hour, saved under its own name. */
export const downloadUrl = (files: Files, key: string): Promise<string> => {
  const name = encodeURIComponent(key.slice(key.lastIndexOf('/') + 1));
  return getSignedUrl(
    files.client,
    new GetObjectCommand({
      Bucket: files.bucket,
      Key: key,
      ResponseContentDisposition: `attachment; filename*=UTF-8''${name}`,
    }),
    { expiresIn: hour },
  );
};
