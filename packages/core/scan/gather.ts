import { blockingKeys } from '../duplicate/blocking-keys.ts';
import { commonKeys, initialsOf, ownKeys } from '../duplicate/frequency.ts';
import { type Profile, profileOf, type Reader } from '../duplicate/profile.ts';
import { keyHash, orderNumber } from './key-hash.ts';
import { packNumbers } from './numbers.ts';
import { type ScanStore, scanFiles } from './scan-store.ts';
import { type ScanSubject, subjectLine } from './scan-subject.ts';

/** What a key is: common names, values that few have, and custom fields, which pick nobody out once many have them. */
export const kinds = { weak: 0, strong: 1, field: 2 } as const;

const kindOf = ({ key, isStrong }: { key: string; isStrong: boolean }): number => {
  if (isStrong) return kinds.strong;
  return key.startsWith('field') ? kinds.field : kinds.weak;
};

/** Numbers of contacts, of which each shard gives its own. */
const ordinalOf = (shard: number, at: number, shards: number): number => at * shards + shard;

/** Number of entries of a key in lists: hash, what is known of the contact, and where its name stands. */
export const keyWidth = 3;
/** Of a number or address: hash, hash of it with initials, hash of the name, ordinal. */
export const ownWidth = 4;

/** What shards give to a partition: keys, values of one’s own, values that many have. */
interface Part {
  keys: number[];
  own: number[];
  common: number[];
}

export interface Sharding {
  shard: number;
  shards: number;
  partitions: number;
}

/** Gathers the keys of a shard's contacts, for each partition its own. */
export class Gatherer {
  readonly #parts: Part[];
  readonly #lines: string[] = [];
  readonly #ids: string[] = [];
  /** The keys of each contact, in order. */
  readonly #counts: number[] = [];
  readonly #hashes: number[] = [];
  readonly #sharding: Sharding;
  readonly #reader: Reader;

  constructor(sharding: Sharding, reader: Reader) {
    this.#sharding = sharding;
    this.#reader = reader;
    this.#parts = Array.from({ length: sharding.partitions }, () => ({ keys: [], own: [], common: [] }));
  }

  get contacts(): number {
    return this.#lines.length;
  }

  add(subject: ScanSubject): void {
    const { shard, shards } = this.#sharding;
    const ordinal = ordinalOf(shard, this.contacts, shards);
    const profile = profileOf(subject, this.#reader);
    this.#lines.push(subjectLine(subject));
    this.#ids.push(subject.id);
    this.#addKeys(profile, ordinal);
    this.#addValues(profile, ordinal);
  }

  #partOf(hash: number): Part {
    const part = this.#parts[hash % this.#sharding.partitions];
    if (!part) throw new Error('Every hash has a partition.');
    return part;
  }

  #addKeys(profile: Profile, ordinal: number): void {
    const order = orderNumber(profile.name?.key ?? '');
    const hashes: number[] = [];
    for (const key of blockingKeys(profile)) {
      const hash = keyHash(key.key);
      hashes.push(hash);
      this.#partOf(hash).keys.push(hash, ordinal * 4 + kindOf(key), order);
    }
    hashes.sort((one, other) => one - other);
    this.#counts.push(hashes.length);
    for (const hash of hashes) this.#hashes.push(hash);
  }

  #addValues(profile: Profile, ordinal: number): void {
    const initials = initialsOf(profile);
    const name = profile.name ? keyHash(profile.name.key) : -1;
    for (const key of ownKeys(profile)) {
      const hash = keyHash(key);
      this.#partOf(hash).own.push(hash, keyHash(`${key} ${initials}`), name, ordinal);
    }
    for (const key of commonKeys(profile)) {
      const hash = keyHash(key);
      this.#partOf(hash).common.push(hash);
    }
  }

  /** Leaves all for the next steps; the keys of contacts last, by which it is known to be done. */
  async leave(store: ScanStore): Promise<void> {
    const { shard } = this.#sharding;
    for (const [partition, { keys, own, common }] of this.#parts.entries())
      await store.write(scanFiles.part(shard, partition), packNumbers([keys, own, common]));
    await store.write(scanFiles.subjects(shard), this.#lines.map((line) => `${line}\n`).join(''));
    await store.write(scanFiles.ids(shard), this.#ids.join('\n'));
    await store.write(scanFiles.keys(shard), packNumbers([this.#counts, this.#hashes]));
  }
}
