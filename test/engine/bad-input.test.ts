import { expect, test } from 'vitest';
import { createTable, key, runEngine, sendRaw } from './running-engine.ts';

const errors: unknown[] = [];
const running = runEngine({ onError: (error) => errors.push(error) });

const deep = (depth: number) => `${'{"M":{"a":'.repeat(depth)}{"S":"x"}${'}}'.repeat(depth)}`;
const withItem = (table: string, value: string) =>
  `{"TableName":"${table}","Item":{"pk":{"S":"a"},"sk":{"S":"s"},"v":${value}}}`;

const serialization = 'com.amazon.coral.service#SerializationException';
const validation = 'com.amazon.coral.validate#ValidationException';
const missing = 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException';
const unknown = 'com.amazon.coral.service#UnknownOperationException';

test.each([
  ['no JSON', 'PutItem', '{"TableName":', serialization],
  ['nothing', 'PutItem', '', serialization],
  ['no object', 'PutItem', '[]', serialization],
  ['an unknown target', 'Fly', '{}', unknown],
  ['another service', 'Lambda.Invoke', '{}', unknown],
  ['a number for a name', 'PutItem', '{"TableName":5,"Item":{}}', serialization],
  ['a list for an item', 'PutItem', '{"TableName":"abc","Item":[]}', serialization],
  ['no table', 'PutItem', withItem('nowhere', '{"S":"x"}'), missing],
  ['a value without a type', 'PutItem', withItem('nowhere', '{}'), validation],
  ['nesting beyond 32', 'PutItem', withItem('nowhere', deep(40)), validation],
  ['nesting of a hundred thousand', 'PutItem', withItem('nowhere', deep(100_000)), validation],
  [
    'lists in lists',
    'PutItem',
    withItem('nowhere', `{"L":${'['.repeat(50_000)}${']'.repeat(50_000)}}`),
    serialization,
  ],
  ['ten megabytes', 'PutItem', withItem('nowhere', `{"S":"${'x'.repeat(10_000_000)}"}`), validation],
  [
    'an endless condition',
    'Scan',
    JSON.stringify({ TableName: 'abc', FilterExpression: '('.repeat(4000) }),
    validation,
  ],
])('%s is answered with an error, not with a crash', async (_what, operation, body, type) => {
  const answer = await sendRaw(running.engine, operation, body);
  expect(answer.status).toBe(400);
  expect(answer.body.__type).toBe(type);
  expect(errors).toEqual([]);
});

test('a request of more than sixteen megabytes is refused, and the next one is answered', async () => {
  const { engine } = running;
  const response = await fetch(engine.url, { method: 'POST', body: 'x'.repeat(17 * 1024 * 1024) }).catch(
    () => undefined,
  );
  expect(response?.status ?? 413).toBe(413);
  expect((await sendRaw(engine, 'ListTables', {})).status).toBe(200);
});

test('without a signature nothing is done', async () => {
  const headers = {
    'x-amz-target': 'DynamoDB_20120810.ListTables',
    'content-type': 'application/x-amz-json-1.0',
  };
  const response = await fetch(running.engine.url, { method: 'POST', headers, body: '{}' });
  expect(await response.json()).toMatchObject({ message: 'Request is missing Authentication Token' });
});

test('names that JavaScript knows are names as all others', async () => {
  const { engine, client } = running;
  const TableName = await createTable(client);
  const Item = JSON.parse(
    JSON.stringify(key('a')).replace(
      '{',
      '{"__proto__":{"S":"p"},"constructor":{"S":"c"},"toString":{"NULL":true},',
    ),
  );
  expect(await sendRaw(engine, 'PutItem', { TableName, Item })).toMatchObject({ status: 200 });
  const read = await sendRaw(engine, 'GetItem', { TableName, Key: key('a') });
  expect(JSON.stringify(read.body)).toContain('"__proto__":{"S":"p"}');
  expect(read.body.Item).toHaveProperty('constructor', { S: 'c' });
});
