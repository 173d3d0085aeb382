import type { HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface Watched {
  readonly api: HttpStage;
  readonly imports: StateMachine;
  readonly bulk: StateMachine;
  readonly scans: StateMachine;
  readonly projector: LambdaFunction;
  readonly webhookSend: LambdaFunction;
  readonly deadLetters: IQueue;
}

/** What an alarm stands for: the words of the mail and, as its heading, of the entry in docs/runbook.md. */
interface Watch {
  readonly says: string;
  readonly metric: IMetric;
  readonly threshold: number;
  /** So many periods long it looks back. */
  readonly periods?: number;
}

const period = Duration.minutes(5);
const sum = { period, statistic: 'Sum' };

/** So old (ms) may a change be that waits to be projected, or an event of the feed that waits to be sent. */
const oldestChange = Duration.minutes(10).toMilliseconds();

const iteratorAge = ({ functionName }: LambdaFunction) =>
  new Metric({
    namespace: 'AWS/Lambda',
    metricName: 'IteratorAge',
    dimensionsMap: { FunctionName: functionName },
    period,
    statistic: 'Maximum',
  });

/** How executions of a machine end that nothing in them could catch. */
const runs = (id: string, noun: string, machine: StateMachine): Readonly<Record<string, Watch>> => ({
  [`${id}Failed`]: {
    says: `${noun} ended in a fault of the service`,
    metric: machine.metricFailed(sum),
    threshold: 1,
  },
  [`${id}TimedOut`]: {
    says: `${noun} took longer than its state machine may run`,
    metric: machine.metricTimedOut(sum),
    threshold: 1,
  },
});

const watches = ({ api, imports, bulk, scans, projector, webhookSend, deadLetters }: Watched) => ({
  ...runs('Import', 'An import', imports),
  ...runs('Bulk', 'A bulk job', bulk),
  ...runs('Scan', 'A scan for duplicates', scans),
  ApiFault: { says: 'Requests were answered with 5xx', metric: api.metricServerError(sum), threshold: 5 },
  ChangesLate: {
    says: 'Changes wait to be projected',
    metric: iteratorAge(projector),
    threshold: oldestChange,
  },
  WebhooksLate: {
    says: 'Events wait to be sent to webhooks',
    metric: iteratorAge(webhookSend),
    threshold: oldestChange,
  },
  // What arrives, not what lies there: letters stay for days, and an alarm that is on already tells nobody of the
  // next one. All senders put them by SendMessage, which this metric counts (decision 0036). An idle queue's metrics
  // may come a quarter of an hour late.
  DeadLetters: {
    says: 'A file event, a scheduled job or changes of records were given up after all retries',
    metric: deadLetters.metricNumberOfMessagesSent(sum),
    threshold: 1,
    periods: 3,
  },
});

/** Lets the service publish to the topic for this account. A topic with a policy of its own has no default one. */
const permitPublishing = (topic: Topic, service: string): void => {
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal(service)],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(topic).account } },
    }),
  );
};

/**
 * The few things that someone must look at. An alarm costs about as much as all else at rest, so each stands for
 * many causes. Whoever subscribes to the topic is told.
 */
export const addAlarms = (scope: Construct, watched: Watched): Topic => {
  const home = new Construct(scope, 'Alarms');
  const topic = new Topic(home, 'Topic', { enforceSSL: true });
  permitPublishing(topic, 'cloudwatch.amazonaws.com');
  const action = new SnsAction(topic);
  const all: Readonly<Record<string, Watch>> = watches(watched);
  for (const [id, { says, metric, threshold, periods = 1 }] of Object.entries(all))
    new Alarm(home, id, {
      alarmDescription: says,
      metric,
      threshold,
      evaluationPeriods: periods,
      datapointsToAlarm: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(action);
  return topic;
};
