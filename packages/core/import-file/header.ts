import { fieldKey, isReservedName } from '../attribute/field-name.ts';
import { assignTargets, type KnownField } from './assign-targets.ts';
import { unwrapped } from './cell-text.ts';
import { columnKey, columnName, parseColumnName } from './column-name.ts';
import { type ColumnTarget, isAppended } from './column-target.ts';
import { aliasKey, findAlias } from './header-alias.ts';
import type { Mapping } from './mapping.schema.ts';
import { canFill } from './place-cells.ts';
import { type Refusal, refusal } from './refusal.ts';

/** The columns that a rejected file has behind the original ones. */
export const rejectedHeaders = ['line', 'column', 'code', 'message'] as const;

const maxHeaders = 500;
const maxHeaderLength = 1_000;
/** Most bytes of all headers, which are kept with each import. */
const maxHeaderBytes = 150_000;

const emailLike = /^[^\s@]+@[^\s@.]+\.[^\s@]+$/;
const phoneLike = /^[+(]?\d[\d\s()./-]{6,}$/;
/** Tells whether a cell is an address or a number, and no name of a column. */
export const looksLikeData = (cell: string) => emailLike.test(cell) || phoneLike.test(cell);

const identities: readonly string[] = [
  'name',
  'first_name',
  'last_name',
  'phone',
  'phone_secondary',
  'email',
  'external_id',
];
export const identifies = (target: ColumnTarget) =>
  target.kind === 'contact' && identities.includes(target.name);

/** Tells whether a row is the header of a rejected file, which no title stands above. */
export const isRejectedHeader = (cells: readonly string[]): boolean => {
  const from = cells.length - rejectedHeaders.length;
  return from > 0 && rejectedHeaders.every((name, index) => cells[from + index]?.trim() === name);
};

/** Cleans a header of surplus space. */
export const cellAsHeader = (cell: string): string => unwrapped(cell).replace(/\s+/gu, ' ');

/**
 * Reads the cells of a row as headers, without empty ones at the end and those that only a rejected file has.
 */
export const headersOf = (cells: readonly string[]): { headers: string[]; own: number } => {
  const own = isRejectedHeader(cells) ? cells.length - rejectedHeaders.length : cells.length;
  const headers = cells.slice(0, own).map(cellAsHeader);
  return { headers: headers.slice(0, headers.findLastIndex((header) => header !== '') + 1), own };
};

/** Answers the targets that the mapping gives to columns, by `columnKey`. */
export const mappedColumns = ({ mapping = {} }: HeaderOptions): Map<string, ColumnTarget> =>
  new Map(
    Object.entries(mapping).flatMap(([header, name]) => {
      const target = parseColumnName(name);
      return target ? [[columnKey(header), target]] : [];
    }),
  );

const firstRepeated = (headers: readonly string[]): [string, string] | undefined => {
  const seen = new Map<string, string>();
  for (const header of headers) {
    const key = columnKey(header);
    const earlier = seen.get(key);
    if (key !== '' && earlier !== undefined) return [earlier, header];
    seen.set(key, header);
  }
  return undefined;
};

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

/** Finds the first two columns that fill the same property; stand-ins may share one. */
const firstShared = (
  headers: readonly string[],
  targets: readonly ColumnTarget[],
): [one: string, other: string, name: string] | undefined => {
  const seen = new Map<string, string>();
  for (const [index, target] of targets.entries()) {
    const name = columnName(target);
    if (name === null || isAppended(target)) continue;
    const earlier = seen.get(fieldKey(name));
    if (earlier !== undefined) return [earlier, headers[index] ?? '', name];
    seen.set(fieldKey(name), headers[index] ?? '');
  }
  return undefined;
};

const mappingFault = (headers: readonly string[], { mapping = {} }: HeaderOptions) => {
  const keys = new Set(headers.map(columnKey));
  // Columns without a header need not be there.
  const missing = Object.keys(mapping).filter((header) => header !== '' && !keys.has(columnKey(header)));
  return missing.length > 0
    ? refusal(
        'mapping_header_missing',
        `The mapping names columns that the file does not have: ${quoted(missing)}. It has: ${quoted(headers)}.`,
      )
    : undefined;
};

/** Finds the required columns that the file lacks. */
const missingColumns = (targets: readonly ColumnTarget[], required: readonly ColumnTarget[]): string[] => {
  const missing = required.filter((one) => !targets.some((target) => canFill(target, one)));
  // What belongs to a company is lost without its name.
  const isNameless =
    targets.some(({ kind }) => kind === 'company') &&
    !targets.some((target) => canFill(target, { kind: 'company', name: 'name' }));
  return [...missing.map((one) => columnName(one) ?? ''), ...(isNameless ? ['company.name'] : [])];
};

const targetFault = (
  headers: readonly string[],
  targets: readonly ColumnTarget[],
  options: HeaderOptions,
) => {
  const shared = firstShared(headers, targets);
  if (shared) {
    const [one, other, name] = shared;
    return refusal(
      'mapping_repeated',
      `Two columns mean ${name}: ${quoted([one, other])}. Leave one of them out, or map it to something else.`,
    );
  }
  const reserved = targets.find((target) => target.kind === 'custom' && isReservedName(target.name));
  if (reserved?.kind === 'custom')
    return refusal(
      'header_reserved',
      `No field can have the name "${reserved.name}". Rename the column, or leave it out with the mapping {"${reserved.name.toUpperCase()}": "ignore"}.`,
    );
  const missing = [...new Set(missingColumns(targets, options.required ?? []))];
  if (missing.length > 0)
    return refusal(
      'column_missing',
      `The file needs columns that it does not have: ${missing.join(', ')}. Found: ${quoted(headers)}.`,
    );
  if (!targets.some(identifies))
    return refusal(
      'header_no_identity',
      `No column holds a name, a phone number or an email address. Found: ${quoted(headers)}.`,
    );
  return undefined;
};

const findFault = (headers: readonly string[], options: HeaderOptions) => {
  if (headers.length > maxHeaders)
    return refusal('too_many_columns', `The file has more than ${maxHeaders} columns.`);
  const mapped = new Set(Object.keys(options.mapping ?? {}).map(columnKey));
  const known = headers.some((header) => mapped.has(columnKey(header)) || findAlias(aliasKey(header)));
  if (!known && (headers.some(looksLikeData) || headers.length === 0))
    return refusal('header_missing', 'The first line has to name the columns, but it looks like data.');
  const long = headers.find((header) => header.length > maxHeaderLength);
  if (long !== undefined)
    return refusal(
      'header_too_long',
      `The header "${long.slice(0, 40)}…" has more than ${maxHeaderLength} characters.`,
    );
  if (Buffer.byteLength(headers.join('')) > maxHeaderBytes)
    return refusal('header_too_long', `The headers have more than ${maxHeaderBytes} bytes together.`);
  const repeated = firstRepeated(headers);
  if (repeated)
    return refusal(
      'header_duplicate',
      `Two columns have the same header: ${quoted(repeated)}. Rename one of them.`,
    );
  return mappingFault(headers, options);
};

export interface Header {
  /** Headers as they stand in the file, without surplus space. */
  headers: string[];
  targets: ColumnTarget[];
  /** Index of the first cell that is no data: the fault columns of a rejected file. */
  own: number;
  /** Index of the first cell that is one too many. */
  width: number;
}

export interface HeaderOptions {
  /** The custom fields that columns may mean by name or label. */
  fields?: readonly KnownField[];
  mapping?: Mapping | undefined;
  /** Targets that need a column. */
  required?: readonly ColumnTarget[];
}

/** Tells whether the mapping says what a column is. */
export const isMapped = (header: string, { mapping = {} }: HeaderOptions): boolean =>
  Object.keys(mapping).some((one) => columnKey(one) === columnKey(header));

/** Reads the header of a file, or answers why nothing can be made of it. */
export const readHeader = (
  cells: readonly string[],
  options: HeaderOptions = {},
): Header | { refused: Refusal } => {
  const { headers, own } = headersOf(cells);
  const fault = findFault(headers, options);
  if (fault) return fault;
  const targets = assignTargets(headers, options.fields ?? [], mappedColumns(options));
  return targetFault(headers, targets, options) ?? { headers, targets, own, width: cells.length };
};
