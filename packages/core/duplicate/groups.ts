import type { JudgedPair } from './find-pairs.ts';

/** No more contacts than this make a group, nor a merge. */
const mostInGroup = 50;

/** Contacts that are one person, as their pairs say. */
export interface DuplicateGroup {
  /** Sorted. */
  ids: readonly string[];
  /** The pairs among them, the best first. */
  pairs: readonly JudgedPair[];
  /** Of the best pair. */
  score: number;
  /** The pair without which it would fall apart, the weakest of such; undefined where each part is held twice. */
  weakestLink: JudgedPair | undefined;
  /** Whether more contacts belong here than a group holds. */
  isCut: boolean;
}

const nameOf = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`);

/** Groups of contacts that grow together. */
class Clusters {
  readonly #of = new Map<string, Set<string>>();
  readonly cut = new Set<Set<string>>();

  of(id: string): Set<string> {
    const known = this.#of.get(id);
    if (known) return known;
    const own = new Set([id]);
    this.#of.set(id, own);
    return own;
  }

  unite(one: Set<string>, other: Set<string>): void {
    for (const id of other) {
      one.add(id);
      this.#of.set(id, one);
    }
    if (this.cut.delete(other)) this.cut.add(one);
  }

  all(): Set<string>[] {
    return [...new Set(this.#of.values())];
  }
}

/** Tells whether any two of these are known to be two people. */
const isApart = (one: Set<string>, other: Set<string>, apart: ReadonlySet<string>): boolean => {
  if (apart.size === 0) return false;
  for (const a of one) for (const b of other) if (apart.has(nameOf(a, b))) return true;
  return false;
};

/** Tells whether all of these hang together by these pairs, without one of them. */
const hangsTogether = (
  ids: readonly string[],
  pairs: readonly JudgedPair[],
  without: JudgedPair,
): boolean => {
  const next = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const pair of pairs) {
    if (pair === without) continue;
    const [one, other] = pair.ids;
    next.get(one)?.push(other);
    next.get(other)?.push(one);
  }
  const reached = new Set(ids.slice(0, 1));
  for (const id of reached) for (const other of next.get(id) ?? []) reached.add(other);
  return reached.size === ids.length;
};

/** Finds the weakest of the pairs that alone hold parts of a group together. */
const weakestLink = (ids: readonly string[], pairs: readonly JudgedPair[]): JudgedPair | undefined => {
  if (ids.length < 3) return undefined;
  return pairs
    .toSorted((one, other) => one.score - other.score)
    .find((pair) => !hangsTogether(ids, pairs, pair));
};

const byScore = (one: JudgedPair, other: JudgedPair): number =>
  other.score - one.score || (nameOf(...one.ids) < nameOf(...other.ids) ? -1 : 1);

const toGroup = (members: Set<string>, pairs: readonly JudgedPair[], isCut: boolean): DuplicateGroup => {
  const ids = [...members].sort();
  return { ids, pairs, score: pairs[0]?.score ?? 0, weakestLink: weakestLink(ids, pairs), isCut };
};

/** Unites contacts pair by pair, as long as nobody is with whom it is known not to be. */
const clustersOf = (pairs: readonly JudgedPair[], apart: ReadonlySet<string>): Clusters => {
  const clusters = new Clusters();
  for (const { ids } of pairs) {
    const [one, other] = [clusters.of(ids[0]), clusters.of(ids[1])];
    if (one === other || isApart(one, other, apart)) continue;
    if (one.size + other.size > mostInGroup) clusters.cut.add(one).add(other);
    else clusters.unite(one, other);
  }
  return clusters;
};

export interface Grouping {
  /** Least score of pairs that hold a group together. */
  threshold?: number;
  /** Names of pairs that are two people: dismissed ones. */
  apart?: ReadonlySet<string>;
}

const isTwoPeople = ({ namesApart, score }: JudgedPair, threshold: number): boolean =>
  namesApart && score < threshold;

/**
 * Groups contacts by their pairs, the best first, to at most fifty. Contacts that are known to be two people are never
 * in one group, whoever else may be like both.
 */
export const groupsOf = (
  given: readonly JudgedPair[],
  { threshold = 85, apart: dismissed = new Set() }: Grouping = {},
): DuplicateGroup[] => {
  const apart = new Set(dismissed);
  for (const pair of given) if (isTwoPeople(pair, threshold)) apart.add(nameOf(...pair.ids));
  const pairs = given
    .filter(({ ids, score }) => score >= threshold && !dismissed.has(nameOf(...ids)))
    .sort(byScore);
  const clusters = clustersOf(pairs, apart);
  const within = new Map<Set<string>, JudgedPair[]>();
  for (const pair of pairs) {
    const own = clusters.of(pair.ids[0]);
    if (!own.has(pair.ids[1])) continue;
    const known = within.get(own);
    if (known) known.push(pair);
    else within.set(own, [pair]);
  }
  return [...within]
    .map(([members, own]) => toGroup(members, own, clusters.cut.has(members)))
    .sort((one, other) => other.score - one.score);
};

export const pairName = nameOf;
