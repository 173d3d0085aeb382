import { Match, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { streamFilters } from '#core/projection/stream-filter.ts';
import { deadLetterFolder, streamArn } from './grants.ts';
import type { Functions } from './lambda.ts';
import type { StorageStack } from './storage.ts';

interface EventOptions {
  readonly functions: Functions;
  readonly storage: StorageStack;
  readonly deadLetters: IQueue;
}

/**
 * What both followers of the stream share; it has room for two. A bad record holds its shard up for its retries, while
 * Lambda takes the batch apart to find it.
 */
const following = ({ table }: StorageStack) => ({
  eventSourceArn: streamArn(table),
  startingPosition: StartingPosition.TRIM_HORIZON,
  reportBatchItemFailures: true,
  bisectBatchOnError: true,
  retryAttempts: 5,
});

/** Makes timelines, counters and the feed of the changes. What it gives up is kept whole, to be projected later. */
const addProjection = (scope: Construct, { functions, storage, deadLetters }: EventOptions): void => {
  const bucket = storage.deadLetterBucket;
  new EventSourceMapping(scope, 'Projection', {
    ...following(storage),
    target: functions.projector,
    filters: streamFilters.map((filter) => FilterCriteria.filter(filter)),
    batchSize: 300,
    // The stream keeps a change for a day.
    maxRecordAge: Duration.hours(20),
    // The right to write there is one of the function's own; CDK's destination would grant more.
    onFailure: { bind: () => ({ destination: bucket.bucketArn }) },
  });
  new Rule(scope, 'ChangesGivenUp', {
    description: 'Changes that could not be projected become dead letters, of which an alarm tells',
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [bucket.bucketName] }, object: { key: Match.prefix(deadLetterFolder) } },
    },
    targets: [new SqsQueue(deadLetters)],
  });
};

/** Takes calls from the account's own bus, as other systems put them there. */
const addCallBus = (scope: Construct, { functions, deadLetters }: EventOptions): void => {
  new Rule(scope, 'CallCompleted', {
    description: 'A call that another system tells of is logged',
    eventPattern: { detailType: ['call.completed'] },
    targets: [new LambdaFunction(functions['call-completed'], { deadLetterQueue: deadLetters })],
  });
};

/** Lets a model read each transcript that somebody sends for it. */
export const addTranscripts = (
  scope: Construct,
  { functions, bucket, deadLetters }: Pick<EventOptions, 'functions' | 'deadLetters'> & { bucket: Bucket },
): void => {
  new Rule(scope, 'TranscriptArrived', {
    description: 'A transcript that waits for a language model is read',
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [bucket.bucketName] }, object: { key: Match.prefix('transcripts/') } },
    },
    targets: [new LambdaFunction(functions['read-transcript'], { deadLetterQueue: deadLetters })],
  });
};

/** Adds the functions that follow the changes of the table, and calls on the bus. */
export const addEvents = (scope: Construct, options: EventOptions): void => {
  const { functions, storage, deadLetters } = options;
  const home = new Construct(scope, 'Events');
  addProjection(home, options);
  addCallBus(home, options);
  new EventSourceMapping(home, 'Webhooks', {
    ...following(storage),
    target: functions['webhook-send'],
    filters: [FilterCriteria.filter({ eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: ['FEED'] } } } })],
    batchSize: 10,
    // A team whose receivers are slow holds up few others.
    parallelizationFactor: 5,
    retryAttempts: 10,
    maxRecordAge: Duration.hours(12),
    onFailure: new SqsDlq(deadLetters),
  });
};
