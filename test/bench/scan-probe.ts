import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import anyAscii from 'any-ascii';
import { comparePartition } from '#core/scan/compare.ts';
import { Gatherer } from '#core/scan/gather.ts';
import { Lines } from '#core/scan/lines.ts';
import { measureScan, readMeasures } from '#core/scan/measures.ts';
import type { ScanStore } from '#core/scan/scan-store.ts';
import { readSubject } from '#core/scan/scan-subject.ts';
import { SubjectFiles } from '#core/scan/subject-files.ts';
import { tallyPartition } from '#core/scan/tally.ts';

/** Files of a scan in a folder in place of the bucket. */
const folderStore = (folder: string): ScanStore => ({
  find: async (name) => readFileSync(join(folder, name)),
  write: async (name, content) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  },
});

/** Runs steps of a scan, each chunk of them or only the first, and prints what it took; a process of its own. */
const [folder = '', does = '', given = '0', share = 'all'] = process.argv.slice(2);
const store = folderStore(folder);
const [contacts, shards] = [Number(given), 8];
const partitions = Math.ceil(contacts / 6_000);
const reader = { customFields: [], romanise: anyAscii };
const asked = { matchEmail: true, customFields: [] };
let compared = 0;

const gather = async (shard: number) => {
  const gatherer = new Gatherer({ shard, shards, partitions }, reader);
  const lines = new Lines(readFileSync(join(folder, `given/${shard}`)));
  for (let at = 0; ; at++) {
    const line = lines.at(at);
    if (line === '') break;
    gatherer.add(readSubject(line));
  }
  await gatherer.leave(store);
};

const steps: Record<string, { count: number; run: (chunk: number) => Promise<void> }> = {
  gather: { count: shards, run: gather },
  tally: { count: partitions, run: (partition) => tallyPartition(store, { shards, partition }) },
  measure: {
    count: 1,
    run: async () => {
      await measureScan(store, await SubjectFiles.open(store, shards, reader), partitions);
    },
  },
  compare: {
    count: partitions,
    run: async (partition) => {
      const measures = await readMeasures(store, asked);
      const step = { partition, shards, romanise: anyAscii };
      compared += (await comparePartition(store, step, { threshold: 60, measures, since: 1 })).compared;
    },
  },
};

const start = process.cpuUsage();
for (const name of does.split(',')) {
  const step = steps[name];
  if (!step) throw new Error(`There is no step ${name}.`);
  for (let chunk = 0; chunk < (share === 'all' ? step.count : 1); chunk++) await step.run(chunk);
}
const seconds = process.cpuUsage(start).user / 1e6;
console.log(JSON.stringify({ seconds, compared, megabytes: process.resourceUsage().maxRSS / 1_024 }));
