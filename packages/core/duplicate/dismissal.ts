import { createHash } from 'node:crypto';
import { pairName } from './groups.ts';
import type { Profile } from './profile.ts';

/** That somebody said of two contacts that they are two people. */
export interface Dismissal {
  /** The smaller one first. */
  ids: readonly [string, string];
  /** Of the values that were compared then. */
  digest: string;
}

const valuesOf = ({ id, lines, rawDigits, email, name, company, externalId, fields }: Profile) => [
  id,
  lines.map(({ whole }) => whole).sort(),
  rawDigits ?? null,
  email?.whole ?? null,
  name?.key ?? null,
  name?.generation ?? null,
  company ?? null,
  externalId ?? null,
  fields.map((value) => value ?? null),
];

const sorted = (one: Profile, other: Profile): [Profile, Profile] =>
  one.id < other.id ? [one, other] : [other, one];

/** Makes a digest of all values by which two contacts are compared: another one once any of them is another. */
export const pairDigest = (one: Profile, other: Profile): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(one, other).map(valuesOf)))
    .digest('base64url')
    .slice(0, 16);

/** Notes that two contacts are two people. */
export const dismissalOf = (one: Profile, other: Profile): Dismissal => {
  const [first, second] = sorted(one, other);
  return { ids: [first.id, second.id], digest: pairDigest(one, other) };
};

/** Tells whether a dismissal still holds: until a value of either that is compared changes. */
export const isDismissed = ({ ids, digest }: Dismissal, one: Profile, other: Profile): boolean =>
  pairName(...ids) === pairName(one.id, other.id) && digest === pairDigest(one, other);
