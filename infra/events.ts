import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { streamArn } from './grants.ts';
import type { Functions } from './lambda.ts';
import type { StorageStack } from './storage.ts';

interface EventOptions {
  readonly functions: Functions;
  readonly storage: StorageStack;
  readonly deadLetters: IQueue;
}

/** What follows the changes of the table. */
export const addEvents = (scope: Construct, { functions, storage, deadLetters }: EventOptions): void => {
  const home = new Construct(scope, 'Events');
  new EventSourceMapping(home, 'Webhooks', {
    target: functions['webhook-send'],
    eventSourceArn: streamArn(storage.table),
    filters: [FilterCriteria.filter({ eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: ['FEED'] } } } })],
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 10,
    // A team whose receivers are slow holds up few others.
    parallelizationFactor: 5,
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    retryAttempts: 10,
    maxRecordAge: Duration.hours(12),
    onFailure: new SqsDlq(deadLetters),
  });
};
