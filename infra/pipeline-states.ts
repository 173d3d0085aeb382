import {
  DistributedMap,
  Errors,
  Fail,
  type IChainable,
  JitterType,
  JsonPath,
  type RetryProps,
  S3JsonItemReader,
  TaskInput,
  type TaskStateBase,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { type FunctionId, functionDefinitions } from './functions.ts';
import type { Functions } from './lambda.ts';

const backOff = { backoffRate: 2, maxDelay: Duration.minutes(1), jitterStrategy: JitterType.FULL };

/** Lambda could not run the function; every step may run twice, so it just runs again. */
const serviceFault: RetryProps = {
  errors: [
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.TooManyRequestsException',
    'Lambda.ClientExecutionTimeoutException',
  ],
  interval: Duration.seconds(2),
  maxAttempts: 6,
  ...backOff,
};

/**
 * The table had too much to do until the step's time was over (`BusyError` in core). What the step has done is found
 * done, so it goes on for hours: slower is no failure. Attempts are counted by themselves, so those of real faults are
 * not used up.
 */
const busy: RetryProps = {
  errors: ['Busy'],
  interval: Duration.seconds(10),
  maxAttempts: 40,
  backoffRate: 2,
  maxDelay: Duration.minutes(3),
  jitterStrategy: JitterType.FULL,
};

/** A step threw or ran out of time. What is wrong with the input is an answer and no error, so this fault may pass. */
const stepFault: RetryProps = {
  errors: [Errors.TASKS_FAILED, Errors.TIMEOUT],
  interval: Duration.seconds(2),
  maxAttempts: 2,
  ...backOff,
};

export const pick = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, JsonPath.stringAt(`$.${name}`)]));

export interface PipelineProps {
  readonly functions: Functions;
  /** What every step is told beside its own. */
  readonly ids: Readonly<Record<string, string>>;
  /** Marks the run as failed, before the execution fails. */
  readonly fail: { readonly name: string; readonly id: FunctionId };
}

/** States of a pipeline: tasks that are retried, and one way out for all that fail for good. */
export class PipelineStates extends Construct {
  protected readonly failed: Fail;
  readonly #props: PipelineProps;
  readonly #fail: IChainable;

  constructor(scope: Construct, props: PipelineProps) {
    super(scope, 'States');
    this.#props = props;
    this.failed = new Fail(this, 'Failed', { errorPath: '$.error.Error', causePath: '$.error.Cause' });
    this.#fail = this.failRun();
  }

  /** A function as a task that is retried. The state becomes the answer, or has it at `resultPath`. */
  protected task(
    name: string,
    id: FunctionId,
    payload: Record<string, unknown>,
    resultPath?: string,
  ): LambdaInvoke {
    const task = new LambdaInvoke(this, name, {
      lambdaFunction: this.#props.functions[id],
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
      payload: TaskInput.fromObject(payload),
      // The function's own limit comes first; this one is for an answer that never arrives.
      taskTimeout: Timeout.duration(functionDefinitions[id].timeout.plus(Duration.minutes(1))),
      ...(resultPath !== undefined && { resultPath }),
    });
    task.addRetry(serviceFault);
    task.addRetry(busy);
    task.addRetry(stepFault);
    return task;
  }

  /** A task whose failure fails the run. */
  protected step(
    name: string,
    id: FunctionId,
    payload: Record<string, unknown>,
    resultPath?: string,
  ): TaskStateBase {
    return this.task(name, id, payload, resultPath).addCatch(this.#fail, { resultPath: '$.error' });
  }

  /** A function for every chunk of the manifest, so many at a time, in any order. */
  protected chunks(
    name: string,
    work: { name: string; id: FunctionId; label: string; atOnce: number; manifest?: string; does?: string },
  ) {
    const ids = { ...this.#props.ids, ...(work.does !== undefined && { does: work.does }) };
    const manifest = {
      bucketNamePath: JsonPath.stringAt('$.bucket'),
      key: JsonPath.stringAt(`$.${work.manifest ?? 'manifest_key'}`),
    };
    const map = new DistributedMap(this, name, {
      itemReader: new S3JsonItemReader(manifest),
      itemSelector: { ...ids, chunk: JsonPath.numberAt('$$.Map.Item.Value.chunk') },
      maxConcurrency: work.atOnce,
      resultPath: JsonPath.DISCARD,
      label: work.label,
    });
    map.itemProcessor(this.task(work.name, work.id, { ...ids, chunk: JsonPath.numberAt('$.chunk') }));
    return map.addCatch(this.#fail, { resultPath: '$.error' });
  }

  /** Marks the run as failed, and fails also when that fails. */
  private failRun(): IChainable {
    const { ids, fail } = this.#props;
    return this.task(fail.name, fail.id, { ...ids, error: JsonPath.objectAt('$.error') }, JsonPath.DISCARD)
      .addCatch(this.failed, { resultPath: '$.failing' })
      .next(this.failed);
  }
}
