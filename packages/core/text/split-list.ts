/** The position behind blanks. */
const behindBlanks = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && text.charAt(at).trim() === '') at++;
  return at;
};

/** The position of the quote that closes a part; -1 when none does. */
const closing = (text: string, from: number): number => {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2))
    if (text.charAt(at + 1) !== '"') return at;
  return -1;
};

/** The part in quotes that begins at a position, and where it ends. */
const quotedAt = (text: string, from: number, separators: string) => {
  const open = behindBlanks(text, from);
  const close = text.charAt(open) === '"' ? closing(text, open + 1) : -1;
  if (close === -1) return undefined;
  const end = behindBlanks(text, close + 1);
  const isWhole = end === text.length || separators.includes(text.charAt(end));
  return isWhole ? { part: text.slice(open + 1, close).replaceAll('""', '"'), end } : undefined;
};

const plainAt = (text: string, from: number, separators: string) => {
  let end = from;
  while (end < text.length && !separators.includes(text.charAt(end))) end++;
  return { part: text.slice(from, end).trim(), end };
};

/**
 * The parts of a text between separators. As in CSV, a part in double quotes may hold separators, and a quote twice
 * stands for one; quotes that do not enclose a part are text.
 */
export const splitList = (text: string, separators: string): string[] => {
  const parts: string[] = [];
  for (let at = 0; at <= text.length; ) {
    const { part, end } = quotedAt(text, at, separators) ?? plainAt(text, at, separators);
    parts.push(part);
    at = end + 1;
  }
  return parts;
};
