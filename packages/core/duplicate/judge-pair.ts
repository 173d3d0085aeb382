import { clamped, type Evidence, share } from './evidence.ts';
import { nothingCounted } from './frequency.ts';
import { type NameEvidence, nameEvidence } from './name-evidence.ts';
import type { Profile } from './profile.ts';
import {
  companyEvidence,
  emailEvidence,
  externalIdEvidence,
  fieldEvidence,
  type Measures,
  phoneEvidence,
} from './value-evidence.ts';

/** What two contacts come to. */
export interface Judgement {
  /** 0 to 100, with one decimal. */
  score: number;
  /** What speaks for it and against, the weightiest first. */
  reasons: readonly Evidence[];
  /** Whether they share a value and their names do not go together: a household, a switchboard, a new name. */
  nameConflict: boolean;
  /** Whether their first names or generations differ, or all of their names, beyond a slip: then they are two people. */
  namesApart: boolean;
  /** Whether they have different addresses and different numbers. */
  vetoed: boolean;
  /** Whether nothing but the name speaks for it. */
  nameOnly: boolean;
}

/** Names in conflict stay below any usual threshold, whatever else agrees. */
const mostInConflict = 80;
/** So do contacts with different addresses and numbers, unless another key agrees. */
const mostVetoed = 60;

/** What no name says: that most pairs are not one person. */
const unnamed = -1;

const isAgreeing = ({ weight }: Evidence): boolean => weight > 0;
const isKey = ({ field, method }: Evidence): boolean =>
  (field === 'phone' && method.startsWith('exact')) ||
  (field === 'email' && (method === 'exact' || method === 'same_mailbox')) ||
  field === 'external_id';

/** A number in common often is that of the company: then the company says nothing of its own. */
const dependent = (reasons: readonly Evidence[]): Evidence[] => {
  const isPhoneCommon = reasons.some(({ field, method }) => field === 'phone' && method.startsWith('exact'));
  return reasons.map((one) =>
    one.field === 'company' && isPhoneCommon && one.weight > 0 ? { ...one, weight: 0.2 } : one,
  );
};

/** Tells whether a number, an address or an id in common speaks for two contacts being one. */
export const isKeyInCommon = (reasons: readonly Evidence[]): boolean =>
  reasons.some((reason) => isKey(reason) && isAgreeing(reason));

const isCustom = ({ field }: Evidence): boolean => field.startsWith('cf.') || field === 'external_id';

const isVetoed = (reasons: readonly Evidence[]): boolean =>
  ['phone', 'email'].every((wanted) =>
    reasons.some(({ field, method }) => field === wanted && method === 'differs'),
  );

const capOf = (reasons: readonly Evidence[], conflict: NameEvidence['conflict'], vetoed: boolean): number => {
  // With an address of one's own a new last name is just that; a number alone may be that of a household.
  const keys = new Set(reasons.filter((one) => isKey(one) && isAgreeing(one)).map(({ field }) => field));
  const isNear = reasons.some(({ field, method }) => field === 'email' && method === 'similar');
  const isNewName = keys.has('email') || (keys.size > 0 && isNear);
  if (conflict === 'hard' || (conflict === 'soft' && !isNewName)) return mostInConflict;
  return vetoed && !reasons.some((one) => isCustom(one) && one.weight >= 2) ? mostVetoed : 100;
};

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Tells whether all that both have is equal: a hundred of a hundred. */
const isWhole = (reasons: readonly Evidence[]): boolean =>
  reasons.length > 0 && reasons.every(({ method, weight }) => method === 'exact' && weight > 0);

const scoreOf = (reasons: readonly Evidence[], hasName: boolean, cap: number): number => {
  const odds = reasons.reduce((total, { weight }) => total + weight, hasName ? 0 : unnamed);
  const score = Math.min(cap, 100 * share(odds));
  // Only equal values are a hundred; the rest is rounded to below it.
  return isWhole(reasons) && score >= 98 ? 100 : clamped(rounded(score), 0, 99.9);
};

/** What is known of a pair when nothing was counted, as at the time of a write. */
export const plainMeasures = (customFields: readonly string[], matchEmail = true): Measures => ({
  frequencies: nothingCounted,
  shared: new Set(),
  matchEmail,
  customFields,
});

/** Judges whether two contacts are one person: what agrees counts for it, what differs against it. */
export const judgePair = (one: Profile, other: Profile, measures: Measures): Judgement => {
  const others = [
    phoneEvidence(one, other, measures),
    emailEvidence(one, other, measures),
    companyEvidence(one, other, measures),
    externalIdEvidence(one, other),
    ...fieldEvidence(one, other, measures),
  ].filter((reason) => reason !== undefined);
  const isKeyed = isKeyInCommon(others);
  const { frequencies } = measures;
  const name = one.name && other.name && nameEvidence(one.name, other.name, { frequencies, isKeyed });
  const { conflict = 'none', apart = false, ...ofName } = name ?? {};
  const found = [...(name ? [ofName as Evidence] : []), ...others];
  const reasons = dependent(found).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const vetoed = isVetoed(reasons);
  const agreeing = reasons.filter(isAgreeing);
  return {
    score: scoreOf(reasons, name !== undefined, capOf(reasons, conflict, vetoed)),
    reasons: reasons.map((reason) => ({ ...reason, weight: Math.round(reason.weight * 100) / 100 })),
    namesApart: apart,
    nameConflict: conflict !== 'none' && agreeing.some(isKey),
    vetoed,
    nameOnly: agreeing.every(({ field }) => field === 'name'),
  };
};
