import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Item, Key, Table } from './table.ts';

export interface StateChange {
  /** States from which the change may start. */
  from: readonly string[];
  set: Readonly<Record<string, unknown>>;
  /** Added to the numbers in `counts`. */
  add?: Readonly<Record<string, number>> | undefined;
  /** The entry of `byDue`: when the record is overdue next, or null when it has reached its end. */
  due: Readonly<Record<string, string>> | null;
  /** The entry that the caller saw; with another one by now, nothing changes. */
  seenDue?: string | undefined;
  /** Properties that must still be so; undefined for one that must not be there. */
  unchanged?: Readonly<Record<string, unknown>>;
}

const prefixed = (prefix: string, values: Readonly<Record<string, unknown>>, named: boolean) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`${prefix}${name}`, named ? name : value]),
  );

const expressionOf = ({ set, add = {}, due }: StateChange): string => {
  const sets = Object.keys({ ...set, ...due }).map((name) => `#set_${name} = :set_${name}`);
  const adds = Object.keys(add).map((name) => `#counts.#add_${name} :add_${name}`);
  return [
    `SET ${sets.join(', ')}`,
    due === null ? 'REMOVE byDuePk, byDueSk' : '',
    adds.length > 0 ? `ADD ${adds.join(', ')}` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
};

/** Changes a record that is in one of the given states; undefined, and no change, when it is not. */
export const changeState = async (table: Table, key: Key, change: StateChange): Promise<Item | undefined> => {
  const { from, due, seenDue, unchanged = {} } = change;
  const add = Object.fromEntries(Object.entries(change.add ?? {}).filter(([, by]) => by !== 0));
  const set = { ...change.set, ...due };
  const conditions = [
    `#state IN (${from.map((state) => `:from_${state}`).join(', ')})`,
    ...(seenDue === undefined ? [] : ['byDueSk = :seen']),
    ...Object.entries(unchanged).map(([name, value]) =>
      value === undefined ? `attribute_not_exists(#seen_${name})` : `#seen_${name} = :seen_${name}`,
    ),
  ];
  try {
    const { Attributes } = await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: expressionOf({ ...change, add }),
        ConditionExpression: conditions.join(' AND '),
        ExpressionAttributeNames: {
          '#state': 'state',
          ...prefixed('#set_', set, true),
          ...(Object.keys(add).length > 0 && { '#counts': 'counts' }),
          ...prefixed('#add_', add, true),
          ...prefixed('#seen_', unchanged, true),
        },
        ExpressionAttributeValues: {
          ...Object.fromEntries(from.map((state) => [`:from_${state}`, state])),
          ...(seenDue !== undefined && { ':seen': seenDue }),
          ...prefixed(':set_', set, false),
          ...prefixed(':add_', add, false),
          ...prefixed(
            ':seen_',
            Object.fromEntries(Object.entries(unchanged).filter(([, value]) => value !== undefined)),
            false,
          ),
        },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return Attributes as Item;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
};
