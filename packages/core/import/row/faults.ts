import type * as v from 'valibot';
import { mostTags } from '../../attribute/tags.ts';
import type { Fault } from '../../error.ts';
import type { ColumnTarget } from '../../import-file/column-target.ts';
import { dateFault } from '../../import-file/date-order.ts';
import type { CellFault } from '../../import-file/ledger.ts';
import { type FileColumns, placeCells } from '../../import-file/place-cells.ts';

const messages: Record<string, string> = {
  email_invalid: 'This is not an email address.',
  timezone_unknown: 'This is not an IANA time zone such as Europe/Berlin.',
  type_boolean: 'This is neither yes nor no.',
  control_characters: 'The cell holds control characters or line breaks.',
  text_malformed: 'The cell is not well-formed Unicode.',
  custom_fields_too_large: 'The custom fields of a contact hold at most 64 KB.',
};

export interface Failed {
  kind: 'contact' | 'company' | 'custom';
  name: string | null;
  code: string;
  message: string;
}

const messageOf = ({
  message,
  requirement,
  input,
}: v.BaseIssue<unknown>): [code: string, message: string] => {
  if (message === 'too_long') {
    const unit = Array.isArray(input) ? 'values' : 'characters';
    return [message, `The cell is too long: it may have ${requirement} ${unit}.`];
  }
  const known = Object.hasOwn(messages, message) ? messages[message] : undefined;
  return known ? [message, known] : ['value_invalid', 'The value is not valid.'];
};

export const issuesOf = (issues: readonly v.BaseIssue<unknown>[], kind: Failed['kind']): Failed[] =>
  issues.map((issue) => {
    const [first, second] = (issue.path ?? []).map(({ key }) => String(key));
    const [code, message] = messageOf(issue);
    return first === 'custom_fields'
      ? { kind: 'custom', name: second ?? null, code, message }
      : { kind, name: first ?? null, code, message };
  });

/** Locates a fault in the column that it comes from. */
export const located = (
  { kind, name, code, message }: Failed,
  cells: readonly string[],
  columns: FileColumns,
): CellFault => {
  const isMeant = (target: ColumnTarget | undefined) => target?.kind === kind && target.name === name;
  const placed = placeCells(cells, columns);
  const cell = placed.find(({ target }) => isMeant(target)) ?? placed.find(({ own }) => isMeant(own));
  const index = cell?.index ?? -1;
  const dates = columns.dates?.[index];
  const cause = cell && dates && code === 'date_invalid' ? dateFault(cell.text, dates) : { code, message };
  return { column: columns.header[index] ?? null, ...cause, value: cells[index] ?? null };
};

export const identityFault: Failed = {
  kind: 'contact',
  name: null,
  code: 'identity_missing',
  message: 'The row has neither a name nor a phone, an email or an external id.',
};

export const optOutUnclear: Failed = {
  kind: 'contact',
  name: 'do_not_call',
  code: 'opt_out_unclear',
  message: 'This is neither yes nor no, so that the contact is opted out until somebody has looked.',
};

/** Warns of columns of a company that the row does not name, and that are left out. */
export const companyFault = (columns: readonly (string | null)[]): CellFault => {
  const list = columns.map((column) => `"${column}"`).join(', ');
  return {
    column: null,
    code: 'company_missing',
    message: `The row names no company, and the team takes no custom fields of these names, so that they are left out: ${list}.`,
    value: null,
  };
};

/** Warns of tags in a cell that a contact cannot have. */
export const tagsLeft = (left: readonly string[]): Failed => ({
  kind: 'contact',
  name: 'tags',
  code: 'tags_left',
  message: `A contact has at most ${mostTags} tags of 100 characters, so that ${left.length} of these are left out.`,
});

/** Warns of tags of the import for which a contact has no room. */
export const tagsFault = (left: readonly string[]): CellFault[] =>
  left.length === 0
    ? []
    : [
        {
          column: null,
          code: 'tags_full',
          message: `The contact has ${mostTags} tags, so that these of the import are left out: ${left.join(', ')}.`,
          value: null,
        },
      ];

export const fromFault = ({ param, code, message }: Fault): Failed => ({
  kind: 'contact',
  name: param,
  code,
  message,
});

const customPrefix = 'custom_fields.';

export const fromFieldFault = ({ param, code, message }: Fault): Failed => ({
  kind: 'custom',
  name: param?.slice(customPrefix.length) ?? null,
  code,
  message,
});

/** Locates faults of a contact's values in the cells of its row. */
export const inCells = (
  faults: readonly Fault[],
  cells: readonly string[],
  context: FileColumns,
): CellFault[] =>
  faults.map((fault) =>
    located(fault.param?.startsWith(customPrefix) ? fromFieldFault(fault) : fromFault(fault), cells, context),
  );
