/** Characters of a cell that an answer shows, where it only tells which cell is meant. */
const shownCharacters = 500;

/** A cell as an answer shows it: answers of many rows have to stay small. */
export const shownCell = (cell: string): string =>
  cell.length > shownCharacters ? `${cell.slice(0, shownCharacters).toWellFormed()}…` : cell;
