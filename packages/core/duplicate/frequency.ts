import type { Profile } from './profile.ts';

/** How often values occur among a team's contacts: what many have says little. */
export interface Frequencies {
  contacts: number;
  /** Number of contacts with a value, by its key; 0 where nobody counted. */
  count: (key: string) => number;
}

export const nothingCounted: Frequencies = { contacts: 0, count: () => 0 };

/** Keys under which values are counted. */
export const countKeys = {
  phone: (line: string) => `phone#${line}`,
  email: (address: string) => `email#${address}`,
  word: (word: string) => `word#${word}`,
  company: (company: string) => `company#${company}`,
  field: (at: number, value: string) => `field${at}#${value}`,
};

/** The first letters of a name's words in alphabetical order: of most people other ones, of one person mostly the same. */
export const initialsOf = ({ name }: Profile): string =>
  (name?.words ?? [])
    .map(({ plain }) => plain[0])
    .sort()
    .join('');

/** Keys of the numbers and addresses of a contact. */
export const ownKeys = ({ lines, email }: Profile): string[] => [
  ...lines.map(({ whole }) => countKeys.phone(whole)),
  ...(email ? [countKeys.email(email.whole)] : []),
];

/** Keys of what many contacts may have: words of names, companies, custom fields. */
export const commonKeys = ({ name, company, fields }: Profile): string[] => [
  ...new Set([
    ...(name?.words ?? []).map(({ plain }) => countKeys.word(plain)),
    ...(company === undefined ? [] : [countKeys.company(company)]),
    ...fields.flatMap((value, at) => (value === undefined ? [] : [countKeys.field(at, value)])),
  ]),
];

/**
 * Counts the values of contacts; those that only one has are left out. Numbers and addresses are counted once for all
 * contacts with the same initials, since one person may be there many times.
 */
export const countValues = (profiles: Iterable<Profile>): Frequencies => {
  const counts = new Map<string, number>();
  const people = new Set<string>();
  let contacts = 0;
  for (const profile of profiles) {
    contacts++;
    const initials = initialsOf(profile);
    const own = ownKeys(profile).filter((key) => !people.has(`${key} ${initials}`));
    for (const key of own) people.add(`${key} ${initials}`);
    for (const key of [...own, ...commonKeys(profile)]) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const [key, count] of counts) if (count === 1) counts.delete(key);
  return { contacts, count: (key) => counts.get(key) ?? 1 };
};

/** Tells whether anything was counted. */
export const isCounted = ({ contacts }: Frequencies): boolean => contacts > 0;
