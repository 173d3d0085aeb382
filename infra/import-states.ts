import {
  Choice,
  Condition,
  DistributedMap,
  Errors,
  Fail,
  type IChainable,
  JitterType,
  JsonPath,
  Pass,
  type RetryProps,
  S3JsonItemReader,
  Succeed,
  TaskInput,
  type TaskStateBase,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { type FunctionId, functionDefinitions } from './functions.ts';
import type { Functions } from './lambda.ts';

/** How many chunks of one import are written at a time: enough to fill a new on-demand table, not to flood it. */
const chunkConcurrency = 16;

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

/** A step threw or ran out of time. What is wrong with a file is an answer and no error, so this fault may pass. */
const stepFault: RetryProps = {
  errors: [Errors.TASKS_FAILED, Errors.TIMEOUT],
  interval: Duration.seconds(2),
  maxAttempts: 2,
  ...backOff,
};

const pick = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, JsonPath.stringAt(`$.${name}`)]));

const importIds = pick('team_id', 'import_id');

/** The states that take a file from its arrival to the results beside it. The state carries ids and counters only. */
export class ImportStates extends Construct {
  readonly start: IChainable;
  readonly #functions: Functions;
  readonly #fail: IChainable;

  constructor(scope: Construct, functions: Functions) {
    super(scope, 'States');
    this.#functions = functions;
    const failed = new Fail(this, 'Failed', { errorPath: '$.error.Error', causePath: '$.error.Cause' });
    this.#fail = this.failImport(failed);
    const finish = this.step('Finish', 'import-finish', importIds).next(new Succeed(this, 'Finished'));
    const write = this.writeRows().next(this.writeRepeats(finish));
    const plan = this.step('Plan', 'import-plan', importIds).next(
      new Choice(this, 'Planned?')
        .when(Condition.stringEquals('$.action', 'write'), write)
        .when(Condition.stringEquals('$.action', 'finish'), finish)
        .otherwise(new Succeed(this, 'Refused')),
    );
    const event = pick('bucket', 'key', 'etag', 'sequencer', 'time');
    const execution = JsonPath.stringAt('$$.Execution.Id');
    // Until it is registered there is no import that could be marked as failed.
    this.start = this.task('Register', 'import-register', { ...event, execution })
      .addCatch(failed, { resultPath: '$.error' })
      .next(
        new Choice(this, 'Registered?')
          .when(Condition.stringEquals('$.action', 'plan'), plan)
          .otherwise(new Succeed(this, 'Nothing to do')),
      );
  }

  /** A function as a task that is retried. With `keep` the state stays as it was, else it becomes the answer. */
  private task(name: string, id: FunctionId, payload: Record<string, unknown>, keep = false): LambdaInvoke {
    const task = new LambdaInvoke(this, name, {
      lambdaFunction: this.#functions[id],
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
      payload: TaskInput.fromObject(payload),
      // The function's own limit comes first; this one is for an answer that never arrives.
      taskTimeout: Timeout.duration(functionDefinitions[id].timeout.plus(Duration.minutes(1))),
      ...(keep && { resultPath: JsonPath.DISCARD }),
    });
    task.addRetry(serviceFault);
    task.addRetry(stepFault);
    return task;
  }

  /** A task whose failure fails the import. */
  private step(name: string, id: FunctionId, payload: Record<string, unknown>, keep = false): TaskStateBase {
    return this.task(name, id, payload, keep).addCatch(this.#fail, { resultPath: '$.error' });
  }

  /** Marks the import as failed, and fails also when that fails. */
  private failImport(failed: Fail): IChainable {
    const why = { ...importIds, error: JsonPath.objectAt('$.error') };
    return this.task('Fail import', 'import-fail', why, true)
      .addCatch(failed, { resultPath: '$.failing' })
      .next(failed);
  }

  /** All chunks of the manifest, in any order: no two of them hold rows of the same contact. */
  private writeRows(): DistributedMap {
    const manifest = {
      bucketNamePath: JsonPath.stringAt('$.bucket'),
      key: JsonPath.stringAt('$.manifest_key'),
    };
    const map = new DistributedMap(this, 'Write rows', {
      itemReader: new S3JsonItemReader(manifest),
      itemSelector: { ...importIds, chunk: JsonPath.numberAt('$$.Map.Item.Value.chunk') },
      maxConcurrency: chunkConcurrency,
      resultPath: JsonPath.DISCARD,
      label: 'rows',
    });
    const chunk = { ...importIds, chunk: JsonPath.numberAt('$.chunk') };
    map.itemProcessor(this.task('Write chunk', 'import-chunk', chunk));
    return map.addCatch(this.#fail, { resultPath: '$.error' });
  }

  /** Rows that name a contact again, after all else and in the file's order: the last one wins. */
  private writeRepeats(next: IChainable): Choice {
    const left = new Choice(this, 'Repeats left?');
    const count = new Pass(this, 'Next repeat', {
      parameters: {
        next: JsonPath.mathAdd(JsonPath.numberAt('$.repeats.next'), 1),
        total: JsonPath.numberAt('$.repeats.total'),
      },
      resultPath: '$.repeats',
    });
    const repeat = { ...importIds, repeat: JsonPath.numberAt('$.repeats.next') };
    const write = this.step('Write repeat', 'import-chunk', repeat, true);
    return left
      .when(
        Condition.numberLessThanJsonPath('$.repeats.next', '$.repeats.total'),
        write.next(count).next(left),
      )
      .otherwise(next);
  }
}
