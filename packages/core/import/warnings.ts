import { columnKey } from '../import-file/column-name.ts';
import { isShortened } from '../import-file/field-of-header.ts';
import type { Mapping } from '../import-file/mapping.schema.ts';
import type { ColumnFill, Found, Import, ImportWarning } from './import.schema.ts';

const waysToReach: ReadonlySet<string | null | undefined> = new Set(['phone', 'phone_secondary', 'email']);

const likenessMessages = {
  phone: 'looks like phone numbers, and no column of the file is one. If they are, map it to phone.',
  email: 'looks like email addresses, and no column of the file is one. If they are, map it to email.',
  opt_out:
    'sounds like an opt-out, and nothing heeds it: those whom it names may be called. If it is one, map it to do_not_call.',
};

const likeness = ({ header, looks_like }: ColumnFill): ImportWarning[] =>
  looks_like
    ? [
        {
          code: `looks_like_${looks_like}`,
          message: `The column "${header}" ${likenessMessages[looks_like]}`,
          column: header,
        },
      ]
    : [];

const nameAlone: ImportWarning = {
  code: 'match_name_alone',
  message:
    'By name, rows are matched only where neither they nor the contact have a phone, an email or an external id. Match by those, too.',
  column: null,
};

const customPrefix = 'custom_fields.';

const shortened = ({ header, field }: ColumnFill): ImportWarning[] => {
  const name = field?.startsWith(customPrefix) ? field.slice(customPrefix.length) : '';
  if (!isShortened(name, header)) return [];
  const message = `The header is longer than the name of a field may be. The field is "${name}".`;
  return [{ code: 'header_shortened', message, column: header }];
};

const names: ReadonlySet<string | null> = new Set(['name', 'first_name', 'last_name']);
/** Most columns that a warning names, and characters of a header that it shows. */
const mostNamed = 5;
const mostCharacters = 60;

/** Warns when no column fills a name while some columns are unknown. */
const nameless = (columns: readonly ColumnFill[], mapping: Mapping): ImportWarning[] => {
  if (columns.some(({ field }) => names.has(field))) return [];
  const mapped = new Set(Object.keys(mapping).map(columnKey));
  const unknown = columns.filter(
    ({ header, field, filled, stands_in_for, looks_like }) =>
      filled > 0 &&
      header.length <= mostCharacters &&
      field?.startsWith(customPrefix) &&
      stands_in_for === undefined &&
      looks_like === undefined &&
      !mapped.has(columnKey(header)),
  );
  if (unknown.length === 0) return [];
  const shown = unknown.slice(0, mostNamed).map(({ header }) => `"${header}"`);
  const list = [...shown, ...(unknown.length > mostNamed ? ['…'] : [])].join(', ');
  const message = `No column fills a name. If one of these does, map it to name: ${list}.`;
  return [{ code: 'nameless', message, column: null }];
};

/** Picks the columns with values. A company's number is the contact's own in rows that name no company. */
const filledAmong = (columns: readonly ColumnFill[], rows: number): ColumnFill[] => {
  const named = columns
    .filter(({ field, stands_in_for }) => field === 'company.name' || stands_in_for === 'company.name')
    .reduce((sum, { filled }) => sum + filled, 0);
  return columns
    .filter(({ filled }) => filled > 0)
    .map((one) => (one.field === 'company.phone' && named < rows ? { ...one, stands_in_for: 'phone' } : one));
};

/**
 * Tells whether stand-ins fill a property whose own column is empty: the second number where there is a
 * first.
 */
const isStoodIn = ({ field }: ColumnFill, filled: readonly ColumnFill[]): boolean => {
  const kind = field === 'phone_secondary' ? 'phone' : field;
  const standIns = filled.filter(({ stands_in_for }) => stands_in_for === kind).length;
  const needed = field === 'phone_secondary' && !filled.some((one) => one.field === 'phone') ? 2 : 1;
  return standIns >= needed;
};

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

/** Warns of what was passed over to find the table. */
const passedOver = ({
  header_line,
  passed_rows = 0,
  sheet,
  passed_sheets = [],
}: Partial<Found>): ImportWarning[] => {
  const warnings: ImportWarning[] = [];
  if (sheet && passed_sheets.length > 0)
    warnings.push({
      code: 'sheet_chosen',
      message: `The sheet "${sheet}" was read, because ${quoted(passed_sheets)} before it ${passed_sheets.length === 1 ? 'holds' : 'hold'} no contacts. The option sheet names another.`,
      column: null,
    });
  if (header_line && passed_rows > 0)
    warnings.push({
      code: 'header_below_top',
      message: `The header is line ${header_line}; what stands above it was passed over. The option header_row names another line.`,
      column: null,
    });
  return warnings;
};

const repeatedHeaders = ({ repeated_headers: rows = 0 }: Partial<Found>): ImportWarning[] =>
  rows === 0
    ? []
    : [
        {
          code: 'header_repeated',
          message: `${rows} ${rows === 1 ? 'row says' : 'rows say'} the header once more and ${rows === 1 ? 'was' : 'were'} skipped.`,
          column: null,
        },
      ];

/** Makes the warnings about a file as a whole from how its columns are filled. */
export const warningsOf = (
  stored: Pick<Import, 'columns' | 'planned_rows' | 'options'> & Partial<Found>,
): ImportWarning[] => {
  const { columns, planned_rows, options } = stored;
  if (!planned_rows) return passedOver(stored);
  const filled = filledAmong(columns, planned_rows);
  const empty = columns.filter(
    (column) =>
      column.field !== null &&
      column.stands_in_for === undefined &&
      column.filled === 0 &&
      !filled.some(({ field }) => field === column.field) &&
      !isStoodIn(column, filled),
  );
  const isReachable = filled.some(
    ({ field, stands_in_for }) => waysToReach.has(field) || waysToReach.has(stands_in_for),
  );
  return [
    ...passedOver(stored),
    ...repeatedHeaders(stored),
    ...empty.map(({ header, field }) => ({
      code: 'column_empty',
      message: `The column is empty in every row, so that nothing fills ${field}.`,
      column: header,
    })),
    ...columns.flatMap(shortened),
    ...columns.flatMap(likeness),
    ...nameless(columns, options.mapping ?? {}),
    ...(options.match?.every((key) => key === 'name') ? [nameAlone] : []),
    ...(isReachable
      ? []
      : [{ code: 'unreachable', message: 'No row has a phone number or an email address.', column: null }]),
  ];
};
