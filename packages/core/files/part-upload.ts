import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Files } from './files.ts';

const hour = 3_600;

/** An object that is sent in parts: it appears when all are there and it is completed. */
export interface PartUpload {
  key: string;
  uploadId: string;
}

export const beginParts = async (files: Files, key: string, contentType?: string): Promise<PartUpload> => {
  const { UploadId: uploadId } = await files.client.send(
    new CreateMultipartUploadCommand({
      Bucket: files.bucket,
      Key: key,
      ...(contentType !== undefined && { ContentType: contentType }),
    }),
  );
  if (uploadId === undefined) throw new Error(`The upload of ${key} came without an id.`);
  return { key, uploadId };
};

/** A URL to which the holder may PUT one part of exactly `size` bytes for an hour. */
export const partUrl = (
  files: Files,
  { key, uploadId }: PartUpload,
  { number, size }: { number: number; size: number },
): Promise<string> =>
  getSignedUrl(
    files.client,
    new UploadPartCommand({
      Bucket: files.bucket,
      Key: key,
      UploadId: uploadId,
      PartNumber: number,
      ContentLength: size,
    }),
    { expiresIn: hour },
  );

/** Puts the parts together, whose ETags come in the order of their numbers, from 1. */
export const completeParts = async (
  files: Files,
  { key, uploadId }: PartUpload,
  etags: readonly string[],
): Promise<void> => {
  const Parts = etags.map((ETag, index) => ({ PartNumber: index + 1, ETag }));
  await files.client.send(
    new CompleteMultipartUploadCommand({
      Bucket: files.bucket,
      Key: key,
      UploadId: uploadId,
      MultipartUpload: { Parts },
    }),
  );
};

/** Gives up the parts that were sent. */
export const abortParts = async (files: Files, { key, uploadId }: PartUpload): Promise<void> => {
  await files.client.send(
    new AbortMultipartUploadCommand({ Bucket: files.bucket, Key: key, UploadId: uploadId }),
  );
};
