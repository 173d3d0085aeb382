import { getCount } from '../count/count.item.ts';
import type { Files } from '../files/files.ts';
import { readText } from '../files/files.ts';
import type { StoredJob } from '../job/job.schema.ts';
import { claimJob, setJobTotal } from '../job/job.ts';
import { shards } from '../table/shard.ts';
import type { Table } from '../table/table.ts';
import { changedContacts, feedLength } from './changes-since.ts';
import { type DoneScan, findScanState, type ScanState } from './scan.item.ts';
import { readScanSettings, type ScanPlan } from './scan-plan.ts';
import { jobStore, type ScanStore, scanFiles } from './scan-store.ts';
import { scanRequestKey } from './start-scan.ts';

export interface ScanStep {
  table: Table;
  files: Files;
  teamId: string;
  jobId: string;
}

/** Contacts whose keys one function sorts and compares. */
const perPartition = 6_000;
const mostPartitions = 1_000;

/** Beyond this share of changed contacts it is cheaper to compare all. */
const mostChanged = 0.02;
const fewChanged = 200;
/** Files of changes that are read beside those of all contacts. */
const mostLayers = 30;
const mostInLayers = 0.1;
/** Files are kept for 35 days. */
const oldestBase = 28 * 86_400_000;

const day = (at: string) => new Date(at).getTime();

/** Tells whether a scan can build on the last one. */
const canBuildOn = (done: DoneScan, { settings, now }: { settings: string; now: Date }): boolean => {
  const layered = done.layers.reduce((sum, { contacts }) => sum + contacts, 0);
  return (
    done.settings === settings &&
    now.getTime() - day(done.base.at) < oldestBase &&
    done.layers.length < mostLayers &&
    layered <= Math.max(fewChanged, done.base.contacts * mostInLayers)
  );
};

const changedSince = async (
  { table, teamId }: ScanStep,
  { done }: ScanState,
  { isFull, settings, feed, now }: { isFull: boolean; settings: string; feed: number; now: Date },
): Promise<Set<string> | undefined> => {
  if (isFull || !done || !canBuildOn(done, { settings, now })) return undefined;
  const most = Math.max(fewChanged, done.contacts * mostChanged);
  return changedContacts(table, teamId, { from: done.feed, to: feed, most });
};

const manifestOf = (count: number) =>
  JSON.stringify(Array.from({ length: count }, (_, chunk) => ({ chunk })));

/** Manifests of the maps over shards of contacts and over partitions of keys. */
const manifests = { shards: 'shards.json', partitions: 'partitions.json' } as const;

interface Planned {
  /** `finish`: nothing has changed; `stop`: the job has ended, or another execution has it. */
  action: 'full' | 'changes' | 'finish' | 'stop';
  shards_key: string;
  partitions_key: string;
}

const isFullAsked = async (files: Files, job: StoredJob): Promise<boolean> =>
  Object(JSON.parse(await readText(files, scanRequestKey(job)))).full === true;

const makePlan = async (step: ScanStep, job: StoredJob, store: ScanStore, now: Date): Promise<ScanPlan> => {
  const { table, files, teamId } = step;
  // The head first: what comes behind it is found again by the next scan.
  const feed = await feedLength(table, teamId);
  const [state, settings, contacts, isFull] = await Promise.all([
    findScanState(table, teamId),
    readScanSettings(table, teamId),
    getCount(table, teamId, 'contact'),
    isFullAsked(files, job),
  ]);
  const asked = { isFull, settings: settings.settings, feed, now };
  const changed = await changedSince(step, state, asked);
  const partitions = Math.min(mostPartitions, Math.max(1, Math.ceil(contacts / perPartition)));
  const plan: ScanPlan = {
    mode: changed ? 'changes' : 'full',
    // A scan that died when it was complete is done again under its number.
    number: state.done?.job === job.id ? state.number : state.number + 1,
    ...{ contacts, partitions, feed, started_at: now.toISOString(), ...settings },
  };
  await store.write(scanFiles.changed, JSON.stringify([...(changed ?? [])]));
  await store.write(manifests.shards, manifestOf(shards.length));
  await store.write(manifests.partitions, manifestOf(changed ? 1 : partitions));
  await store.write(scanFiles.plan, JSON.stringify(plan));
  return plan;
};

/** Claims the job for this execution and decides what is compared; once that is done, it stands. */
export const planScan = async (step: ScanStep, execution: string): Promise<Planned> => {
  const { table, files, teamId, jobId } = step;
  const now = new Date();
  const store = jobStore(files, teamId, jobId);
  const keyOf = (name: string) => `work/${teamId}/${jobId}/scan/${name}`;
  const keys = { shards_key: keyOf(manifests.shards), partitions_key: keyOf(manifests.partitions) };
  const job = await claimJob(table, { team_id: teamId, id: jobId }, execution, now);
  if (!job) return { action: 'stop', ...keys };
  const made = await store.find(scanFiles.plan);
  const plan: ScanPlan = made ? JSON.parse(made.toString()) : await makePlan(step, job, store, now);
  if (job.total === null) await setJobTotal(table, job, plan.contacts, now);
  return { action: (await isNothing(store, plan)) ? 'finish' : plan.mode, ...keys };
};

/** Tells whether there is nothing to compare. */
export const isNothing = async (store: ScanStore, { mode }: ScanPlan): Promise<boolean> =>
  mode === 'changes' && (await changedIds(store)).length === 0;

export const changedIds = async (store: ScanStore): Promise<string[]> => {
  const found: unknown = JSON.parse((await store.find(scanFiles.changed))?.toString() ?? '[]');
  return Array.isArray(found) ? found.map(String) : [];
};
