import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import type { Files } from '../files/files.ts';

/** Where transcripts wait for a model; what is left there is removed after a day. */
const folder = 'transcripts';

/** Which transcript it is: the extraction that it is read for, and the part of it. */
export interface WaitingTranscript {
  teamId: string;
  contactId: string;
  extractionId: string;
  part: string;
}

export const transcriptKey = ({ teamId, contactId, extractionId, part }: WaitingTranscript): string =>
  [folder, teamId, contactId, extractionId, `${part}.txt`].join('/');

/** Reads a key of a transcript; undefined for any other. */
export const transcriptOf = (key: string): WaitingTranscript | undefined => {
  const [first, teamId, contactId, extractionId, file, ...more] = key.split('/');
  const part = file?.endsWith('.txt') ? file.slice(0, -'.txt'.length) : undefined;
  if (first !== folder || !teamId || !contactId || !extractionId || !part || more.length > 0)
    return undefined;
  return { teamId, contactId, extractionId, part };
};

export const removeTranscript = async ({ client, bucket }: Files, one: WaitingTranscript): Promise<void> => {
  await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: transcriptKey(one) }));
};
