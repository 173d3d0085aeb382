import { list, structure } from './collection-shape.ts';
import { indexName, newName, tableName } from './member-shape.ts';
import { flag, required, text, whole } from './shape.ts';

const units = whole({ min: 1 }, 'Long');

const throughput = structure(
  { WriteCapacityUnits: required(units), ReadCapacityUnits: required(units) },
  'ProvisionedThroughput',
);

const onDemand = structure(
  { MaxReadRequestUnits: whole({}, 'Long'), MaxWriteRequestUnits: whole({}, 'Long') },
  'OnDemandThroughput',
);

const keySchema = list(
  structure(
    {
      AttributeName: required(text({ min: 1, max: 255 })),
      KeyType: required(text({ values: ['HASH', 'RANGE'] })),
    },
    'KeySchemaElement',
    true,
  ),
  { min: 1, max: 2 },
);

const projection = structure(
  {
    ProjectionType: text({ values: ['ALL', 'INCLUDE', 'KEYS_ONLY'] }),
    NonKeyAttributes: list(text({ min: 1, max: 255 }), { min: 1 }),
  },
  'Projection',
);

const localIndex = structure(
  { Projection: required(projection), IndexName: required(newName), KeySchema: required(keySchema) },
  'LocalSecondaryIndex',
  true,
);

const globalFields = {
  Projection: required(projection),
  IndexName: required(newName),
  ProvisionedThroughput: throughput,
  OnDemandThroughput: onDemand,
  KeySchema: required(keySchema),
};

const definitions = list(
  structure(
    {
      AttributeName: required(text({ min: 1, max: 255 })),
      AttributeType: required(text({ values: ['B', 'N', 'S'] })),
    },
    'AttributeDefinition',
    true,
  ),
);

const stream = structure(
  {
    StreamEnabled: required(flag()),
    StreamViewType: text({ values: ['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY'] }),
  },
  'StreamSpecification',
);

const encryption = structure(
  { Enabled: flag(), SSEType: text({ values: ['AES256', 'KMS'] }), KMSMasterKeyId: text() },
  'SSESpecification',
);

const tags = list(structure({ Key: required(text()), Value: required(text()) }, 'Tag', true));
const billingMode = text({ values: ['PROVISIONED', 'PAY_PER_REQUEST'] });
const tableClass = text({ values: ['STANDARD', 'STANDARD_INFREQUENT_ACCESS'] });

export const newTableNameShape = structure({ TableName: newName });

export const createTableShape = structure({
  TableName: newName,
  BillingMode: billingMode,
  ProvisionedThroughput: throughput,
  KeySchema: required(keySchema),
  AttributeDefinitions: required(definitions),
  LocalSecondaryIndexes: list(localIndex),
  GlobalSecondaryIndexes: list(structure(globalFields, 'GlobalSecondaryIndex', true)),
  StreamSpecification: stream,
  SSESpecification: encryption,
  Tags: tags,
  TableClass: tableClass,
  DeletionProtectionEnabled: flag(),
  OnDemandThroughput: onDemand,
});

export const updateTableShape = structure({
  TableName: required(tableName),
  AttributeDefinitions: definitions,
  BillingMode: billingMode,
  ProvisionedThroughput: throughput,
  GlobalSecondaryIndexUpdates: list(
    structure(
      {
        Update: structure(
          { IndexName: required(indexName), ProvisionedThroughput: throughput, OnDemandThroughput: onDemand },
          'UpdateGlobalSecondaryIndexAction',
        ),
        Create: structure(globalFields, 'CreateGlobalSecondaryIndexAction'),
        Delete: structure({ IndexName: required(indexName) }, 'DeleteGlobalSecondaryIndexAction'),
      },
      'GlobalSecondaryIndexUpdate',
      true,
    ),
  ),
  StreamSpecification: stream,
  SSESpecification: encryption,
  TableClass: tableClass,
  DeletionProtectionEnabled: flag(),
  OnDemandThroughput: onDemand,
});

export const continuousBackupsShape = structure({
  TableName: required(tableName),
  PointInTimeRecoverySpecification: required(
    structure({ PointInTimeRecoveryEnabled: required(flag()) }, 'PointInTimeRecoverySpecification'),
  ),
});

export const tableNameShape = structure({ TableName: required(tableName) });

export const listTablesShape = structure({
  ExclusiveStartTableName: text({ min: 3, max: 255, pattern: '[a-zA-Z0-9_.-]+' }),
  Limit: whole({ min: 1, max: 100 }),
});

export const timeToLiveShape = structure({
  TableName: required(tableName),
  TimeToLiveSpecification: required(
    structure(
      { AttributeName: required(text({ min: 1, max: 255 })), Enabled: required(flag()) },
      'TimeToLiveSpecification',
    ),
  ),
});

const resource = text({ max: 1283 });

export const tagShape = structure({ ResourceArn: resource, Tags: tags });
export const untagShape = structure({ ResourceArn: resource, TagKeys: list(text()) });
export const listTagsShape = structure({ ResourceArn: resource, NextToken: text() });

const arn = text({ min: 37, max: 1024 });

export const listStreamsShape = structure({
  TableName: text({ min: 3, max: 255, pattern: '[a-zA-Z0-9_.-]+' }),
  Limit: whole({ min: 1, max: 100 }),
  ExclusiveStartStreamArn: arn,
});

export const describeStreamShape = structure({
  StreamArn: required(arn),
  Limit: whole({ min: 1, max: 100 }),
  ExclusiveStartShardId: text({ min: 28, max: 65 }),
});

export const shardIteratorShape = structure({
  ShardId: required(text({ min: 28, max: 65 })),
  ShardIteratorType: required(
    text({ values: ['AT_SEQUENCE_NUMBER', 'LATEST', 'TRIM_HORIZON', 'AFTER_SEQUENCE_NUMBER'] }),
  ),
  StreamArn: required(arn),
  SequenceNumber: text({ min: 21, max: 40 }),
});

export const getRecordsShape = structure({
  ShardIterator: required(text({ min: 1, max: 2048 })),
  Limit: whole({ min: 1, max: 1000 }),
});
