const blanks = /[ \t]*/y;

/** Finds the position after the quote that closes the cell opened at `from`; -1 when none does. */
const closing = (line: string, from: number, delimiter: string): number => {
  for (let at = line.indexOf('"', from + 1); at >= 0; at = line.indexOf('"', at + 1)) {
    if (line[at + 1] === '"') {
      at++;
      continue;
    }
    const next = behindBlanks(line, at + 1, delimiter);
    if (next === line.length || line[next] === delimiter) return at + 1;
  }
  return -1;
};

const behindBlanks = (line: string, from: number, delimiter: string): number => {
  if (delimiter === '\t') return from;
  blanks.lastIndex = from;
  blanks.exec(line);
  return Math.max(from, blanks.lastIndex);
};

/**
 * Splits a line whose quoting is broken as far as possible, so that a person can mend it. A quote closes a
 * cell only before a delimiter or the end; one that never closes is an ordinary character.
 * @param limit cells to tell apart; the last one holds the rest
 */
export const lenientCells = (line: string, delimiter: string, limit: number): string[] => {
  const cells: string[] = [];
  let at = 0;
  // Once a quote finds no partner, no later one does.
  let mayClose = true;
  while (cells.length < limit - 1 && delimiter !== '') {
    const close: number = mayClose && line[at] === '"' ? closing(line, at, delimiter) : -1;
    mayClose &&= close >= 0 || line[at] !== '"';
    const end = line.indexOf(delimiter, Math.max(at, close));
    const cell = close < 0 ? line.slice(at, end < 0 ? undefined : end) : line.slice(at + 1, close - 1);
    cells.push(close < 0 ? cell : cell.replaceAll('""', '"'));
    if (end < 0) return cells;
    at = end + 1;
  }
  cells.push(line.slice(at));
  return cells;
};
