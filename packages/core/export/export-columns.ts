import { isArchived, isVisible, requireVisible, type Scope } from '../access/scope.ts';
import { type AttributeName, attributeNames, namesWith } from '../attribute/attributes.ts';
import { fieldKey } from '../attribute/field-name.ts';
import type { Field } from '../catalogue/catalogue.schema.ts';
import { refuseFaults } from '../error.ts';
import type { ColumnTarget } from '../import-file/column-target.ts';
import type { ExportRow } from './export-row.ts';

/** A column of an export. */
export interface ExportColumn {
  /** By which an import recognises it again. */
  header: string;
  /** The property that it holds, as requests name it: `email`, `company`, `cf.size`. */
  property: string;
  /** What an import takes it for. */
  target: ColumnTarget;
  value(row: ExportRow): unknown;
}

/** What is exported where nobody chooses, before and behind the custom fields. */
const leading = [
  ...['name', 'first_name', 'last_name', 'company', 'job_title', 'email', 'phone', 'phone_extension'],
  ...['phone_secondary', 'phone_secondary_extension', 'do_not_call', 'lead_status', 'source', 'timezone'],
  ...['preferred_contact_method', 'tags', 'notes', 'external_id'],
];
const trailing = ['last_called_at', 'last_call_outcome', 'created_at'];

const attributes: ReadonlySet<string> = new Set(attributeNames);
const importable: ReadonlySet<string> = new Set(namesWith('column'));
/** Those that are a map, or the team's own. */
const unlisted: readonly string[] = ['custom_fields', 'team_id'];

const isAttribute = (name: string): name is AttributeName => attributes.has(name) && !unlisted.includes(name);
const isColumn = (name: string): name is Extract<ColumnTarget, { kind: 'contact' }>['name'] =>
  importable.has(name);

/** A number that cannot be read is exported as it was given: an import keeps it so. */
const phoneOf = ({ contact: { phone, phone_raw } }: ExportRow): string | null => phone ?? phone_raw;

const attributeColumn = (name: AttributeName): ExportColumn => ({
  header: name === 'id' ? 'callbook_id' : name,
  property: name,
  target: isColumn(name) ? { kind: 'contact', name } : { kind: 'ignore' },
  value: name === 'phone' ? phoneOf : ({ contact }) => contact[name],
});

const companyColumn: ExportColumn = {
  header: 'company',
  property: 'company',
  target: { kind: 'company', name: 'name' },
  value: ({ company }) => company,
};

const customPrefix = 'cf.';

const customColumn = ({ name }: Pick<Field, 'name'>): ExportColumn => ({
  header: customPrefix + name,
  property: customPrefix + name,
  target: { kind: 'custom', name },
  value: ({ contact }) =>
    Object.hasOwn(contact.custom_fields, name) ? contact.custom_fields[name] : undefined,
});

const columnOf = (property: string, fields: readonly Field[]): ExportColumn | undefined => {
  if (property === 'company') return companyColumn;
  if (isAttribute(property)) return attributeColumn(property);
  if (!property.startsWith(customPrefix)) return undefined;
  const key = fieldKey(property.slice(customPrefix.length));
  const field = fields.find(({ name }) => fieldKey(name) === key);
  return field && customColumn(field);
};

/** The attribute by which a property is hidden: a company's name tells who it is. */
const hiddenBy = (property: string) => (property === 'company' ? 'company_id' : property);

/** Properties that every export has: what must not be lost on the way, and by which a file is known as our own. */
const always = ['do_not_call', 'id'];

const withAlways = (properties: readonly string[]): string[] => [
  ...new Set([...properties.filter((one) => one !== 'id'), ...always]),
];

const columnsFor = (properties: readonly string[], fields: readonly Field[]) => {
  const found = withAlways(properties).map((property) => ({ property, column: columnOf(property, fields) }));
  const unknown = found.filter(({ column }) => column === undefined);
  refuseFaults(
    unknown.map(({ property }) => ({
      param: 'fields',
      code: 'unknown_value',
      message: `There is no property "${property}" to be exported.`,
    })),
  );
  return found.flatMap(({ column }) => column ?? []);
};

/**
 * Decides which columns an export has: those that were chosen, or else all that the caller sees. The do-not-call state
 * is always among them, and the contact's id is the last.
 * @throws CallbookError `field_forbidden` for one that the caller's role does not see, `unknown_value`
 */
export const exportColumns = (
  scope: Scope,
  catalogued: Iterable<Field>,
  chosen?: readonly string[],
): ExportColumn[] => {
  const fields = [...catalogued].filter(({ state }) => state !== 'deleting');
  if (chosen) {
    requireVisible(scope, chosen.map(hiddenBy));
    const columns = columnsFor(chosen, fields);
    return columns.filter(({ property }) => !isArchived(scope, property));
  }
  const own = fields.toSorted((one, other) => one.order - other.order).map(({ name }) => customPrefix + name);
  return columnsFor(
    [...leading, ...own, ...trailing].filter((property) => isVisible(scope, hiddenBy(property))),
    fields,
  );
};
