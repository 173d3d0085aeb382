import path from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { region, streamArnIn } from '../template/resource-kinds.ts';
import type { Template } from '../template/template.ts';
import { type DynamoDb, startDynamoDb } from './dynamodb.ts';
import { tableSource } from './table-source.ts';
import { findStreamArn, provisionTable } from './tables.ts';

export interface Tables {
  /** The first table, which is the app's one. */
  readonly name: string;
  /** ARN in the template → the engine's. */
  readonly streamArns: ReadonlyMap<string, string>;
}

/** Starts the engine of the table; it stops with `resources`, also when these end before it is up. */
export const startEngine = (
  { directory, inMemory = false }: { readonly directory: string; readonly inMemory?: boolean },
  port: number,
  resources: AsyncDisposableStack,
): Promise<DynamoDb> => {
  const starting = startDynamoDb({
    port,
    ...(!inMemory && { directory: path.join(directory, 'dynamodb') }),
    logFile: path.join(directory, 'logs', 'dynamodb.log'),
  });
  resources.defer(() =>
    starting.then(
      (engine) => engine.close(),
      // Whoever awaits the start learns why it failed.
      () => undefined,
    ),
  );
  return starting;
};

export const clientOf = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({ endpoint, region, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });

/** Makes the engine's tables those of the template. */
export const provisionTables = async (client: DynamoDBClient, template: Template): Promise<Tables> => {
  const sources = template.resources('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map(tableSource);
  const [table] = sources;
  if (!table) throw new Error('The template has no table.');
  const streamArns = new Map<string, string>();
  for (const source of sources) {
    await provisionTable(client, source);
    const streamArn = await findStreamArn(client, source.name);
    if (streamArn !== undefined) streamArns.set(streamArnIn(source.arn), streamArn);
  }
  return { name: table.name, streamArns };
};
