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

/** Reads records with the physical line that each starts on. */
class LineCounter {
  line = 1;
  /** Without a quote so far, no cell holds a line end and each record is one line. */
  quoted = false;
  readonly #newline: string;

  constructor({ newline }: Dialect) {
    this.#newline = newline;
  }

  /** The record, or undefined for a blank line. */
  read(cells: string[], broken: boolean): CsvRecord | undefined {
    const { line } = this;
    this.line += 1 + (this.quoted ? cells.reduce((sum, cell) => sum + count(cell, this.#newline), 0) : 0);
    const last = cells.length - 1;
    const end = cells[last];
    if (this.#newline === '\n' && end?.endsWith('\r')) cells[last] = end.slice(0, -1);
    if (cells.length === 1 && cells[0]?.trim() === '') return undefined;
    return broken ? { line, cells, fault: quoteFault } : { line, cells };
  }
}

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
      lines.quoted ||= text.includes('"');
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
        const records = data.flatMap((cells, index) => lines.read(cells, broken.has(index)) ?? []);
        if (!take(records)) {
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
