import * as v from 'valibot';
import { decodeRows, encodeRows } from '../import-file/chunk-file.ts';
import { decodeOutcomes, encodeOutcomes, type RowOutcome } from '../import-file/ledger.ts';
import type { Look } from './file-keeper.ts';
import type { IsOwn, Owners } from './own-rows.ts';
import { erasedText, type Traces } from './traces.ts';

const lookOf = (found: readonly unknown[], left: string): Look | undefined =>
  found.length === 0 ? undefined : { found, left: Buffer.from(left) };

/** The rows of a chunk: a person's keep their numbers and have no cells. */
export const cleanRows = (text: string, isOwn: (cells: readonly string[], line: number) => boolean) => {
  const rows = decodeRows(text);
  const found = rows.filter(({ cells, line }) => cells.some(Boolean) && isOwn(cells, line));
  const own = new Set(found.map(({ record }) => record));
  const left = rows.map((row) => (own.has(row.record) ? { ...row, cells: row.cells.map(() => '') } : row));
  return lookOf(found, encodeRows(left));
};

const blankFaults = (faults: RowOutcome['errors']) =>
  faults?.map((fault) => ({ ...fault, message: erasedText, value: null }));

/** What is left of an outcome: that there was one, and which. */
const blankOutcome = ({ cells, errors, warnings, reason, possible: _, ...kept }: RowOutcome): RowOutcome => ({
  ...kept,
  ...(reason && { reason: { ...reason, message: erasedText } }),
  ...(warnings && { warnings: blankFaults(warnings) }),
  ...(errors && { errors: blankFaults(errors) }),
  ...(cells && { cells: cells.map(() => '') }),
});

const textsOf = ({ cells = [], errors = [], warnings = [] }: RowOutcome): string[] => [
  ...cells,
  ...[...errors, ...warnings].flatMap(({ value }) => value ?? []),
];

/** The ledger of a chunk: each row keeps its one outcome. Lines of others stay as they are. */
export const cleanLedger = (text: string, isOwn: IsOwn, owners: Owners): Look | undefined => {
  const found: RowOutcome[] = [];
  const left = text
    .split('\n')
    .map((line) => {
      const [outcome] = decodeOutcomes(line);
      if (!outcome || !isOwn(textsOf(outcome), outcome.line, owners)) return line;
      const blank = encodeOutcomes([blankOutcome(outcome)]).trimEnd();
      if (blank !== line) found.push(outcome);
      return blank;
    })
    .join('\n');
  return lookOf(found, left);
};

const ided = v.looseObject({ id: v.string() });

const meant = v.looseObject({ ids: v.pipe(v.array(v.string()), v.minLength(1)) });

/**
 * Any other file of JSON, whole or a value a line: what names the person is taken out, records of its own are gone but for
 * the id, and so are requests for it alone.
 */
export const cleanJson = (text: string, traces: Traces, ids: readonly string[]): Look | undefined => {
  const found: unknown[] = [];
  const isOwn = (value: unknown): value is { id: string } =>
    v.is(ided, value) && ids.includes(value.id) && Object.keys(value).length > 1;
  // What was asked for these contacts alone, such as a value to be set.
  const isForThem = (value: unknown): value is { ids: string[] } =>
    v.is(meant, value) && value.ids.every((id) => ids.includes(id)) && Object.keys(value).length > 1;
  const left = (value: unknown): unknown => {
    if (isForThem(value)) return { ids: value.ids };
    if (isOwn(value)) return { id: value.id };
    if (Array.isArray(value)) return value.map(left);
    return traces.without(value);
  };
  const cleaned = (line: string): string => {
    if (line.trim() === '') return line;
    const value: unknown = JSON.parse(line);
    if (!isOwn(value) && !isForThem(value) && !traces.toldIn(value)) return line;
    found.push(value);
    return JSON.stringify(left(value));
  };
  const isWhole = text.trimStart().startsWith('[') || !text.trimEnd().includes('}\n{');
  const made = isWhole ? cleaned(text) : text.split('\n').map(cleaned).join('\n');
  return lookOf(found, made);
};
