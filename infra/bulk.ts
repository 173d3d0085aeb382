import { EventField, Match, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  Choice,
  Condition,
  DefinitionBody,
  type IChainable,
  JsonPath,
  LogLevel,
  StateMachine,
  Succeed,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { PipelineOptions } from './imports.ts';
import { addLog, type Functions } from './lambda.ts';
import { PipelineStates, pick } from './pipeline-states.ts';

/** Chunks of one job at a time: a job must not keep the API from its work. */
const chunkConcurrency = 4;

/** The key of the request names team and job. */
const jobIds = pick('key');

/** The states that take a job from its request to its end. */
class BulkStates extends PipelineStates {
  readonly start: IChainable;

  constructor(scope: Construct, functions: Functions) {
    super(scope, { functions, ids: jobIds, fail: { name: 'Fail job', id: 'bulk-fail' } });
    const work = this.chunks('Work', {
      name: 'Work on chunk',
      id: 'bulk-chunk',
      label: 'contacts',
      atOnce: chunkConcurrency,
    }).next(this.step('Finish', 'bulk-finish', jobIds).next(new Succeed(this, 'Finished')));
    const execution = JsonPath.stringAt('$$.Execution.Id');
    this.start = this.step('Plan', 'bulk-plan', { ...jobIds, execution }).next(
      new Choice(this, 'Planned?')
        .when(Condition.stringEquals('$.action', 'work'), work)
        .otherwise(new Succeed(this, 'Nothing to do')),
    );
  }
}

/** The pipeline of bulk jobs: a request that the API puts into the bucket starts it. */
export const addBulk = (scope: Construct, { stage, functions, bucket, deadLetters }: PipelineOptions) => {
  const home = new Construct(scope, 'Bulk');
  const machine = new StateMachine(home, 'Machine', {
    definitionBody: DefinitionBody.fromChainable(new BulkStates(home, functions).start),
    timeout: Duration.hours(12),
    tracingEnabled: true,
    logs: {
      destination: addLog(home, 'Log', `/aws/vendedlogs/callbook/${stage}/bulk`),
      level: LogLevel.ALL,
      // Causes may quote contacts.
      includeExecutionData: false,
    },
  });
  machine.addToRolePolicy(
    new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects('work/*')] }),
  );
  const key = EventField.fromPath('$.detail.object.key');
  new Rule(home, 'RequestArrived', {
    description: 'The request of a bulk job starts it',
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: {
        bucket: { name: [bucket.bucketName] },
        object: { key: Match.wildcard('work/*/job_*/request.json') },
      },
    },
    targets: [
      new SfnStateMachine(machine, {
        input: RuleTargetInput.fromObject({ key }),
        deadLetterQueue: deadLetters,
      }),
    ],
  });
  return machine;
};
