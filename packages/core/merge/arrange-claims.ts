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
const nextHolder = ({ holder, sharers }: ClaimState, { members, owners, before }: Wanted): string | undefined => {
  if (holder && !members.has(holder.holder)) return holder.holder;
  if (before && owners.includes(before.holder)) return before.holder;
  if (holder && owners.includes(holder.holder)) return holder.holder;
  return owners[0] ?? sharers.find((id) => !members.has(id));
};

const shareWrites = (teamId: string, { claim, sharers }: ClaimState, after: ReadonlySet<string>): Write[] => [
  ...[...after].filter((id) => !sharers.includes(id)).map((id) => putNew({ ...claimKeys.share(teamId, claim, id) })),
  ...sharers.filter((id) => !after.has(id)).map((id) => drop(claimKeys.share(teamId, claim, id), isThere)),
];

/** Makes the writes by which a claim goes from those who have it to those who need it: one to one, whoever shares it. */
export const arrangeClaim = (teamId: string, state: ClaimState, wanted: Wanted): Write[] => {
  const { claim, holder, sharers } = state;
  const { members, owners, before } = wanted;
  const next = nextHolder(state, wanted);
  const after = new Set([...sharers.filter((id) => !members.has(id)), ...owners].filter((id) => id !== next));
  const shares = shareWrites(teamId, state, after);
  if (!holder) {
    if (next === undefined) return shares;
    const origin = before?.holder === next ? before.origin : undefined;
    const item = { holder: next, ...(after.size > 0 && { sharers: after.size }), ...(origin && { origin }) };
    return [putNew({ ...claimKeys.primary(teamId, claim), ...item }), ...shares];
  }
  if (next === undefined) {
    const free = freeClaim(teamId, claim, holder.holder);
    // Those who share it go with it.
    return sharers.length === 0
      ? [free]
      : [drop(claimKeys.primary(teamId, claim), is('holder', holder.holder), is('sharers', sharers.length)), ...shares];
  }
  const isPassed = next !== holder.holder;
  const by = after.size - sharers.length;
  if (!isPassed && shares.length === 0) return [];
  const origin = before?.holder === next ? before.origin : undefined;
  const own = change(claimKeys.primary(teamId, claim), {
    set: { holder: next, ...(isPassed && origin && { origin }) },
    ...(isPassed && !origin && { remove: ['origin'] }),
    ...(by !== 0 && { add: { sharers: by } }),
    when: [is('holder', holder.holder)],
  });
  return [own, ...shares];
};
