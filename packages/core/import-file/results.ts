import Papa from 'papaparse';
import { rejectedHeaders } from './header.ts';
import type { CellFault, RowOutcome } from './ledger.ts';

type Outcomes = AsyncIterator<RowOutcome>;

/** Merges two streams that are each in the order of the file. */
export async function* inFileOrder(chunks: Outcomes, repeats: Outcomes): AsyncGenerator<RowOutcome> {
  let [first, second] = await Promise.all([chunks.next(), repeats.next()]);
  while (!first.done || !second.done) {
    if (second.done || (!first.done && first.value.record < second.value.record)) {
      yield first.value;
      first = await chunks.next();
    } else {
      yield second.value;
      second = await repeats.next();
    }
  }
}

/**
 * Merges the outcomes of both kinds of chunks in the order of the file. Each must come in that order.
 * @param rows how many there must be; fewer are allowed when an import failed half-way (`undefined`)
 * @throws when a row has no outcome, or two
 */
export async function* mergeOutcomes(
  chunks: Outcomes,
  repeats: Outcomes,
  rows: number | undefined,
): AsyncGenerator<RowOutcome> {
  let last = 0;
  for await (const outcome of inFileOrder(chunks, repeats)) {
    if (outcome.record <= last) throw new Error(`Row ${outcome.record} has two outcomes.`);
    if (rows !== undefined && outcome.record !== last + 1) throw new Error(`Row ${last + 1} has no outcome.`);
    last = outcome.record;
    yield outcome;
  }
  if (rows !== undefined && last !== rows) throw new Error(`Row ${last + 1} of ${rows} has no outcome.`);
}

const csvLine = (cells: readonly (string | number)[]): string =>
  `${Papa.unparse([[...cells]], { newline: '\n' })}\n`;

const sentences = (faults: readonly CellFault[]): string =>
  faults
    .map(({ column, code, message }) => `${column === null ? '' : `${column}: `}${code}: ${message}`)
    .join('; ');

export const resultsHeader = csvLine(['line', 'record', 'outcome', 'contact_id', 'reason']);

/** Makes one line of the results: what became of a row, and why. */
export const resultsLine = ({
  line,
  record,
  outcome,
  id,
  reason,
  warnings = [],
  errors = [],
}: RowOutcome): string =>
  csvLine([
    line,
    record,
    outcome,
    id ?? '',
    [...(reason ? [`${reason.code}: ${reason.message}`] : []), sentences([...errors, ...warnings])]
      .filter((part) => part !== '')
      .join('; '),
  ]);

export const rejectedHeader = (headers: readonly string[]): string =>
  csvLine([...headers, ...rejectedHeaders]);

/** Makes a line of cells, filled up to so many columns. */
export const sourceLine = (cells: readonly string[], columns: number): string =>
  csvLine([...cells, ...Array.from({ length: Math.max(0, columns - cells.length) }, () => '')]);

const joined = (values: readonly string[]) => values.join('; ');

/**
 * Makes the line of a failed row as it was, with its faults; a row of too few cells is filled up to the
 * header.
 */
export const rejectedLine = ({ line, cells = [], errors = [] }: RowOutcome, columns: number): string => {
  const padding = Array.from({ length: Math.max(0, columns - cells.length) }, () => '');
  return csvLine([
    ...cells,
    ...padding,
    line,
    joined(errors.map(({ column }) => column ?? '')),
    joined(errors.map(({ code }) => code)),
    joined(errors.map(({ message }) => message)),
  ]);
};
