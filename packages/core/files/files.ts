import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';

/** A bucket and the client that reaches it. */
export interface Files {
  readonly client: S3Client;
  readonly bucket: string;
}

/** A file that is read in parts, at any place. */
export interface FileAccess {
  /** Bytes. */
  size: number;
  /** The bytes from `start` up to, not including, `end`. */
  read(start: number, end: number): Promise<Readable>;
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

/** An object that is read in parts, at any place, as long as it stays the same one. */
export const openAccess = async (files: Files, key: string, version?: string): Promise<FileAccess> => {
  const match = version && { IfMatch: version };
  const { ContentLength: size = 0 } = await files.client.send(
    new HeadObjectCommand({ Bucket: files.bucket, Key: key, ...match }),
  );
  return {
    size,
    read: async (start, end) => {
      const Range = `bytes=${start}-${end - 1}`;
      const { Body } = await files.client.send(
        new GetObjectCommand({ Bucket: files.bucket, Key: key, Range, ...match }),
      );
      if (!(Body instanceof Readable)) throw new Error(`The object ${key} came without a body.`);
      return Body;
    },
  };
};

export const readText = async (files: Files, key: string): Promise<string> => {
  const { Body } = await files.client.send(new GetObjectCommand({ Bucket: files.bucket, Key: key }));
  if (!Body) throw new Error(`The object ${key} came without a body.`);
  return Body.transformToString();
};

/** The bytes of an object; undefined where there is none. */
export const findBytes = async (files: Files, key: string): Promise<Buffer | undefined> => {
  try {
    const { Body } = await files.client.send(new GetObjectCommand({ Bucket: files.bucket, Key: key }));
    return Body && Buffer.from(await Body.transformToByteArray());
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
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

/** Copies an object inside the bucket: the copy appears whole or not at all. */
export const copyFile = async (files: Files, from: string, to: string): Promise<void> => {
  const source = [files.bucket, ...from.split('/')].map(encodeURIComponent).join('/');
  await files.client.send(new CopyObjectCommand({ Bucket: files.bucket, Key: to, CopySource: source }));
};
