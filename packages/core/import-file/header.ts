import { isReservedName } from '../catalogue/field-name.ts';
import { assignTargets, type KnownField } from './assign-targets.ts';
import type { ColumnTarget } from './column-target.ts';
import { findAlias, headerKey } from './header-alias.ts';
import { type Refusal, refusal } from './refusal.ts';

/** The columns that a rejected file has behind the original ones. */
export const rejectedHeaders = ['line', 'column', 'code', 'message'] as const;

const maxHeaders = 500;
const maxHeaderLength = 100;

const emailLike = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const phoneLike = /^[+(]?\d[\d\s()./-]{6,}$/;
const looksLikeData = (cell: string) => emailLike.test(cell) || phoneLike.test(cell);

const identities: readonly string[] = [
  'name',
  'first_name',
  'last_name',
  'phone',
  'phone_secondary',
  'email',
  'external_id',
];
const identifies = (target: ColumnTarget) => target.kind === 'contact' && identities.includes(target.name);

/** How many of the columns are the file's own, without those that only a rejected file has. */
const ownColumns = (cells: readonly string[]): number => {
  const from = cells.length - rejectedHeaders.length;
  const rejected = from > 0 && rejectedHeaders.every((name, index) => cells[from + index] === name);
  return rejected ? from : cells.length;
};

const firstRepeated = (headers: readonly string[]): [string, string] | undefined => {
  const seen = new Map<string, string>();
  for (const header of headers) {
    const key = headerKey(header) || header;
    const earlier = seen.get(key);
    if (key !== '' && earlier !== undefined) return [earlier, header];
    seen.set(key, header);
  }
  return undefined;
};

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

const findFault = (headers: readonly string[], targets: readonly ColumnTarget[]) => {
  if (headers.length > maxHeaders)
    return refusal('too_many_columns', `The file has more than ${maxHeaders} columns.`);
  const known = headers.some((header) => findAlias(headerKey(header)));
  if (!known && (headers.some(looksLikeData) || headers.every((header) => header === '')))
    return refusal('header_missing', 'The first line has to name the columns, but it looks like data.');
  const long = headers.find((header) => header.length > maxHeaderLength);
  if (long !== undefined)
    return refusal(
      'header_too_long',
      `The header "${long.slice(0, 40)}…" has more than ${maxHeaderLength} characters.`,
    );
  const repeated = firstRepeated(headers);
  if (repeated)
    return refusal(
      'header_duplicate',
      `Two columns have the same header: ${quoted(repeated)}. Rename one of them.`,
    );
  const reserved = targets.find((target) => target.kind === 'custom' && isReservedName(target.name));
  if (reserved?.kind === 'custom')
    return refusal('header_reserved', `No field can have the name "${reserved.name}". Rename the column.`);
  if (!targets.some(identifies))
    return refusal(
      'header_no_identity',
      `No column holds a name, a phone number or an email address. Found: ${quoted(headers)}.`,
    );
  return undefined;
};

export interface Header {
  /** As they stand in the file, without surplus space. */
  headers: string[];
  targets: ColumnTarget[];
  /** Cells of a row from here on are no data: the fault columns of a rejected file. */
  width: number;
}

/** What the columns of a file mean by its first record, or why nothing can be made of it. */
export const readHeader = (
  cells: readonly string[],
  fields: readonly KnownField[] = [],
): Header | { refused: Refusal } => {
  const trimmed = cells.map((cell) => cell.replace(/\s+/gu, ' ').trim());
  const width = ownColumns(trimmed);
  const headers = trimmed.slice(0, width);
  const targets = assignTargets(headers, fields);
  return findFault(headers, targets) ?? { headers, targets, width: cells.length };
};
