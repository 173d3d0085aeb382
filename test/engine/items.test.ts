import {
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  type ReturnValue,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { createTable, key, runEngine } from './running-engine.ts';

const running = runEngine();

test('an item is read as it was put, and gone once it is deleted', async () => {
  const { client } = running;
  const TableName = await createTable(client);
  const Item = {
    ...key('a'),
    ...{
      n: { N: '12.50' },
      b: { B: new Uint8Array([1, 2]) },
      yes: { BOOL: true },
      none: { NULL: true as const },
    },
    ...{
      ss: { SS: ['x', 'y'] },
      ns: { NS: ['1', '2'] },
      list: { L: [{ S: '' }] },
      map: { M: { 'é"\n': { S: '\u{1F600}' } } },
    },
  };
  await client.send(new PutItemCommand({ TableName, Item }));
  const read = await client.send(new GetItemCommand({ TableName, Key: key('a') }));
  expect(read.Item).toEqual({ ...Item, n: { N: '12.5' } });
  await client.send(new DeleteItemCommand({ TableName, Key: key('a') }));
  expect((await client.send(new GetItemCommand({ TableName, Key: key('a') }))).Item).toBeUndefined();
});

test('an update answers the values that were asked for', async () => {
  const { client } = running;
  const TableName = await createTable(client);
  const update = (ReturnValues: ReturnValue) =>
    client.send(
      new UpdateItemCommand({
        TableName,
        Key: key('a'),
        UpdateExpression: 'ADD hits :one SET word = :word',
        ExpressionAttributeValues: { ':one': { N: '1' }, ':word': { S: ReturnValues } },
        ReturnValues,
      }),
    );
  expect((await update('NONE')).Attributes).toBeUndefined();
  expect((await update('UPDATED_OLD')).Attributes).toEqual({ hits: { N: '1' }, word: { S: 'NONE' } });
  expect((await update('UPDATED_NEW')).Attributes).toEqual({ hits: { N: '3' }, word: { S: 'UPDATED_NEW' } });
  expect((await update('ALL_OLD')).Attributes).toEqual({
    ...key('a'),
    ...{ hits: { N: '3' }, word: { S: 'UPDATED_NEW' } },
  });
  expect((await update('ALL_NEW')).Attributes).toMatchObject({ hits: { N: '5' }, ...key('a') });
});

test('a condition that fails answers the item where that was asked for', async () => {
  const { client } = running;
  const TableName = await createTable(client);
  await client.send(new PutItemCommand({ TableName, Item: { ...key('a'), v: { N: '1' } } }));
  const put = new PutItemCommand({
    TableName,
    Item: key('a'),
    ConditionExpression: 'attribute_not_exists(pk)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  await expect(client.send(put)).rejects.toMatchObject({
    name: 'ConditionalCheckFailedException',
    message: 'The conditional request failed',
    Item: { ...key('a'), v: { N: '1' } },
  });
});

test('capacity follows the published rules', async () => {
  const { client } = running;
  const TableName = await createTable(client);
  const put = async (size: number, more: object = {}) => {
    const Item = { ...key('a'), text: { S: 'x'.repeat(size) }, ...more };
    const { ConsumedCapacity: used } = await client.send(
      new PutItemCommand({ TableName, Item, ReturnConsumedCapacity: 'INDEXES' }),
    );
    return [used?.Table?.CapacityUnits, used?.GlobalSecondaryIndexes?.gsi?.CapacityUnits];
  };
  expect(await put(100)).toEqual([1, undefined]);
  // The larger of what was and what is.
  expect(await put(3000)).toEqual([3, undefined]);
  expect(await put(100)).toEqual([3, undefined]);
  const indexed = { g: { S: 'g' }, n: { N: '1' } };
  expect(await put(100, indexed)).toEqual([1, 1]);
  // Nothing that the index has changes.
  expect(await put(200, indexed)).toEqual([1, undefined]);
  expect(await put(200, { ...indexed, shown: { S: 'x' } })).toEqual([1, 1]);
  // Its key changes: one entry goes, another comes.
  expect(await put(200, { ...indexed, n: { N: '2' } })).toEqual([1, 2]);
  expect(await put(200)).toEqual([1, 1]);
});

test.each([
  [false, 0.5],
  [true, 1],
])('a read that is consistent (%s) takes %d units for four kilobytes', async (ConsistentRead, units) => {
  const { client } = running;
  const TableName = await createTable(client);
  await client.send(new PutItemCommand({ TableName, Item: { ...key('a'), text: { S: 'x'.repeat(4000) } } }));
  const read = async (pk: string) => {
    const input = { TableName, Key: key(pk), ConsistentRead, ReturnConsumedCapacity: 'TOTAL' as const };
    return (await client.send(new GetItemCommand(input))).ConsumedCapacity?.CapacityUnits;
  };
  expect(await read('a')).toBe(units);
  expect(await read('missing')).toBe(units);
});
