import { Readable } from 'node:stream';
import Papa from 'papaparse';
import type { RowFault } from './chunk-file.ts';
import type { Dialect } from './dialect.ts';

/** One record as it stands in the file; blank lines are no records. */
export interface CsvRecord {
  line: number;
  cells: string[];
  fault?: RowFault;
}

/** A quote is open over more text than any row has. */
export class UnclosedQuote extends Error {
  override readonly name = 'UnclosedQuote';
  readonly line: number;

  constructor(line: number) {
    super(`A quote that is opened on line ${line} is not closed.`);
    this.line = line;
  }
}

/** Characters that one record may have. */
const recordLimit = 2_000_000;

const quoteFault: RowFault = {
  column: null,
  code: 'quote_broken',
  message: 'A quoted cell of this row is not closed, or has text behind its closing quote.',
};

const count = (text: string, newline: string): number => {
  let lines = 0;
  for (let at = text.indexOf(newline); at !== -1; at = text.indexOf(newline, at + 1)) lines++;
  return lines;
};

/** Tells on which physical line each record starts. */
class LineCounter {
  line = 1;
  /** Line ends in all the text so far. */
  #ends = 0;
  readonly #newline: string;

  constructor({ newline }: Dialect) {
    this.#newline = newline;
  }

  see(text: string): void {
    this.#ends += count(text, this.#newline);
  }

  /** The records among the rows that the parser made of what was seen, without blank lines. */
  read(rows: string[][], broken: ReadonlySet<number | undefined>): CsvRecord[] {
    // With as many line ends as rows, no cell holds one.
    const single = this.line - 1 + rows.length === this.#ends;
    const records: CsvRecord[] = [];
    for (const [index, cells] of rows.entries()) {
      const { line } = this;
      this.line += single ? 1 : 1 + cells.reduce((sum, cell) => sum + count(cell, this.#newline), 0);
      if (this.#newline === '\n') dropReturn(cells);
      if (cells.length === 1 && cells[0]?.trim() === '') continue;
      records.push(broken.has(index) ? { line, cells, fault: quoteFault } : { line, cells });
    }
    return records;
  }
}

/** Takes the CR of CRLF off the last cell. */
const dropReturn = (cells: string[]): void => {
  const last = cells.length - 1;
  const end = cells[last];
  if (end?.endsWith('\r')) cells[last] = end.slice(0, -1);
};

/**
 * Parses text as it comes and hands over the records block by block. `take` answers false to stop.
 * @throws UnclosedQuote
 */
export const readRecords = (
  texts: AsyncIterable<string>,
  dialect: Dialect,
  take: (records: CsvRecord[]) => boolean,
): Promise<void> => {
  const lines = new LineCounter(dialect);
  let given = 0;
  let parsed = 0;
  const watched = async function* () {
    for await (const text of texts) {
      if (given - parsed > recordLimit) throw new UnclosedQuote(lines.line);
      given += text.length;
      lines.see(text);
      yield text;
    }
  };
  return new Promise((resolve, reject) => {
    const source = Readable.from(watched(), { highWaterMark: 1 });
    Papa.parse<string[]>(source, {
      ...dialect,
      chunk: ({ data, errors, meta }, parser) => {
        const broken = new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row));
        parsed = meta.cursor;
        if (!take(lines.read(data, broken))) {
          parser.abort();
          source.destroy();
          resolve();
        }
      },
      complete: () => resolve(),
      error: reject,
    });
  });
};
