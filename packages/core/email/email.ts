// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const ascii = /^[\u0000-\u007f]*$/;

/** A local part or label: without spaces and invisible characters. */
const local = String.raw`[^\s\p{C}@<>(),;:"[\]\\]+`;
const label = String.raw`[\p{L}\p{M}\p{N}_-]+`;
const shape = new RegExp(String.raw`^${local}@${label}(?:\.${label})+$`, 'u');

/**
 * Tells whether an address could receive mail: one `@`, a domain with a dot, no spaces, at most 254 characters
 * (RFC 5321). International addresses pass.
 */
export const isEmail = (text: string): boolean =>
  text.length <= 254 && shape.test(text) && text.isWellFormed() && !text.includes('..');

/** Makes the form in which addresses are compared. */
export const foldEmail = (email: string): string => {
  const text = email.trim().toLowerCase();
  return ascii.test(text) ? text : text.normalize('NFKC').toLowerCase().trim();
};
