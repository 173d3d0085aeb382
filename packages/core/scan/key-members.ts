import { shards } from '../table/shard.ts';
import { keyWidth } from './gather.ts';
import { Lines } from './lines.ts';
import { unpackNumbers } from './numbers.ts';
import { readLeft, type ScanStore, scanFiles } from './scan-store.ts';
import { eachRun } from './tally.ts';

/** A contact that has a key, and where its name stands among others. */
export interface KeyMember {
  id: string;
  order: number;
}

type Members = Map<number, KeyMember[]>;

/** Reads ids of contacts by their ordinals. */
const idReader = async (store: ScanStore, count: number): Promise<(ordinal: number) => string> => {
  const files: Lines[] = [];
  for (let shard = 0; shard < count; shard++)
    files.push(new Lines(await readLeft(store, scanFiles.ids(shard))));
  return (ordinal) => files[ordinal % count]?.at(Math.floor(ordinal / count)) ?? '';
};

const collect = (
  rows: Float64Array,
  idOf: (ordinal: number) => string,
  { wanted, members }: { wanted: ReadonlySet<number>; members: Members },
): void =>
  eachRun(rows, keyWidth, (hash, from, to) => {
    if (!wanted.has(hash)) return;
    const known = members.get(hash) ?? [];
    for (let row = from; row < to; row++) {
      const [, code = 0, order = 0] = rows.subarray(row * keyWidth, (row + 1) * keyWidth);
      known.push({ id: idOf(Math.floor(code / 4)), order });
    }
    members.set(hash, known);
  });

/**
 * Finds who had keys when they were last looked at: in the files of a scan of all contacts, and in those of changes
 * since. Somebody may be told twice, or have another value by now.
 */
export const findMembers = async (
  wanted: ReadonlySet<number>,
  { base, partitions, layers }: { base: ScanStore; partitions: number; layers: readonly ScanStore[] },
): Promise<Members> => {
  const members: Members = new Map();
  const found = { wanted, members };
  const idOf = await idReader(base, shards.length);
  const needed = new Set([...wanted].map((hash) => hash % partitions));
  for (const partition of needed) {
    const [rows = new Float64Array()] = unpackNumbers(await readLeft(base, scanFiles.index(partition)));
    collect(rows, idOf, found);
  }
  for (const layer of layers) {
    const [rows = new Float64Array()] = unpackNumbers(await readLeft(layer, scanFiles.part(0, 0)));
    collect(rows, await idReader(layer, 1), found);
  }
  return members;
};

/** Picks the members around a place, where there are more than are to be compared. */
export const nearest = (members: readonly KeyMember[], order: number, most: number): readonly KeyMember[] => {
  if (members.length <= most) return members;
  const sorted = members.toSorted((one, other) => one.order - other.order);
  const at = sorted.findIndex((member) => member.order >= order);
  const from = Math.max(0, (at < 0 ? sorted.length : at) - Math.floor(most / 2));
  return sorted.slice(from, from + most);
};
