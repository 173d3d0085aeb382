import { type Profile, profileOf, type Reader } from '../duplicate/profile.ts';
import { Lines } from './lines.ts';
import { unpackNumbers } from './numbers.ts';
import { readLeft, type ScanStore, scanFiles } from './scan-store.ts';
import { readSubject, type ScanSubject } from './scan-subject.ts';

/** Profiles that are kept at once: more would not fit into a function. */
const mostProfiles = 12_000;

/** The contacts of a scan, read from their lines when they are compared. */
export class SubjectFiles {
  readonly #shards: readonly Lines[];
  readonly #reader: Reader;
  readonly #profiles = new Map<number, Profile>();

  constructor(files: readonly Buffer[], reader: Reader) {
    this.#shards = files.map((file) => new Lines(file));
    this.#reader = reader;
  }

  static async open(store: ScanStore, shards: number, reader: Reader): Promise<SubjectFiles> {
    const files: Buffer[] = [];
    for (let shard = 0; shard < shards; shard++) files.push(await readLeft(store, scanFiles.subjects(shard)));
    return new SubjectFiles(files, reader);
  }

  get count(): number {
    return this.#shards.reduce((sum, { count }) => sum + count, 0);
  }

  subject(ordinal: number): ScanSubject {
    const shard = this.#shards[ordinal % this.#shards.length];
    if (!shard) throw new Error('Every ordinal has a shard.');
    return readSubject(shard.at(Math.floor(ordinal / this.#shards.length)));
  }

  profile(ordinal: number): Profile {
    const known = this.#profiles.get(ordinal);
    if (known) return known;
    const profile = profileOf(this.subject(ordinal), this.#reader);
    if (this.#profiles.size >= mostProfiles) this.#forget();
    this.#profiles.set(ordinal, profile);
    return profile;
  }

  /** Forgets the half that was read first. */
  #forget(): void {
    let left = mostProfiles / 2;
    for (const ordinal of this.#profiles.keys()) {
      if (left-- <= 0) break;
      this.#profiles.delete(ordinal);
    }
  }
}

/** The keys of all contacts, those of each in order. */
export class KeyFiles {
  readonly #shards: readonly { starts: Uint32Array; hashes: Float64Array }[];

  constructor(files: readonly Buffer[]) {
    this.#shards = files.map((file) => {
      const [counts = new Float64Array(), hashes = new Float64Array()] = unpackNumbers(file);
      const starts = new Uint32Array(counts.length + 1);
      for (const [at, count] of counts.entries()) starts[at + 1] = (starts[at] ?? 0) + count;
      return { starts, hashes };
    });
  }

  static async open(store: ScanStore, shards: number): Promise<KeyFiles> {
    const files: Buffer[] = [];
    for (let shard = 0; shard < shards; shard++) files.push(await readLeft(store, scanFiles.keys(shard)));
    return new KeyFiles(files);
  }

  /** Finds the first key that two contacts have in common, but for some. */
  firstCommon(one: number, other: number, isLeftOut: (hash: number) => boolean): number | undefined {
    const [ofOne, ofOther] = [this.#keysOf(one), this.#keysOf(other)];
    for (let a = 0, b = 0; a < ofOne.length && b < ofOther.length; ) {
      const [left = 0, right = 0] = [ofOne[a], ofOther[b]];
      if (left === right && !isLeftOut(left)) return left;
      if (left <= right) a++;
      if (right <= left) b++;
    }
    return undefined;
  }

  #keysOf(ordinal: number): Float64Array {
    const shard = this.#shards[ordinal % this.#shards.length];
    const at = Math.floor(ordinal / this.#shards.length);
    if (!shard) throw new Error('Every ordinal has a shard.');
    return shard.hashes.subarray(shard.starts[at], shard.starts[at + 1]);
  }
}
