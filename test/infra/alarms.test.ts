import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { policiesOf, resourcesOf, synthesise, type Template } from './synth.ts';

const { storage, service } = synthesise({ stage: 'prod' });

const ref = v.object({ Ref: v.string() });
const arn = v.object({ 'Fn::GetAtt': v.tuple([v.string(), v.literal('Arn')]) });
const idIn = (value: unknown): string[] => {
  if (v.is(ref, value)) return [value.Ref];
  return v.is(arn, value) ? [value['Fn::GetAtt'][0]] : [];
};

const alarmSchema = v.object({
  AlarmDescription: v.string(),
  AlarmActions: v.array(v.unknown()),
  MetricName: v.string(),
  Namespace: v.string(),
  Dimensions: v.array(v.object({ Name: v.string(), Value: v.unknown() })),
  Statistic: v.string(),
});
const alarms = resourcesOf(service, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) =>
  v.parse(alarmSchema, Properties),
);

const targetSchema = v.object({
  Targets: v.array(
    v.object({ Arn: v.unknown(), DeadLetterConfig: v.optional(v.object({ Arn: v.unknown() })) }),
  ),
});

/** Who sends to what: an alarm to its topics, a rule to its targets and to the queue of what it gives up. */
const sendings = (template: Template): { to: string; service: string }[] => [
  ...resourcesOf(template, 'AWS::CloudWatch::Alarm').flatMap(([, { Properties }]) =>
    v
      .parse(v.object({ AlarmActions: v.array(v.unknown()) }), Properties)
      .AlarmActions.flatMap(idIn)
      .map((to) => ({ to, service: 'cloudwatch.amazonaws.com' })),
  ),
  ...resourcesOf(template, 'AWS::Events::Rule').flatMap(([, { Properties }]) =>
    v
      .parse(targetSchema, Properties)
      .Targets.flatMap(({ Arn, DeadLetterConfig }) => [...idIn(Arn), ...idIn(DeadLetterConfig?.Arn)])
      .map((to) => ({ to, service: 'events.amazonaws.com' })),
  ),
];

const kinds: Readonly<Record<string, { action: string; conditions: readonly string[] }>> = {
  'AWS::SNS::Topic': { action: 'sns:Publish', conditions: ['aws:SourceAccount'] },
  // CDK's own statement for a queue names the rule.
  'AWS::SQS::Queue': { action: 'sqs:SendMessage', conditions: ['aws:SourceAccount', 'aws:SourceArn'] },
};

/** The sendings to topics and queues that no policy of theirs lets through. */
const refusedSendings = (template: Template) => {
  const statements = policiesOf(template).flatMap(([, some]) => some);
  return sendings(template).filter(({ to, service }) => {
    const kind = kinds[template.Resources[to]?.Type ?? ''];
    if (!kind) return false;
    return !statements.some(
      ({ effect, principal, actions, resources, condition }) =>
        effect === 'Allow' &&
        JSON.stringify(principal) === JSON.stringify({ Service: service }) &&
        actions.includes(kind.action) &&
        resources.flatMap(idIn).includes(to) &&
        kind.conditions.some((name) => JSON.stringify(condition).includes(`"${name}"`)),
    );
  });
};

const without = (template: Template, type: string): Template => ({
  ...template,
  Resources: Object.fromEntries(Object.entries(template.Resources).filter(([, { Type }]) => Type !== type)),
});

test('every topic and queue that an alarm or a rule names lets it send there, for this account alone', () => {
  expect(sendings(service).length).toBeGreaterThan(alarms.length);
  expect(alarms.every(({ AlarmActions }) => AlarmActions.flatMap(idIn).length === 1)).toBe(true);
  expect([storage, service].flatMap(refusedSendings)).toEqual([]);
  // The same look at a template whose topic has no such statement.
  const deaf = refusedSendings(without(service, 'AWS::SNS::TopicPolicy'));
  expect(deaf).toHaveLength(alarms.length);
});

test('a topic refuses what does not come over TLS', () => {
  const topics = resourcesOf(service, 'AWS::SNS::Topic').map(([id]) => id);
  const denials = policiesOf(service)
    .flatMap(([, some]) => some)
    .filter(({ effect, actions }) => effect === 'Deny' && actions.includes('sns:Publish'));
  expect(denials.flatMap(({ resources }) => resources.flatMap(idIn)).toSorted()).toEqual(topics.toSorted());
});

const watching = (metric: string) => alarms.filter(({ MetricName }) => MetricName === metric);

test('every state machine has alarms for what failed and for what ran out of time', () => {
  const machines = resourcesOf(service, 'AWS::StepFunctions::StateMachine').map(([id]) => id);
  for (const metric of ['ExecutionsFailed', 'ExecutionsTimedOut'])
    expect(
      watching(metric)
        .flatMap(({ Dimensions }) => Dimensions.flatMap(({ Value }) => idIn(Value)))
        .toSorted(),
    ).toEqual(machines.toSorted());
});

test('every follower of a stream has an alarm for the age of what waits', () => {
  const followers = resourcesOf(service, 'AWS::Lambda::EventSourceMapping').flatMap(([, { Properties }]) =>
    idIn(Properties.FunctionName),
  );
  expect(followers.length).toBeGreaterThan(1);
  expect(
    watching('IteratorAge')
      .flatMap(({ Dimensions }) => Dimensions.flatMap(({ Value }) => idIn(Value)))
      .toSorted(),
  ).toEqual(followers.toSorted());
});

test('dead letters are counted as they arrive, so that the second one is heard as well', () => {
  const queues = resourcesOf(service, 'AWS::SQS::Queue');
  // What SQS itself moves after failed receives is not counted as sent.
  expect(queues.filter(([, { Properties }]) => 'RedrivePolicy' in Properties)).toEqual([]);
  expect(alarms.filter(({ MetricName }) => /MessagesVisible|OldestMessage/.test(MetricName))).toEqual([]);
  expect(watching('NumberOfMessagesSent')).toMatchObject([{ Namespace: 'AWS/SQS', Statistic: 'Sum' }]);
});

/** The rows of the first table below a heading of a document: their first cells. */
const firstCells = (file: string, heading: string): string[] => {
  const [, section = ''] = readFileSync(file, 'utf8').split(`\n## ${heading}\n`);
  const [table = ''] = section.split('\n## ');
  const rows = table.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(1).map((row) => (row.split(' | ')[0] ?? '').replace(/^\| /, '').trim());
};

test('the runbook has an entry for each alarm, and for no other', () => {
  const described = alarms.map(({ AlarmDescription }) => AlarmDescription);
  expect(firstCells('docs/runbook.md', 'Alarms').toSorted()).toEqual(described.toSorted());
  expect(new Set(described).size).toBe(described.length);
});

test('the page on deployment lists each alarm, and no other', () => {
  const listed = firstCells('docs/deploy.md', 'What tells you');
  expect(listed.toSorted()).toEqual(alarms.map(({ AlarmDescription }) => AlarmDescription).toSorted());
});
