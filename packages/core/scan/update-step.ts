import { blockingKeys } from '../duplicate/blocking-keys.ts';
import { mostInBlock, pairsPerContact } from '../duplicate/blocks.ts';
import { mostOfField } from '../duplicate/find-pairs.ts';
import { countKeys } from '../duplicate/frequency.ts';
import { pairName } from '../duplicate/groups.ts';
import type { Romanise } from '../duplicate/name-words.ts';
import { type Profile, profileOf, type Reader } from '../duplicate/profile.ts';
import { sharedValueOf } from '../duplicate/shared-value.ts';
import type { Table } from '../table/table.ts';
import { type Compared, judgeSubjects, type Search } from './compare.ts';
import { Gatherer } from './gather.ts';
import { keyHash, orderNumber } from './key-hash.ts';
import { findMembers, type KeyMember, nearest } from './key-members.ts';
import { loadSubjects } from './load-subjects.ts';
import { readMeasures, type ScanMeasures, type SharedFinding } from './measures.ts';
import { changedIds, type ScanStep } from './plan-step.ts';
import { findScanState } from './scan.item.ts';
import { readPlan } from './scan-plan.ts';
import { jobStore, type ScanStore, scanFiles } from './scan-store.ts';
import type { ScanSubject } from './scan-subject.ts';

/** Changed contacts that are compared at a time, with all that they are compared with at hand. */
const batchSize = 100;

interface Newcomer {
  profile: Profile;
  keys: { hash: number; most: number }[];
  order: number;
}

const mostOf = ({ key, isStrong }: { key: string; isStrong: boolean }, limit: number): number =>
  isStrong ? mostInBlock : key.startsWith('field') ? mostOfField : limit;

const newcomerOf = (subject: ScanSubject, reader: Reader, { limit, isDropped }: ScanMeasures): Newcomer => {
  const profile = profileOf(subject, reader);
  const keys = blockingKeys(profile).map((one) => ({ hash: keyHash(one.key), most: mostOf(one, limit) }));
  return {
    profile,
    keys: keys.filter(({ hash }) => !isDropped(hash)),
    order: orderNumber(profile.name?.key ?? ''),
  };
};

/** Who has a key, by its hash. */
type Members = ReadonlyMap<number, readonly KeyMember[]>;

/** Compares contacts that have changed with whoever has a key of theirs, each two once. */
class Update {
  readonly result: Compared & { shared: SharedFinding[] } = {
    found: [],
    compared: 0,
    isCut: false,
    shared: [],
  };
  readonly #seen = new Set<string>();
  readonly #search: Search;
  readonly #reader: Reader;
  readonly #members: Members;

  constructor(search: Search, reader: Reader, members: Members) {
    this.#search = search;
    this.#reader = reader;
    this.#members = members;
  }

  /** Whom a contact is compared with. */
  candidatesOf({ keys, order, profile }: Newcomer): Set<string> {
    const found = new Set<string>();
    for (const { hash, most } of keys) {
      const members = this.#members.get(hash) ?? [];
      for (const { id } of nearest(members, order, most)) found.add(id);
    }
    found.delete(profile.id);
    return found;
  }

  /** Values that many have by now. */
  #shared({ lines, email }: Profile, profiles: readonly Profile[]): SharedFinding[] {
    const values = [
      ...lines.map(({ whole }) => ({ kind: 'phone' as const, value: whole })),
      ...(email ? [{ kind: 'email' as const, value: email.whole }] : []),
    ];
    return values.flatMap(({ kind, value }) => {
      if (this.#search.measures.shared.has(countKeys[kind](value))) return [];
      const holders = profiles.filter((one) =>
        kind === 'phone' ? one.lines.some(({ whole }) => whole === value) : one.email?.whole === value,
      );
      const shared = sharedValueOf(kind, value, holders);
      return shared ? [{ kind, value, contacts: holders.length, names: shared.names }] : [];
    });
  }

  /** Compares some, whose candidates are at hand. */
  compare(newcomers: readonly Newcomer[], subjects: ReadonlyMap<string, ScanSubject>): void {
    const profiles = new Map([...subjects].map(([id, subject]) => [id, profileOf(subject, this.#reader)]));
    for (const newcomer of newcomers) {
      const near = [...this.candidatesOf(newcomer)].flatMap((id) => profiles.get(id) ?? []);
      const shared = this.#shared(newcomer.profile, [newcomer.profile, ...near]);
      this.result.shared.push(...shared);
      const keys = shared.map(({ kind, value }) => countKeys[kind](value));
      const measures = { ...this.#search.measures };
      if (keys.length > 0) measures.shared = new Set([...measures.shared, ...keys]);
      for (const other of near)
        this.#judge([newcomer.profile, other], subjects, { ...this.#search, measures });
    }
  }

  #judge(pair: [Profile, Profile], subjects: ReadonlyMap<string, ScanSubject>, search: Search): void {
    const name = pairName(pair[0].id, pair[1].id);
    if (this.#seen.has(name)) return;
    this.#seen.add(name);
    if (this.result.compared >= search.measures.contacts * pairsPerContact) {
      this.result.isCut = true;
      return;
    }
    this.result.compared++;
    const [one, other] = pair.map(({ id }) => subjects.get(id));
    if (!one || !other) return;
    const found = judgeSubjects(pair, ({ id }) => (id === one.id ? one : other), search);
    if (found) this.result.found.push(found);
  }
}

/** Leaves the keys of changed contacts for later scans. */
const leaveLayer = async (store: ScanStore, subjects: Iterable<ScanSubject>, reader: Reader) => {
  const gatherer = new Gatherer({ shard: 0, shards: 1, partitions: 1 }, reader);
  for (const subject of subjects) gatherer.add(subject);
  await gatherer.leave(store);
};

const membersOf = async (
  step: ScanStep,
  own: ScanStore,
  newcomers: readonly Newcomer[],
): Promise<Members> => {
  const { done } = await findScanState(step.table, step.teamId);
  if (!done) throw new Error('There is no scan to build on.');
  const storeOf = (job: string) => jobStore(step.files, step.teamId, job);
  const wanted = new Set(newcomers.flatMap(({ keys }) => keys.map(({ hash }) => hash)));
  return findMembers(wanted, {
    base: storeOf(done.base.job),
    partitions: done.base.partitions,
    layers: [...done.layers.map(({ job }) => storeOf(job)), own],
  });
};

/** Runs through changed contacts, some at a time. */
const compareAll = async (
  table: Table,
  teamId: string,
  {
    update,
    newcomers,
    changed,
    customFields,
  }: {
    update: Update;
    newcomers: readonly Newcomer[];
    changed: ReadonlyMap<string, ScanSubject>;
    customFields: readonly string[];
  },
): Promise<void> => {
  for (let from = 0; from < newcomers.length; from += batchSize) {
    const some = newcomers.slice(from, from + batchSize);
    const near = new Set(some.flatMap((one) => [...update.candidatesOf(one)]));
    const ids = [...near].filter((id) => !changed.has(id));
    const read = await loadSubjects(table, teamId, { ids, customFields });
    update.compare(some, new Map([...changed, ...read]));
  }
};

/** Compares what has changed since the last scan with all contacts that have a key of it. */
export const compareChanges = async (step: ScanStep, romanise: Romanise): Promise<void> => {
  const { table, files, teamId, jobId } = step;
  const store = jobStore(files, teamId, jobId);
  if (await store.find(scanFiles.found(0))) return;
  const plan = await readPlan(store);
  const { done } = await findScanState(table, teamId);
  if (!done) throw new Error('There is no scan to build on.');
  const { customFields, threshold, number } = plan;
  const reader = { customFields, romanise };
  const measures = await readMeasures(jobStore(files, teamId, done.base.job), plan);
  const changed = await loadSubjects(table, teamId, { ids: await changedIds(store), customFields });
  await leaveLayer(store, changed.values(), reader);
  const newcomers = [...changed.values()].map((subject) => newcomerOf(subject, reader, measures));
  const members = await membersOf(step, store, newcomers);
  const update = new Update({ threshold, measures, since: number }, reader, members);
  await compareAll(table, teamId, { update, newcomers, changed, customFields });
  await store.write(scanFiles.found(0), JSON.stringify(update.result));
};
