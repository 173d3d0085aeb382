import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { ListBucketsCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { type Files, findBytes } from '#core/files/files.ts';

/** Whom bytes must not tell of any more. */
export interface Person {
  /** Words that nothing else has: parts of names. */
  words: readonly string[];
  emails: readonly string[];
  /** In E.164. */
  phones: readonly string[];
}

const reversed = (text: string) => [...text].reverse().join('');

/** Everything by which a person is found, in all forms that keys, indexes and files give it. */
const needlesOf = ({ words, emails, phones }: Person): string[] => {
  const digits = phones.map((phone) => phone.slice(1));
  const national = digits.map((one) => one.slice(-9));
  return [...words, ...emails, ...national, ...national.map(reversed)].map((one) => one.toLowerCase());
};

const packed = /^[A-Za-z0-9+/_-]{40,}={0,2}$/;

const inflate = [gunzipSync, brotliDecompressSync];

/** What bytes say once they are unpacked, if they are packed. */
const unpacked = (bytes: Buffer): string[] =>
  inflate.flatMap((one) => {
    try {
      return [one(bytes).toString()];
    } catch {
      return [];
    }
  });

/** All texts in a value, with those that are packed within. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    yield value;
    if (packed.test(value)) yield* unpacked(Buffer.from(value, 'base64'));
  } else if (value instanceof Uint8Array) {
    yield Buffer.from(value).toString();
    yield* unpacked(Buffer.from(value));
  } else if (value instanceof Set) for (const one of value) yield* textsIn(one);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) {
      yield name;
      yield* textsIn(one);
    }
}

/** Text without what people write between digits. */
const squashed = (text: string) => text.replace(/[\s().\-/+]/g, '');

/** Which of the person's values something tells, in any form. */
export const tracesIn = (value: unknown, person: Person): string[] => {
  const needles = needlesOf(person);
  const found = new Set<string>();
  for (const text of textsIn(value)) {
    const low = text.toLowerCase();
    const bare = squashed(low);
    for (const needle of needles) if (low.includes(needle) || bare.includes(needle)) found.add(needle);
  }
  return [...found];
};

/** The objects of all buckets whose keys are meant, as bytes. */
export async function* objectsOf(
  { client }: Files,
  isMeant: (key: string) => boolean,
): AsyncGenerator<{ key: string; bytes: Buffer }> {
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  for (const { Name: bucket = '' } of Buckets) {
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, ContinuationToken }));
      for (const { Key = '' } of page.Contents ?? []) {
        const bytes = isMeant(Key) ? await findBytes({ client, bucket }, Key) : undefined;
        if (bytes) yield { key: `${bucket}/${Key}`, bytes };
      }
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
  }
}
