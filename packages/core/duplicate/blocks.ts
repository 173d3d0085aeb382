import type { Profile } from './profile.ts';

/** No more contacts than this are compared with each other at a time. */
export const mostInBlock = 200;

/** Pairs that may be compared, for each contact. */
export const pairsPerContact = 20;

/** Contacts to compare with each other. */
export interface Block {
  key: string;
  members: readonly Profile[];
  /** Number of members at the beginning that the block before has compared with each other already. */
  overlap: number;
}

const orderOf = ({ name, company = '', email, lines }: Profile): string =>
  [name?.key ?? '', company, email?.local ?? '', lines[0]?.bare ?? ''].join('\u0001');

/** Share of a block that the next one takes along, so that neighbours are not parted. */
const overlapShare = 0.2;

/**
 * Splits the contacts of a key into blocks of at most `most`: what is too much is put in the order of names, companies
 * and addresses, and cut so that each piece takes along the end of the one before.
 */
export const splitBlock = (key: string, members: readonly Profile[], most = mostInBlock): Block[] => {
  if (members.length <= most) return [{ key, members, overlap: 0 }];
  const ordered = members
    .map((profile) => ({ profile, order: orderOf(profile) }))
    .sort((one, other) => (one.order < other.order ? -1 : one.order > other.order ? 1 : 0))
    .map(({ profile }) => profile);
  const overlap = Math.floor(most * overlapShare);
  const blocks: Block[] = [];
  for (let from = 0; from + overlap < ordered.length; from += most - overlap)
    blocks.push({
      key: `${key}~${blocks.length}`,
      members: ordered.slice(from, from + most),
      overlap: from === 0 ? 0 : overlap,
    });
  return blocks;
};

const pairsIn = (size: number): number => (size * (size - 1)) / 2;

/** Counts the pairs of a key with so many contacts, in blocks of at most `most`. */
export const countPairs = (size: number, most: number): number => {
  if (size <= most) return pairsIn(size);
  const overlap = Math.floor(most * overlapShare);
  return (
    Math.ceil((size - overlap) / (most - overlap)) * (pairsIn(most) - pairsIn(overlap)) + pairsIn(overlap)
  );
};

/**
 * Pairs that blocks of names may hold, for each contact: many more than are found in a small team, and no more in a large
 * one, so that what a scan costs grows as the team does. Most pairs stand in several blocks, and are compared once.
 */
const pairsByName = 15;

const sizes = [mostInBlock, 150, 100, 75, 50, 40, 30, 24, 18, 14, 10, 8, 6];

/**
 * Answers how large blocks of names may be, so that all pairs together stay within what a team of so many contacts may
 * cost; six at the least.
 * @param counts number of keys by the number of contacts that have one
 * @param spent pairs of other keys
 */
export const blockLimit = (
  counts: ReadonlyMap<number, number>,
  { contacts, spent }: { contacts: number; spent: number },
): number => {
  const budget = Math.min(contacts * pairsByName, contacts * pairsPerContact - spent);
  const fits = (most: number): boolean => {
    let total = 0;
    for (const [size, keys] of counts) total += keys * countPairs(size, most);
    return total <= budget;
  };
  return sizes.find(fits) ?? 6;
};

/** Calls for each pair of a block that the block before has not compared; `changed` leaves out pairs of which neither has changed. */
export const eachPair = (
  { members, overlap }: Block,
  visit: (one: Profile, other: Profile) => void,
  isChanged: (profile: Profile) => boolean = () => true,
): void => {
  for (const [at, other] of members.entries()) {
    const isOtherChanged = isChanged(other);
    for (let before = 0; before < at; before++) {
      const one = members[before];
      if (one === undefined || (at < overlap && before < overlap)) continue;
      if (isOtherChanged || isChanged(one)) visit(one, other);
    }
  }
};
