import type { KeySchema } from '../expression/key-range.ts';
import type { IndexDefinition, TableDefinition, Throughput } from './definition.ts';
import type { Table } from './table.ts';

export interface Place {
  readonly region: string;
  readonly account: string;
}

const tableArn = ({ region, account }: Place, name: string): string =>
  `arn:aws:dynamodb:${region}:${account}:table/${name}`;

export const streamArn = (place: Place, table: string, label: string): string =>
  `${tableArn(place, table)}/stream/${label}`;

export type TableStatus = 'CREATING' | 'UPDATING' | 'DELETING' | 'ACTIVE';

/** What the service says of a table. `changing` tells which index is said to be in the making. */
export const describeTable = (
  table: Table,
  place: Place,
  status: TableStatus,
  changing: { readonly index?: string; readonly status: string } = { status: 'ACTIVE' },
): object => {
  const { definition } = table;
  const { count, bytes } = table.items.measures.read();
  const globals = table.indexes.filter((index) => index.definition.isGlobal);
  const locals = table.indexes.filter((index) => !index.definition.isGlobal);
  const arn = tableArn(place, definition.name);
  const statusOf = (name: string) =>
    changing.index === undefined || changing.index === name ? changing.status : 'ACTIVE';
  return {
    AttributeDefinitions: definition.attributes.map(({ name, type }) => ({
      AttributeName: name,
      AttributeType: type,
    })),
    TableName: definition.name,
    KeySchema: describeKey(definition.key),
    TableStatus: status,
    CreationDateTime: definition.createdAt,
    ProvisionedThroughput: describeThroughput(definition.throughput),
    TableSizeBytes: bytes,
    ItemCount: count,
    TableArn: arn,
    TableId: definition.tableId,
    ...describeBilling(definition),
    ...(locals.length > 0 && {
      LocalSecondaryIndexes: locals.map((index) => ({
        ...describeIndex(index.definition, arn),
        ...sizesOf(index.measures.read()),
      })),
    }),
    ...(globals.length > 0 && {
      GlobalSecondaryIndexes: globals.map((index) => ({
        ...describeIndex(index.definition, arn),
        IndexStatus: statusOf(index.definition.name),
        ProvisionedThroughput: describeThroughput(index.definition.throughput),
        ...(index.definition.onDemand && { OnDemandThroughput: index.definition.onDemand }),
        ...sizesOf(index.measures.read()),
      })),
    }),
    ...describeStream(definition, place),
    ...describeEncryption(definition, place),
    ...(definition.onDemand && { OnDemandThroughput: definition.onDemand }),
    ...(definition.tableClass !== undefined && {
      TableClassSummary: { TableClass: definition.tableClass },
    }),
    DeletionProtectionEnabled: definition.isProtected,
  };
};

const sizesOf = ({ count, bytes }: { readonly count: number; readonly bytes: number }) => ({
  IndexSizeBytes: bytes,
  ItemCount: count,
});

export const describeKey = ({ partition, sort }: KeySchema) => [
  { AttributeName: partition.name, KeyType: 'HASH' },
  ...(sort ? [{ AttributeName: sort.name, KeyType: 'RANGE' }] : []),
];

const describeThroughput = ({ read, write, increasedAt, decreasedAt }: Throughput) => ({
  ...(increasedAt !== undefined && { LastIncreaseDateTime: increasedAt }),
  ...(decreasedAt !== undefined && { LastDecreaseDateTime: decreasedAt }),
  NumberOfDecreasesToday: 0,
  ReadCapacityUnits: read,
  WriteCapacityUnits: write,
});

const describeIndex = ({ name, key, projection }: IndexDefinition, arn: string) => ({
  IndexName: name,
  KeySchema: describeKey(key),
  Projection: {
    ProjectionType: projection.type,
    ...(projection.type === 'INCLUDE' && { NonKeyAttributes: projection.names }),
  },
  IndexArn: `${arn}/index/${name}`,
});

const describeBilling = ({ billing, createdAt, onDemandSince }: TableDefinition) => {
  if (billing === 'PROVISIONED' && onDemandSince === undefined) return {};
  return {
    BillingModeSummary: {
      BillingMode: billing,
      LastUpdateToPayPerRequestDateTime: onDemandSince ?? createdAt,
    },
    TableThroughputModeSummary: {
      TableThroughputMode: billing,
      LastUpdateToPayPerRequestDateTime: onDemandSince ?? createdAt,
    },
  };
};

const describeStream = ({ name, stream, lastStreamLabel }: TableDefinition, place: Place) => {
  const label = stream?.label ?? lastStreamLabel;
  return {
    ...(stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.view } }),
    ...(label !== undefined && {
      LatestStreamLabel: label,
      LatestStreamArn: streamArn(place, name, label),
    }),
  };
};

const describeEncryption = ({ encryption }: TableDefinition, { region, account }: Place) =>
  encryption && {
    SSEDescription: {
      Status: 'ENABLED',
      SSEType: encryption.type,
      KMSMasterKeyArn: encryption.key.startsWith('arn:')
        ? encryption.key
        : `arn:aws:kms:${region}:${account}:key/${encryption.key.replace(/^alias\//, '')}`,
    },
  };
