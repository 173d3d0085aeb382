import type { JudgedPair } from '#core/duplicate/find-pairs.ts';
import { groupsOf, pairName } from '#core/duplicate/groups.ts';
import type { Labelled } from './people.ts';

/** Names of all pairs of contacts that are one person. */
export const truePairs = (set: readonly Labelled[]): Set<string> => {
  const of = new Map<number, string[]>();
  for (const { person, subject } of set) of.set(person, [...(of.get(person) ?? []), subject.id]);
  return new Set([...of.values()].flatMap(pairsAmong));
};

const pairsAmong = (ids: readonly string[]): string[] =>
  ids.flatMap((one, at) => ids.slice(at + 1).map((other) => pairName(one, other)));

export interface Quality {
  precision: number;
  recall: number;
  largest: number;
  found: number;
  wrong: readonly string[];
  missed: readonly string[];
}

const qualityOf = (truth: ReadonlySet<string>, found: ReadonlySet<string>, largest = 0): Quality => {
  const right = [...found].filter((pair) => truth.has(pair));
  return {
    precision: found.size === 0 ? 1 : right.length / found.size,
    recall: truth.size === 0 ? 1 : right.length / truth.size,
    largest,
    found: found.size,
    wrong: [...found].filter((pair) => !truth.has(pair)),
    missed: [...truth].filter((pair) => !found.has(pair)),
  };
};

/** All pairs within groups of pairs at a threshold. */
export const groupQuality = (
  truth: ReadonlySet<string>,
  pairs: readonly JudgedPair[],
  threshold: number,
): Quality => {
  const groups = groupsOf(pairs, { threshold });
  const found = new Set(groups.flatMap(({ ids }) => pairsAmong(ids)));
  return qualityOf(truth, found, Math.max(0, ...groups.map(({ ids }) => ids.length)));
};
