/** The part of a dialect that concerns quotes after blanks. */
export interface Spacing {
  delimiter: string;
  /** Whether every quote behind blanks opens a cell, as the header or cells of several lines tell. */
  spaced?: boolean;
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&');

interface Patterns {
  end: RegExp;
  blanks: RegExp;
  /** What may follow the quote that closes a cell. */
  behind: RegExp;
}

const patternsOf = (delimiter: string): Patterns => {
  const blank = delimiter === '\t' ? ' ' : '[ \\t]';
  const sign = escaped(delimiter);
  return {
    end: new RegExp(`[\\n\\r${sign}]`, 'g'),
    blanks: new RegExp(`${blank}+(?=")`, 'y'),
    behind: new RegExp(`${blank}*(?:[\\n\\r${sign}]|$)`, 'y'),
  };
};

/** Tells whether the quote at a position stands behind blanks behind a delimiter. */
const isLoose = (text: string, at: number, delimiter: string): boolean => {
  let before = at - 1;
  while (text[before] === ' ' || (text[before] === '\t' && delimiter !== '\t')) before--;
  return before < at - 1 && text[before] === delimiter;
};

/** Tells whether there is such a quote; looked for by the quotes, of which texts have few. */
const hasLooseQuote = (text: string, delimiter: string): boolean => {
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1))
    if (isLoose(text, at, delimiter)) return true;
  return false;
};

/** Finds the position after the quote that closes the cell opened at `from`; -1 when none does. */
const closing = (text: string, from: number): number => {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] !== '"') return at + 1;
    at++;
  }
  return -1;
};

/** Tells whether the quote at `from` opens a cell that ends with its line, at the latest. */
const isClosed = (text: string, from: number, { behind }: Patterns): boolean => {
  const close = closing(text, from);
  if (close < 0 || /[\n\r]/.test(text.slice(from, close))) return false;
  behind.lastIndex = close;
  return behind.test(text);
};

/**
 * Moves blanks between delimiter and quote before the delimiter, in text that begins with a record: `"a",
 * "b"` becomes `"a" ,"b"`, which readers of CSV accept. The length stays.
 */
export const withTightQuotes = (text: string, { delimiter, spaced = false }: Spacing): string => {
  if (!hasLooseQuote(text, delimiter)) return text;
  const patterns = patternsOf(delimiter);
  const { end, blanks } = patterns;
  let out = '';
  let done = 0;
  let at = 0;
  for (;;) {
    if (text[at] === '"') at = closing(text, at);
    if (at < 0) break;
    end.lastIndex = at;
    const found = end.exec(text);
    if (!found) break;
    at = found.index + 1;
    blanks.lastIndex = at;
    const [space = ''] = found[0] === delimiter ? (blanks.exec(text) ?? []) : [];
    if (space === '' || !(spaced || isClosed(text, at + space.length, patterns))) continue;
    out += text.slice(done, found.index) + space + delimiter;
    at += space.length;
    done = at;
  }
  return out + text.slice(done);
};

/**
 * Tells whether a text has cells of several lines in quotes behind blanks, and each quote behind blanks opens
 * a cell.
 */
export const hasLooseLines = (text: string, delimiter: string): boolean => {
  const { behind } = patternsOf(delimiter);
  let found = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    const loose = isLoose(text, at, delimiter);
    const isOpening = loose || at === 0 || [delimiter, '\n', '\r'].includes(text[at - 1] ?? '');
    const close = isOpening ? closing(text, at) : at + 1;
    if (close < 0) break;
    behind.lastIndex = close;
    if (loose && !behind.test(text)) return false;
    found ||= loose && /[\n\r]/.test(text.slice(at, close));
    at = close;
  }
  return found;
};
