import { randomUUID } from 'node:crypto';
import { deadLetterBucket } from '../events/event-sources.ts';
import { region } from '../template/resource-kinds.ts';
import type { DiscardedBatch } from './stream-batch.ts';

/** ISO time of a record's arrival. */
const arrival = (seconds: number | undefined): string => new Date((seconds ?? 0) * 1_000).toISOString();

/** What Lambda keeps of a batch that it gave up. */
const letterOf = ({ mapping, shardId, records, condition, attempts }: DiscardedBatch, now: Date) => {
  const [first, last] = [records[0]?.dynamodb, records.at(-1)?.dynamodb];
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn: mapping.FunctionName,
      condition,
      approximateInvokeCount: attempts,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: now.toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first?.SequenceNumber,
      endSequenceNumber: last?.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival(first?.ApproximateCreationDateTime),
      approximateArrivalOfLastRecord: arrival(last?.ApproximateCreationDateTime),
      batchSize: records.length,
      streamArn: mapping.EventSourceArn,
    },
    payload: JSON.stringify({ Records: records }),
  };
};

const keyOf = ({ mapping, shardId }: DiscardedBatch, now: Date): string => {
  const [date = '', time = ''] = now.toISOString().slice(0, 19).split('T');
  return `aws/lambda/${mapping.uuid}/${shardId}/${date.replaceAll('-', '/')}/${date}T${time.replaceAll(':', '.')}-${randomUUID()}`;
};

type Put = (bucket: string, key: string, body: string) => Promise<unknown>;

/** Loaded with the first dead letter: the start does not wait for it. */
const openBucket = async (endpoint: string): Promise<Put> => {
  const { PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
  const client = new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  return (Bucket, Key, Body) =>
    client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: 'application/json' }));
};

/** Puts what a mapping gives up into the bucket that its `OnFailure` names, as Lambda does. */
export const deadLetterWriter = (s3Url: string): ((batch: DiscardedBatch) => Promise<void>) => {
  let opening: Promise<Put> | undefined;
  return async (batch) => {
    const bucket = deadLetterBucket(batch.mapping);
    if (bucket === undefined) return;
    opening ??= openBucket(s3Url);
    const put = await opening;
    const now = new Date();
    await put(bucket, keyOf(batch, now), JSON.stringify(letterOf(batch, now)));
  };
};
