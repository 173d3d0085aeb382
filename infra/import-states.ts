import {
  Choice,
  Condition,
  type IChainable,
  JsonPath,
  Succeed,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { Functions } from './lambda.ts';
import { PipelineStates, pick } from './pipeline-states.ts';

/**
 * Number of chunks of one import that are written at a time: enough to fill a new on-demand table, not to
 * flood it.
 */
export const chunkConcurrency = 16;

const importIds = pick('team_id', 'import_id');

/** The states that take a file from its arrival to the results beside it. The state carries ids and counters only. */
export class ImportStates extends PipelineStates {
  readonly start: IChainable;

  constructor(scope: Construct, functions: Functions) {
    super(scope, { functions, ids: importIds, fail: { name: 'Fail import', id: 'import-fail' } });
    const finish = this.step('Finish', 'import-finish', importIds).next(new Succeed(this, 'Finished'));
    const write = this.inTurn(this.writeRows().next(this.writeRepeats(finish)));
    const plan = this.step('Plan', 'import-plan', importIds).next(
      new Choice(this, 'Planned?')
        .when(Condition.stringEquals('$.action', 'write'), write)
        .when(Condition.stringEquals('$.action', 'finish'), finish)
        .when(
          Condition.stringEquals('$.action', 'preview'),
          this.step('Preview', 'import-preview', importIds).next(new Succeed(this, 'Waits to be started')),
        )
        .otherwise(new Succeed(this, 'Refused')),
    );
    const event = pick('bucket', 'key', 'etag', 'sequencer', 'time');
    const execution = JsonPath.stringAt('$$.Execution.Id');
    // Until it is registered there is no import that could be marked as failed.
    this.start = this.task('Register', 'import-register', { ...event, execution })
      .addCatch(this.failed, { resultPath: '$.error' })
      .next(
        new Choice(this, 'Registered?')
          .when(Condition.stringEquals('$.action', 'plan'), plan)
          .otherwise(new Succeed(this, 'Nothing to do')),
      );
  }

  /** Copies of a file are written one after the other, and nothing while an import of the team is undone. */
  private inTurn(next: IChainable): IChainable {
    const take = this.step('Take turn', 'import-turn', importIds, '$.turn');
    const wait = new Wait(this, 'Wait', { time: WaitTime.secondsPath('$.turn.pause') });
    return take.next(
      new Choice(this, 'Its turn?')
        .when(Condition.numberGreaterThan('$.turn.pause', 0), wait.next(take))
        .otherwise(next),
    );
  }

  /** All chunks of the manifest, in any order: no two of them hold rows of the same contact. */
  private writeRows() {
    return this.chunks('Write rows', {
      name: 'Write chunk',
      id: 'import-chunk',
      label: 'rows',
      atOnce: chunkConcurrency,
    });
  }

  /** Rows that name a contact again, after all else and in the file's order: the last one wins. */
  private writeRepeats(next: IChainable): Choice {
    const left = new Choice(this, 'Repeats left?');
    const repeats = {
      next: JsonPath.numberAt('$.repeats.next'),
      total: JsonPath.numberAt('$.repeats.total'),
    };
    // As many as it has time for; it answers which one is next.
    const write = this.step('Write repeats', 'import-chunk', { ...importIds, repeats }, '$.repeats');
    return left
      .when(Condition.numberLessThanJsonPath('$.repeats.next', '$.repeats.total'), write.next(left))
      .otherwise(next);
  }
}
