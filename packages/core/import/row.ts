import * as v from 'valibot';
import { wholeTeam } from '../access/scope.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { fieldOf } from '../catalogue/catalogue.ts';
import { closedFault, newFields } from '../catalogue/contact-fields.ts';
import { fieldKey } from '../catalogue/field-name.ts';
import { companyCreateSchema } from '../company/company.schema.ts';
import { tooLarge } from '../contact/compose-change.ts';
import { type Composed, type ContactValues, composeContact } from '../contact/compose-contact.ts';
import { type ContactDraft, contactDraftSchema, fitsCustomFields } from '../contact/contact.schema.ts';
import type { Original, Originals } from '../contact/stored-contact.ts';
import type { Fault } from '../error.ts';
import { dateFault } from '../import-file/date-order.ts';
import type { CellFault } from '../import-file/ledger.ts';
import { type FileColumns, placeCells } from '../import-file/place-cells.ts';
import { requiredFaults } from '../import-file/required-cells.ts';
import type { Settings } from '../team/team.schema.ts';
import type { Candidate } from './candidate.ts';
import type { Import } from './import.schema.ts';
import type { ImportPolicy } from './import-policy.ts';
import { type LinkFaults, linkNames, linkOf } from './row-links.ts';
import { type Draft, sortCells } from './sort-cells.ts';
import { spareValues } from './spared-values.ts';

export interface RowContext extends FileColumns {
  /** The custom fields of the team, those that earlier rows make among them. */
  catalogue: Catalogue;
  settings: Settings;
  policy: ImportPolicy;
  /** What rows get that name none. */
  defaults: Pick<Import['options'], 'department_id' | 'owner_id' | 'source'>;
  /** Of the departments and members that rows name, those that they may not be given. */
  links: LinkFaults;
}

export type RowReading =
  | (Omit<Candidate, 'row' | 'id'> & { errors?: undefined })
  | { errors: CellFault[]; values?: undefined };

const messages: Record<string, string> = {
  email_invalid: 'This is not an email address.',
  timezone_unknown: 'This is not an IANA time zone such as Europe/Berlin.',
  type_boolean: 'This is neither yes nor no.',
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

const issuesOf = (issues: readonly v.BaseIssue<unknown>[], kind: Failed['kind']): Failed[] =>
  issues.map((issue) => {
    const [first, second] = (issue.path ?? []).map(({ key }) => String(key));
    const [code, message] = messageOf(issue);
    return first === 'custom_fields'
      ? { kind: 'custom', name: second ?? null, code, message }
      : { kind, name: first ?? null, code, message };
  });

/** Faults by the column of the file that they come from. */
const located = (
  { kind, name, code, message }: Failed,
  cells: readonly string[],
  columns: FileColumns,
): CellFault => {
  const cell = placeCells(cells, columns).find(({ target }) => target.kind === kind && target.name === name);
  const index = cell?.index ?? -1;
  const dates = columns.dates?.[index];
  const cause = cell && dates && code === 'date_invalid' ? dateFault(cell.text, dates) : { code, message };
  return { column: columns.header[index] ?? null, ...cause, value: cells[index] ?? null };
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

const customPrefix = 'custom_fields.';

const fromFieldFault = ({ param, code, message }: Fault): Failed => ({
  kind: 'custom',
  name: param?.slice(customPrefix.length) ?? null,
  code,
  message,
});

type CustomFields = NonNullable<ContactDraft['custom_fields']>;

interface CustomReading {
  /** Those of a new contact, defaults among them. */
  values: CustomFields;
  /** Those that the row gives. */
  given: CustomFields;
  /** Cells that are no values of their fields: kept, for a type that takes them. */
  originals: Originals;
  errors: Failed[];
  /** What a new contact needs and the row lacks. */
  needs: Failed[];
  warnings: Failed[];
}

/** What a lenient import does without: the cell is in the warning, and beside the contact where it has a field. */
const isSpared = ({ name, code }: Failed, { catalogue, policy }: RowContext): boolean =>
  policy.lenient && code !== 'required' && fieldOf(catalogue, name ?? '')?.required !== true;

const keptCell = (name: string, cell: unknown, { catalogue }: RowContext): [string, Original][] => {
  const field = fieldOf(catalogue, name);
  return field && closedFault(field) === undefined ? [[field.name, { type: 'text', value: cell }]] : [];
};

/** The cells of custom fields by their definitions. */
const readCustom = (cells: CustomFields, context: RowContext): CustomReading => {
  const { catalogue, settings } = context;
  const scope = wholeTeam(catalogue.team_id);
  const { values, faults } = newFields(cells, { catalogue, settings, scope });
  const keys = new Set(Object.keys(cells).map(fieldKey));
  const isGiven = (name: string) => keys.has(fieldKey(name));
  const failed = faults.map(fromFieldFault);
  const warnings = failed.filter((one) => isSpared(one, context));
  const needs = failed.filter(({ name, code }) => code === 'required' && !isGiven(name ?? ''));
  const large = fitsCustomFields(values)
    ? []
    : [{ kind: 'custom' as const, name: null, code: tooLarge.code, message: tooLarge.message }];
  return {
    values,
    given: Object.fromEntries(Object.entries(values).filter(([name]) => isGiven(name))),
    originals: Object.fromEntries(
      warnings.flatMap(({ name }) => (name === null ? [] : keptCell(name, cells[name], context))),
    ),
    errors: [...failed.filter((one) => !warnings.includes(one) && !needs.includes(one)), ...large],
    needs,
    warnings,
  };
};

const hasIdentity = ({ name, phone, phone_secondary, email }: ContactValues) =>
  [name, phone, phone_secondary, email].some((value) => value !== null);

/** The values of a new contact: those of the cells, and what the import gives to all that have none. */
const compose = (draft: ContactDraft, { settings, policy, defaults }: RowContext): Composed =>
  composeContact({ ...defaults, ...draft, tags: [...(draft.tags ?? []), ...policy.tags] }, settings, {
    ...policy,
    fromCells: true,
  });

/** A number that two columns have is one number. */
const withDistinctNumbers = ({ phone_secondary: second, ...values }: ContactValues): ContactValues => ({
  ...values,
  phone_secondary: second === values.phone ? null : second,
});

const linkFaultsOf = (values: ContactValues, { links }: RowContext): Fault[] =>
  linkNames.flatMap((name) => links.get(linkOf(name, values[name])) ?? []);

/** A number that cannot be kept as one is none: it takes no other one's place. */
const withoutUnread = (draft: ContactDraft, { phone, phone_secondary }: ContactValues): ContactDraft => {
  const { phone: first, phone_secondary: second, ...others } = draft;
  return {
    ...others,
    ...(first !== undefined && phone !== null && { phone: first }),
    ...(second !== undefined && phone_secondary !== null && { phone_secondary: second }),
  };
};

/** The values that are valid one by one, and what is wrong with the others. */
const checkContact = (contact: Draft) => {
  const { success, output, issues = [] } = v.safeParse(contactDraftSchema, contact);
  if (success) return { draft: output, issues };
  const unsound = new Set(issues.map(({ path }) => path?.[0].key));
  const sound = Object.fromEntries(Object.entries(contact).filter(([name]) => !unsound.has(name)));
  return { draft: v.parse(contactDraftSchema, sound), issues };
};

const nothingSpared = (sound: Draft): ReturnType<typeof spareValues> => ({ sound, raw: {}, faults: [] });

/** A row as a contact and its company, or all that is wrong with it. */
export const readRow = (cells: readonly string[], context: RowContext): RowReading => {
  const { settings, policy } = context;
  const { contact, company, custom } = sortCells(placeCells(cells, context), settings);
  const { sound, raw, faults } = policy.lenient ? spareValues(contact, settings) : nothingSpared(contact);
  const { draft, issues } = checkContact({ ...sound, custom_fields: custom });
  const { name: companyName } = company;
  const companyDraft = companyName === undefined ? undefined : v.safeParse(companyCreateSchema, company);
  const fields = readCustom(draft.custom_fields ?? {}, context);
  const composed = compose({ ...draft, custom_fields: { ...fields.values, ...raw } }, context);
  const inColumns = (failed: readonly Failed[]) => failed.map((one) => located(one, cells, context));
  const errors = inColumns([
    ...issuesOf(issues, 'contact'),
    ...issuesOf(companyDraft?.issues ?? [], 'company'),
    ...[...composed.faults, ...linkFaultsOf(composed.values, context)].map(fromFault),
    ...fields.errors,
  ]).concat(requiredFaults(cells, context));
  if (errors.length > 0) return { errors };
  const unread = inColumns([...composed.warnings.map(fromFault), ...fields.warnings]);
  const warnings = [...unread, ...inColumns(faults.map(fromFault))];
  // A number that cannot be kept as one is no identity either.
  const unknown = unread.length > 0 ? unread : [identityFault];
  const values = withDistinctNumbers(composed.values);
  return {
    values,
    draft: withoutUnread({ ...draft, custom_fields: fields.given }, values),
    needs: [...(hasIdentity(values) ? [] : unknown), ...inColumns(fields.needs)],
    originals: fields.originals,
    company: companyDraft?.success ? companyDraft.output : undefined,
    warnings,
  };
};

/** Faults of a contact's values by the cells that they stand in. */
export const inCells = (
  faults: readonly Fault[],
  cells: readonly string[],
  context: FileColumns,
): CellFault[] =>
  faults.map((fault) =>
    located(fault.param?.startsWith(customPrefix) ? fromFieldFault(fault) : fromFault(fault), cells, context),
  );
