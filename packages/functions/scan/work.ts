import anyAscii from 'any-ascii';
import * as v from 'valibot';
import { gatherShard } from '#core/scan/gather-step.ts';
import type { ScanStep } from '#core/scan/plan-step.ts';
import { compareChanges } from '#core/scan/update-step.ts';
import { compareStep, measureStep, tallyStep } from '#core/scan/work-steps.ts';
import type { Invocation } from '../deadline.ts';
import { openFileServices } from '../file-services.ts';
import { log } from '../log.ts';
import { stepEntries, stepOf } from './step.ts';

const services = openFileServices();
const inputSchema = v.object({
  ...stepEntries,
  does: v.picklist(['gather', 'tally', 'measure', 'compare', 'compare-changes']),
  chunk: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
});

/** What is done between the plan and the end, each on a shard of contacts, a partition of keys, or all. */
const works: Record<
  v.InferOutput<typeof inputSchema>['does'],
  (step: ScanStep, chunk: number) => Promise<void>
> = {
  gather: (step, shard) => gatherShard(step, shard, anyAscii),
  tally: tallyStep,
  measure: (step) => measureStep(step, anyAscii),
  compare: (step, partition) => compareStep(step, partition, anyAscii),
  'compare-changes': (step) => compareChanges(step, anyAscii),
};

export const handler = async (event: unknown, invocation: Invocation) => {
  const { does, chunk, ...ids } = v.parse(inputSchema, event);
  await works[does](stepOf(services, ids, invocation), chunk);
  log.info('scan step done', { ...ids, does, chunk });
  return ids;
};
