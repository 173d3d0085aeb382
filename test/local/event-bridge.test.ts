import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventBus, objectCreatedEvent } from '#local/events/event-bridge.ts';
import type { ObjectCreatedEvent, Rule, RuleTarget } from '#local/types.ts';

const object: ObjectCreatedEvent = {
  bucket: 'imports',
  key: 'drops/d1/My "file" <1>.csv',
  size: 42,
  etag: 'abc',
  sequencer: '0A',
  reason: 'PutObject',
  time: new Date('2026-01-02T03:04:05.678Z'),
};
const event = objectCreatedEvent(object, { account: '000000000000', region: 'eu-central-1' });
const rule = (target: Partial<RuleTarget>, more: Partial<Rule> = {}): Rule => ({
  Name: 'drops',
  EventPattern: { source: ['aws.s3'] },
  Targets: [{ Id: 'machine', Arn: 'arn:machine', ...target }],
  ...more,
});

async function inputOf(target: Partial<RuleTarget>, of = event): Promise<unknown> {
  const inputs: unknown[] = [];
  await new EventBus([rule(target)], (_arn, input) => void inputs.push(input)).publish(of);
  expect(inputs).toHaveLength(1);
  return inputs[0];
}

test('a new object is the event that S3 sends', () => {
  expect(event).toMatchObject({
    version: '0',
    source: 'aws.s3',
    'detail-type': 'Object Created',
    time: '2026-01-02T03:04:05Z',
    resources: ['arn:aws:s3:::imports'],
    detail: {
      bucket: { name: 'imports' },
      object: { key: object.key, size: 42, etag: 'abc', sequencer: '0A' },
      reason: 'PutObject',
    },
  });
});

test('targets receive the event, a part of it, or a constant', async () => {
  expect(await inputOf({})).toEqual(event);
  expect(await inputOf({ InputPath: '$.detail.object' })).toEqual(event.detail.object);
  expect(await inputOf({ Input: '{"a":1}' })).toEqual({ a: 1 });
});

test('a template takes values outside of quotes and text inside', async () => {
  const InputTransformer = {
    InputPathsMap: {
      key: '$.detail.object.key',
      size: '$.detail.object.size',
      bucket: '$.detail.bucket',
      no: '$.detail.no',
    },
    InputTemplate:
      '{"key":<key>,"size": <size>, "bucket":<bucket>,"text":"<key> (<size>) of <bucket>","no":<no>,"rule":"<aws.events.rule-name>", "at": <aws.events.event.ingestion-time>, "quote": "\\"<size>"}',
  };
  expect(await inputOf({ InputTransformer })).toEqual({
    key: object.key,
    size: 42,
    bucket: { name: 'imports' },
    text: `${object.key} (42) of {"name":"imports"}`,
    no: '',
    rule: 'drops',
    at: '2026-01-02T03:04:05Z',
    quote: '"42',
  });
  expect(await inputOf({ InputTransformer: { InputTemplate: '"all of <aws.events.event.json>"' } })).toBe(
    `all of ${JSON.stringify(event)}`,
  );
});

test('any text survives a template', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (key) => {
      const of = objectCreatedEvent({ ...object, key }, { account: '0', region: 'r' });
      const InputTransformer = {
        InputPathsMap: { key: '$.detail.object.key' },
        InputTemplate: '{"a":<key>,"b":"-<key>-"}',
      };
      expect(await inputOf({ InputTransformer }, of)).toEqual({ a: key, b: `-${key}-` });
    }),
  );
});

test('a template that cannot be filled is an error when the bus is made', () => {
  const bus = (target: Partial<RuleTarget>) => () => new EventBus([rule(target)], () => undefined);
  expect(bus({ InputTransformer: { InputTemplate: '{"a":<b>}' } })).toThrow('"drops" has the variable <b>');
  expect(bus({ InputPath: '$.detail[*]' })).toThrow('$.detail[*]');
});

test('every target of every enabled rule that matches gets the event, whatever another does', async () => {
  const arns: string[] = [];
  const ids = new Set<string>();
  const targets = ['1', '2', '3'].map((Id) => ({ Id, Arn: `arn:${Id}` }));
  const rules = [
    rule({}, { Targets: targets }),
    rule({}, { Name: 'other' }),
    rule({}, { State: 'DISABLED' }),
    rule({}, { EventPattern: { source: ['aws.ec2'] } }),
  ];
  const bus = new EventBus(rules, async (arn, _input, { id }) => {
    arns.push(arn);
    ids.add(id);
    if (arn === 'arn:2') throw new Error('busy');
  });
  await expect(bus.publish(event)).rejects.toThrow('1 targets');
  expect(arns).toEqual(['arn:1', 'arn:2', 'arn:3', 'arn:machine']);
  expect([...ids].every((id) => /^[\w-]{1,80}$/.test(id))).toBe(true);
  expect(ids.size).toBe(4);
  await expect(bus.publish(event)).rejects.toThrow();
  expect(ids.size).toBe(4);
});
