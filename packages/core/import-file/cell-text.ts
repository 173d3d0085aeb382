import { isFormula, isNumberLike, unguarded } from './cell-guard.ts';
import type { ColumnTarget } from './column-target.ts';
import { readAddresses } from './email-cell.ts';
import { severalNumbers, shortestPacked } from './several-values.ts';
import { valueBreak } from './value-break.ts';
import { withoutEnd } from './without-end.ts';

/** A whole number with an empty fraction, as programs write it that took a column for fractions. */
const emptyFraction = /(?<=^|::: )(\+?\d{7,})[.,]0+(?=$| :::)/g;

const someBreak = /[\n\r\u2028\u2029]/u;
/** Characters that may end a line before its break. */
const partEnds = ' \t,;';

/** Invisible characters that copying leaves in an address. */
const invisible = /\p{Cf}/gu;

/** The form of a column's cells: `line` for text of one line, `prose` where lines may break. */
type Form = 'phone' | 'email' | 'address' | 'tags' | 'line' | 'prose';

const contactForms: ReadonlyMap<string, Form> = new Map([
  ['phone', 'phone'],
  ['phone_secondary', 'phone'],
  ['email', 'email'],
  ['notes', 'prose'],
  ['tags', 'tags'],
]);

const companyForms: ReadonlyMap<string, Form> = new Map([
  ['phone', 'phone'],
  ['address', 'address'],
]);

const formOf = (target: ColumnTarget): Form => {
  switch (target.kind) {
    case 'contact':
      return contactForms.get(target.name) ?? 'line';
    case 'company':
      return companyForms.get(target.name) ?? 'line';
    case 'custom':
      if (target.stands_in_for === 'phone' || target.stands_in_for === 'email') return target.stands_in_for;
      return target.stands_in_for ? 'line' : 'prose';
    default:
      return 'prose';
  }
};

/** Joins the lines of a text. */
export const joinLines = (text: string, between = ' '): string => {
  if (!someBreak.test(text)) return text;
  const lines = text.trim().split(someBreak);
  const last = lines.length - 1;
  return lines
    .map((line, index) =>
      between === ' ' || index === last ? line.trim() : withoutEnd(line, partEnds).trim(),
    )
    .filter((line) => line !== '')
    .join(between);
};

/** Separators of joined lines: numbers and email addresses in lines of their own are several. */
const between = { line: ' ', phone: valueBreak, email: valueBreak, address: ', ', tags: ', ' };

/** A cell that keeps Excel from taking `00123` for a number: `="00123"`. */
const wrapped = /^="((?:[^"]|"")*)"$/;

const withoutWrap = (cell: string): string => {
  const text = cell.trim();
  const inner = text.startsWith('=') ? wrapped.exec(text)?.[1] : undefined;
  return inner === undefined ? text : inner.replaceAll('""', '"').trim();
};

/** Removes what protects a cell's text from a spreadsheet. */
export const unwrapped = (cell: string): string => {
  const text = cell.trim();
  return unguarded(text, withoutWrap)?.trim() ?? withoutWrap(text);
};

const codes = {
  quote: 0x27,
  space: 0x20,
  tilde: 0x7e,
  equals: 0x3d,
  colon: 0x3a,
  comma: 0x2c,
  point: 0x2e,
  zero: 0x30,
};

/**
 * Tells whether a cell is as it should be: no space around it and no sign of the forms above. Files have
 * millions of cells and almost all are plain, so this reads each once.
 */
const isPlain = (cell: string): boolean => {
  const last = cell.length - 1;
  if (last < 0) return true;
  const first = cell.charCodeAt(0);
  const end = cell.charCodeAt(last);
  if (first === codes.space || first === codes.equals || first === codes.quote || end === codes.space)
    return false;
  let isPointed = false;
  for (let index = 0; index <= last; index++) {
    const code = cell.charCodeAt(index);
    if (code < codes.space || code > codes.tilde || code === codes.colon) return false;
    isPointed ||= code === codes.point || code === codes.comma;
  }
  return !(isPointed && end === codes.zero);
};

/** Takes several values of a cell apart; numbers of companies stay as they are written. */
const inParts = (text: string, form: Form, { kind }: ColumnTarget): string => {
  if (form === 'phone' && kind !== 'company') return severalNumbers(text);
  return form === 'email' ? readAddresses(text) : text;
};

const readPlain = (cell: string, target: ColumnTarget): string =>
  cell.length < shortestPacked ? cell : inParts(cell, formOf(target), target);

/** Reads a cell that has no guard. */
const readBare = (cell: string, target: ColumnTarget): string => {
  if (isPlain(cell)) return readPlain(cell, target);
  const text = withoutWrap(cell);
  const form = formOf(target);
  if (form === 'prose') return text;
  const line = joinLines(text, between[form]);
  if (form === 'email') return inParts(line.replace(invisible, ''), form, target);
  return form === 'phone' ? inParts(line, form, target).replace(emptyFraction, '$1') : line;
};

/** Tells whether what stands behind a guard is the very text: not in cells of several values, nor in broken lines. */
const isVerbatim = (text: string, form: Form): boolean => {
  if (form === 'prose') return true;
  if (form === 'phone' || form === 'email' || someBreak.test(text)) return false;
  return isFormula(text) || !isNumberLike(text);
};

/**
 * Reads a cell as its target takes it, without what spreadsheets and programs leave around it. Answers and
 * the rejected file show the cell as it was. What stands behind a guard is taken as it is, where the target can
 * have it.
 */
export const cellText = (cell: string, target: ColumnTarget): string => {
  if (isPlain(cell)) return readPlain(cell, target);
  const read = (text: string) => readBare(text, target);
  const text = unguarded(cell.trimStart(), read);
  if (text === undefined) return read(cell);
  return isVerbatim(text, formOf(target)) ? text : read(text);
};
