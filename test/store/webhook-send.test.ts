import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { feedKeys } from '#core/feed/feed.item.ts';
import { newId } from '#core/id.ts';
import { allowedHosts } from '#core/outbound/allowed-host.ts';
import { findPrincipal } from '#core/principal/find-principal.ts';
import type { Table } from '#core/table/table.ts';
import { openSender } from '#core/webhook/post.ts';
import { webhookKeys } from '#core/webhook/webhook.item.ts';
import { createWebhook } from '#core/webhook/webhook.ts';
import { type Receiver, startReceiver } from '#test/harness/receiver.ts';
import { freshTeam, privateTable } from '#test/harness/stack.ts';

const before = new Map<string, string | undefined>();
let table: Table;
let receiver: Receiver;
let handler: (event: unknown) => Promise<{ batchItemFailures: { itemIdentifier: string }[] }>;

beforeAll(async () => {
  table = await privateTable();
  receiver = await startReceiver();
  const environment = {
    STAGE: 'test',
    TABLE_NAME: table.name,
    WEBHOOK_ALLOW: '127.0.0.1',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: inject('host').dynamodbUrl,
  };
  for (const name of Object.keys(environment)) before.set(name, process.env[name]);
  Object.assign(process.env, environment);
  const { handler: send } = await import('#functions/stream/webhook-send.ts');
  handler = (event) => send(event, { getRemainingTimeInMillis: () => 120_000 });
});

afterAll(async () => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  await receiver[Symbol.asyncDispose]();
});

/** A team with a webhook, and records of the stream for segments of its feed. */
const feedingTeam = async () => {
  const { team_id, token } = await freshTeam(table);
  const principal = await findPrincipal(table, token, new Date());
  if (!principal) throw new Error('The team has no admin.');
  const sender = openSender({ allowed: allowedHosts('127.0.0.1') });
  const draft = { url: receiver.url, types: ['*'] };
  const via = { updated_by: 'tester', via: 'api' as const };
  const { webhook } = await createWebhook(table, sender, { principal, draft, via, now: new Date() });
  const record = async (n: number) => {
    const at = new Date().toISOString();
    const subject = { kind: 'company', id: newId('comp') };
    const event = { id: newId('evt'), type: 'company.created', at, actor: 'tester', via: 'api', subject };
    const key = feedKeys.segment(team_id, n);
    const Item = { ...key, team_id, n, events: [event], written_at: at };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
    const Keys = { pk: { S: key.pk }, sk: { S: key.sk } };
    return { eventName: 'INSERT', dynamodb: { SequenceNumber: `${team_id} ${n}`, Keys } };
  };
  return { team_id, webhook, record };
};

test('a team whose webhooks cannot be read comes again, and holds up no other', async () => {
  const [broken, sound] = [await feedingTeam(), await feedingTeam()];
  const signing = webhookKeys.signing(broken.team_id, broken.webhook.id);
  await table.client.send(new PutCommand({ TableName: table.name, Item: { ...signing, secrets: 'none' } }));
  const Records = [
    await sound.record(0),
    await broken.record(0),
    await sound.record(1),
    await broken.record(1),
  ];
  const { batchItemFailures } = await handler({ Records });
  expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual([
    `${broken.team_id} 0`,
    `${broken.team_id} 1`,
  ]);
  expect(receiver.received).toHaveLength(2);
  // All from the first failure on comes again.
  await handler({ Records: Records.slice(1) });
  expect(receiver.received).toHaveLength(2);
});

test('a team without webhooks, and a segment that is gone, cost nothing', async () => {
  const { team_id } = await freshTeam(table);
  const record = (n: number) => ({
    dynamodb: {
      SequenceNumber: String(n),
      Keys: { pk: { S: feedKeys.segment(team_id, n).pk }, sk: { S: 'FEED' } },
    },
  });
  expect(await handler({ Records: [record(0), record(1)] })).toEqual({ batchItemFailures: [] });
});
