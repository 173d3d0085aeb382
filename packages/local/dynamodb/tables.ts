import { setTimeout as delay } from 'node:timers/promises';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTableCommand,
  type UpdateTableCommandInput,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { CommandError } from '../command/command-error.ts';
import { type IndexSource, type TableSource, unalterableChanges } from './table-source.ts';

const activeWithinMs = 60_000;

/**
 * Makes the engine's table the one of the template, keeping its data: creates it, adds and removes indexes, turns the
 * stream and the time to live on. Throws CommandError for a change that an existing table cannot take.
 */
export const provisionTable = async (client: DynamoDBClient, source: TableSource): Promise<void> => {
  const existing = await findTable(client, source.name);
  if (existing) await alterTable(client, source, existing);
  else await createTable(client, source);
  await provisionTimeToLive(client, source);
};

/** The stream's real ARN; undefined for a table without one. */
export const findStreamArn = async (client: DynamoDBClient, tableName: string): Promise<string | undefined> =>
  (await findTable(client, tableName))?.LatestStreamArn;

const createTable = async (client: DynamoDBClient, source: TableSource): Promise<void> => {
  const input: CreateTableCommandInput = {
    TableName: source.name,
    AttributeDefinitions: source.AttributeDefinitions,
    KeySchema: source.KeySchema,
    BillingMode: 'PAY_PER_REQUEST',
    ...streamOf(source),
  };
  // An empty list of indexes is refused.
  if (source.GlobalSecondaryIndexes.length > 0) {
    input.GlobalSecondaryIndexes = source.GlobalSecondaryIndexes.map(toIndex);
  }
  if (source.LocalSecondaryIndexes.length > 0) {
    input.LocalSecondaryIndexes = source.LocalSecondaryIndexes.map(toIndex);
  }
  await client.send(new CreateTableCommand(input));
  await untilActive(client, source.name);
};

const alterTable = async (
  client: DynamoDBClient,
  source: TableSource,
  existing: TableDescription,
): Promise<void> => {
  refuseUnalterable(source, existing);
  const wanted = new Map(source.GlobalSecondaryIndexes.map((index) => [index.IndexName, index]));
  const present = new Set((existing.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName));
  for (const name of present) {
    if (name === undefined || wanted.has(name)) continue;
    await update(client, source.name, { GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: name } }] });
  }
  for (const index of wanted.values()) {
    if (present.has(index.IndexName)) continue;
    await update(client, source.name, {
      AttributeDefinitions: source.AttributeDefinitions,
      GlobalSecondaryIndexUpdates: [{ Create: toIndex(index) }],
    });
  }
  if (source.StreamSpecification && !existing.StreamSpecification?.StreamEnabled) {
    await update(client, source.name, streamOf(source));
  }
};

const refuseUnalterable = (source: TableSource, existing: TableDescription): void => {
  const changes = unalterableChanges(source, existing);
  if (changes.length === 0) return;
  throw new CommandError(
    `The template changed ${changes.join(' and ')}, which the existing table ${source.name} cannot take. ` +
      'Start with --fresh to begin with an empty one.',
  );
};

const provisionTimeToLive = async (client: DynamoDBClient, source: TableSource): Promise<void> => {
  const wanted = source.TimeToLiveSpecification;
  if (!wanted?.Enabled) return;
  const { TimeToLiveDescription: present } = await client.send(
    new DescribeTimeToLiveCommand({ TableName: source.name }),
  );
  if (present?.TimeToLiveStatus === 'ENABLED') return;
  await client.send(new UpdateTimeToLiveCommand({ TableName: source.name, TimeToLiveSpecification: wanted }));
};

const update = async (
  client: DynamoDBClient,
  name: string,
  change: Omit<UpdateTableCommandInput, 'TableName'>,
): Promise<void> => {
  await client.send(new UpdateTableCommand({ TableName: name, ...change }));
  await untilActive(client, name);
};

const untilActive = async (client: DynamoDBClient, name: string): Promise<void> => {
  const deadline = Date.now() + activeWithinMs;
  while (!isActive(await findTable(client, name))) {
    if (Date.now() > deadline) throw new Error(`The table ${name} did not become active.`);
    await delay(50);
  }
};

const isActive = (table: TableDescription | undefined): boolean =>
  table?.TableStatus === 'ACTIVE' &&
  (table.GlobalSecondaryIndexes ?? []).every(({ IndexStatus }) => IndexStatus === 'ACTIVE');

const findTable = async (client: DynamoDBClient, name: string): Promise<TableDescription | undefined> => {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    return Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};

const streamOf = ({ StreamSpecification }: TableSource) =>
  StreamSpecification ? { StreamSpecification: { StreamEnabled: true, ...StreamSpecification } } : {};

/** Without `NonKeyAttributes: undefined`, which the engine would refuse. */
const toIndex = ({ IndexName, KeySchema, Projection }: IndexSource) => ({
  IndexName,
  KeySchema,
  Projection: {
    ProjectionType: Projection.ProjectionType,
    ...(Projection.NonKeyAttributes && { NonKeyAttributes: Projection.NonKeyAttributes }),
  },
});
