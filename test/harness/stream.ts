import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { inject } from 'vitest';
import { streamFilters } from '#core/projection/stream-filter.ts';
import { openTable, type Table } from '#core/table/table.ts';
import { compileEventPattern } from '#local/events/event-pattern.ts';
import type { StreamRecord } from '#local/stream/stream-batch.ts';
import { toStreamRecord } from '#local/stream/stream-shard.ts';
import { hostTable } from './stack.ts';

/** A table of its own with a stream, which nobody follows. */
export const streamedTable = async (): Promise<{ table: Table; streamArn: string }> => {
  const { client } = hostTable();
  const { Table: like } = await client.send(
    new DescribeTableCommand({ TableName: inject('host').tableName }),
  );
  const TableName = `streamed-${randomUUID()}`;
  const { TableDescription } = await client.send(
    new CreateTableCommand({
      TableName,
      KeySchema: like?.KeySchema,
      AttributeDefinitions: like?.AttributeDefinitions,
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      GlobalSecondaryIndexes: like?.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
        IndexName,
        KeySchema,
        Projection,
      })),
    }),
  );
  return { table: openTable(TableName, client), streamArn: TableDescription?.LatestStreamArn ?? '' };
};

const matchers = streamFilters.map((filter) => compileEventPattern('test', filter));

/** All changes of the table so far that the projector would get, in their order. */
export const recordsOf = async (streamArn: string): Promise<StreamRecord[]> => {
  const client = new DynamoDBStreamsClient({
    endpoint: inject('host').dynamodbUrl,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: streamArn }));
  const records: StreamRecord[] = [];
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const first = await client.send(
      new GetShardIteratorCommand({ StreamArn: streamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
    );
    for (let iterator = first.ShardIterator; iterator; ) {
      const { Records = [], NextShardIterator } = await client.send(
        new GetRecordsCommand({ ShardIterator: iterator }),
      );
      for (const record of Records) {
        const plain = toStreamRecord(record);
        if (matchers.some((matches) => matches(plain))) records.push(plain);
      }
      iterator = Records.length === 0 ? undefined : NextShardIterator;
    }
  }
  client.destroy();
  return records;
};
