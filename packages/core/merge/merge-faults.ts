import { isVisible, reaches, type Scope } from '../access/scope.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import type { Fault } from '../error.ts';
import type { MergeRequest } from './merge.schema.ts';
import { plainFields } from './pick-values.ts';

const fault = (param: string, code: string, message: string): Fault => ({ param, code, message });

/** Finds what is wrong with a request by itself. */
export const requestFaults = ({ primary_id = '', duplicate_ids = [] }: Partial<MergeRequest>): Fault[] => {
  const repeated = duplicate_ids.filter((id, at) => duplicate_ids.indexOf(id) !== at);
  return [
    ...(duplicate_ids.includes(primary_id)
      ? [fault('duplicate_ids', 'merge_with_itself', 'A contact cannot be merged with itself.')]
      : []),
    ...[...new Set(repeated)].map((id) =>
      fault('duplicate_ids', 'repeated', `${id} is named more than once.`),
    ),
  ];
};

/** Properties of which a request may name the winner. */
const choosable: ReadonlySet<string> = new Set([...plainFields, 'phone', 'phone_secondary']);

const overrideFault = (
  field: string,
  owner: string,
  contacts: readonly StoredContact[],
  scope: Scope,
): Fault | undefined => {
  const param = `overrides.${field}`;
  const isCustom = field.startsWith('cf.');
  if (!isCustom && !choosable.has(field))
    return fault(
      param,
      'not_choosable',
      `Nobody chooses ${field}: it is made of the values of all, or kept by the service.`,
    );
  if (!isVisible(scope, field)) return fault(param, 'field_forbidden', `You do not see ${field}.`);
  if (!contacts.some(({ id }) => id === owner))
    return fault(param, 'not_merged', `${owner} is none of the contacts that are merged.`);
  const isKnown = contacts.some(({ custom_fields }) =>
    Object.hasOwn(custom_fields, field.slice('cf.'.length)),
  );
  return isCustom && !isKnown
    ? fault(
        param,
        'unknown_property',
        `None of the contacts has a custom field ${field.slice('cf.'.length)}.`,
      )
    : undefined;
};

/** Finds what is wrong with the winners that a request names. */
export const overrideFaults = (
  { overrides }: MergeRequest,
  contacts: readonly StoredContact[],
  scope: Scope,
): Fault[] =>
  Object.entries(overrides).flatMap(([field, owner]) => overrideFault(field, owner, contacts, scope) ?? []);

/** Finds contacts that cannot be merged: those that are not there any more, or beyond the caller’s departments. */
export const memberFaults = (
  { primary_id }: MergeRequest,
  contacts: readonly StoredContact[],
  scope: Scope,
): Fault[] =>
  contacts.flatMap(({ id, deleted_at, merged_into, department_id }) => {
    const param = id === primary_id ? 'primary_id' : 'duplicate_ids';
    if (!reaches(scope, department_id))
      return [fault(param, 'department_forbidden', `${id} belongs to a department that is not yours.`)];
    if (merged_into !== null)
      return [
        {
          ...fault(param, 'contact_merged', `${id} is part of ${merged_into} by now.`),
          existing_id: merged_into,
        },
      ];
    return deleted_at === null ? [] : [fault(param, 'contact_deleted', `${id} is in the trash.`)];
  });
