import type { Romanise } from '../duplicate/name-words.ts';
import { addJobProgress, getJob } from '../job/job.ts';
import { shards } from '../table/shard.ts';
import { comparePartition } from './compare.ts';
import { measureScan, readMeasures } from './measures.ts';
import type { ScanStep } from './plan-step.ts';
import { readPlan } from './scan-plan.ts';
import { jobStore, scanFiles } from './scan-store.ts';
import { SubjectFiles } from './subject-files.ts';
import { tallyPartition } from './tally.ts';

/** Sorts and counts the keys of a partition; done once, it stands. */
export const tallyStep = async ({ files, teamId, jobId }: ScanStep, partition: number): Promise<void> => {
  const store = jobStore(files, teamId, jobId);
  if (await store.find(scanFiles.tally(partition))) return;
  await tallyPartition(store, { shards: shards.length, partition });
};

/** Puts together what was counted. */
export const measureStep = async ({ files, teamId, jobId }: ScanStep, romanise: Romanise): Promise<void> => {
  const store = jobStore(files, teamId, jobId);
  if (await store.find(scanFiles.measures)) return;
  const { partitions, customFields } = await readPlan(store);
  const subjects = await SubjectFiles.open(store, shards.length, { customFields, romanise });
  await measureScan(store, subjects, partitions);
};

/** Compares the contacts of a partition; done once, it stands. */
export const compareStep = async (
  { table, files, teamId, jobId }: ScanStep,
  partition: number,
  romanise: Romanise,
): Promise<void> => {
  const store = jobStore(files, teamId, jobId);
  if (await store.find(scanFiles.found(partition))) return;
  const { threshold, number, matchEmail, customFields } = await readPlan(store);
  const measures = await readMeasures(store, { matchEmail, customFields });
  await comparePartition(
    store,
    { partition, shards: shards.length, romanise },
    { threshold, measures, since: number },
  );
  // A sign of life.
  await addJobProgress(table, await getJob(table, teamId, jobId), { done: 0, failed: 0 }, new Date());
};
