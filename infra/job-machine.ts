import { EventField, Match, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { DefinitionBody, type IChainable, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { PipelineOptions } from './imports.ts';
import { addLog } from './lambda.ts';

interface JobMachine {
  readonly start: IChainable;
  /** What its log is called. */
  readonly log: string;
  /** The file in a job's folder whose arrival starts it. */
  readonly request: string;
  /** What the rule is for. */
  readonly says: string;
}

/** The state machine of a kind of job: a request that is put into the job's folder of the bucket starts it. */
export const addJobMachine = (
  home: Construct,
  { stage, bucket, deadLetters }: Omit<PipelineOptions, 'functions'>,
  { start, log, request, says }: JobMachine,
): StateMachine => {
  const machine = new StateMachine(home, 'Machine', {
    definitionBody: DefinitionBody.fromChainable(start),
    timeout: Duration.hours(12),
    tracingEnabled: true,
    logs: {
      destination: addLog(home, 'Log', `/aws/vendedlogs/callbook/${stage}/${log}`),
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
    description: says,
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: {
        bucket: { name: [bucket.bucketName] },
        object: { key: Match.wildcard(`work/*/job_*/${request}`) },
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
