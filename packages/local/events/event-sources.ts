import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { type CorsRule, corsRuleSchema } from '../s3/s3-cors.ts';
import { UnsupportedTemplateError } from '../template/intrinsics.ts';
import { propertiesOf, refused } from '../template/properties.ts';
import type { Resource, Template } from '../template/template.ts';
import type { JsonObject, Rule, ScheduleSource, StateMachineSource, StreamMapping } from '../types.ts';

export interface BucketSource {
  readonly id: string;
  readonly name: string;
  /** Whether its objects' events go to EventBridge. */
  readonly announces: boolean;
  readonly corsRules: readonly CorsRule[];
}

const bucketSchema = v.object({
  NotificationConfiguration: v.optional(
    v.object({
      EventBridgeConfiguration: v.optional(v.object({ EventBridgeEnabled: v.optional(v.boolean(), true) })),
      LambdaConfigurations: refused,
      QueueConfigurations: refused,
      TopicConfigurations: refused,
    }),
  ),
  CorsConfiguration: v.optional(v.object({ CorsRules: v.array(corsRuleSchema) }), { CorsRules: [] }),
  VersioningConfiguration: refused,
});

export const bucketSources = (template: Template): BucketSource[] =>
  template.resources('AWS::S3::Bucket').map((bucket) => {
    const { NotificationConfiguration, CorsConfiguration } = propertiesOf(bucketSchema, bucket);
    const announces = NotificationConfiguration?.EventBridgeConfiguration?.EventBridgeEnabled ?? false;
    const { CorsRules: corsRules } = CorsConfiguration;
    return { id: bucket.id, name: bucket.name, announces, corsRules };
  });

const jsonObject = v.record(v.string(), v.unknown());

const ruleSchema = v.object({
  EventPattern: v.exactOptional(jsonObject),
  EventBusName: refused,
  ScheduleExpression: refused,
  State: v.exactOptional(v.string()),
  Targets: v.exactOptional(
    v.array(
      v.object({
        Id: v.string(),
        Arn: v.string(),
        Input: v.exactOptional(v.string()),
        InputPath: v.exactOptional(v.string()),
        InputTransformer: v.exactOptional(
          v.object({
            InputPathsMap: v.exactOptional(v.record(v.string(), v.string())),
            InputTemplate: v.string(),
          }),
        ),
      }),
    ),
  ),
});

export const ruleSources = (template: Template): Rule[] =>
  template
    .resources('AWS::Events::Rule')
    .map((rule) => ({ ...propertiesOf(ruleSchema, rule), Name: rule.id }))
    .map(({ Targets = [], ...rule }) => ({ ...rule, Targets: Targets.filter((target) => !isQueue(target)) }))
    .filter(({ Targets }) => Targets.length > 0);

const machineSchema = v.object({
  DefinitionString: v.string(),
  DefinitionSubstitutions: refused,
  StateMachineType: v.optional(v.literal('STANDARD')),
});

export const stateMachineSources = (template: Template): StateMachineSource[] =>
  template.resources('AWS::StepFunctions::StateMachine').map((machine) => ({
    arn: machine.arn,
    name: machine.name,
    definition: definitionOf(machine),
  }));

const definitionOf = (machine: Resource): JsonObject => {
  const { DefinitionString } = propertiesOf(machineSchema, machine);
  return v.parse(jsonObject, JSON.parse(DefinitionString));
};

const scheduleSchema = v.object({
  ScheduleExpression: v.string(),
  ScheduleExpressionTimezone: v.optional(v.string()),
  State: v.optional(v.picklist(['ENABLED', 'DISABLED']), 'ENABLED'),
  StartDate: refused,
  EndDate: refused,
  Target: v.object({ Arn: v.string(), Input: v.optional(v.string()) }),
});

/** Named by their ids, which are what `npm run job` takes. */
export const scheduleSources = (template: Template): ScheduleSource[] =>
  template.resources('AWS::Scheduler::Schedule').map((schedule) => {
    const { ScheduleExpression, ScheduleExpressionTimezone, State, Target } = propertiesOf(
      scheduleSchema,
      schedule,
    );
    return {
      name: schedule.id,
      expression: ScheduleExpression,
      ...(ScheduleExpressionTimezone !== undefined && { timezone: ScheduleExpressionTimezone }),
      enabled: State === 'ENABLED',
      targetArn: Target.Arn,
      ...(Target.Input !== undefined && { input: Target.Input }),
    };
  });

const mappingSchema = v.object({
  FunctionName: v.string(),
  EventSourceArn: v.pipe(v.string(), v.startsWith('arn:aws:dynamodb:')),
  Enabled: v.exactOptional(v.boolean()),
  BatchSize: v.exactOptional(v.number()),
  MaximumBatchingWindowInSeconds: v.exactOptional(v.number()),
  StartingPosition: v.exactOptional(v.string()),
  BisectBatchOnFunctionError: v.exactOptional(v.boolean()),
  MaximumRetryAttempts: v.exactOptional(v.number()),
  MaximumRecordAgeInSeconds: v.exactOptional(v.number()),
  ParallelizationFactor: v.exactOptional(v.number()),
  FunctionResponseTypes: v.exactOptional(v.array(v.string())),
  FilterCriteria: v.exactOptional(jsonObject),
  DestinationConfig: v.exactOptional(
    v.object({
      OnFailure: v.object({ Destination: v.string() }),
      OnSuccess: refused,
    }),
  ),
});

export const streamMappings = (template: Template): StreamMapping[] =>
  template
    .resources('AWS::Lambda::EventSourceMapping')
    .map((mapping) => ({ ...propertiesOf(mappingSchema, mapping), uuid: uuidOf(mapping.id) }));

const uuidOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/** The bucket that a mapping's dead letters go to; undefined where they go elsewhere or nowhere. */
export const deadLetterBucket = ({ DestinationConfig }: StreamMapping): string | undefined =>
  /^arn:aws:s3:::(.+)$/.exec(DestinationConfig?.OnFailure.Destination ?? '')?.[1];

/** Queues are for AWS's own retries and alarms, so they have no place on the laptop. */
const isQueue = ({ Arn }: { Arn: string }) => Arn.startsWith('arn:aws:sqs:');

/** Tells whether a target is a function. */
export const isFunctionArn = (arn: string): boolean => arn.startsWith('arn:aws:lambda:');

/** The machines a rule may start and functions are the only targets that the laptop delivers to. */
export const checkRuleTargets = (rules: readonly Rule[], machines: readonly StateMachineSource[]): void => {
  const known = new Set(machines.map(({ arn }) => arn));
  for (const { Name, Targets = [] } of rules) {
    const stranger = Targets.find(({ Arn }) => !known.has(Arn) && !isFunctionArn(Arn));
    if (!stranger) continue;
    throw new UnsupportedTemplateError(
      `The rule ${Name} has a target that is neither a state machine nor a function: ${stranger.Arn}`,
    );
  }
};
