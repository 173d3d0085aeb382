import { DeleteObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import * as v from 'valibot';
import { type Files, readText } from '../files/files.ts';
import type { Table } from '../table/table.ts';
import { isProjected, projectRecords } from './project-records.ts';

const recordSchema = v.looseObject({
  dynamodb: v.looseObject({ Keys: v.looseObject({ sk: v.object({ S: v.string() }) }) }),
});

/** What Lambda keeps of a batch that it gave up: the event, as text, as the function got it. */
const letterSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    payload: v.pipe(v.string(), v.parseJson(), v.object({ Records: v.array(recordSchema) })),
  }),
);

export interface RedriveReport {
  /** Changes that are projected now, whether by this run or before. */
  redriven: number;
  /** Dead letters that stay, and why. */
  left: { key: string; reason: string }[];
}

/** Keys of all that was given up, the oldest of each shard first. */
async function* letterKeys({ client, bucket }: Files): AsyncGenerator<string> {
  let token: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: 'aws/lambda/',
        ...(token !== undefined && { ContinuationToken: token }),
      }),
    );
    for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key;
    token = page.NextContinuationToken;
  } while (token !== undefined);
}

/** How many changes of a dead letter are done now; or why it stays. */
const redriveLetter = async (table: Table, files: Files, key: string): Promise<number | string> => {
  const letter = v.safeParse(letterSchema, await readText(files, key));
  if (!letter.success) return 'It is no record of an invocation of a stream’s function.';
  const { Records: records } = letter.output.payload;
  if (!records.every(({ dynamodb }) => isProjected(dynamodb.Keys.sk.S)))
    return 'Another function than the projector gave it up.';
  const failed = await projectRecords(table, records);
  const [first] = failed.values();
  if (failed.size > 0)
    return `${failed.size} of ${records.length} failed again: ${first instanceof Error ? first.message : String(first)}`;
  await files.client.send(new DeleteObjectCommand({ Bucket: files.bucket, Key: key }));
  return records.length;
};

/**
 * Projects again what was given up, and deletes the dead letters that are done. What had been projected meanwhile is
 * not projected twice.
 */
export const redrive = async (table: Table, deadLetters: Files): Promise<RedriveReport> => {
  const report: RedriveReport = { redriven: 0, left: [] };
  for await (const key of letterKeys(deadLetters)) {
    const outcome = await redriveLetter(table, deadLetters, key);
    if (typeof outcome === 'number') report.redriven += outcome;
    else report.left.push({ key, reason: outcome });
  }
  return report;
};
