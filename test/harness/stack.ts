import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { inject } from 'vitest';
import { type Files, openFiles } from '#core/files/files.ts';
import { createTeam, type NewTeam } from '#core/provision/create-team.ts';
import { openTable, type Table, transact } from '#core/table/table.ts';
import type { Role, SettingsChange } from '#core/team/team.schema.ts';
import { newTokenWrites } from '#core/token/token.item.ts';
import { newToken } from '#core/token/token.ts';
import { Meter } from './meter.ts';

const local = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

const dynamodb = () => new DynamoDBClient({ ...local, endpoint: inject('host').dynamodbUrl });

let table: Table | undefined;

/** The table that the running host serves; files that share a worker share it. */
export const hostTable = (): Table => {
  table ??= openTable(inject('host').tableName, dynamodb());
  return table;
};

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

/** What a store throws once its user is killed. */
export class Killed extends Error {}

/** Commands that change nothing, so that dying behind one is like dying before it. */
const isRead = (command: string) => /^(Get|BatchGet|Query|Scan|Head|List)/.test(command);

/**
 * What a process has left to live: it is killed at its n-th command, before that is sent or when it has been done but
 * not answered. From then on nothing is sent. With `ofWrites` only those count that change something.
 */
export class Fuse {
  /** Commands that were counted. */
  spent = 0;
  readonly #last: number;
  readonly #isDone: boolean;
  readonly #ofWrites: boolean;

  constructor(last: number, { isDone, ofWrites = false }: { isDone: boolean; ofWrites?: boolean }) {
    this.#last = last;
    this.#isDone = isDone;
    this.#ofWrites = ofWrites;
  }

  async burn<T>(command = '', send: () => Promise<T>): Promise<T> {
    if (this.spent >= this.#last) throw new Killed();
    const counts = !(this.#ofWrites && isRead(command));
    if (counts) this.spent++;
    const isLast = counts && this.spent === this.#last;
    if (isLast && !this.#isDone) throw new Killed();
    const answer = await send();
    if (isLast) throw new Killed();
    return answer;
  }
}

/** A table whose user dies when the fuse has burnt. */
export const mortalTable = (name: string, fuse: Fuse): Table => {
  const client = dynamodb();
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) =>
        fuse.burn(commandName, () => next(args)),
    {
      step: 'initialize',
      name: 'mortal',
      tags: [],
    },
  );
  return openTable(name, client);
};

const s3 = () => new S3Client({ ...local, endpoint: inject('host').s3Url });

/** A bucket whose user dies when the fuse has burnt. */
export const mortalFiles = (bucket: string, fuse: Fuse): Files => {
  const client = s3();
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) =>
        fuse.burn(commandName, () => next(args)),
    {
      step: 'initialize',
      name: 'mortal',
      tags: [],
    },
  );
  return openFiles(bucket, client);
};

let files: Files | undefined;

/** The bucket that the running host watches. */
export const hostFiles = (): Files => {
  files ??= openFiles(inject('host').bucket, s3());
  return files;
};

/** A bucket of its own, which nobody watches. */
export const privateFiles = async (): Promise<Files> => {
  const [bucket, client] = [`private-${randomUUID()}`, s3()];
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  return openFiles(bucket, client);
};

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
  await transact(table, newTokenWrites(token));
  return secret;
};
