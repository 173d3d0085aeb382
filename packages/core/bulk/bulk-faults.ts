import * as v from 'valibot';
import { isVisible } from '../access/scope.ts';
import type { ContactChange } from '../attribute/contact.schema.ts';
import { fieldOf } from '../catalogue/catalogue.ts';
import { type FieldContext, readFields, requiredFault } from '../catalogue/contact-fields.ts';
import { valueFaults } from '../contact/plan-change.ts';
import type { Fault } from '../error.ts';
import type { Settings } from '../team/team.schema.ts';
import { actionOf, bulkParameterNames, customPrefix, fieldChange, settable, takenBy } from './actions.ts';
import type { BulkRequest } from './bulk.schema.ts';

const required = (param: string, message: string): Fault => ({ param, code: 'required', message });

const targetFaults = ({ ids, filter, action }: Partial<BulkRequest>): Fault[] => {
  if (ids === undefined && filter === undefined)
    return [required('filter', 'Say which contacts: give ids, or a filter.')];
  if (ids !== undefined && filter !== undefined)
    return [{ param: 'filter', code: 'ambiguous', message: 'Give ids or a filter, not both.' }];
  if (filter?.deleted === true && action !== 'restore')
    return [{ param: 'filter', code: 'ambiguous', message: 'What is in the trash can only be restored.' }];
  return [];
};

/** Answers the change that a request makes to every contact alike. */
export const commonChange = ({ action, ...given }: Partial<BulkRequest>): ContactChange =>
  (action && actionOf(action).change?.(given)) ?? {};

const reserved: readonly string[] = ['__proto__', 'constructor', 'prototype'].map(
  (name) => customPrefix + name,
);

/** Finds what is wrong with the field, or with its value as a value of that field. */
const fieldFaults = (request: Partial<BulkRequest>): Fault[] => {
  const { action, field } = request;
  if (action !== 'set_field' || field === undefined) return [];
  if (field.trim() === customPrefix)
    return [{ param: 'field', code: 'blank', message: 'Name the custom field: cf.<name>.' }];
  if (reserved.includes(field))
    return [{ param: 'field', code: 'name_reserved', message: 'No custom field may have this name.' }];
  const [issue] = v.safeParse(settable, fieldChange(request)).issues ?? [];
  if (!issue) return [];
  if (issue.type !== 'strict_object')
    return [{ param: 'value', code: issue.message, message: `This is no value for ${field}.` }];
  const message = 'There is no such property of contacts that can be set.';
  const allowed = [...Object.keys(settable.entries), `${customPrefix}<name>`];
  return [
    { param: 'field', code: 'unknown_value', message: `${message} Allowed: ${allowed.join(', ')}.`, allowed },
  ];
};

interface BulkContext extends FieldContext {
  settings: Settings;
}

/**
 * Finds what the team's policies and the definitions of fields say against the values of an otherwise sound
 * request.
 */
const policyFaults = (request: Partial<BulkRequest>, context: BulkContext): Fault[] => {
  const change = commonChange(request);
  const { faults } = readFields(change.custom_fields ?? {}, context);
  const cleared = Object.entries(change.custom_fields ?? {}).flatMap(([name, value]) => {
    const field = value === null ? fieldOf(context.catalogue, name) : undefined;
    return field?.required && isVisible(context.scope, `cf.${field.name}`) ? requiredFault(field) : [];
  });
  return [...valueFaults(change, context), ...faults, ...cleared].map((fault) => ({
    ...fault,
    param: request.action === 'set_field' ? 'value' : fault.param,
  }));
};

/** Finds what is wrong with a request by itself. */
export const requestFaults = (request: Partial<BulkRequest>): Fault[] => {
  const { action } = request;
  if (action === undefined) return targetFaults(request);
  const { takes } = actionOf(action);
  const missing = takes.filter((name) => request[name] === undefined);
  const surplus = bulkParameterNames.filter(
    (name) => request[name] !== undefined && !takenBy(action).includes(name),
  );
  return [
    ...targetFaults(request),
    ...missing.map((name) => required(name, `The action ${action} needs ${name}.`)),
    ...surplus.map((param) => ({
      param,
      code: 'unknown_property',
      message: `The action ${action} does not take ${param}.`,
    })),
    ...fieldFaults(request),
  ];
};

/** Finds what is wrong with a request by the team's policies and fields. */
export const bulkFaults = (request: Partial<BulkRequest>, context: BulkContext): Fault[] => {
  const faults = requestFaults(request);
  return faults.length > 0 || request.action === undefined ? faults : policyFaults(request, context);
};
