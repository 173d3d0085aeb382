import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What a column may fill, beside custom fields; named as the API names it. */
export const targets: readonly (readonly [name: string, words: MessageDescriptor])[] = [
  ['name', msg`Name`],
  ['first_name', msg`First name`],
  ['last_name', msg`Last name`],
  ['phone', msg`Phone`],
  ['phone_secondary', msg`Second phone`],
  ['email', msg`Email`],
  ['company.name', msg`Company`],
  ['job_title', msg`Job title`],
  ['lead_status', msg`Status`],
  ['tags', msg`Tags`],
  ['notes', msg`Notes`],
  ['source', msg`Source`],
  ['do_not_call', msg`Do not call`],
  ['external_id', msg`Your own id`],
  ['timezone', msg`Time zone`],
  ['preferred_contact_method', msg`Preferred contact`],
  ['owner_id', msg`Owner`],
  ['department_id', msg`Department`],
  ['company.website', msg`Company: website`],
  ['company.industry', msg`Company: industry`],
  ['company.phone', msg`Company: phone`],
  ['company.address', msg`Company: address`],
  ['company.city', msg`Company: city`],
  ['company.state', msg`Company: state`],
  ['company.postal_code', msg`Company: postcode`],
  ['company.country', msg`Company: country`],
];

/** What a column may be given to fill, with its name and what else there is to know. */
export type Target = readonly [id: string, name: string, aside?: string];

export const ignored = 'ignore';

const prefix = 'custom_fields.';

/** The name of the custom field that a column fills, if it fills one. */
export const customNameOf = (field: string | null): string | undefined =>
  field?.startsWith(prefix) ? field.slice(prefix.length) : undefined;

export const customTarget = (name: string): string => `${prefix}${name}`;

/** Tells which columns somebody has given another meaning than the API found. */
export const changedMapping = (
  columns: readonly { readonly header: string; readonly field: string | null }[],
  chosen: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    columns.flatMap(({ header, field }) => {
      const target = chosen[header];
      return target === undefined || target === (field ?? ignored) ? [] : [[header, target]];
    }),
  );
