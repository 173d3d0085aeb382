import { isDeepStrictEqual } from 'node:util';
import type { FieldType } from '../attribute/field-type.schema.ts';
import { ownValue } from '../attribute/own-value.ts';
import type { Original, StoredContact } from '../attribute/stored-contact.ts';
import { customFieldsLimit, fitsCustomFields } from '../attribute/values.schema.ts';
import type { Field } from '../catalogue/catalogue.schema.ts';
import { type FieldReading, type Misfit, readFieldValue } from '../catalogue/field-value.ts';
import { failure } from '../error.ts';

/** A change of type while values are converted. */
export interface Conversion {
  name: string;
  to: Pick<Field, 'type' | 'options'>;
  /** `declared`: whether the values were held to the type. */
  from: { type: FieldType; declared: boolean; at: string };
}

type Holder = Pick<StoredContact, 'custom_fields' | 'originals' | 'provenance'>;

/** The result of converting one value. */
export interface Outcome {
  /** The value before the first conversion. */
  value: unknown;
  /** The converted value; absent where it cannot be converted. */
  as?: unknown;
  misfit?: Misfit;
  /** The original that is kept for the way back. */
  original?: Original;
}

/** Reads a value as a field of the type would keep it; a text takes a list with commas. */
const read = (to: Conversion['to'], value: unknown): FieldReading =>
  readFieldValue(
    to,
    Array.isArray(value) && ['text', 'textarea'].includes(to.type) ? value.join(', ') : value,
  );

const isNothing = (value: unknown): boolean => value === undefined || value === null;

/** Finds the original of a value that nobody has changed since. */
const findOriginal = (contact: Holder, name: string): Original | undefined => {
  const original = ownValue(contact.originals, name);
  return original && isDeepStrictEqual(original.as, ownValue(contact.custom_fields, name))
    ? original
    : undefined;
};

const convert = (to: Conversion['to'], value: unknown, type: Original['type']): Outcome => {
  const { value: as, misfit } = read(to, value);
  if (misfit || as === null) return { value, misfit: misfit ?? blank, original: { type, value } };
  // An unchanged value needs no original.
  const isSame = type !== 'any' && isDeepStrictEqual(as, value);
  return { value, as, ...(!isSame && { original: { type, value, as } }) };
};

const blank: Misfit = { code: 'blank', message: 'The value is blank.' };

/** Converts an original; when its type comes back, the value is what it was. */
const fromOriginal = (original: Original, { to, from }: Conversion): Outcome => {
  const { type, value } = original;
  const isBack = type === to.type || (type === 'any' && to.type === 'text' && from.type !== 'text');
  if (!isBack) return convert(to, value, type);
  const isSound = isDeepStrictEqual(read(to, value).value, value);
  if (isSound) return { value, as: value };
  // Options may have changed; a text stays whatever it was.
  return to.options.length > 0
    ? convert(to, value, type)
    : { value, as: value, original: { type, value, as: value } };
};

/** Answers when a value was written (ISO). */
const writtenAt = ({ provenance }: Holder, name: string): string =>
  (provenance[`cf.${name}`] ?? provenance['*'])?.at ?? '';

/** Converts a contact's value; undefined where it has none. Converting twice gives the same. */
export const outcomeOf = (contact: Holder, conversion: Conversion): Outcome | undefined => {
  const { name, to, from } = conversion;
  const original = findOriginal(contact, name);
  if (original) return fromOriginal(original, conversion);
  const value = ownValue(contact.custom_fields, name);
  if (isNothing(value)) return undefined;
  if (!isDeepStrictEqual(read(to, value).value, value))
    return convert(to, value, from.declared ? from.type : 'any');
  // It fits as it is: written since the type was changed, or fit for both. What was no text comes back as it was.
  const isOdd = !from.declared && typeof value !== 'string' && writtenAt(contact, name) < from.at;
  return { value, as: value, ...(isOdd && { original: { type: 'any' as const, value, as: value } }) };
};

/** Converts a default to the new type, and keeps the original for the way back. */
export const convertDefault = (
  { default: own, default_original: kept }: Pick<Field, 'default' | 'default_original'>,
  to: Conversion['to'],
): Pick<Field, 'default' | 'default_original'> => {
  const first = kept && isDeepStrictEqual(kept.as, own) ? kept.value : own;
  const { value = null } = read(to, first);
  const as = value as Field['default'];
  return { default: as, default_original: isDeepStrictEqual(as, first) ? null : { value: first, as } };
};

const without = <T>(values: Readonly<Record<string, T>>, name: string): Record<string, T> => {
  const { [name]: _, ...others } = values;
  return others;
};

const withValue = <T>(values: Readonly<Record<string, T>>, name: string, value: T | undefined) =>
  value === undefined ? without(values, name) : { ...values, [name]: value };

/**
 * Most bytes of values and originals; an item holds 400 KB, and all else of a contact is far below the rest.
 */
const mostStored = 380_000;

const requireFit = (seen: StoredContact, changed: StoredContact): void => {
  const { custom_fields, originals } = changed;
  const grown = JSON.stringify(custom_fields).length > JSON.stringify(seen.custom_fields).length;
  if (grown && !fitsCustomFields(custom_fields))
    throw failure('invalid', 'custom_fields_too_large', 'The converted values would take more than 64 KB.');
  if (
    Buffer.byteLength(JSON.stringify(originals)) > customFieldsLimit ||
    Buffer.byteLength(JSON.stringify(changed)) > mostStored
  )
    throw failure(
      'invalid',
      'originals_too_large',
      'There is no room to keep the original beside the value.',
    );
};

/**
 * Converts a contact's value, and keeps the original for the way back.
 * @throws CallbookError `custom_fields_too_large`, `originals_too_large`: the value stays as it is
 */
export const convertField = (seen: StoredContact, conversion: Conversion): StoredContact => {
  const outcome = outcomeOf(seen, conversion);
  if (!outcome) return seen;
  const { name } = conversion;
  const { as, original } = outcome;
  const changed = {
    ...seen,
    custom_fields: withValue(seen.custom_fields, name, as),
    originals: withValue(seen.originals, name, original),
  };
  if (isDeepStrictEqual(changed, seen)) return seen;
  requireFit(seen, changed);
  return changed;
};

/** Removes a field and its original from a contact. */
export const withoutField = (seen: StoredContact, name: string): StoredContact => ({
  ...seen,
  custom_fields: without(seen.custom_fields, name),
  originals: without(seen.originals, name),
});
