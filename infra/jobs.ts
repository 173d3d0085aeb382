import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { type Rhythm, rhythmOf, scheduleIds, schedules } from '#core/schedule/schedules.schema.ts';
import type { Functions } from './lambda.ts';

const expressionOf = (rhythm: Rhythm): ScheduleExpression => {
  if ('every' in rhythm) return ScheduleExpression.rate(Duration.minutes(rhythm.every));
  const [hour = '', minute = ''] = rhythm.daily.split(':').map((part) => String(Number(part)));
  return ScheduleExpression.cron({ hour, minute });
};

/**
 * So long the scheduler tries to hand a run over. What recurs soon is left to the next run; a day's run is worth hours.
 * AWS takes from a minute to a day.
 */
const patienceOf = (rhythm: Rhythm): Duration =>
  'every' in rhythm ? Duration.minutes(Math.min(Math.max(rhythm.every, 5), 60)) : Duration.hours(12);

/**
 * Adds the scheduled jobs. Each gets the time at which it was due, which a retry does not change. The scheduler's
 * retries are of handing a run over; those of a run that fails are the function's own (`unattended`).
 */
export const addJobs = (scope: Construct, functions: Functions, deadLetterQueue: IQueue): void => {
  const home = new Construct(scope, 'Jobs');
  const input = ScheduleTargetInput.fromObject({ at: ContextAttribute.scheduledTime });
  // One role for all: a stack has room for 500 resources.
  const role = new Role(home, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
  for (const id of scheduleIds) {
    const rhythm = rhythmOf(id);
    const target = new LambdaInvoke(functions[id], {
      input,
      role,
      deadLetterQueue,
      retryAttempts: 5,
      maxEventAge: patienceOf(rhythm),
    });
    new Schedule(home, id, { description: schedules[id].does, schedule: expressionOf(rhythm), target });
  }
};
