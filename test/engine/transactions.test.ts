import {
  GetItemCommand,
  PutItemCommand,
  TransactGetItemsCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { createTable, key, runEngine } from './running-engine.ts';

const running = runEngine();

const write = (TransactItems: TransactWriteItem[], ClientRequestToken?: string) =>
  running.client.send(
    new TransactWriteItemsCommand({ TransactItems, ClientRequestToken, ReturnConsumedCapacity: 'TOTAL' }),
  );

const put = (TableName: string, pk: string, more: object = {}): TransactWriteItem => ({
  Put: { TableName, Item: key(pk), ...more },
});

test('all is written or nothing, and each action says why', async () => {
  const TableName = await createTable(running.client);
  await running.client.send(new PutItemCommand({ TableName, Item: { ...key('there'), v: { N: '1' } } }));
  const ConditionExpression = 'attribute_not_exists(pk)';
  const failing = [
    put(TableName, 'new'),
    put(TableName, 'there', { ConditionExpression, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
  ];
  await expect(write(failing)).rejects.toMatchObject({
    name: 'TransactionCanceledException',
    message:
      'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
    CancellationReasons: [
      { Code: 'None' },
      { Code: 'ConditionalCheckFailed', Item: { ...key('there'), v: { N: '1' } } },
    ],
  });
  const read = await running.client.send(new GetItemCommand({ TableName, Key: key('new') }));
  expect(read.Item).toBeUndefined();
});

test('a token makes a repeated request one, and is not for another', async () => {
  const TableName = await createTable(running.client);
  const add: TransactWriteItem = {
    Update: {
      ...{ TableName, Key: key('a'), UpdateExpression: 'ADD hits :one' },
      ExpressionAttributeValues: { ':one': { N: '1' } },
    },
  };
  const first = await write([add], 'token-1');
  const again = await write([add], 'token-1');
  expect(first.ConsumedCapacity?.[0]).toMatchObject({ CapacityUnits: 2, WriteCapacityUnits: 2 });
  expect(again.ConsumedCapacity?.[0]).toMatchObject({ CapacityUnits: 2, ReadCapacityUnits: 2 });
  const read = await running.client.send(new GetItemCommand({ TableName, Key: key('a') }));
  expect(read.Item?.hits).toEqual({ N: '1' });
  await expect(write([put(TableName, 'b')], 'token-1')).rejects.toMatchObject({
    name: 'IdempotentParameterMismatchException',
  });
});

test('one item twice, more than a hundred actions and more than four megabytes are refused', async () => {
  const TableName = await createTable(running.client);
  await expect(write([put(TableName, 'a'), put(TableName, 'a')])).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'Transaction request cannot include multiple operations on one item',
  });
  const many = Array.from({ length: 101 }, (_, at) => put(TableName, `p${at}`));
  await expect(write(many)).rejects.toThrow('Member must have length less than or equal to 100');
  expect(await write(many.slice(1))).toBeDefined();
  const large = Array.from({ length: 11 }, (_, at) => ({
    Put: { TableName, Item: { ...key(`large-${at}`), text: { S: 'x'.repeat(400_000) } } },
  }));
  await expect(write(large)).rejects.toThrow('exceeding the 4MB limit');
});

test('reads are of one moment and take two units each', async () => {
  const TableName = await createTable(running.client);
  await write([put(TableName, 'a')]);
  const read = await running.client.send(
    new TransactGetItemsCommand({
      TransactItems: [{ Get: { TableName, Key: key('a') } }, { Get: { TableName, Key: key('b') } }],
      ReturnConsumedCapacity: 'TOTAL',
    }),
  );
  expect(read.Responses).toEqual([{ Item: key('a') }, {}]);
  expect(read.ConsumedCapacity?.[0]?.CapacityUnits).toBe(4);
});
