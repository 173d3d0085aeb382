import { Queue } from 'aws-cdk-lib/aws-sqs';
import { App } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { addStacks } from '#infra/app.ts';
import { acceptedFindings, addChecks } from '#infra/checks.ts';
import { synthesise, temporaryFolder } from './synth.ts';

const models = { allowed: 'eu-central-1/eu.anthropic.claude-sonnet-4-5-20250929-v1:0' };

test.each([
  ['as they are by default', {}],
  ['with language models', { models }],
])('the stacks %s pass the AwsSolutions rules and CloudFormation’s own', (_, settings) => {
  using folder = temporaryFolder();
  const app = new App({ outdir: folder.path });
  addStacks(app, { stage: 'prod', ...settings });
  addChecks(app);
  expect(() => app.synth()).not.toThrow();
});

test('a broken rule stops synthesis', () => {
  using folder = temporaryFolder();
  const app = new App({ outdir: folder.path, builtinCloudFormationValidation: false });
  const { service } = addStacks(app, { stage: 'prod' });
  new Queue(service, 'Open');
  addChecks(app);
  expect(() => app.synth()).toThrow('AwsSolutions-SQS4');
});

test('every accepted finding is still found', () => {
  const { app } = synthesise({ stage: 'prod', models });
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);
  const found = violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath = '' }) => ({
      ruleName,
      place: constructPath.replace(/^[^/]*-/, ''),
    })),
  );
  const stale = acceptedFindings.filter(
    ({ rule, at }) => !found.some(({ ruleName, place }) => rule.test(ruleName) && at.test(place)),
  );
  expect(stale).toEqual([]);
});
