import * as v from 'valibot';
import { blockLimit, countPairs, pairsPerContact } from '../duplicate/blocks.ts';
import { countKeys } from '../duplicate/frequency.ts';
import type { Profile } from '../duplicate/profile.ts';
import type { Measures } from '../duplicate/value-evidence.ts';
import { keyHash } from './key-hash.ts';
import { readLeft, type ScanStore, scanFiles } from './scan-store.ts';
import type { SubjectFiles } from './subject-files.ts';
import { type Tally, tallySchema } from './tally.ts';

const numbers = v.array(v.number());

const sharedSchema = v.object({
  kind: v.picklist(['phone', 'email']),
  value: v.string(),
  contacts: v.number(),
  names: v.number(),
});
/** A value that many contacts of different names have. */
export type SharedFinding = v.InferOutput<typeof sharedSchema>;

const measuresSchema = v.object({
  contacts: v.number(),
  /** How large blocks of names may be. */
  limit: v.number(),
  /** Keys of more contacts than fit into a block. */
  cut: numbers,
  dropped: numbers,
  counts: numbers,
  shared: v.array(sharedSchema),
  /** Pairs that each partition may compare. */
  most: numbers,
});
type StoredMeasures = v.InferOutput<typeof measuresSchema>;

/** The value of a contact that has a hash. */
const valueWith = (
  { lines, email }: Profile,
  hash: number,
): Pick<SharedFinding, 'kind' | 'value'> | undefined => {
  const line = lines.find(({ whole }) => keyHash(countKeys.phone(whole)) === hash);
  if (line) return { kind: 'phone', value: line.whole };
  return email && keyHash(countKeys.email(email.whole)) === hash
    ? { kind: 'email', value: email.whole }
    : undefined;
};

const inTwos = (list: readonly number[]): [number, number][] =>
  Array.from({ length: list.length / 2 }, (_, at) => [list[2 * at] ?? 0, list[2 * at + 1] ?? 0]);

const pairsOf = ({ sizes, spent }: Tally, limit: number): number =>
  inTwos(sizes).reduce((sum, [size, count]) => sum + count * countPairs(size, limit), spent);

/** Shares out what a scan may compare; where it is enough, everybody gets what it takes. */
const sharesOf = (tallies: readonly Tally[], limit: number, contacts: number): number[] => {
  const wanted = tallies.map((tally) => pairsOf(tally, limit));
  const total = wanted.reduce((sum, pairs) => sum + pairs, 0);
  const most = contacts * pairsPerContact;
  return total <= most ? wanted : wanted.map((pairs) => Math.floor((pairs / total) * most));
};

/** Puts together what was counted in all partitions. */
const combineTallies = (
  tallies: readonly Tally[],
  contacts: number,
  profile: (ordinal: number) => Profile,
): StoredMeasures => {
  const sizes = new Map<number, number>();
  for (const [size, count] of tallies.flatMap((tally) => inTwos(tally.sizes)))
    sizes.set(size, (sizes.get(size) ?? 0) + count);
  const spent = tallies.reduce((sum, tally) => sum + tally.spent, 0);
  const limit = blockLimit(sizes, { contacts, spent });
  return {
    contacts,
    limit,
    cut: tallies.flatMap(({ large }) =>
      inTwos(large).flatMap(([hash, size]) => (size > limit ? [hash] : [])),
    ),
    dropped: tallies.flatMap(({ dropped }) => dropped),
    counts: tallies.flatMap(({ counts }) => counts),
    shared: tallies.flatMap(({ shared }) =>
      shared.flatMap(({ hash, ordinal, contacts: holders, names }) => {
        const value = valueWith(profile(ordinal), hash);
        return value ? [{ ...value, contacts: holders, names }] : [];
      }),
    ),
    most: sharesOf(tallies, limit, contacts),
  };
};

/** Puts together what the partitions have left. */
export const measureScan = async (
  store: ScanStore,
  subjects: SubjectFiles,
  partitions: number,
): Promise<StoredMeasures> => {
  const tallies: Tally[] = [];
  for (let partition = 0; partition < partitions; partition++) {
    const file = await readLeft(store, scanFiles.tally(partition));
    tallies.push(v.parse(tallySchema, JSON.parse(file.toString())));
  }
  const measures = combineTallies(tallies, subjects.count, (ordinal) => subjects.profile(ordinal));
  await store.write(scanFiles.measures, JSON.stringify(measures));
  return measures;
};

/** What was counted of a team, as pairs are judged by it. */
export interface ScanMeasures extends Measures {
  contacts: number;
  limit: number;
  most: readonly number[];
  sharedValues: readonly SharedFinding[];
  /** Whether no two contacts are compared for a key. */
  isDropped: (hash: number) => boolean;
  /** Whether a key's contacts are more than a block holds. */
  isCut: (hash: number) => boolean;
}

/** Reads the measures of a scan. */
export const readMeasures = async (
  store: ScanStore,
  asked: Pick<Measures, 'matchEmail' | 'customFields'>,
): Promise<ScanMeasures> => {
  const file = await readLeft(store, scanFiles.measures);
  const { counts, shared, cut, dropped, contacts, limit, most } = v.parse(
    measuresSchema,
    JSON.parse(file.toString()),
  );
  const [counted, cuts, drops] = [new Map(inTwos(counts)), new Set(cut), new Set(dropped)];
  return {
    ...asked,
    ...{ contacts, limit, most, sharedValues: shared },
    frequencies: { contacts, count: (key) => counted.get(keyHash(key)) ?? 1 },
    shared: new Set(shared.map(({ kind, value }) => countKeys[kind](value))),
    isDropped: (hash) => drops.has(hash),
    isCut: (hash) => cuts.has(hash),
  };
};
