import { countSuffixes, isSuffix } from './name-suffix.ts';

export interface NameForms {
  name: string | null;
  first_name: string | null;
  last_name: string | null;
}

const joined = (...parts: (string | null | undefined)[]): string | null =>
  parts.filter((part) => part).join(' ') || null;

interface Parted {
  first: string;
  last: string | null;
}

/** The last word is the last name, with the suffixes behind it; one word alone is the first name. */
const splitWords = (name: string): Parted => {
  const words = name.trim().split(/\s+/u);
  if (words.length === 1) return { first: words.join(' '), last: null };
  const from = words.length - countSuffixes(words) - 1;
  return { first: words.slice(0, from).join(' '), last: words.slice(from).join(' ') };
};

const withSuffix = ({ first, last }: Parted, suffixes: readonly string[]): Parted =>
  last === null
    ? { first: [first, ...suffixes].join(', '), last }
    : { first, last: [last, ...suffixes].join(', ') };

/** `Last, First`, with any number of suffixes behind either of them or behind the whole name. */
const split = (name: string): Parted => {
  const parts = name.split(',').map((part) => part.trim().replace(/\s+/gu, ' '));
  const [one = '', ...others] = parts;
  const suffixes = others.filter(isSuffix);
  const [two, ...more] = others.filter((part) => !isSuffix(part));
  if (others.length === 0 || parts.includes('') || more.length > 0) return splitWords(name);
  return withSuffix(two === undefined ? splitWords(one) : { first: two, last: one }, suffixes);
};

/** The forms of a name after a change: those that are not given follow from those that are. */
export const changedNames = (
  seen: NameForms,
  given: { [form in keyof NameForms]?: string | null | undefined },
): NameForms => {
  const { name, first_name = seen.first_name, last_name = seen.last_name } = given;
  const parted = given.first_name !== undefined || given.last_name !== undefined;
  const parts = first_name !== seen.first_name || last_name !== seen.last_name;
  if (!parts && (name === undefined || name === seen.name)) return seen;
  if (!parted) return nameForms({ name: name ?? null });
  return { name: name ?? joined(first_name, last_name), first_name, last_name };
};

/**
 * Derives the forms of a name that are not given: the full name from first and last name, or these from it.
 * Given forms are kept as they are.
 */
export const nameForms = (given: Partial<NameForms>): NameForms => {
  const { name = null, first_name = null, last_name = null } = given;
  if (first_name !== null || last_name !== null)
    return { name: name ?? joined(first_name, last_name), first_name, last_name };
  if (name === null) return { name, first_name, last_name };
  const { first, last } = split(name);
  return { name, first_name: first, last_name: last };
};
