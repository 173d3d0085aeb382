import type { HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface Watched {
  readonly api: HttpStage;
  readonly imports: StateMachine;
  readonly bulk: StateMachine;
  readonly projector: LambdaFunction;
  readonly deadLetters: IQueue;
}

const period = Duration.minutes(5);

/** So old (ms) may a change be that waits to be projected. */
const oldestChange = Duration.minutes(10).toMilliseconds();

const iteratorAge = ({ functionName }: LambdaFunction) =>
  new Metric({
    namespace: 'AWS/Lambda',
    metricName: 'IteratorAge',
    dimensionsMap: { FunctionName: functionName },
    period,
    statistic: 'Maximum',
  });

/**
 * The few things that someone must look at. An alarm costs about as much as all else at rest, so each stands for
 * many causes. Whoever subscribes to the topic is told.
 */
export const addAlarms = (
  scope: Construct,
  { api, imports, bulk, projector, deadLetters }: Watched,
): Topic => {
  const home = new Construct(scope, 'Alarms');
  const topic = new Topic(home, 'Topic', { enforceSSL: true });
  const action = new SnsAction(topic);
  const alarm = (id: string, alarmDescription: string, metric: IMetric, threshold: number) =>
    new Alarm(home, id, {
      alarmDescription,
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(action);
  const sum = { period, statistic: 'Sum' };
  alarm('ImportFailed', 'An import ended in a fault of the service', imports.metricFailed(sum), 1);
  alarm('BulkFailed', 'A bulk job ended in a fault of the service', bulk.metricFailed(sum), 1);
  alarm('ApiFault', 'Requests were answered with 5xx', api.metricServerError(sum), 5);
  alarm('ChangesLate', 'Changes wait to be projected', iteratorAge(projector), oldestChange);
  alarm(
    'DeadLetters',
    'A file event, a scheduled job or changes of records were given up after all retries',
    deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
    1,
  );
  return topic;
};
