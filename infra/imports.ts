import { EventField, Match, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ImportStates } from './import-states.ts';
import { addLog, type Functions } from './lambda.ts';

// What the service itself writes, and the options beside a file, must not start an import.
const notImports = ['work/*', 'transcripts/*', '*.results.csv', '*.rejected.csv', '*.import.json'];

export interface PipelineOptions {
  readonly stage: string;
  readonly functions: Functions;
  readonly bucket: Bucket;
  readonly deadLetters: IQueue;
}

/** Starts the machine for every object that arrives; an event that cannot be handed over becomes a dead letter. */
const addTrigger = (
  scope: Construct,
  machine: StateMachine,
  bucket: Bucket,
  deadLetterQueue: IQueue,
): Rule => {
  const detail = (path: string) => EventField.fromPath(`$.detail.${path}`);
  const input = RuleTargetInput.fromObject({
    bucket: detail('bucket.name'),
    key: detail('object.key'),
    etag: detail('object.etag'),
    sequencer: detail('object.sequencer'),
    time: EventField.time,
  });
  return new Rule(scope, 'FileArrived', {
    description: 'A file in the import bucket starts an import',
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: {
        bucket: { name: [bucket.bucketName] },
        $or: [
          { object: { key: Match.anythingButWildcard(...notImports) } },
          // A rejected file that somebody mended and dropped again; the service itself copies its results here.
          { object: { key: Match.suffix('.rejected.csv') }, reason: Match.anythingBut('CopyObject') },
          // Somebody starts an import that was looked through.
          { object: { key: Match.wildcard('work/*/imp_*/start.json') } },
        ],
      },
    },
    targets: [new SfnStateMachine(machine, { input, deadLetterQueue })],
  });
};

/** The import pipeline: its state machine and what starts it. */
export const addImports = (scope: Construct, props: PipelineOptions): StateMachine => {
  const home = new Construct(scope, 'Imports');
  const { start } = new ImportStates(home, props.functions);
  const machine = new StateMachine(home, 'Machine', {
    definitionBody: DefinitionBody.fromChainable(start),
    timeout: Duration.hours(12),
    tracingEnabled: true,
    logs: {
      destination: addLog(home, 'Log', `/aws/vendedlogs/callbook/${props.stage}/imports`),
      level: LogLevel.ALL,
      // The data names files, and causes may quote rows.
      includeExecutionData: false,
    },
  });
  machine.addToRolePolicy(
    new PolicyStatement({ actions: ['s3:GetObject'], resources: [props.bucket.arnForObjects('work/*')] }),
  );
  addTrigger(home, machine, props.bucket, props.deadLetters);
  return machine;
};
