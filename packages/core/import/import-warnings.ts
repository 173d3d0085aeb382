import { isShortened } from '../import-file/field-of-header.ts';
import type { ColumnFill, Import, ImportWarning } from './import.schema.ts';

const waysToReach: ReadonlySet<string | null | undefined> = new Set(['phone', 'phone_secondary', 'email']);

const likenessMessages = {
  phone: 'looks like phone numbers, and no column of the file is one. If they are, map it to phone.',
  email: 'looks like email addresses, and no column of the file is one. If they are, map it to email.',
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

/** What the fill of the columns tells whoever has imported a file, beside what the rows tell. */
export const warningsOf = ({
  columns,
  planned_rows,
  options,
}: Pick<Import, 'columns' | 'planned_rows' | 'options'>): ImportWarning[] => {
  if (!planned_rows) return [];
  const isFilled = ({ filled }: ColumnFill) => filled > 0;
  const empty = columns.filter(
    (column) => column.field !== null && column.stands_in_for === undefined && !isFilled(column),
  );
  const isReachable = columns.some(
    (column) => isFilled(column) && (waysToReach.has(column.field) || waysToReach.has(column.stands_in_for)),
  );
  return [
    ...empty.map(({ header, field }) => ({
      code: 'column_empty',
      message: `The column is empty in every row, so that nothing fills ${field}.`,
      column: header,
    })),
    ...columns.flatMap(shortened),
    ...columns.flatMap(likeness),
    ...(options.match?.every((key) => key === 'name') ? [nameAlone] : []),
    ...(isReachable
      ? []
      : [{ code: 'unreachable', message: 'No row has a phone number or an email address.', column: null }]),
  ];
};
