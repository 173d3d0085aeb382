import { Choice, Condition, type IChainable, JsonPath, Succeed } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { PipelineOptions } from './imports.ts';
import { addJobMachine } from './job-machine.ts';
import type { Functions } from './lambda.ts';
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
    const person = this.chunks('Work on persons', {
      name: 'Work on person',
      id: 'person-chunk',
      label: 'persons',
      atOnce: chunkConcurrency,
    }).next(
      this.step('Finish person', 'person-finish', jobIds).next(new Succeed(this, 'Finished with person')),
    );
    const execution = JsonPath.stringAt('$$.Execution.Id');
    this.start = this.step('Plan', 'bulk-plan', { ...jobIds, execution }).next(
      new Choice(this, 'Planned?')
        .when(Condition.stringEquals('$.action', 'work'), work)
        .when(Condition.stringEquals('$.action', 'person'), person)
        .otherwise(new Succeed(this, 'Nothing to do')),
    );
  }
}

/** The pipeline of bulk jobs: a request that the API puts into the bucket starts it. */
export const addBulk = (scope: Construct, { functions, ...options }: PipelineOptions) => {
  const home = new Construct(scope, 'Bulk');
  const { start } = new BulkStates(home, functions);
  return addJobMachine(home, options, {
    start,
    log: 'bulk',
    request: 'request.json',
    says: 'The request of a bulk job starts it',
  });
};
