import { blockingKeys } from './blocking-keys.ts';
import {
  type Block,
  blockLimit,
  countPairs,
  eachPair,
  mostInBlock,
  pairsPerContact,
  splitBlock,
} from './blocks.ts';
import { countKeys, countValues } from './frequency.ts';
import { type Judgement, judgePair } from './judge-pair.ts';
import type { Profile } from './profile.ts';
import { type SharedValue, sharedValues } from './shared-value.ts';
import type { Measures } from './value-evidence.ts';

/** Two contacts, the smaller id first, and what they come to. */
export interface JudgedPair extends Judgement {
  ids: readonly [string, string];
}

export interface Findings {
  pairs: readonly JudgedPair[];
  shared: readonly SharedValue[];
  /** What the search cost. */
  cost: {
    contacts: number;
    keys: number;
    compared: number;
    largestBlock: number;
    blockLimit: number;
    /** Whether pairs were left out, those of the most common names, since it would have cost too much. */
    isCut: boolean;
  };
}

export interface Search extends Pick<Measures, 'matchEmail' | 'customFields'> {
  /** Least score of pairs to be found; those in conflict with their names are found anyway. */
  threshold: number;
}

interface Gathered {
  strong: Map<string, Profile[]>;
  weak: Map<string, Profile[]>;
}

const gather = (profiles: readonly Profile[]): Gathered => {
  const gathered: Gathered = { strong: new Map(), weak: new Map() };
  for (const profile of profiles)
    for (const { key, isStrong } of blockingKeys(profile)) {
      const blocks = isStrong ? gathered.strong : gathered.weak;
      const known = blocks.get(key);
      if (known) known.push(profile);
      else blocks.set(key, [profile]);
    }
  return gathered;
};

/** A custom field's value that more have picks nobody out. */
export const mostOfField = 50;

const isTelling = ([key, { length }]: [string, readonly Profile[]]): boolean =>
  length > 1 && (!key.startsWith('field') || length <= mostOfField);

const sizesOf = (keys: readonly [string, readonly Profile[]][]): Map<number, number> => {
  const counts = new Map<number, number>();
  for (const [, { length }] of keys) counts.set(length, (counts.get(length) ?? 0) + 1);
  return counts;
};

/** Makes the blocks of all keys, of which each has two contacts at least. */
const blocksOf = (profiles: readonly Profile[], shared: ReadonlySet<string>) => {
  const { strong, weak } = gather(profiles);
  const own = [...strong].filter(([key, members]) => members.length > 1 && !shared.has(key));
  const spent = own.reduce((sum, [, { length }]) => sum + countPairs(length, mostInBlock), 0);
  // The rarest first: what is too much is that of common names.
  const common = [...weak].filter(isTelling).sort(([, one], [, other]) => one.length - other.length);
  const limit = blockLimit(sizesOf(common), { contacts: profiles.length, spent });
  const blocks: Block[] = own.flatMap(([key, members]) => splitBlock(key, members));
  for (const [key, members] of common) blocks.push(...splitBlock(key, members, limit));
  return { blocks, limit, keys: strong.size + weak.size };
};

const idsOf = (one: Profile, other: Profile): readonly [string, string] =>
  one.id < other.id ? [one.id, other.id] : [other.id, one.id];

/** Compares contacts that have a key in common, each two once. */
export const findPairs = (profiles: readonly Profile[], { threshold, ...asked }: Search): Findings => {
  const shared = sharedValues(profiles);
  const measures: Measures = {
    ...asked,
    frequencies: countValues(profiles),
    shared: new Set(shared.map(({ kind, value }) => countKeys[kind](value))),
  };
  const { blocks, limit, keys } = blocksOf(profiles, measures.shared);
  const seen = new Set<string>();
  const pairs: JudgedPair[] = [];
  const budget = profiles.length * pairsPerContact;
  let isCut = false;
  for (const block of blocks)
    eachPair(block, (one, other) => {
      const ids = idsOf(one, other);
      const name = ids.join(' ');
      if (seen.has(name)) return;
      if (seen.size >= budget) {
        isCut = true;
        return;
      }
      seen.add(name);
      const judged = judgePair(one, other, measures);
      if (judged.score >= threshold || judged.nameConflict) pairs.push({ ids, ...judged });
    });
  const largestBlock = blocks.reduce((most, { members }) => Math.max(most, members.length), 0);
  return {
    pairs,
    shared,
    cost: { contacts: profiles.length, keys, compared: seen.size, largestBlock, blockLimit: limit, isCut },
  };
};
