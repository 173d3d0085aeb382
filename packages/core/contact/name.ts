export interface NameForms {
  name: string | null;
  first_name: string | null;
  last_name: string | null;
}

const joined = (...parts: (string | null | undefined)[]): string | null =>
  parts.filter((part) => part).join(' ') || null;

/** The last word is the last name; one word alone is the first name. */
const split = (name: string): { first: string; last: string | null } => {
  const words = name.trim().split(/\s+/u);
  const last = words.length > 1 ? (words.pop() ?? null) : null;
  return { first: words.join(' '), last };
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
