import { isArchived } from '../access/scope.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import { placeOf } from '../attribute/contact-shape.ts';
import type { Field } from '../catalogue/catalogue.schema.ts';
import { fieldOf } from '../catalogue/catalogue.ts';
import { readFieldValue } from '../catalogue/field-value.ts';
import { unknownField } from '../catalogue/unknown-field.ts';
import { CallbookError, failure } from '../error.ts';
import type { FieldFilter } from '../filter/contact-filter.schema.ts';
import { fold } from '../text/fold.ts';
import { yesOrNo } from '../text/yes-no.ts';
import type { Condition, ContactQuery } from './condition.ts';

type ValueTest = (value: unknown) => boolean;

/** A value as a caller writes it in a query: a number in any notation, text in any case; a list by any of its values. */
const equalTo = (wanted: string): ValueTest => {
  const text = fold(wanted);
  const { value: number } = readFieldValue({ type: 'decimal', options: [] }, wanted);
  const flag = yesOrNo(wanted);
  const isEqual: ValueTest = (value) => {
    if (Array.isArray(value)) return value.some(isEqual);
    if (value === null || value === undefined) return false;
    if (typeof value === 'number' && value === number) return true;
    return (typeof value === 'boolean' && value === flag) || fold(String(value)) === text;
  };
  return isEqual;
};

const blank = { code: 'blank', message: 'The value is blank.' };

const freeText: readonly Field['type'][] = ['text', 'textarea'];

/** A value as the field keeps it, to be compared; one that the field cannot have is not asked for in vain. */
const wantedOf = (field: Field, wanted: string, { param, kept = false }: Asked): string => {
  if (!field.declared || freeText.includes(field.type)) return wanted;
  const type = field.type === 'multi_select' ? 'select' : field.type;
  // Contacts may have what is offered no more.
  const options = [...field.options, ...field.retired_options];
  const { value = null, misfit = value === null ? blank : undefined } = readFieldValue(
    { type, options },
    wanted,
  );
  if (misfit && !kept) throw failure('malformed', misfit.code, misfit.message, param);
  return value === null ? wanted : String(value);
};

interface Asked {
  param: string;
  kept?: boolean | undefined;
}

interface FieldTest {
  name: string;
  test: ValueTest;
  /** A comparison that every value meets that meets the test; of the value as `#`. */
  comparison?: { operator: '>=' | '<='; bound: unknown };
}

/** What custom fields are tested for, as conditions; values may be too bulky for the index. */
const conditionOf = ({ name, test, comparison }: FieldTest, key: string): Condition => {
  const [fields, partial] = [placeOf('custom_fields'), placeOf('partial')];
  const path = `${fields.path}.#${key}`;
  return {
    expression: `${comparison ? `${path} ${comparison.operator} :${key}` : `attribute_exists(${path})`} OR ${partial.path} = :partial`,
    names: { ...fields.names, ...partial.names, [`#${key}`]: name },
    values: { ':partial': true, ...(comparison && { [`:${key}`]: comparison.bound }) },
    inexact: ['custom_fields'],
    test: ({ custom_fields }: Contact) => Object.hasOwn(custom_fields, name) && test(custom_fields[name]),
  };
};

const ranged: readonly Field['type'][] = ['integer', 'decimal', 'date'];

const requireRanged = (field: Field, param: string): Field => {
  if (field.declared && ranged.includes(field.type)) return field;
  const kind = field.declared ? `of the type ${field.type}` : 'not declared';
  const message = `The field is ${kind}. Only integer, decimal and date fields have an order; POST /api/crm/fields/${field.id}/retype changes the type.`;
  throw failure('malformed', 'range_unsupported', message, param);
};

/** What is at or beyond a bound, of values that are what the field holds. */
const bounded = (field: Field, edge: 'from' | 'to', wanted: string, param: string): FieldTest => {
  const { type, name } = field;
  // Whole numbers may be bounded by any.
  const definition = { type: type === 'date' ? type : ('decimal' as const), options: [] };
  const { value: bound, misfit } = readFieldValue(definition, wanted);
  if (misfit || typeof bound === 'boolean' || Array.isArray(bound) || bound === null)
    throw failure('malformed', (misfit ?? blank).code, (misfit ?? blank).message, param);
  const isOwn = (value: unknown): value is string | number =>
    typeof value === typeof bound && readFieldValue(definition, value).value === value;
  return {
    name,
    test: (value) => isOwn(value) && (edge === 'from' ? value >= bound : value <= bound),
    comparison: { operator: edge === 'from' ? '>=' : '<=', bound },
  };
};

const listTest = (wanted: readonly string[], mode: 'any' | 'all'): ValueTest => {
  const tests = wanted.map(equalTo);
  return mode === 'any'
    ? (value) => tests.some((test) => test(value))
    : (value) => tests.every((test) => test(value));
};

type FieldQuery = Pick<ContactQuery, 'scope' | 'catalogue' | 'kept'>;

/** The field that a filter is about, which would find nothing in silence if there were none. */
const askedField = (given: string, { scope, catalogue }: FieldQuery): Field => {
  const param = `cf.${given}`;
  if (isArchived(scope, param))
    throw failure(
      'malformed',
      'field_archived',
      'The field is archived. Unarchive it to filter by it.',
      param,
    );
  const known = catalogue ?? { fields: new Map() };
  const field = fieldOf(known, given);
  if (!field) throw new CallbookError('malformed', [unknownField(given, { scope, catalogue: known })]);
  return field;
};

/**
 * The conditions on one custom field.
 * @throws CallbookError `field_archived`, `field_unknown`, `suffix_unknown`, `range_unsupported`, `blank`, or why a
 * value is none of the field
 */
export const fieldConditions = (
  { name: given, wanted, index }: { name: string; wanted: string | FieldFilter; index: number },
  query: FieldQuery,
): Condition[] => {
  const field = askedField(given, query);
  const { name } = field;
  const { kept } = query;
  const { equals, any, all, ...range } = typeof wanted === 'string' ? { equals: wanted } : wanted;
  const edges = (['from', 'to'] as const).flatMap((edge) => {
    const bound = 'from' in range || 'to' in range ? range[edge] : undefined;
    const param = `cf.${given}.${edge}`;
    return bound === undefined ? [] : [bounded(requireRanged(field, param), edge, bound, param)];
  });
  const choices = (['any', 'all'] as const).flatMap((mode) => {
    const asked = { param: `cf.${given}.${mode}`, kept };
    const values = (mode === 'any' ? any : all)?.map((one) => wantedOf(field, one, asked));
    return values ? [{ name, test: listTest(values, mode) }] : [];
  });
  const value = equals === undefined ? undefined : wantedOf(field, equals, { param: `cf.${given}`, kept });
  const tests: FieldTest[] = [
    ...(value === undefined ? [] : [{ name, test: equalTo(value) }]),
    ...edges,
    ...choices,
  ];
  // A filter that asks nothing lets everything through.
  if (tests.length === 0) throw failure('malformed', blank.code, blank.message, `cf.${given}`);
  return tests.map((test, part) => conditionOf(test, `cf${index}_${part}`));
};
