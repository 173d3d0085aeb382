import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { shardOf } from '../table/shard.ts';
import {
  batchGetInOrder,
  getItem,
  type Item,
  type Key,
  putNew,
  type Table,
  type Write,
} from '../table/table.ts';
import { type Counts, type Import, type ImportState, importSchema } from './import.schema.ts';

export const importKeys = {
  primary: (teamId: string, importId: string): Key => ({
    pk: `T#${teamId}#IMPORT#${importId}`,
    sk: 'IMPORT',
  }),
  byTeam: ({ team_id, id, created_at }: Import) => ({
    byTeamPk: `T#${team_id}#import#${shardOf(id)}`,
    byTeamSk: `${created_at}#${id}`,
  }),
  /** Overdue at `due` (ISO time) unless it moves on before. */
  byDue: (teamId: string, importId: string, due: string) => ({
    byDuePk: dueImportsPk,
    byDueSk: `${due}#${teamId}#${importId}`,
  }),
};

/** Imports under way are few, so one partition holds all that may get stuck. */
export const dueImportsPk = 'DUE#import';

/** An import, the execution that runs it, and the version of its file (an ETag) that the execution is for. */
const storedSchema = v.object({
  ...importSchema.entries,
  execution: v.nullable(v.string()),
  source_etag: v.optional(v.string()),
});
export type StoredImport = v.InferOutput<typeof storedSchema>;

const toImport = (item: Item): StoredImport => v.parse(storedSchema, item);

export const findImportItem = async (
  table: Table,
  teamId: string,
  importId: string,
): Promise<StoredImport | undefined> => {
  const item = await getItem(table, importKeys.primary(teamId, importId));
  return item && toImport(item);
};

export const findImportItems = async (table: Table, keys: readonly Key[]): Promise<StoredImport[]> =>
  (await batchGetInOrder(table, keys, { consistent: true })).map(toImport);

export const newImportWrite = (table: Table, stored: StoredImport, due: string): Write =>
  putNew(table, {
    ...importKeys.primary(stored.team_id, stored.id),
    ...stored,
    ...importKeys.byTeam(stored),
    ...importKeys.byDue(stored.team_id, stored.id, due),
  });

export interface ImportChange {
  /** States from which the change may start. */
  from: readonly ImportState[];
  set: Partial<StoredImport>;
  /** Added to the counters so far. */
  add?: Counts;
  /** When the import is overdue next; null when it has reached its end. */
  due: string | null;
  /** The index entry that the caller saw; with another one by now, nothing changes. */
  seenDue?: string | undefined;
}

/** Changes an import that is in one of the given states; undefined, and no change, when it is not. */
export const changeImport = async (
  table: Table,
  teamId: string,
  importId: string,
  { from, set, add, due, seenDue }: ImportChange,
): Promise<StoredImport | undefined> => {
  const index = due === null ? {} : importKeys.byDue(teamId, importId, due);
  const sets = Object.entries({ ...set, ...index });
  const adds = Object.entries(add ?? {}).filter(([, by]) => by !== 0);
  const expression = [
    `SET ${sets.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    due === null ? 'REMOVE byDuePk, byDueSk' : '',
    adds.length > 0 ? `ADD ${adds.map(([name]) => `#counts.#add_${name} :add_${name}`).join(', ')}` : '',
  ];
  try {
    const { Attributes } = await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: importKeys.primary(teamId, importId),
        UpdateExpression: expression.filter((part) => part).join(' '),
        ConditionExpression: `#now IN (${from.map((state) => `:from_${state}`).join(', ')})${seenDue === undefined ? '' : ' AND byDueSk = :seen'}`,
        ExpressionAttributeNames: {
          '#now': 'state',
          ...Object.fromEntries(sets.map(([name]) => [`#${name}`, name])),
          ...(adds.length > 0 && { '#counts': 'counts' }),
          ...Object.fromEntries(adds.map(([name]) => [`#add_${name}`, name])),
        },
        ExpressionAttributeValues: {
          ...Object.fromEntries(from.map((state) => [`:from_${state}`, state])),
          ...(seenDue !== undefined && { ':seen': seenDue }),
          ...Object.fromEntries(sets.map(([name, value]) => [`:${name}`, value])),
          ...Object.fromEntries(adds.map(([name, by]) => [`:add_${name}`, by])),
        },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return toImport(Attributes as Item);
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
};
