import { type Profile, profileOf, type Reader } from '../duplicate/profile.ts';
import { unpackNumbers } from './numbers.ts';
import { readSubject, type ScanSubject } from './scan-subject.ts';
import { readLeft, type ScanStore, scanFiles } from './scan-store.ts';

const newline = 10;

/** Places where lines of a file begin, and its end. */
const lineStarts = (file: Buffer): Uint32Array => {
  let lines = 1;
  for (const byte of file) if (byte === newline) lines++;
  const starts = new Uint32Array(lines);
  let line = 1;
  for (let at = file.indexOf(newline); at >= 0; at = file.indexOf(newline, at + 1)) starts[line++] = at + 1;
  return starts;
};

interface Shard {
  file: Buffer;
  starts: Uint32Array;
}

/** Profiles that are kept at once: more would not fit into a function. */
const mostProfiles = 12_000;

/** The contacts of a scan, read from their lines when they are compared. */
export class SubjectFiles {
  readonly #shards: readonly Shard[];
  readonly #reader: Reader;
  readonly #profiles = new Map<number, Profile>();

  constructor(files: readonly Buffer[], reader: Reader) {
    this.#shards = files.map((file) => ({ file, starts: lineStarts(file) }));
    this.#reader = reader;
  }

  static async open(store: ScanStore, shards: number, reader: Reader): Promise<SubjectFiles> {
    const files: Buffer[] = [];
    for (let shard = 0; shard < shards; shard++) files.push(await readLeft(store, scanFiles.subjects(shard)));
    return new SubjectFiles(files, reader);
  }

  subject(ordinal: number): ScanSubject {
    const shard = this.#shards[ordinal % this.#shards.length];
    const line = Math.floor(ordinal / this.#shards.length);
    if (!shard) throw new Error('Every ordinal has a shard.');
    const { file, starts } = shard;
    return readSubject(file.toString('utf8', starts[line], starts[line + 1]));
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
