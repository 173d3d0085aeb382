import { describeContinuousBackups, updateContinuousBackups } from './backup-operations.ts';
import { batchGetItem } from './batch-get.ts';
import { batchWriteItem } from './batch-write.ts';
import type { Operation } from './context.ts';
import { deleteItem, getItem, putItem, updateItem } from './item-operations.ts';
import { query, scan } from './read-operations.ts';
import {
  describeTimeToLive,
  listTags,
  tagResource,
  untagResource,
  updateTimeToLive,
} from './resource-operations.ts';
import { describeStream, getShardIterator, listStreams } from './stream-operations.ts';
import { getRecords } from './stream-records.ts';
import {
  createTable,
  deleteTable,
  describe,
  describeEndpoints,
  describeLimits,
  listTables,
} from './table-operations.ts';
import { transactGetItems } from './transact-get.ts';
import { transactWriteItems } from './transact-write.ts';
import { updateTable } from './update-table.ts';

/** The operations by their targets. */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ...of('DynamoDB_20120810', {
    BatchGetItem: batchGetItem,
    BatchWriteItem: batchWriteItem,
    CreateTable: createTable,
    DeleteItem: deleteItem,
    DeleteTable: deleteTable,
    DescribeContinuousBackups: describeContinuousBackups,
    DescribeEndpoints: describeEndpoints,
    DescribeLimits: describeLimits,
    DescribeTable: describe,
    DescribeTimeToLive: describeTimeToLive,
    GetItem: getItem,
    ListTables: listTables,
    ListTagsOfResource: listTags,
    PutItem: putItem,
    Query: query,
    Scan: scan,
    TagResource: tagResource,
    TransactGetItems: transactGetItems,
    TransactWriteItems: transactWriteItems,
    UntagResource: untagResource,
    UpdateContinuousBackups: updateContinuousBackups,
    UpdateItem: updateItem,
    UpdateTable: updateTable,
    UpdateTimeToLive: updateTimeToLive,
  }),
  ...of('DynamoDBStreams_20120810', {
    DescribeStream: describeStream,
    GetRecords: getRecords,
    GetShardIterator: getShardIterator,
    ListStreams: listStreams,
  }),
]);

function of(service: string, named: Readonly<Record<string, Operation>>): [string, Operation][] {
  return Object.entries(named).map(([name, operation]) => [`${service}.${name}`, operation]);
}
