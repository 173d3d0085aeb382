import { fieldKey } from '../attribute/field-name.ts';

/** Most characters of the name of a custom field. */
const mostCharacters = 100;

const cut = (header: string, behind: string): string => {
  // Not between the halves of a surrogate pair.
  const kept = header.slice(0, mostCharacters - behind.length).replace(/[\ud800-\udbff]$/, '');
  return kept.trimEnd() + behind;
};

/**
 * Names the custom field of a header: the header, or its beginning where it is too long. `taken` holds the
 * `fieldKey`s of names that mean other columns.
 */
export const fieldOfHeader = (header: string, taken: ReadonlySet<string> = new Set()): string => {
  if (header.length <= mostCharacters) return header;
  let name = cut(header, '…');
  for (let number = 2; taken.has(fieldKey(name)); number++) name = cut(header, `… ${number}`);
  return name;
};

/** Tells whether a name is the shortened one of a header. */
export const isShortened = (name: string, header: string): boolean =>
  header.length > mostCharacters && /\u2026(?: \d+)?$/.test(name) && name !== header;
