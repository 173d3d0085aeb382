import * as v from 'valibot';
import type { FieldType } from '../attribute/field-type.schema.ts';
import { fold } from '../text/fold.ts';
import { splitList } from '../text/split-list.ts';
import { isStorable } from '../text/storable.ts';
import { line, prose } from '../text/text.schema.ts';
import { yesOrNo } from '../text/yes-no.ts';
import type { Field } from './catalogue.schema.ts';

/** The part of a definition that decides which values a field takes. */
export type Definition = Pick<Field, 'type' | 'options'>;

/** The reason why a field cannot have a value. */
export interface Misfit {
  code: string;
  message: string;
}

type Scalar = string | number | boolean | null;
export type FieldValue = Scalar | Scalar[];

/** A value as its field keeps it, null for none; or why the field cannot have it. */
export type FieldReading = { value: FieldValue; misfit?: undefined } | { value?: undefined; misfit: Misfit };

const misfit = (code: string, message: string): FieldReading => ({ misfit: { code, message } });

/** Most characters of a text, and of a text with line breaks. */
const textLimit = 1_000;
const proseLimit = 20_000;

const outOfRange = misfit('out_of_range', 'The number is out of range.');

const textCauses: Readonly<Record<string, string>> = {
  too_long: `The text is too long: a text has up to ${textLimit} characters, a textarea up to ${proseLimit}.`,
  control_characters: 'The text holds control characters, or line breaks where there is one line only.',
  text_malformed: 'The text is not well-formed Unicode.',
};

const checkedText = (schema: v.GenericSchema<string>, text: string): FieldReading => {
  const { issues } = v.safeParse(schema, text);
  const code = issues?.[0].message ?? '';
  if (!issues || code === 'blank') return { value: issues ? null : text };
  return misfit(code, textCauses[code] ?? 'The text is not valid.');
};

const asText = (schema: v.GenericSchema<string>) => (given: unknown) =>
  Array.isArray(given)
    ? misfit('type_string', 'One text is expected, not a list.')
    : checkedText(schema, String(given));

// In many countries 1.000 is a thousand: three zeros tell neither.
const wholeNumber = /^[+-]?\d+(\.(?!000$)0+)?$/;
const anyNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

const asNumber = (shape: RegExp, code: string, message: string) => (given: unknown) => {
  const isText = typeof given === 'string' && shape.test(given.trim());
  const number = isText || typeof given === 'number' ? Number(given) : Number.NaN;
  if (Number.isNaN(number) || (code === 'type_integer' && !Number.isInteger(number)))
    return misfit(code, message);
  // There is no zero below zero in the store.
  return isStorable(number) ? { value: number + 0 } : outOfRange;
};

const clock = '([01]\\d|2[0-3]):[0-5]\\d';
const offset = '([01]\\d|2[0-3]):?[0-5]\\d';
const dayOrMoment = new RegExp(
  `^(?<day>\\d{4}-\\d{2}-\\d{2})([T ]${clock}(:[0-5]\\d(\\.\\d+)?)?\\s?(Z|[+-]${offset})?)?$`,
);

/** Tells whether a day exists: the 31st of a shorter month does not, nor does the year 0. */
const isDay = (day: string): boolean => {
  if (day.startsWith('0000')) return false;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
};

const asDate = (given: unknown) => {
  const day = typeof given === 'string' ? dayOrMoment.exec(given.trim())?.groups?.day : undefined;
  return day !== undefined && isDay(day)
    ? { value: day }
    : misfit('date_invalid', 'This is not a day as in 2026-01-31, nor a moment in ISO 8601.');
};

const asBoolean = (given: unknown) => {
  const value = Array.isArray(given) ? undefined : yesOrNo(String(given));
  return value === undefined ? misfit('type_boolean', 'This is neither yes nor no.') : { value };
};

const shownOptions = 20;

const optionUnknown = (given: unknown, options: readonly string[]): FieldReading => {
  const more = options.length > shownOptions ? ` and ${options.length - shownOptions} more` : '';
  const allowed = `${options.slice(0, shownOptions).join(', ')}${more}`;
  return misfit('option_unknown', `"${String(given).slice(0, 100)}" is not one of ${allowed}.`);
};

const optionOf = (given: unknown, options: readonly string[]): string | undefined => {
  const wanted = fold(String(given));
  return options.find((one) => fold(one) === wanted);
};

const asOption = (given: unknown, options: readonly string[]): FieldReading => {
  const option = Array.isArray(given) ? undefined : optionOf(given, options);
  return option === undefined ? optionUnknown(given, options) : { value: option };
};

const isBlank = (given: unknown): boolean =>
  given === null || given === undefined || (typeof given === 'string' && given.trim() === '');

/**
 * Splits a list or a text with commas into values; an option may hold commas, in quotes where it is not
 * alone.
 */
const partsOf = (given: unknown, options: readonly string[]): unknown[] => {
  if (Array.isArray(given)) return given;
  if (typeof given !== 'string' || optionOf(given, options) !== undefined) return [given];
  return splitList(given, ',;|');
};

const asOptions = (given: unknown, options: readonly string[]): FieldReading => {
  const parts = partsOf(given, options).filter((one) => !isBlank(one));
  const unknown = parts.find((one) => optionOf(one, options) === undefined);
  if (unknown !== undefined) return optionUnknown(unknown, options);
  const value = [...new Set(parts.flatMap((one) => optionOf(one, options) ?? []))];
  return { value: value.length > 0 ? value : null };
};

const readers: Readonly<Record<FieldType, (given: unknown, options: readonly string[]) => FieldReading>> = {
  text: asText(line(textLimit)),
  textarea: asText(prose(proseLimit)),
  integer: asNumber(wholeNumber, 'type_integer', 'A whole number is expected.'),
  decimal: asNumber(anyNumber, 'type_number', 'A number is expected, with a point for decimals.'),
  date: asDate,
  boolean: asBoolean,
  select: asOption,
  multi_select: asOptions,
};

/**
 * Reads a value as its field keeps it. Text that means the value is taken for it: `42`, `yes`, an option in
 * any case. Blank text is no value.
 */
export const readFieldValue = ({ type, options }: Definition, given: unknown): FieldReading =>
  isBlank(given) ? { value: null } : readers[type](given, options);
