import { expect, test } from 'vitest';
import { webhookAllowFrom } from '#infra/webhooks.ts';
import { resourcesOf, synthesise } from './synth.ts';

test('only the functions that send are told which receivers need not be public', () => {
  const { service } = synthesise({ stage: 'prod', webhookAllow: '10.1.2.3:9000' });
  const told = resourcesOf(service, 'AWS::Lambda::Function').filter(([, { Properties }]) =>
    JSON.stringify(Properties.Environment).includes('"WEBHOOK_ALLOW":"10.1.2.3:9000"'),
  );
  const names = told.map(
    ([, { Properties }]) =>
      /person-finish|webhook-send|retry-webhooks|webhooks/.exec(JSON.stringify(Properties))?.[0],
  );
  expect(names.toSorted()).toEqual(['person-finish', 'retry-webhooks', 'webhook-send', 'webhooks']);
});

test('by default every receiver must be public', () => {
  const { service } = synthesise({ stage: 'prod' });
  expect(JSON.stringify(service)).not.toContain('WEBHOOK_ALLOW');
  expect(webhookAllowFrom({})).toBeUndefined();
  expect(webhookAllowFrom({ CALLBOOK_WEBHOOK_ALLOW: ' , ' })).toBeUndefined();
});

test('what the deploying shell allows must be hosts', () => {
  expect(webhookAllowFrom({ CALLBOOK_WEBHOOK_ALLOW: '127.0.0.1:9000, hooks.internal,[::1]:80' })).toBe(
    '127.0.0.1:9000,hooks.internal,[::1]:80',
  );
  for (const text of ['*', '10.0.0.0/8', 'http://hooks.internal', 'hooks.internal:http', 'a b'])
    expect(() => webhookAllowFrom({ CALLBOOK_WEBHOOK_ALLOW: text }), text).toThrow(/CALLBOOK_WEBHOOK_ALLOW/);
});

test('segments of the feed, and nothing else of the table’s stream, are sent', () => {
  const { service } = synthesise({ stage: 'prod' });
  const mappings = resourcesOf(service, 'AWS::Lambda::EventSourceMapping').filter(([, { Properties }]) =>
    JSON.stringify(Properties.FunctionName).includes('webhooksend'),
  );
  expect(mappings).toHaveLength(1);
  expect(mappings[0]?.[1].Properties).toMatchObject({
    FilterCriteria: {
      Filters: [
        { Pattern: JSON.stringify({ eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: ['FEED'] } } } }) },
      ],
    },
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: 10,
    DestinationConfig: { OnFailure: {} },
  });
});
