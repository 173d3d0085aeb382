import { expect, test } from 'vitest';
import { rhythmOf, scheduleIds } from '#core/schedule/schedules.schema.ts';
import { resourcesOf, synthesise } from './synth.ts';

const { storage, service, pages } = synthesise({ stage: 'prod' });

/** What costs nothing while nobody uses it, but for the bytes it keeps. */
const freeAtRest = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::DynamoDB::Table',
  'AWS::Events::Rule',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::Schedule',
  'AWS::StepFunctions::StateMachine',
  'Custom::Pages',
]);

test('at rest only the alarms cost, and they are few', () => {
  const types = [storage, service, pages].flatMap(({ Resources }) =>
    Object.values(Resources).map(({ Type }) => Type),
  );
  const costly = types.filter((type) => !freeAtRest.has(type));
  expect(costly).toEqual(Array.from({ length: 10 }, () => 'AWS::CloudWatch::Alarm'));
});

test('no function is kept warm or reserved', () => {
  for (const [, { Properties }] of resourcesOf(service, 'AWS::Lambda::Function'))
    expect(Object.keys(Properties)).not.toContain('ReservedConcurrentExecutions');
  expect(JSON.stringify(service)).not.toContain('ProvisionedConcurren');
});

test('the clock wakes few jobs often: one every minute, and what need not be soon less than hourly', () => {
  const minutes = scheduleIds.map(rhythmOf).flatMap((rhythm) => ('every' in rhythm ? [rhythm.every] : []));
  expect(minutes.filter((every) => every < 15)).toEqual([1]);
  // Of a month's million free requests of Lambda, idle.
  const runsAMonth = minutes.reduce((sum, every) => sum + (30 * 24 * 60) / every, 0);
  expect(runsAMonth).toBeLessThan(80_000);
});
