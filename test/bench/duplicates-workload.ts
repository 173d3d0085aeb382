import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import anyAscii from 'any-ascii';
import * as v from 'valibot';
import { whyNotPair } from '#core/duplicate/auto-merge.ts';
import { blockingKeys } from '#core/duplicate/blocking-keys.ts';
import { pairsPerContact } from '#core/duplicate/blocks.ts';
import { findPairs } from '#core/duplicate/find-pairs.ts';
import { type Profile, profileOf } from '#core/duplicate/profile.ts';
import { subjectLine } from '#core/scan/scan-subject.ts';
import { shardOf } from '#core/table/shard.ts';
import { nodeOptions } from '#infra/lambda.ts';
import { groupQuality, truePairs } from '#test/core/duplicates/measure.ts';
import { labelledSet } from '#test/core/duplicates/variations.ts';
import { type Figure, figure } from './figure.ts';

const maxMegabytes = 256;
/** How much more than the data the time may grow. */
const maxGrowth = 1.3;
const seed = 401;

const runSchema = v.object({ seconds: v.number(), compared: v.number(), megabytes: v.number() });
type Run = v.InferOutput<typeof runSchema>;

const probe = fileURLToPath(new URL('./scan-probe.ts', import.meta.url));

const run = async (folder: string, does: string, contacts: number, share: 'all' | 'first'): Promise<Run> => {
  const env = { ...process.env, NODE_OPTIONS: nodeOptions };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [probe, folder, does, String(contacts), share],
    { env },
  );
  return v.parse(runSchema, JSON.parse(stdout));
};

const always = { enabled: true, when: 'exact_keys', min_score: 97, keep: 'newest', daily_cap: 1 } as const;

const completeness = (truth: ReadonlySet<string>, profiles: readonly Profile[]): number => {
  const keys = new Map(profiles.map((one) => [one.id, new Set(blockingKeys(one).map(({ key }) => key))]));
  const met = [...truth].filter((name) => {
    const [one, other] = name.split(' ').map((id) => keys.get(id));
    return one && other && !one.isDisjointFrom(other);
  });
  return met.length / truth.size;
};

/** How well duplicates are found in the labelled set. */
const quality = (): Figure[] => {
  const set = labelledSet(seed);
  const profiles = set.map(({ subject }) => profileOf(subject, { customFields: [], romanise: anyAscii }));
  const { pairs } = findPairs(profiles, { threshold: 60, matchEmail: true, customFields: [] });
  const truth = truePairs(set);
  const at85 = groupQuality(truth, pairs, 85);
  const merged = groupQuality(
    truth,
    pairs.filter((pair) => whyNotPair(pair, always) === undefined),
    0,
  );
  const least = true as const;
  return [
    figure({ name: 'duplicates: precision at 85', unit: '', value: at85.precision, budget: 0.99, least }),
    figure({ name: 'duplicates: recall at 85', unit: '', value: at85.recall, budget: 0.92, least }),
    figure({ name: 'duplicates: largest group at 85', unit: 'contacts', value: at85.largest, budget: 6 }),
    figure({
      name: 'duplicates: precision of auto-merge',
      unit: '',
      value: merged.precision,
      budget: 0.999,
      least,
    }),
    figure({
      name: 'duplicates: completeness of keys',
      unit: '',
      value: completeness(truth, profiles),
      budget: 0.985,
      least,
    }),
  ];
};

/** Writes contacts as a step reads them, by their shards. */
const writeContacts = (folder: string, people: number): number => {
  const lines = new Map<number, string[]>();
  const set = labelledSet(seed, people, people / 5);
  for (const { subject } of set) {
    const shard = shardOf(subject.id);
    const line = subjectLine({ company: null, ...subject, department_id: null });
    const known = lines.get(shard);
    if (known) known.push(line);
    else lines.set(shard, [line]);
  }
  mkdirSync(join(folder, 'given'));
  for (const [shard, all] of lines) writeFileSync(join(folder, `given/${shard}`), `${all.join('\n')}\n`);
  return set.length;
};

interface Scan {
  contacts: number;
  seconds: number;
  compared: number;
  megabytes: number;
}

/** Scans contacts: all steps in one process for the time, each in its own for its memory. */
const scan = async (people: number): Promise<Scan> => {
  const folder = mkdtempSync(join(tmpdir(), 'callbook-scan-'));
  try {
    const contacts = writeContacts(folder, people);
    const { seconds, compared } = await run(folder, 'gather,tally,measure,compare', contacts, 'all');
    let megabytes = 0;
    for (const step of ['gather', 'tally', 'measure', 'compare'])
      megabytes = Math.max(megabytes, (await run(folder, step, contacts, 'first')).megabytes);
    return { contacts, seconds, compared, megabytes };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** How well and at what cost duplicates are found. */
export const duplicatesWorkload = async (): Promise<Figure[]> => {
  const [small, large] = [await scan(8_300), await scan(83_000)];
  const growth = large.seconds / small.seconds / (large.contacts / small.contacts);
  return [
    ...quality(),
    figure({ name: `scan of ${small.contacts} contacts`, unit: 's of processor', value: small.seconds }),
    figure({ name: `scan of ${large.contacts} contacts`, unit: 's of processor', value: large.seconds }),
    figure({
      name: 'scan: growth of time beyond that of the data',
      unit: '',
      value: growth,
      budget: maxGrowth,
    }),
    figure({
      name: 'scan: pairs compared for each contact',
      unit: '',
      value: large.compared / large.contacts,
      budget: pairsPerContact,
    }),
    figure({
      name: 'scan: peak memory of a function',
      unit: 'MB',
      value: large.megabytes,
      budget: maxMegabytes,
    }),
  ];
};
