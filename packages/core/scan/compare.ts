import { eachPair, mostInBlock, splitBlock } from '../duplicate/blocks.ts';
import { pairDigest } from '../duplicate/dismissal.ts';
import type { JudgedPair } from '../duplicate/find-pairs.ts';
import { pairName } from '../duplicate/groups.ts';
import { judgePair } from '../duplicate/judge-pair.ts';
import type { Romanise } from '../duplicate/name-words.ts';
import { type Profile, profileOf } from '../duplicate/profile.ts';
import { type StoredPair, sortedIds, storedPairOf } from '../duplicate/stored-pair.ts';
import { keyWidth, kinds } from './gather.ts';
import type { ScanMeasures } from './measures.ts';
import { unpackNumbers } from './numbers.ts';
import { readLeft, type ScanStore, scanFiles } from './scan-store.ts';
import type { ScanSubject } from './scan-subject.ts';
import { KeyFiles, SubjectFiles } from './subject-files.ts';
import { eachRun } from './tally.ts';

/** What the pairs of a scan are found by. */
export interface Search {
  threshold: number;
  measures: ScanMeasures;
  /** Number of the scan. */
  since: number;
}

/** Text as it is: what pairs are dismissed by must not follow how names are romanised. */
const asItIs: Romanise = (text) => text;

/** Makes the digest of the values of two contacts. */
export const subjectsDigest = (
  one: ScanSubject,
  other: ScanSubject,
  customFields: readonly string[],
): string => {
  const reader = { customFields, romanise: asItIs };
  return pairDigest(profileOf(one, reader), profileOf(other, reader));
};

/** Judges two contacts; undefined of a pair that nobody needs to look at. */
export const judgeSubjects = (
  [one, other]: readonly [Profile, Profile],
  subjectOf: (profile: Profile) => ScanSubject,
  { threshold, measures, since }: Search,
): StoredPair | undefined => {
  const judged = judgePair(one, other, measures);
  if (judged.score < threshold && !judged.nameConflict) return undefined;
  const ids = sortedIds(one.id, other.id);
  const [first, second] = (ids[0] === one.id ? [one, other] : [other, one]).map(subjectOf);
  if (!first || !second) return undefined;
  const pair: JudgedPair = { ids, ...judged };
  return storedPairOf(pair, {
    departments: [first.department_id, second.department_id],
    digest: subjectsDigest(first, second, measures.customFields),
    since,
  });
};

/** What a step that compares leaves. */
export interface Compared {
  found: StoredPair[];
  compared: number;
  isCut: boolean;
}

/** Compares the contacts of a partition that have a key in common, each two in one of their keys alone. */
class Comparison {
  readonly result: Compared = { found: [], compared: 0, isCut: false };
  readonly #subjects: SubjectFiles;
  readonly #keys: KeyFiles;
  readonly #search: Search;
  readonly #most: number;
  /** Pairs that were compared in a block that was cut. */
  readonly #seen = new Set<string>();

  constructor(files: { subjects: SubjectFiles; keys: KeyFiles }, search: Search, most: number) {
    this.#subjects = files.subjects;
    this.#keys = files.keys;
    this.#search = search;
    this.#most = most;
  }

  #judge(one: number, other: number): void {
    const { result } = this;
    if (result.compared >= this.#most) {
      result.isCut = true;
      return;
    }
    result.compared++;
    const ordinals = new Map<Profile, number>();
    const [a, b] = [this.#subjects.profile(one), this.#subjects.profile(other)];
    ordinals.set(a, one).set(b, other);
    const found = judgeSubjects(
      [a, b],
      (profile) => this.#subjects.subject(ordinals.get(profile) ?? one),
      this.#search,
    );
    if (found) result.found.push(found);
  }

  /** Of several keys that two contacts have in common, the first compares them. */
  #common(one: number, other: number): number | undefined {
    const { isCut, isDropped } = this.#search.measures;
    return this.#keys.firstCommon(one, other, (hash) => isCut(hash) || isDropped(hash));
  }

  whole(hash: number, members: readonly number[]): void {
    for (const [at, other] of members.entries())
      for (let before = 0; before < at; before++) {
        const one = members[before];
        if (one !== undefined && this.#common(one, other) === hash) this.#judge(one, other);
      }
  }

  cut(hash: number, members: readonly number[], most: number): void {
    const ordinals = new Map(members.map((ordinal) => [this.#subjects.profile(ordinal).id, ordinal]));
    const profiles = members.map((ordinal) => this.#subjects.profile(ordinal));
    for (const block of splitBlock(String(hash), profiles, most))
      eachPair(block, (one, other) => {
        const name = pairName(one.id, other.id);
        const [a, b] = [ordinals.get(one.id), ordinals.get(other.id)];
        if (a === undefined || b === undefined || this.#seen.has(name)) return;
        if (this.#common(a, b) !== undefined) return;
        this.#seen.add(name);
        this.#judge(a, b);
      });
  }
}

/** Compares the contacts of a partition, and leaves the pairs that it finds. */
export const comparePartition = async (
  store: ScanStore,
  { partition, shards, romanise }: { partition: number; shards: number; romanise: Romanise },
  search: Search,
): Promise<Compared> => {
  const { measures } = search;
  const [rows = new Float64Array()] = unpackNumbers(await readLeft(store, scanFiles.index(partition)));
  const reader = { customFields: measures.customFields, romanise };
  const files = {
    subjects: await SubjectFiles.open(store, shards, reader),
    keys: await KeyFiles.open(store, shards),
  };
  const comparison = new Comparison(files, search, measures.most[partition] ?? 0);
  eachRun(rows, keyWidth, (hash, from, to) => {
    if (to - from < 2 || measures.isDropped(hash)) return;
    const members: number[] = [];
    for (let row = from; row < to; row++) members.push(Math.floor((rows[row * keyWidth + 1] ?? 0) / 4));
    const isStrong = (rows[from * keyWidth + 1] ?? 0) % 4 === kinds.strong;
    const most = isStrong ? mostInBlock : measures.limit;
    if (members.length > most) comparison.cut(hash, members, most);
    else comparison.whole(hash, members);
  });
  await store.write(scanFiles.found(partition), JSON.stringify(comparison.result));
  return comparison.result;
};
