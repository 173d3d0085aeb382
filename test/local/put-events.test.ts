import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type EventsServer, startEvents } from '#local/events/events-server.ts';
import type { EventBridgeEvent } from '#local/types.ts';

let server: EventsServer;
let client: EventBridgeClient;
let taken: EventBridgeEvent[];
let lost: string[];
/** How often the targets refuse before they take an event. */
let refusals = 0;

beforeAll(async () => {
  server = await startEvents({
    port: 0,
    publish: async (event) => {
      if (refusals-- > 0) throw new Error('busy');
      taken.push(event);
    },
    onLost: ({ id }) => lost.push(id),
    retries: [0, 0],
  });
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  client = new EventBridgeClient({ endpoint: server.url, region: 'us-east-1', credentials });
});

beforeEach(() => {
  [taken, lost, refusals] = [[], [], 0];
});

afterAll(async () => {
  client.destroy();
  await server.close();
});

const entry = (values: PutEventsRequestEntry = {}): PutEventsRequestEntry => ({
  Source: 'dialer',
  DetailType: 'call.completed',
  Detail: '{"external_id":"4711","notes":"Grüße"}',
  ...values,
});
const put = (...Entries: PutEventsRequestEntry[]) => client.send(new PutEventsCommand({ Entries }));

describe('PutEvents of the SDK', () => {
  test('puts events on the bus, each with an id', async () => {
    const Time = new Date('2026-01-31T12:00:00Z');
    const answer = await put(entry({ Time, Resources: ['arn:a'] }), entry({ EventBusName: 'default' }));
    expect(answer).toMatchObject({ FailedEntryCount: 0, Entries: [{ EventId: taken[0]?.id }, {}] });
    expect(taken).toMatchObject([
      {
        ...{ version: '0', source: 'dialer', 'detail-type': 'call.completed', resources: ['arn:a'] },
        time: '2026-01-31T12:00:00Z',
        detail: { external_id: '4711', notes: 'Grüße' },
      },
      { detail: { external_id: '4711' } },
    ]);
    expect(new Set(taken.map(({ id }) => id)).size).toBe(2);
  });

  test('fails entry by entry, and takes the others', async () => {
    const { FailedEntryCount, Entries = [] } = await put(
      entry({ Source: undefined }),
      entry({ DetailType: '' }),
      entry({ Detail: undefined }),
      entry({ Detail: '[1]' }),
      entry({ Detail: '{' }),
      entry({ Source: 'aws.s3' }),
      entry({ EventBusName: 'other' }),
      entry(),
    );
    expect(FailedEntryCount).toBe(7);
    expect(Entries.map(({ ErrorCode }) => ErrorCode)).toEqual([
      ...['InvalidArgument', 'InvalidArgument', 'InvalidArgument', 'MalformedDetail', 'MalformedDetail'],
      ...['NotAuthorizedForSourceException', 'InvalidArgument', undefined],
    ]);
    expect(taken).toHaveLength(1);
  });

  test('takes ten entries and 256 KB at once', async () => {
    const large = (bytes: number) => entry({ Detail: JSON.stringify({ a: 'x'.repeat(bytes) }) });
    await expect(put()).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(put(...Array.from({ length: 11 }, () => entry()))).rejects.toMatchObject({
      name: 'ValidationException',
    });
    expect((await put(...Array.from({ length: 10 }, () => entry()))).FailedEntryCount).toBe(0);
    const rest = 256 * 1_024 - 'dialer'.length - 'call.completed'.length - '{"a":""}'.length;
    await expect(put(large(rest + 1))).rejects.toMatchObject({ message: expect.stringContaining('size') });
    expect((await put(large(rest))).FailedEntryCount).toBe(0);
    expect(taken).toHaveLength(11);
  });

  test('answers before targets have taken it; what they refuse comes again', async () => {
    refusals = 2;
    await put(entry());
    await expect.poll(() => taken.length).toBe(1);
    refusals = 3;
    const { Entries } = await put(entry());
    await expect.poll(() => lost).toEqual([Entries?.[0]?.EventId]);
    expect(taken).toHaveLength(1);
  });
});

describe('anything else', () => {
  const ask = async (headers: Record<string, string>, body: string, method = 'POST') => {
    const response = await fetch(server.url, { method, headers, ...(method === 'POST' && { body }) });
    return `${response.status} ${((await response.json()) as { __type: string }).__type}`;
  };
  const signed = { authorization: 'AWS4-HMAC-SHA256 …'.replace('…', 'x') };
  const named = { ...signed, 'x-amz-target': 'AWSEvents.PutEvents' };

  test('is refused', async () => {
    expect(await ask({ 'x-amz-target': 'AWSEvents.PutEvents' }, '{}')).toBe(
      '400 MissingAuthenticationTokenException',
    );
    expect(await ask({ ...signed, 'x-amz-target': 'AWSEvents.PutRule' }, '{}')).toBe(
      '400 UnknownOperationException',
    );
    expect(await ask(named, '', 'GET')).toBe('400 UnknownOperationException');
    for (const body of ['', '{', 'null', '{"Entries":{}}', '{"Entries":[{"Time":1e300}]}'])
      expect(await ask(named, body)).toBe('400 SerializationException');
    expect(taken).toEqual([]);
  });
});
