import type { Cell } from './cell.ts';
import type { ExportColumn } from './export-columns.ts';
import type { ExportRow } from './export-row.ts';
import { mostCharacters } from './sheet-xml.ts';

/** Characters of notes in their first cell; a guard may come before them. */
const mostNotes = 32_000;

/** Where a text parts: never inside of a character. */
const breakOf = (text: string, most: number): number =>
  text.length > most && /[\udc00-\udfff]/.test(text.charAt(most)) ? most - 1 : most;

const notesIn = (part: (text: string) => string) => ({
  value: ({ contact: { notes } }: ExportRow) => {
    const text = notes === null ? '' : part(notes);
    return text === '' ? null : text;
  },
});

/**
 * Makes the columns of a workbook: notes are the only attribute that may be longer than a cell can be. Their rest
 * stands in a column of its own, which an import puts behind them.
 */
export const fitColumns = (columns: readonly ExportColumn[]): ExportColumn[] =>
  columns.flatMap((column) =>
    column.property === 'notes'
      ? [
          { ...column, ...notesIn((text) => text.slice(0, breakOf(text, mostNotes))) },
          {
            ...column,
            header: 'notes_continued',
            ...notesIn((text) => text.slice(breakOf(text, mostNotes))),
          },
        ]
      : [column],
  );

/** Cuts a text that is longer than a cell can be, such as a list of a custom field, and counts it. */
export const fitCell = (cell: Cell, column: ExportColumn | undefined, cut: Record<string, number>): Cell => {
  if (cell.text.length <= mostCharacters) return cell;
  const header = column?.header ?? '';
  cut[header] = (cut[header] ?? 0) + 1;
  const text = cell.text.slice(0, breakOf(cell.text, mostCharacters - 1));
  return { text: `${text}…` };
};
