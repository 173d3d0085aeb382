import { type Claim, type ClaimHolder, claimKeys, freeClaim } from '../claim/claim.item.ts';
import { change, drop, is, isThere, putNew, type Write } from '../table/write.ts';

/** A claim as it was read, with all who share it. */
export interface ClaimState {
  claim: Claim;
  /** Undefined where nobody holds it. */
  holder: ClaimHolder | undefined;
  sharers: readonly string[];
}

interface Wanted {
  /** The contacts whose holding and sharing is arranged; all others keep what they have. */
  members: ReadonlySet<string>;
  /** Those of them that need the claim from now on. */
  owners: readonly string[];
  /** Who held it before, and with which origin, where that is to come back. */
  before?: ClaimHolder | undefined;
}

/** Picks who holds a claim: who does so already, or did before; an heir, where nobody of these wants it. */
const nextHolder = (
  { holder, sharers }: ClaimState,
  { members, owners, before }: Wanted,
): string | undefined => {
  if (before && owners.includes(before.holder)) return before.holder;
  if (holder && !members.has(holder.holder)) return holder.holder;
  if (holder && owners.includes(holder.holder)) return holder.holder;
  return owners[0] ?? sharers.find((id) => !members.has(id));
};

const shareWrites = (teamId: string, { claim, sharers }: ClaimState, after: ReadonlySet<string>): Write[] => [
  ...[...after]
    .filter((id) => !sharers.includes(id))
    .map((id) => putNew({ ...claimKeys.share(teamId, claim, id) })),
  ...sharers.filter((id) => !after.has(id)).map((id) => drop(claimKeys.share(teamId, claim, id), isThere)),
];

interface Arranged {
  next: string;
  after: ReadonlySet<string>;
  before: ClaimHolder | undefined;
}

const originOf = ({ next, before }: Arranged): Pick<ClaimHolder, 'origin'> =>
  before?.holder === next && before.origin ? { origin: before.origin } : {};

const takenClaim = (teamId: string, { claim }: ClaimState, arranged: Arranged): Write => {
  const { next, after } = arranged;
  const sharers = after.size > 0 ? { sharers: after.size } : {};
  return putNew({ ...claimKeys.primary(teamId, claim), holder: next, ...sharers, ...originOf(arranged) });
};

/** Drops a claim that nobody needs; those who share it go with it. */
const droppedClaim = (teamId: string, { claim, sharers }: ClaimState, holder: string): Write =>
  sharers.length === 0
    ? freeClaim(teamId, claim, holder)
    : drop(claimKeys.primary(teamId, claim), is('holder', holder), is('sharers', sharers.length));

const passedClaim = (
  teamId: string,
  { claim, sharers }: ClaimState,
  holder: string,
  arranged: Arranged,
): Write => {
  const { next, after } = arranged;
  const by = after.size - sharers.length;
  const origin = next === holder ? {} : originOf(arranged);
  const remove = next !== holder && !('origin' in origin) ? { remove: ['origin'] } : {};
  return change(claimKeys.primary(teamId, claim), {
    set: { holder: next, ...origin },
    ...remove,
    ...(by !== 0 && { add: { sharers: by } }),
    when: [is('holder', holder)],
  });
};

/** Makes the writes by which a claim goes from those who have it to those who need it: one to one, whoever shares it. */
export const arrangeClaim = (teamId: string, state: ClaimState, wanted: Wanted): Write[] => {
  const { members, owners, before } = wanted;
  const next = nextHolder(state, wanted);
  const havers = [...state.sharers, ...(state.holder ? [state.holder.holder] : [])];
  const outsiders = havers.filter((id) => !members.has(id));
  const after = new Set([...outsiders, ...owners].filter((id) => id !== next));
  const shares = shareWrites(teamId, state, after);
  const holder = state.holder?.holder;
  if (next === undefined)
    return holder === undefined ? shares : [droppedClaim(teamId, state, holder), ...shares];
  const arranged = { next, after, before };
  if (holder === undefined) return [takenClaim(teamId, state, arranged), ...shares];
  if (next === holder && shares.length === 0) return [];
  return [passedClaim(teamId, state, holder, arranged), ...shares];
};
