import * as v from 'valibot';
import { type CompanyCreate, companyCreateSchema } from '../company/company.schema.ts';
import { type Composed, type ContactValues, composeContact } from '../contact/compose-contact.ts';
import { type ContactDraft, contactDraftSchema } from '../contact/contact.schema.ts';
import { tagsOfText } from '../contact/tags.ts';
import type { Fault } from '../error.ts';
import type { ColumnTarget } from '../import-file/column-target.ts';
import type { CellFault } from '../import-file/ledger.ts';
import type { Settings } from '../team/team.schema.ts';
import { yesOrNo } from '../text/yes-no.ts';

export interface RowContext {
  header: readonly string[];
  targets: readonly ColumnTarget[];
  settings: Settings;
  lenient: boolean;
  country: string;
}

export type RowReading =
  | { values: ContactValues; company: CompanyCreate | undefined; warnings: CellFault[]; errors?: undefined }
  | { errors: CellFault[]; values?: undefined };

/** A cell as the value that its target takes; text stays text. */
const cellValue = (target: ColumnTarget, cell: string): unknown => {
  if (target.kind === 'contact' && target.name === 'do_not_call') return yesOrNo(cell) ?? cell;
  if (target.kind === 'contact' && target.name === 'tags') return tagsOfText(cell);
  return cell;
};

type Draft = Record<string, unknown>;

/** The cells by what they mean. Where two columns mean the same, the first that is filled counts. */
const sortCells = (cells: readonly string[], targets: readonly ColumnTarget[]) => {
  const contact: Draft = {};
  const company: Draft = {};
  const custom: Draft = {};
  for (const [index, target] of targets.entries()) {
    const cell = cells[index]?.trim() ?? '';
    if (cell === '' || target.kind === 'ignore') continue;
    const group = { contact, company, custom }[target.kind];
    if (!Object.hasOwn(group, target.name)) group[target.name] = cellValue(target, cell);
  }
  return { contact, company, custom };
};

const messages: Record<string, string> = {
  email_invalid: 'This is not an email address.',
  timezone_unknown: 'This is not an IANA time zone such as Europe/Berlin.',
  type_boolean: 'This is neither yes nor no.',
  too_long: 'The cell is too long.',
  control_characters: 'The cell holds control characters or line breaks.',
  text_malformed: 'The cell is not well-formed Unicode.',
  custom_fields_too_large: 'The custom fields of a contact hold at most 64 KB.',
};

interface Failed {
  kind: 'contact' | 'company' | 'custom';
  name: string | null;
  code: string;
  message: string;
}

const issuesOf = (issues: readonly v.BaseIssue<unknown>[], kind: Failed['kind']): Failed[] =>
  issues.map((issue) => {
    const [first, second] = (issue.path ?? []).map(({ key }) => String(key));
    const code = Object.hasOwn(messages, issue.message) ? issue.message : 'value_invalid';
    const message = messages[code] ?? 'The value is not valid.';
    return first === 'custom_fields'
      ? { kind: 'custom', name: second ?? null, code, message }
      : { kind, name: first ?? null, code, message };
  });

/** Faults by the column of the file that they come from. */
const located = (failed: Failed, cells: readonly string[], { header, targets }: RowContext): CellFault => {
  const { kind, name, code, message } = failed;
  const index = targets.findIndex(
    (target, at) => target.kind === kind && target.name === name && (cells[at]?.trim() ?? '') !== '',
  );
  return { column: header[index] ?? null, code, message, value: cells[index] ?? null };
};

const identityFault: CellFault = {
  column: null,
  code: 'identity_missing',
  message: 'The row has neither a name nor a phone nor an email.',
  value: null,
};

const fromFault = ({ param, code, message }: Fault): Failed => ({
  kind: 'contact',
  name: param,
  code,
  message,
});

const hasIdentity = ({ name, phone, phone_secondary, email }: ContactValues) =>
  [name, phone, phone_secondary, email].some((value) => value !== null);

const compose = (contact: ContactDraft, context: RowContext): Composed =>
  composeContact(contact, context.settings, {
    lenient: context.lenient,
    country: context.country,
  });

/** The values that are valid one by one, and what is wrong with the others. */
const checkContact = (contact: Draft) => {
  const { success, output, issues = [] } = v.safeParse(contactDraftSchema, contact);
  if (success) return { draft: output, issues };
  const unsound = new Set(issues.map(({ path }) => path?.[0].key));
  const sound = Object.fromEntries(Object.entries(contact).filter(([name]) => !unsound.has(name)));
  return { draft: v.parse(contactDraftSchema, sound), issues };
};

/** A row as a contact and its company, or all that is wrong with it. */
export const readRow = (cells: readonly string[], context: RowContext): RowReading => {
  const { contact, company, custom } = sortCells(cells, context.targets);
  const { draft, issues } = checkContact({ ...contact, custom_fields: custom });
  const { name: companyName } = company;
  const companyDraft = companyName === undefined ? undefined : v.safeParse(companyCreateSchema, company);
  const composed = compose(draft, context);
  const failed = [
    ...issuesOf(issues, 'contact'),
    ...issuesOf(companyDraft?.issues ?? [], 'company'),
    ...composed.faults.map(fromFault),
  ];
  const errors = failed.map((one) => located(one, cells, context));
  if (errors.length > 0) return { errors };
  const warnings = composed.warnings.map((one) => located(fromFault(one), cells, context));
  // A number that cannot be kept as one is no identity either.
  if (!hasIdentity(composed.values)) return { errors: warnings.length > 0 ? warnings : [identityFault] };
  return {
    values: composed.values,
    company: companyDraft?.success ? companyDraft.output : undefined,
    warnings,
  };
};
