import type { Contact } from '../attribute/contact.schema.ts';
import { type Claim, type ClaimHolder, claimKeys, freeClaim } from '../claim/claim.item.ts';
import { companyHint } from '../contact/contact-claims.ts';
import { change, drop, is, isThere, put, putNew, type Write } from '../table/write.ts';

/** Who shares a claim, with the company that it had when it took the share. */
export interface Sharer {
  id: string;
  company_id?: string | undefined;
}

/** A claim as it was read, with all who share it. */
export interface ClaimState {
  claim: Claim;
  /** Undefined where nobody holds it. */
  holder: ClaimHolder | undefined;
  sharers: readonly Sharer[];
}

interface Wanted {
  /** The contacts whose holding and sharing is arranged; all others keep what they have. */
  members: ReadonlySet<string>;
  /** Those of them that need the claim from now on. */
  owners: readonly Pick<Contact, 'id' | 'company_id'>[];
  /** Who held it before, and with which origin, where that is to come back. */
  before?: ClaimHolder | undefined;
}

type Hint = Pick<ClaimHolder, 'company_id'>;

/** What the claim says of the companies of all who have it, or are to have it. */
const hintsOf = ({ claim, holder, sharers }: ClaimState, { owners }: Wanted): Map<string, Hint> => {
  const own = (id: string, company_id: string | undefined) =>
    [id, company_id === undefined ? {} : { company_id }] as const;
  return new Map<string, Hint>([
    ...sharers.map(({ id, company_id }) => own(id, company_id)),
    ...(holder ? [own(holder.holder, holder.company_id)] : []),
    ...owners.map((owner) => [owner.id, companyHint(claim, owner)] as const),
  ]);
};

/** Picks who holds a claim: who does so already, or did before; an heir, where nobody of these wants it. */
const nextHolder = (
  { holder, sharers }: ClaimState,
  { members, owners, before }: Wanted,
): string | undefined => {
  const isOwner = (id: string) => owners.some((owner) => owner.id === id);
  if (before && isOwner(before.holder)) return before.holder;
  if (holder && !members.has(holder.holder)) return holder.holder;
  if (holder && isOwner(holder.holder)) return holder.holder;
  return owners[0]?.id ?? sharers.find(({ id }) => !members.has(id))?.id;
};

interface Arranged {
  next: string | undefined;
  /** Who shares it from then on. */
  after: ReadonlySet<string>;
  before: ClaimHolder | undefined;
  hints: ReadonlyMap<string, Hint>;
}

const arranged = (state: ClaimState, wanted: Wanted): Arranged => {
  const next = nextHolder(state, wanted);
  const { holder, sharers } = state;
  const havers = [...sharers.map(({ id }) => id), ...(holder ? [holder.holder] : [])];
  const outsiders = havers.filter((id) => !wanted.members.has(id));
  const after = [...outsiders, ...wanted.owners.map(({ id }) => id)].filter((id) => id !== next);
  return { next, after: new Set(after), before: wanted.before, hints: hintsOf(state, wanted) };
};

const shareWrites = (teamId: string, { claim, sharers }: ClaimState, { after, hints }: Arranged): Write[] => {
  const shares = new Map(sharers.map((sharer) => [sharer.id, sharer]));
  const kept = [...after].flatMap((id) => {
    const share = { ...claimKeys.share(teamId, claim, id), ...hints.get(id) };
    const own = shares.get(id);
    if (!own) return [putNew(share)];
    return own.company_id === hints.get(id)?.company_id ? [] : [put(share, isThere)];
  });
  const gone = sharers.filter(({ id }) => !after.has(id));
  return [...kept, ...gone.map(({ id }) => drop(claimKeys.share(teamId, claim, id), isThere))];
};

const originOf = ({ next, before }: Arranged): Pick<ClaimHolder, 'origin'> =>
  before?.holder === next && before?.origin ? { origin: before.origin } : {};

const takenClaim = (teamId: string, { claim }: ClaimState, next: string, by: Arranged): Write => {
  const sharers = by.after.size > 0 ? { sharers: by.after.size } : {};
  const own = { holder: next, ...by.hints.get(next), ...sharers, ...originOf(by) };
  return putNew({ ...claimKeys.primary(teamId, claim), ...own });
};

/** Drops a claim that nobody needs; those who share it go with it. */
const droppedClaim = (teamId: string, { claim, sharers }: ClaimState, holder: string): Write =>
  sharers.length === 0
    ? freeClaim(teamId, claim, holder)
    : drop(claimKeys.primary(teamId, claim), is('holder', holder), is('sharers', sharers.length));

const passedClaim = (
  teamId: string,
  { claim, sharers }: ClaimState,
  { holder, next }: { holder: string; next: string },
  by: Arranged,
): Write => {
  const more = by.after.size - sharers.length;
  const hint = by.hints.get(next) ?? {};
  const origin = next === holder ? {} : originOf(by);
  const remove = [
    ...(next !== holder && !('origin' in origin) ? ['origin'] : []),
    ...(hint.company_id === undefined ? ['company_id'] : []),
  ];
  return change(claimKeys.primary(teamId, claim), {
    set: { holder: next, ...hint, ...origin },
    ...(remove.length > 0 && { remove }),
    ...(more !== 0 && { add: { sharers: more } }),
    when: [is('holder', holder)],
  });
};

/** Makes the writes by which a claim goes from those who have it to those who need it: one to one, whoever shares it. */
export const arrangeClaim = (teamId: string, state: ClaimState, wanted: Wanted): Write[] => {
  const by = arranged(state, wanted);
  const { next, hints } = by;
  const shares = shareWrites(teamId, state, by);
  const { holder: held } = state;
  if (next === undefined) return held ? [droppedClaim(teamId, state, held.holder), ...shares] : shares;
  if (!held) return [takenClaim(teamId, state, next, by), ...shares];
  const isSame = next === held.holder && hints.get(next)?.company_id === held.company_id;
  if (isSame && by.after.size === state.sharers.length && shares.length === 0) return [];
  return [passedClaim(teamId, state, { holder: held.holder, next }, by), ...shares];
};
