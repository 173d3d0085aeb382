import { isDeepStrictEqual } from 'node:util';
import { isArchived, isVisible, type Scope } from '../access/scope.ts';
import { fieldKey, reservation, spelledKey, squeezed } from '../attribute/field-name.ts';
import { ownValue } from '../attribute/own-value.ts';
import type { Fault } from '../error.ts';
import type { Via } from '../table/via.ts';
import type { Write } from '../table/write.ts';
import type { Settings } from '../team/team.schema.ts';
import { addFieldsWrite, bytesOfFields, mostFieldBytes, mostFields } from './catalogue.item.ts';
import type { Catalogue, Field } from './catalogue.schema.ts';
import { fieldOf } from './catalogue.ts';
import { type FieldValue, readFieldValue } from './field-value.ts';
import { nextOrder, undeclaredField } from './new-field.ts';

type Given = Readonly<Record<string, FieldValue>>;
type Values = Readonly<Record<string, unknown>>;

export interface FieldContext {
  catalogue: Catalogue;
  settings: Pick<Settings, 'unknown_fields'>;
  scope: Scope;
}

export interface FieldValues {
  /** By the names that the definitions have; null for what has none. */
  values: Record<string, FieldValue>;
  /** Names that nobody has defined yet, of values that make them fields. */
  unknown: string[];
  faults: Fault[];
}

const faultOf = (name: string, code: string, message: string): Fault => ({
  param: `custom_fields.${name}`,
  code,
  message,
});

export const requiredFault = ({ name, label }: Field): Fault =>
  faultOf(name, 'required', `A contact of this team needs the field ${label}.`);

/** Answers why a field takes no values now, if so. */
export const closedFault = ({ archived, state }: Field): { code: string; message: string } | undefined => {
  if (archived)
    return { code: 'field_archived', message: 'The field is archived. Unarchive it to use it again.' };
  return state === 'deleting'
    ? { code: 'field_deleting', message: 'The field and its values are being deleted.' }
    : undefined;
};

/** The code of fields that a team has no room for. */
export const tooManyFields = 'fields_too_many';

export const tooManyFaults = ({ fields }: Catalogue, unknown: readonly string[]): Fault[] => {
  const [first] = unknown;
  if (first === undefined) return [];
  const more = unknown.map((name) => undeclaredField(name, 0, new Date(0).toISOString()));
  const bytes = bytesOfFields(fields.values()) + bytesOfFields(more);
  if (fields.size + more.length <= mostFields && bytes <= mostFieldBytes) return [];
  const message = `A team has at most ${mostFields} custom fields, and their definitions take at most ${mostFieldBytes / 1_000} KB.`;
  return [faultOf(first, tooManyFields, message)];
};

const unknownFault = (name: string, { settings }: FieldContext): Fault | undefined => {
  const reserved = reservation(squeezed(name));
  if (reserved)
    return faultOf(
      name,
      reserved,
      reserved === 'name_reserved'
        ? 'No custom field may have this name.'
        : 'No custom field may end in .from, .to, .any or .all, which filters use.',
    );
  return settings.unknown_fields === 'reject'
    ? faultOf(name, 'field_unknown', 'The team has no such custom field, and its policy takes no others.')
    : undefined;
};

interface Entry {
  /** By the spelling of its definition. */
  name: string;
  value?: FieldValue;
  isNew?: boolean;
  fault?: Fault | undefined;
}

/** A value of a field that is defined; one that nobody has declared takes any. */
const readDefined = (field: Field, given: string, one: FieldValue, isKept: boolean): Entry => {
  const { name, declared } = field;
  const closed = closedFault(field);
  if (closed) return { name, fault: faultOf(given, closed.code, closed.message) };
  if (isKept || !declared) return { name, value: one };
  const { value, misfit } = readFieldValue(field, one);
  return misfit ? { name, fault: faultOf(given, misfit.code, misfit.message) } : { name, value };
};

const readEntry = (given: string, one: FieldValue, context: FieldContext, seen: Values): Entry => {
  const field = fieldOf(context.catalogue, given);
  const name = field?.name ?? (Object.hasOwn(seen, given) ? given : squeezed(given));
  // Anything else would tell of its definition.
  if (!isVisible(context.scope, `cf.${given}`) && !isArchived(context.scope, `cf.${given}`))
    return { name, fault: faultOf(given, 'field_forbidden', 'Your role does not see this field.') };
  // What is there may stay whatever it is, and may go.
  const isKept = Object.hasOwn(seen, name) && (one === null || isDeepStrictEqual(seen[name], one));
  if (field) return readDefined(field, given, one, isKept);
  const fault = isKept ? undefined : unknownFault(given, context);
  return fault ? { name, fault } : { name, value: one, isNew: one !== null };
};

/** Values as they are given, by their definitions, for a contact that has the values `seen`. */
export const readFields = (given: Given, context: FieldContext, seen: Values = {}): FieldValues => {
  const read: FieldValues = { values: {}, unknown: [], faults: [] };
  const keys = new Set<string>();
  for (const [spelled, one] of Object.entries(given)) {
    const { name, value = null, isNew, fault } = readEntry(spelled, one, context, seen);
    const key = spelledKey(name);
    if (fault) read.faults.push(fault);
    else if (keys.has(key))
      read.faults.push(faultOf(spelled, 'duplicate_property', 'The field is given twice, in two spellings.'));
    else read.values[name] = value;
    if (isNew && !fault && !keys.has(key)) read.unknown.push(name);
    keys.add(key);
  }
  return { ...read, faults: [...read.faults, ...tooManyFaults(context.catalogue, read.unknown)] };
};

const isOpen = (field: Field): boolean => closedFault(field) === undefined;

const isMissing = (values: Values, name: string): boolean => (ownValue(values, name) ?? null) === null;

/**
 * The values of a new contact: those that are given, defaults for those that are not, and what is wrong. A field that
 * the caller does not see is not asked of it.
 */
export const newFields = (given: Given, { catalogue, settings, scope }: FieldContext): FieldValues => {
  const { values, unknown, faults } = readFields(given, { catalogue, settings, scope });
  const refused = new Set(faults.map(({ param }) => fieldKey(param ?? '')));
  const present = Object.entries(values).filter(
    ([name, value]) => value !== null || !fieldOf(catalogue, name)?.declared,
  );
  const filled = new Map(present.filter(([, value]) => value !== null));
  const missing = [...catalogue.fields.values()].filter(
    (field) =>
      isOpen(field) && !filled.has(field.name) && !refused.has(fieldKey(`custom_fields.${field.name}`)),
  );
  const defaults = missing.flatMap((field) => (field.default === null ? [] : [[field.name, field.default]]));
  const needed = missing.filter(
    (field) => field.required && field.default === null && isVisible(scope, `cf.${field.name}`),
  );
  return {
    values: Object.fromEntries([...present, ...defaults]),
    unknown,
    faults: [...faults, ...needed.map(requiredFault)],
  };
};

/** The required fields that a change takes away. */
export const clearedFaults = ({ fields }: Catalogue, seen: Values, values: Values): Fault[] =>
  [...fields.values()]
    .filter(({ name, required }) => required && !isMissing(seen, name) && isMissing(values, name))
    .map(requiredFault);

/** The write that defines fields of these names, if there are any. */
export const definitionWrites = (
  catalogue: Catalogue,
  unknown: readonly string[],
  { via, now }: { via: Via; now: Date },
): Write[] => {
  if (unknown.length === 0) return [];
  const at = now.toISOString();
  const first = nextOrder(catalogue);
  const fields = unknown.map((name, index) => undeclaredField(name, first + index, at));
  return [addFieldsWrite(catalogue, fields, { via, at })];
};
