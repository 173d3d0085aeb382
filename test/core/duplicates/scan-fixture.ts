import anyAscii from 'any-ascii';
import { type Findings, findPairs } from '#core/duplicate/find-pairs.ts';
import { type Profile, profileOf, type Subject } from '#core/duplicate/profile.ts';
import { type Compared, comparePartition } from '#core/scan/compare.ts';
import { Gatherer } from '#core/scan/gather.ts';
import { measureScan, readMeasures } from '#core/scan/measures.ts';
import type { ScanStore } from '#core/scan/scan-store.ts';
import { SubjectFiles } from '#core/scan/subject-files.ts';
import { tallyPartition } from '#core/scan/tally.ts';
import { shardOf, shards } from '#core/table/shard.ts';

/** Files of a scan in memory. */
export const memoryStore = (): ScanStore & { files: Map<string, Buffer> } => {
  const files = new Map<string, Buffer>();
  return {
    files,
    find: async (name) => files.get(name),
    write: async (name, content) => {
      files.set(name, Buffer.from(content));
    },
  };
};

const matching = { matchEmail: true, customFields: [] };
const reader = { customFields: [], romanise: anyAscii };

/** Gathers contacts into the files of a scan, as its first step does with those of the table. */
const gatherAll = async (store: ScanStore, subjects: readonly Subject[], partitions: number) => {
  for (const shard of shards) {
    const gatherer = new Gatherer({ shard, shards: shards.length, partitions }, reader);
    for (const subject of subjects)
      if (shardOf(subject.id) === shard) gatherer.add({ company: null, ...subject, department_id: null });
    await gatherer.leave(store);
  }
};

/** Scans contacts, as the pipeline does. */
export const scanAll = async (
  store: ScanStore,
  subjects: readonly Subject[],
  { threshold, partitions }: { threshold: number; partitions: number },
): Promise<Compared & { shared: number }> => {
  await gatherAll(store, subjects, partitions);
  for (let partition = 0; partition < partitions; partition++)
    await tallyPartition(store, { shards: shards.length, partition });
  const files = await SubjectFiles.open(store, shards.length, reader);
  await measureScan(store, files, partitions);
  const measures = await readMeasures(store, matching);
  const all: Compared = { found: [], compared: 0, isCut: false };
  for (let partition = 0; partition < partitions; partition++) {
    const step = { partition, shards: shards.length, romanise: anyAscii };
    const { found, compared, isCut } = await comparePartition(store, step, { threshold, measures, since: 1 });
    all.found.push(...found);
    all.compared += compared;
    all.isCut ||= isCut;
  }
  return { ...all, shared: measures.sharedValues.length };
};

/** The same in memory, all at once. */
export const oracle = (
  subjects: readonly Subject[],
  threshold: number,
): Findings & { profiles: readonly Profile[] } => {
  const profiles = subjects.map((subject) => profileOf(subject, reader));
  return { profiles, ...findPairs(profiles, { ...matching, threshold }) };
};
