import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { ChangeBell } from '#engine/stream/change-bell.ts';
import { createTable, runEngine } from './running-engine.ts';

const running = runEngine();

test('who has not heard of the last change is answered at once', async () => {
  const bell = new ChangeBell();
  const mark = await bell.after(Number.NaN, 60_000);
  bell.ring();
  expect(await bell.after(mark, 60_000)).not.toBe(mark);
});

test('who has heard of all waits for the next, or as long as he said', async () => {
  const bell = new ChangeBell();
  const mark = await bell.after(Number.NaN, 60_000);
  const waiting = [bell.after(mark, 60_000), bell.after(mark, 60_000)];
  bell.ring();
  const [one, other] = await Promise.all(waiting);
  expect(one).not.toBe(mark);
  expect(other).toBe(one);
  expect(await bell.after(one ?? 0, 0)).toBe(one);
});

test('nobody waits for what is closed', async () => {
  const bell = new ChangeBell();
  const mark = await bell.after(Number.NaN, 60_000);
  const waiting = bell.after(mark, 60_000);
  bell.close();
  expect(await waiting).toBe(mark);
});

test('the engine tells of what is committed', async () => {
  const { client, engine } = running;
  const TableName = await createTable(client);
  const changes = async (query = '') =>
    Object(await (await fetch(`${engine.url}/_engine/changes${query}`)).json()).changes;
  const mark = await changes();
  const waiting = changes(`?after=${mark}`);
  await client.send(new PutItemCommand({ TableName, Item: { pk: { S: 'a' }, sk: { S: 'a' } } }));
  expect(await waiting).toBeGreaterThan(mark);
});
