import { isReservedName } from '../catalogue/field-name.ts';
import type { ColumnTarget } from './column-target.ts';
import { type Alias, findAlias, headerKey } from './header-alias.ts';
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

/** A word that means a part of the name beside this other header: `Vorname, Name` are first and last name. */
const beside: ReadonlyMap<string, readonly [others: readonly string[], name: 'first_name' | 'last_name']> =
  new Map([
    ['name', [['vorname'], 'last_name']],
    ['nom', [['prenom'], 'last_name']],
    ['nombre', [['apellido', 'apellidos'], 'first_name']],
  ]);

const aliasBeside = (key: string, keys: readonly string[]): Alias | undefined => {
  const [others, name] = beside.get(key) ?? [[]];
  if (name === undefined || !others.some((other) => keys.includes(other))) return findAlias(key);
  return { slots: [{ kind: 'contact', name }], rank: 1 };
};

const slotName = (target: ColumnTarget): string =>
  'name' in target ? `${target.kind}.${target.name}` : target.kind;

/** A custom field that the team has, as far as headers can mean it. */
export interface KnownField {
  name: string;
  label: string;
  declared: boolean;
  /** Takes no values; its columns are left out. */
  archived?: boolean;
}

/** The field that a header names, by its name or its label. */
const findField = (key: string, fields: readonly KnownField[]): KnownField | undefined =>
  key === ''
    ? undefined
    : (fields.find(({ name }) => headerKey(name) === key) ??
      fields.find(({ label }) => headerKey(label) === key));

/** What a column is that no property of contacts or companies is meant by. */
const customTarget = (header: string, field: KnownField | undefined): ColumnTarget =>
  header === '' || field?.archived ? { kind: 'ignore' } : { kind: 'custom', name: field?.name ?? header };

/** Gives each column the first free slot of its alias; the others become custom fields of their name. */
const assignTargets = (headers: readonly string[], fields: readonly KnownField[]): ColumnTarget[] => {
  const keys = headers.map(headerKey);
  const open = fields.filter(({ archived }) => !archived);
  const known = keys.map((key) => findField(key, open) ?? findField(key, fields));
  const aliases = keys.map((key, index) => {
    const alias = aliasBeside(key, keys);
    // What the team declared goes before what a header is known to mean elsewhere, but not before a property's own name.
    return known[index]?.declared && !known[index].archived && alias?.rank !== 0 ? undefined : alias;
  });
  const hasCompany = aliases.some((alias) => alias?.slots.some((slot) => slotName(slot) === 'company.name'));
  const targets = headers.map((header, index) => customTarget(header, known[index]));
  const taken = new Set<string>();
  for (const rank of [0, 1, 2]) {
    for (const [index, alias] of aliases.entries()) {
      if (alias?.rank !== rank) continue;
      const slot = alias.slots.find((one) => !taken.has(slotName(one)));
      if (!slot || (slot.kind === 'company' && !hasCompany)) continue;
      taken.add(slotName(slot));
      targets[index] = slot;
    }
  }
  return targets;
};

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
