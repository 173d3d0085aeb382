import * as v from 'valibot';
import { type ContactChange, contactChangeSchema } from '../contact/contact.schema.ts';
import { contactFilterSchema } from '../contact/contact-filter.schema.ts';
import type { Fault } from '../error.ts';
import { line } from '../text/text.schema.ts';

/** Most ids in one request; a filter has no limit. */
const mostIds = 10_000;

export const bulkActions = [
  'add_tags',
  'remove_tags',
  'set_field',
  'set_status',
  'assign',
  'set_department',
  'delete',
  'restore',
] as const;
export type BulkAction = (typeof bulkActions)[number];

export const bulkSchema = v.strictObject({
  team_id: v.optional(v.nullable(line(100))),
  action: v.picklist(bulkActions, 'unknown_value'),
  ids: v.optional(
    v.pipe(v.array(line(100), 'type_array'), v.minLength(1, 'blank'), v.maxLength(mostIds, 'too_long')),
  ),
  filter: v.optional(contactFilterSchema),
  dry_run: v.optional(v.boolean('type_boolean'), false),
  tags: contactChangeSchema.entries.tags,
  field: v.pipe(
    v.optional(line(103)),
    v.description('For set_field: a property of contacts, or a custom field as `cf.<name>`'),
  ),
  value: v.pipe(v.optional(v.unknown()), v.description('For set_field; null clears')),
  lead_status: v.pipe(v.optional(line(100)), v.description('For set_status')),
  owner_id: v.pipe(v.optional(v.nullable(line(100))), v.description('For assign; null takes the owner away')),
  department_id: v.pipe(v.optional(v.nullable(line(100))), v.description('For set_department')),
});
export type BulkRequest = v.InferOutput<typeof bulkSchema>;

/** What each action needs beside the contacts. */
const needed: Readonly<Partial<Record<BulkAction, readonly (keyof BulkRequest)[]>>> = {
  add_tags: ['tags'],
  remove_tags: ['tags'],
  set_field: ['field', 'value'],
  set_status: ['lead_status'],
  assign: ['owner_id'],
  set_department: ['department_id'],
};

const parameters = ['tags', 'field', 'value', 'lead_status', 'owner_id', 'department_id'] as const;

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

const settable = v.omit(contactChangeSchema, ['team_id']);

/** The change that `set_field` asks for, checked as a PATCH would check it. */
const fieldChange = ({ field = '', value = null }: Partial<BulkRequest>) =>
  field.startsWith('cf.') ? { custom_fields: { [field.slice('cf.'.length)]: value } } : { [field]: value };

/** @throws ValiError for what `bulkFaults` refuses */
export const fieldChangeOf = (request: BulkRequest): ContactChange => v.parse(settable, fieldChange(request));

const fieldFaults = (request: Partial<BulkRequest>): Fault[] => {
  if (request.action !== 'set_field' || request.field === undefined) return [];
  const parsed = v.safeParse(settable, fieldChange(request));
  return (parsed.issues ?? []).slice(0, 1).map(({ type, message }) =>
    type === 'strict_object'
      ? {
          param: 'field',
          code: 'unknown_value',
          message: 'There is no such property of contacts that can be set.',
        }
      : { param: 'value', code: message, message: `This is no value for ${request.field}.` },
  );
};

/** All that is wrong with a request beside its single values. */
export const bulkFaults = (request: Partial<BulkRequest>): Fault[] => {
  const { action } = request;
  if (action === undefined) return targetFaults(request);
  const wanted = needed[action] ?? [];
  const missing = wanted.filter((name) => request[name] === undefined);
  const surplus = parameters.filter((name) => request[name] !== undefined && !wanted.includes(name));
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
