import type { RowFault } from './chunk-file.ts';
import { cellAsHeader, type Header } from './header.ts';

/** The reason of a skipped row that repeats the header. */
export const headerRepeated: Pick<RowFault, 'code' | 'message'> = {
  code: 'header_repeated',
  message: 'The row names the columns once more.',
};

/** Characters of space and the like that may stand around a header. */
const mostAround = 8;

const plain = (cell = ''): string => cellAsHeader(cell).toLowerCase();

/**
 * Recognises rows that repeat the header, as in files put together from several, whatever their case and
 * space.
 */
export const repeatsOf = ({ headers }: Pick<Header, 'headers'>): ((cells: readonly string[]) => boolean) => {
  const wanted = headers.map((header) => header.toLowerCase());
  const first = wanted.findIndex((header) => header !== '');
  const least = headers[first]?.length ?? 0;
  return (cells) => {
    // Almost all rows are told by the length of a cell.
    const { length } = cells[first] ?? '';
    if (length < least || length > least + mostAround) return false;
    return wanted.every((header, index) => plain(cells[index]) === header);
  };
};
