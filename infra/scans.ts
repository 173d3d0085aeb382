import { Choice, Condition, type IChainable, JsonPath, Succeed } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { PipelineOptions } from './imports.ts';
import { addJobMachine } from './job-machine.ts';
import type { Functions } from './lambda.ts';
import { PipelineStates, pick } from './pipeline-states.ts';

/** Functions of one scan at a time: it must not keep the API from its work. */
const atOnce = 4;

/** The key of the request names team and job. */
const scanIds = pick('key');

/** The states that take a scan from its request to its end. */
class ScanStates extends PipelineStates {
  readonly start: IChainable;

  constructor(scope: Construct, functions: Functions) {
    super(scope, { functions, ids: scanIds, fail: { name: 'Fail scan', id: 'scan-fail' } });
    const finish = this.step('Finish', 'scan-finish', scanIds).next(new Succeed(this, 'Finished'));
    const execution = JsonPath.stringAt('$$.Execution.Id');
    this.start = this.step('Plan', 'scan-plan', { ...scanIds, execution }).next(
      new Choice(this, 'Planned?')
        .when(Condition.stringEquals('$.action', 'full'), this.#compareAll().next(finish))
        .when(
          Condition.stringEquals('$.action', 'changes'),
          this.#work('Compare changes', 'compare-changes').next(finish),
        )
        .when(Condition.stringEquals('$.action', 'finish'), finish)
        .otherwise(new Succeed(this, 'Nothing to do')),
    );
  }

  #work(name: string, does: string) {
    return this.step(name, 'scan-work', { ...scanIds, does }, JsonPath.DISCARD);
  }

  #each(name: string, work: { name: string; does: string; manifest: string }) {
    return this.chunks(name, { ...work, id: 'scan-work', label: work.does, atOnce });
  }

  #compareAll() {
    const [shards, partitions] = ['shards_key', 'partitions_key'];
    const gather = this.#each('Gather', { name: 'Gather shard', does: 'gather', manifest: shards });
    const tally = this.#each('Tally', { name: 'Tally partition', does: 'tally', manifest: partitions });
    const compare = this.#each('Compare', {
      name: 'Compare partition',
      does: 'compare',
      manifest: partitions,
    });
    return gather.next(tally).next(this.#work('Measure', 'measure')).next(compare);
  }
}

/** The pipeline of scans for duplicates: a request that is put into the bucket starts it. */
export const addScans = (scope: Construct, { functions, ...options }: PipelineOptions) => {
  const home = new Construct(scope, 'Scans');
  const { start } = new ScanStates(home, functions);
  return addJobMachine(home, options, {
    start,
    log: 'scans',
    request: 'scan.json',
    says: 'The request of a scan starts it',
  });
};
