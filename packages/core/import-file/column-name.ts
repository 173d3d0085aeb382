import { fieldKey, isReservedName } from '../attribute/field-name.ts';
import { type ColumnTarget, companyNames, contactNames } from './column-target.ts';
import { headerKey } from './header-alias.ts';

const properties: ReadonlyMap<string, ColumnTarget> = new Map([
  ...contactNames.map((name): [string, ColumnTarget] => [headerKey(name), { kind: 'contact', name }]),
  ...companyNames.map((name): [string, ColumnTarget] => [
    headerKey(`company ${name}`),
    { kind: 'company', name },
  ]),
  ['company', { kind: 'company', name: 'name' }],
  ['ignore', { kind: 'ignore' }],
]);

const customPrefix = /^(?:cf|custom_fields|customFields)\./;

/** Tells whether a header names a custom field as such: `cf.size`. */
export const isCustomHeader = (header: string): boolean => customPrefix.test(header.trim());

/**
 * Makes the key by which headers are told apart; one of signs alone is itself. Custom fields named as such differ by
 * every sign.
 */
export const columnKey = (header: string): string =>
  isCustomHeader(header)
    ? `cf.${fieldKey(header.trim().replace(customPrefix, ''))}`
    : headerKey(header) || header.trim();

/** Names what a column fills, as the API does; null when nothing. */
export const columnName = (target: ColumnTarget): string | null => {
  if (target.kind === 'ignore') return null;
  const prefix = { contact: '', company: 'company.', custom: 'custom_fields.' }[target.kind];
  return prefix + target.name;
};

/**
 * Parses a target: `phone`, `company.name`, `company_name`, `cf.size` or `custom_fields.size`; `ignore` and
 * null mean nothing. Undefined when there is no such property.
 */
export const parseColumnName = (name: string | null): ColumnTarget | undefined => {
  if (name === null) return { kind: 'ignore' };
  const text = name.trim();
  if (!customPrefix.test(text)) return properties.get(headerKey(text));
  const field = text.replace(customPrefix, '').trim();
  return field === '' || field.length > 100 || isReservedName(field)
    ? undefined
    : { kind: 'custom', name: field };
};
