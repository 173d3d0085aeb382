/** Most characters of a cell in an answer, where it only tells which cell is meant. */
const shownCharacters = 500;

/** Shortens a cell for an answer: answers of many rows have to stay small. */
export const shownCell = (cell: string): string =>
  cell.length > shownCharacters ? `${cell.slice(0, shownCharacters).toWellFormed()}…` : cell;
