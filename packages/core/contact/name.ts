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

/** The last word is the last name; one word alone is the first name. */
const splitWords = (name: string): Parted => {
  const words = name.trim().split(/\s+/u);
  const last = words.length > 1 ? (words.pop() ?? null) : null;
  return { first: words.join(' '), last };
};

const suffixes: ReadonlySet<string> = new Set(
  'jr sr junior senior ii iii iv phd md mba esq cpa dds jd dr prof inc llc ltd gmbh ag kg corp co'.split(' '),
);

/** What stands behind a comma and is no first name: `Jr.`, `Ph.D.`, `Inc.`, or some of them. */
const isSuffix = (part: string): boolean =>
  part.split(/\s+/u).every((word) => suffixes.has(word.toLowerCase().replaceAll('.', '')));

const withSuffix = ({ first, last }: Parted, suffix: string): Parted =>
  last === null ? { first: `${first}, ${suffix}`, last } : { first, last: `${last}, ${suffix}` };

/** `Last, First`, with a suffix behind either of them or behind the whole name. */
const split = (name: string): Parted => {
  const parts = name.split(',').map((part) => part.trim().replace(/\s+/gu, ' '));
  const [one = '', two = '', three] = parts;
  if (parts.length < 2 || parts.length > 3 || parts.includes('')) return splitWords(name);
  if (three === undefined)
    return isSuffix(two) ? withSuffix(splitWords(one), two) : { first: two, last: one };
  if (isSuffix(three))
    return withSuffix(
      isSuffix(two) ? splitWords(one) : { first: two, last: one },
      isSuffix(two) ? `${two}, ${three}` : three,
    );
  return isSuffix(two) ? withSuffix({ first: three, last: one }, two) : splitWords(name);
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
 * All forms of a name from those given. What is given is kept as it is; the full name is derived from first and
 * last, or they from it.
 */
export const nameForms = (given: Partial<NameForms>): NameForms => {
  const { name = null, first_name = null, last_name = null } = given;
  if (first_name !== null || last_name !== null)
    return { name: name ?? joined(first_name, last_name), first_name, last_name };
  if (name === null) return { name, first_name, last_name };
  const { first, last } = split(name);
  return { name, first_name: first, last_name: last };
};
