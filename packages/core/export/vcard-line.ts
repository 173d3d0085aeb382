/** Most octets of a line, without its end. */
const mostOctets = 75;
const lineEnd = '\r\n';
/** How far back a better place to fold is looked for. */
const farthest = 12;

/** Octets of a code point in UTF-8. */
const octetsOf = (code: number): number => {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x1_0000 ? 3 : 4;
};

/** Where the first part of a text ends that has so many octets at most: never inside a character. */
const endWithin = (text: string, from: number, octets: number): number => {
  let at = from;
  let room = octets;
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0;
    room -= octetsOf(code);
    if (room < 0) return at;
    at += code > 0xffff ? 2 : 1;
  }
  return at;
};

const joiner = /^[ \t\p{M}\u200d]/u;
const before = /[ \t\\\u200d]$/u;

/** Tells whether a fold would stand beside a space, which some readers eat, or within a sign of several characters. */
const isDoubtful = (text: string, at: number): boolean =>
  joiner.test(text.slice(at, at + 2)) || before.test(text.slice(at - 1, at));

const foldAt = (text: string, from: number, octets: number): number => {
  const end = endWithin(text, from, octets);
  if (end === text.length) return end;
  for (let at = end; at > from && at > end - farthest; at--)
    if (!isDoubtful(text, at) && !/[\udc00-\udfff]/.test(text.charAt(at))) return at;
  return end;
};

/** Folds a line of a vCard (RFC 6350, 3.2): lines of 75 octets at most, each well-formed UTF-8. */
export const folded = (line: string): string => {
  let at = foldAt(line, 0, mostOctets);
  let lines = line.slice(0, at);
  while (at < line.length) {
    // The space that begins the line is one of its octets.
    const end = foldAt(line, at, mostOctets - 1);
    lines += `${lineEnd} ${line.slice(at, end)}`;
    at = end;
  }
  return lines + lineEnd;
};

/** Characters that no vCard can hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unheld = /[\u0000-\u0008\u000b-\u000c\u000e-\u001f\u007f]/g;

/** Writes a text as a value of one part: line ends become `\n`. A semicolon parts nothing there, and stays. */
export const textValue = (text: string): string =>
  text
    .toWellFormed()
    .replace(unheld, '')
    .replace(/\\/g, '\\\\')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/,/g, '\\,');

/** Writes a text as one of several parts of a value, as those of a name. */
export const partValue = (text: string): string => textValue(text).replace(/;/g, '\\;');
