import * as v from 'valibot';
import { countPairs, mostInBlock } from '../duplicate/blocks.ts';
import { mostOfField } from '../duplicate/find-pairs.ts';
import { isShared } from '../duplicate/shared-value.ts';
import { keyWidth, kinds, ownWidth } from './gather.ts';
import { packNumbers, unpackNumbers } from './numbers.ts';
import { readLeft, type ScanStore, scanFiles } from './scan-store.ts';

const numbers = v.array(v.number());

export const tallySchema = v.object({
  /** Number of contacts by how many have a key of names: sizes and counts in turn. */
  sizes: numbers,
  /** Pairs of keys that few have. */
  spent: v.number(),
  /** Keys that may be too large for one block, and how many contacts have each, in turn. */
  large: numbers,
  /** Keys that say nothing: switchboards, fields of many. */
  dropped: numbers,
  /** Values that several contacts have, and how many people, in turn. */
  counts: numbers,
  shared: v.array(
    v.object({ hash: v.number(), ordinal: v.number(), contacts: v.number(), names: v.number() }),
  ),
});
export type Tally = v.InferOutput<typeof tallySchema>;

/** Blocks of names are never cut smaller than this. */
const smallestLimit = 6;

const concat = (lists: readonly Float64Array[]): Float64Array => {
  const all = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
};

/** Sorts rows of a list by their first number. */
const sortedRows = (rows: Float64Array, width: number): Float64Array => {
  const count = rows.length / width;
  const order = Uint32Array.from({ length: count }, (_, row) => row);
  order.sort((one, other) => (rows[one * width] ?? 0) - (rows[other * width] ?? 0));
  const sorted = new Float64Array(rows.length);
  for (let row = 0; row < count; row++) {
    const from = (order[row] ?? 0) * width;
    sorted.set(rows.subarray(from, from + width), row * width);
  }
  return sorted;
};

/** Calls for each run of rows with the same first number. */
export const eachRun = (
  rows: Float64Array,
  width: number,
  visit: (hash: number, from: number, to: number) => void,
): void => {
  const count = rows.length / width;
  for (let from = 0; from < count; ) {
    const hash = rows[from * width] ?? 0;
    let to = from + 1;
    while (to < count && rows[to * width] === hash) to++;
    visit(hash, from, to);
    from = to;
  }
};

const sharedOf = (own: Float64Array, tally: Tally): void =>
  eachRun(own, ownWidth, (hash, from, to) => {
    const [people, names] = [new Set<number>(), new Set<number>()];
    for (let row = from; row < to; row++) {
      people.add(own[row * ownWidth + 1] ?? 0);
      const name = own[row * ownWidth + 2] ?? -1;
      if (name >= 0) names.add(name);
    }
    if (people.size > 1) tally.counts.push(hash, people.size);
    if (!isShared(to - from, names.size)) return;
    tally.shared.push({
      hash,
      ordinal: own[from * ownWidth + 3] ?? 0,
      contacts: to - from,
      names: names.size,
    });
    tally.dropped.push(hash);
  });

const countCommon = (common: Float64Array, tally: Tally): void => {
  const sorted = common.sort();
  eachRun(sorted, 1, (hash, from, to) => {
    if (to - from > 1) tally.counts.push(hash, to - from);
  });
};

const measureKeys = (keys: Float64Array, tally: Tally): void => {
  const dropped = new Set(tally.dropped);
  const sizes = new Map<number, number>();
  eachRun(keys, keyWidth, (hash, from, to) => {
    const size = to - from;
    if (size < 2 || dropped.has(hash)) return;
    const kind = (keys[from * keyWidth + 1] ?? 0) % 4;
    if (kind === kinds.strong) {
      tally.spent += countPairs(size, mostInBlock);
      if (size > mostInBlock) tally.large.push(hash, Number.MAX_SAFE_INTEGER);
      return;
    }
    if (kind === kinds.field && size > mostOfField) {
      tally.dropped.push(hash);
      return;
    }
    sizes.set(size, (sizes.get(size) ?? 0) + 1);
    if (size > smallestLimit) tally.large.push(hash, size);
  });
  for (const [size, count] of sizes) tally.sizes.push(size, count);
};

/** Sorts the keys of a partition into its index, and counts what is to be known of all partitions. */
export const tallyPartition = async (
  store: ScanStore,
  { shards, partition }: { shards: number; partition: number },
): Promise<void> => {
  const parts: Float64Array[][] = [];
  for (let shard = 0; shard < shards; shard++)
    parts.push(unpackNumbers(await readLeft(store, scanFiles.part(shard, partition))));
  const listAt = (at: number) => concat(parts.map((part) => part[at] ?? new Float64Array()));
  const tally: Tally = { sizes: [], spent: 0, large: [], dropped: [], counts: [], shared: [] };
  sharedOf(sortedRows(listAt(1), ownWidth), tally);
  countCommon(listAt(2), tally);
  const keys = sortedRows(listAt(0), keyWidth);
  measureKeys(keys, tally);
  await store.write(scanFiles.index(partition), packNumbers([keys]));
  await store.write(scanFiles.tally(partition), JSON.stringify(tally));
};
