import { expect, test } from 'vitest';
import { modelsFrom } from '#infra/models.ts';
import { policiesOf, resourcesOf, synthesise } from './synth.ts';

const allowed = 'eu-central-1/eu.anthropic.claude-sonnet-4-5-20250929-v1:0,us-east-1/amazon.nova-pro-v1:0';

test('one function alone may ask models, and those of the stage alone', () => {
  const { service } = synthesise({ stage: 'prod', models: { allowed } });
  const statements = policiesOf(service).flatMap(([id, all]) => all.map((one) => ({ id, ...one })));
  const asking = statements.filter(({ actions }) => actions.some((action) => action.startsWith('bedrock:')));
  expect(asking).toHaveLength(1);
  expect(asking[0]?.id).toMatch(/readtranscript/i);
  expect(asking[0]?.actions).toEqual(['bedrock:InvokeModel']);
  const resources = asking[0]?.resources.map((one) => JSON.stringify(one)) ?? [];
  expect(resources).toHaveLength(3);
  for (const part of [
    ':bedrock:eu-central-1:',
    ':inference-profile/eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
    ':bedrock:*::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0',
    ':bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0',
  ])
    expect(
      resources.some((one) => one.includes(part)),
      part,
    ).toBe(true);
  const informed = resourcesOf(service, 'AWS::Lambda::Function').filter(([, { Properties }]) =>
    JSON.stringify(Properties.Environment).includes('"EXTRACTION_MODELS"'),
  );
  expect(informed).toHaveLength(2);
});

test('by default nothing is sent to any model', () => {
  const text = JSON.stringify(synthesise({ stage: 'prod' }).service);
  expect(text).not.toContain('bedrock');
  expect(text).not.toContain('EXTRACTION_');
  expect(modelsFrom({})).toBeUndefined();
  expect(modelsFrom({ CALLBOOK_EXTRACTION_MODELS: '  ' })).toBeUndefined();
});

test('what the deploying shell allows must be regions and models', () => {
  const given = { CALLBOOK_EXTRACTION_MODELS: allowed.replace(',', ' , ') };
  expect(modelsFrom(given)).toEqual({ allowed });
  const endpoint = { CALLBOOK_EXTRACTION_ENDPOINT: 'http://127.0.0.1:5999/x' };
  expect(modelsFrom({ ...given, ...endpoint })).toEqual({ allowed, endpoint: 'http://127.0.0.1:5999' });
  for (const text of ['*', 'eu-central-1/*', 'amazon.nova-pro-v1:0', `${allowed},`])
    expect(() => modelsFrom({ CALLBOOK_EXTRACTION_MODELS: text }), text).toThrow('region/model');
});
