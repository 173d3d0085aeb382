import * as v from 'valibot';
import { expect, test } from 'vitest';
import { scheduleIds, schedules } from '#core/schedule/schedules.schema.ts';
import { functionDefinitions } from '#infra/functions.ts';
import { policiesOf, resourcesOf, synthesise } from './synth.ts';

const { service } = synthesise({ stage: 'prod' });

const arnOf = v.object({ 'Fn::GetAtt': v.tuple([v.string(), v.literal('Arn')]) });
const idOf = (value: unknown): string => v.parse(arnOf, value)['Fn::GetAtt'][0];

const scheduleSchema = v.object({
  Description: v.string(),
  ScheduleExpression: v.string(),
  FlexibleTimeWindow: v.object({ Mode: v.literal('OFF') }),
  State: v.literal('ENABLED'),
  Target: v.object({
    Arn: v.unknown(),
    RoleArn: v.unknown(),
    Input: v.literal('{"at":"<aws.scheduler.scheduled-time>"}'),
    DeadLetterConfig: v.object({ Arn: v.unknown() }),
    RetryPolicy: v.object({
      // AWS's own ranges are 0–185 attempts and 60–86,400 seconds; without a policy it tries for a day.
      MaximumRetryAttempts: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
      MaximumEventAgeInSeconds: v.pipe(v.number(), v.integer(), v.minValue(60), v.maxValue(12 * 3_600)),
    }),
  }),
});
const made = resourcesOf(service, 'AWS::Scheduler::Schedule').map(([, { Properties }]) =>
  v.parse(scheduleSchema, Properties),
);

const queues = resourcesOf(service, 'AWS::SQS::Queue').map(([id]) => id);
const statements = policiesOf(service).flatMap(([, some]) => some);

const invokeConfigSchema = v.object({
  FunctionName: v.object({ Ref: v.string() }),
  MaximumRetryAttempts: v.pipe(v.number(), v.minValue(0), v.maxValue(2)),
  MaximumEventAgeInSeconds: v.pipe(v.number(), v.minValue(60), v.maxValue(21_600)),
});
const invokeConfigs = resourcesOf(service, 'AWS::Lambda::EventInvokeConfig').map(([, { Properties }]) =>
  v.parse(invokeConfigSchema, Properties),
);

test('the clock has each schedule of the list, and no other', () => {
  expect(made.map(({ Description }) => Description)).toEqual(scheduleIds.map((id) => schedules[id].does));
  expect(made.map(({ ScheduleExpression }) => ScheduleExpression)).toEqual(
    scheduleIds.map((id) => {
      const rhythm = schedules[id];
      if ('daily' in rhythm) {
        const [hour, minute] = rhythm.daily.split(':').map(Number);
        return `cron(${minute} ${hour} * * ? *)`;
      }
      return rhythm.every % 60 === 0
        ? `rate(${rhythm.every / 60} hour${rhythm.every > 60 ? 's' : ''})`
        : `rate(${rhythm.every} minute${rhythm.every > 1 ? 's' : ''})`;
    }),
  );
});

test('a run that cannot be handed over becomes a dead letter after finite retries', () => {
  for (const { Target } of made) {
    const queue = idOf(Target.DeadLetterConfig.Arn);
    expect(queues).toContain(queue);
    // The scheduler sends with the rights of the schedule's own role.
    const sends = statements.filter(
      ({ effect, actions, resources }) =>
        effect === 'Allow' &&
        actions.includes('sqs:SendMessage') &&
        resources.some((one) => v.is(arnOf, one) && idOf(one) === queue),
    );
    expect(sends.length).toBeGreaterThan(0);
  }
});

test('what recurs is not handed over after several later runs', () => {
  for (const [index, { Target }] of made.entries()) {
    const id = scheduleIds[index];
    const rhythm = id && schedules[id];
    const minutes = rhythm && 'every' in rhythm ? Math.max(rhythm.every, 5) : 12 * 60;
    expect(Target.RetryPolicy.MaximumEventAgeInSeconds).toBeLessThanOrEqual(minutes * 60);
  }
});

test('a run that fails is tried again a few times, and then becomes a dead letter', () => {
  const functions = resourcesOf(service, 'AWS::Lambda::Function');
  for (const { Target } of made) {
    const id = idOf(Target.Arn);
    expect(invokeConfigs.filter(({ FunctionName }) => FunctionName.Ref === id)).toHaveLength(1);
    const [, target] = functions.find(([name]) => name === id) ?? [];
    expect(target?.Properties.DeadLetterConfig).toMatchObject({ TargetArn: expect.anything() });
  }
});

test('every function that nobody waits for has finite retries and a place for what fails', () => {
  const unattended = Object.values(functionDefinitions).filter((one) => 'unattended' in one);
  expect(invokeConfigs).toHaveLength(unattended.length);
});
