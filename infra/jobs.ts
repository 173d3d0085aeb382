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
import type { FunctionId } from './functions.ts';
import type { Functions } from './lambda.ts';

interface Job {
  readonly does: string;
  readonly when: ScheduleExpression;
}

const jobs = {
  'purge-trash': {
    does: 'Removes contacts whose time in the trash is over',
    when: ScheduleExpression.cron({ hour: '2', minute: '10' }),
  },
  'clean-imports': {
    does: 'Brings imports that nobody works on any more to an end',
    when: ScheduleExpression.rate(Duration.minutes(15)),
  },
  'clean-jobs': {
    does: 'Brings jobs that nobody works on any more to an end, and tags that nothing counts any more',
    when: ScheduleExpression.rate(Duration.minutes(15)),
  },
  'clean-companies': {
    does: 'Takes the last look at companies that were deleted',
    when: ScheduleExpression.rate(Duration.minutes(15)),
  },
  'scan-duplicates': {
    does: 'Starts the scans for duplicates of teams that want one each night',
    when: ScheduleExpression.rate(Duration.minutes(15)),
  },
  'close-calls': {
    does: 'Closes calls whose end nobody has told for a day',
    when: ScheduleExpression.rate(Duration.minutes(15)),
  },
  'resume-merges': {
    does: 'Goes on with merges that nobody goes on with any more, and looks after those that are done',
    when: ScheduleExpression.rate(Duration.minutes(15)),
  },
  'retry-webhooks': {
    does: 'Sends again what receivers of webhooks did not take',
    when: ScheduleExpression.rate(Duration.minutes(1)),
  },
} as const satisfies Partial<Record<FunctionId, Job>>;

/** Adds the scheduled jobs. Each gets the time at which it was due, which a retry does not change. */
export const addJobs = (scope: Construct, functions: Functions, deadLetterQueue: IQueue): void => {
  const home = new Construct(scope, 'Jobs');
  const input = ScheduleTargetInput.fromObject({ at: ContextAttribute.scheduledTime });
  const entries: [keyof typeof jobs, Job][] = [
    ['purge-trash', jobs['purge-trash']],
    ['clean-imports', jobs['clean-imports']],
    ['clean-jobs', jobs['clean-jobs']],
    ['clean-companies', jobs['clean-companies']],
    ['scan-duplicates', jobs['scan-duplicates']],
    ['close-calls', jobs['close-calls']],
    ['resume-merges', jobs['resume-merges']],
    ['retry-webhooks', jobs['retry-webhooks']],
  ];
  for (const [id, { does, when }] of entries) {
    const target = new LambdaInvoke(functions[id], { input, deadLetterQueue, retryAttempts: 5 });
    new Schedule(home, id, { description: does, schedule: when, target });
  }
};
