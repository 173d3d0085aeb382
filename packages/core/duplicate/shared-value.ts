import { countKeys } from './frequency.ts';
import type { Profile } from './profile.ts';

/** Contacts that a value has to have, for it to be a switchboard’s and nobody’s own. */
const fewestSharers = 10;

/** A value that many contacts of different names have: one finding, and no pairs. */
export interface SharedValue {
  kind: 'phone' | 'email';
  /** As it is compared. */
  value: string;
  contactIds: readonly string[];
  /** Number of different names among them. */
  names: number;
}

/** Tells whether so many contacts with so many names make a value nobody's own. */
export const isShared = (contacts: number, names: number): boolean =>
  // Copies of a few people are many contacts, and yet no switchboard.
  contacts >= fewestSharers && names >= fewestSharers / 2;

/** Tells whether contacts with one value are that many, and so different, that the value is no key. */
export const sharedValueOf = (
  kind: SharedValue['kind'],
  value: string,
  holders: readonly Profile[],
): SharedValue | undefined => {
  const names = new Set(holders.flatMap(({ name }) => name?.key ?? [])).size;
  if (!isShared(holders.length, names)) return undefined;
  return { kind, value, contactIds: holders.map(({ id }) => id), names };
};

/** Finds the values of contacts that no judgement may rest on. */
export const sharedValues = (profiles: Iterable<Profile>): SharedValue[] => {
  const holders = new Map<string, { kind: SharedValue['kind']; value: string; profiles: Profile[] }>();
  const add = (kind: SharedValue['kind'], value: string, profile: Profile) => {
    const key = countKeys[kind](value);
    const known = holders.get(key);
    if (known) known.profiles.push(profile);
    else holders.set(key, { kind, value, profiles: [profile] });
  };
  for (const profile of profiles) {
    for (const { whole } of profile.lines) add('phone', whole, profile);
    if (profile.email) add('email', profile.email.whole, profile);
  }
  return [...holders.values()].flatMap(
    ({ kind, value, profiles: all }) => sharedValueOf(kind, value, all) ?? [],
  );
};
