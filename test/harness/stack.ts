import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { inject } from 'vitest';
import { type Files, openFiles } from '#core/files/files.ts';
import { openTable, type Table, transact } from '#core/table/table.ts';
import type { Role, SettingsChange } from '#core/team/team.schema.ts';
import { createTeam, type NewTeam } from '#core/team/team.ts';
import { newTokenWrites } from '#core/token/token.item.ts';
import { newToken } from '#core/token/token.ts';
import { Meter } from './meter.ts';

const local = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

const dynamodb = () => new DynamoDBClient({ ...local, endpoint: inject('host').dynamodbUrl });

/** The table that the running host serves. */
export const hostTable = (): Table => openTable(inject('host').tableName, dynamodb());

/** A table by its name, the host's own if not told otherwise, beside a meter of all that is asked of it. */
export const meteredTable = (name = inject('host').tableName): { table: Table; meter: Meter } => {
  const client = dynamodb();
  return { meter: new Meter(client), table: openTable(name, client) };
};

/** An exchange with the store: the name of the command, what was asked and what was answered. */
export type Exchange = (command: string, input: object, output: object) => boolean;

/** A table on which, once, `meanwhile` runs between an exchange of this kind and whatever its caller does next. */
export const interleavedTable = (name: string, kind: Exchange, meanwhile: () => Promise<unknown>): Table => {
  const client = dynamodb();
  let done = false;
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const answer = await next(args);
        if (done || !kind(commandName, args.input, Object(answer.output))) return answer;
        done = true;
        await meanwhile();
        return answer;
      },
    { step: 'initialize', name: 'interleaved', tags: [] },
  );
  return openTable(name, client);
};

/** What a table throws once its user is killed. */
export class Killed extends Error {}

/**
 * A table whose user is killed at its n-th command: before it is sent, or when it has been done but not answered. From
 * then on nothing is sent.
 */
export const mortalTable = (name: string, fuse: number, isDone: boolean): Table => {
  const client = dynamodb();
  let left = fuse;
  client.middlewareStack.add(
    (next) => async (args) => {
      left--;
      if (left < 0 || (left === 0 && !isDone)) throw new Killed();
      const answer = await next(args);
      if (left === 0) throw new Killed();
      return answer;
    },
    { step: 'initialize', name: 'mortal', tags: [] },
  );
  return openTable(name, client);
};

/** The bucket that the running host watches. */
export const hostFiles = (): Files =>
  openFiles(inject('host').bucket, new S3Client({ ...local, endpoint: inject('host').s3Url }));

/** A table of its own, like the host's, for tests that work across teams. */
export const privateTable = async (): Promise<Table> => {
  const client = dynamodb();
  const { Table: like } = await client.send(
    new DescribeTableCommand({ TableName: inject('host').tableName }),
  );
  const TableName = `private-${randomUUID()}`;
  await client.send(
    new CreateTableCommand({
      TableName,
      KeySchema: like?.KeySchema,
      AttributeDefinitions: like?.AttributeDefinitions,
      BillingMode: 'PAY_PER_REQUEST',
      GlobalSecondaryIndexes: like?.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
        IndexName,
        KeySchema,
        Projection,
      })),
    }),
  );
  return openTable(TableName, client);
};

/** A fresh team: nothing of another test is in it. */
export const freshTeam = (table: Table, settings: SettingsChange = {}): Promise<NewTeam> =>
  createTeam(table, { name: 'Test team', settings });

/** A token of another role in a team. */
export const tokenOf = async (
  table: Table,
  teamId: string,
  role: Role,
  departments: string[] = [],
): Promise<string> => {
  const { secret, token } = newToken(teamId, { name: role, role, departments });
  await transact(table, newTokenWrites(table, token));
  return secret;
};
