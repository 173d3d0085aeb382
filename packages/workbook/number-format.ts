/** Excel takes no longer format, and no program needs one. */
const mostCharacters = 255;

/** A part of a format: text that is shown as it stands, or a sign that stands for something. */
export interface FormatPart {
  readonly isText: boolean;
  readonly text: string;
}

const sign = (text: string): FormatPart => ({ isText: false, text });
const text = (shown: string): FormatPart => ({ isText: true, text: shown });

/** Hours, minutes and seconds that count on beyond their clock. */
const elapsed = /^(?:h{1,9}|m{1,9}|s{1,9})$/i;

/** What stands in brackets: of money its sign, of times their letter; colours, conditions and locales show nothing. */
const inBrackets = (inner: string): FormatPart[] => {
  if (elapsed.test(inner)) return [sign(inner)];
  if (!inner.startsWith('$')) return [];
  const locale = inner.indexOf('-', 1);
  return [text(inner.slice(1, locale === -1 ? undefined : locale))];
};

/** The part that begins at a position, and the position behind it. */
const partAt = (code: string, at: number): { parts: FormatPart[]; end: number } => {
  const letter = code.charAt(at);
  switch (letter) {
    case '"':
    case '[': {
      const close = code.indexOf(letter === '"' ? '"' : ']', at + 1);
      const inner = code.slice(at + 1, close === -1 ? undefined : close);
      const parts = letter === '"' ? [text(inner)] : inBrackets(inner);
      return { parts, end: close === -1 ? code.length : close + 1 };
    }
    case '\\':
      return { parts: [text(code.charAt(at + 1))], end: at + 2 };
    // A space as wide as the next character, and one that fills the cell with it.
    case '_':
    case '*':
      return { parts: [], end: at + 2 };
    default:
      return { parts: [sign(letter)], end: at + 1 };
  }
};

/** Splits the format of numbers above zero into parts; none of a format that is longer than any can be. */
export const formatParts = (code: string): FormatPart[] => {
  const all: FormatPart[] = [];
  if (code.length > mostCharacters) return all;
  for (let at = 0; at < code.length && code.charAt(at) !== ';'; ) {
    const { parts, end } = partAt(code, at);
    all.push(...parts);
    at = end;
  }
  return all;
};
