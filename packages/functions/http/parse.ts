import * as v from 'valibot';
import type { Fault } from '#core/error.ts';
import { camelCase } from '#core/text/camel-case.ts';
import { nullFor } from './empty-text.ts';
import { sentenceOf } from './fault-message.ts';
import { issueFault } from './issue-fault.ts';

type Schema = v.StrictObjectSchema<v.ObjectEntries, undefined>;

const fault = (param: string, code: string): Fault => ({ param, code, message: sentenceOf(code) });

const isPlainObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `cf.size=10` and the like, as one property that holds them; query strings know no objects. */
const gathered = (value: object, { entries }: Schema): [string, unknown][] => {
  const whole: unknown = Object.hasOwn(value, 'cf') ? Object(value).cf : {};
  const isPart = (name: string) =>
    Object.hasOwn(entries, 'cf') &&
    name.startsWith('cf.') &&
    isPlainObject(whole) &&
    // Given in both ways it stays, to be refused.
    !Object.hasOwn(whole, name.slice('cf.'.length));
  const all = Object.entries(value);
  const parts = all.filter(([name]) => isPart(name)).map(([name, one]) => [name.slice('cf.'.length), one]);
  if (parts.length === 0) return all;
  const others = all.filter(([name]) => name !== 'cf' && !isPart(name));
  return [...others, ['cf', { ...Object.fromEntries(parts), ...Object(whole) }]];
};

/** Properties by their names in camelCase. */
const canonicalNames = ({ entries }: Schema) =>
  new Map(Object.keys(entries).map((name) => [camelCase(name), name]));

const isStrictObject = (schema: v.GenericSchema): schema is Schema => schema.type === 'strict_object';

const isArray = (schema: v.GenericSchema): schema is v.ArraySchema<v.GenericSchema, undefined> =>
  schema.type === 'array';

const entryOf = ({ entries }: Schema, name: string): v.GenericSchema =>
  Object.hasOwn(entries, name) ? (entries[name] as v.GenericSchema) : v.unknown();

/** A value of a property with the properties within it in snake_case, too, and null for empty text. What comes twice stays, to be refused. */
const deepSnakeCased = (given: unknown, schema: v.GenericSchema): unknown => {
  const value = nullFor(given, schema);
  if ('wrapped' in schema) return deepSnakeCased(value, schema.wrapped as v.GenericSchema);
  if (isArray(schema) && Array.isArray(value)) return value.map((one) => deepSnakeCased(one, schema.item));
  if (!isStrictObject(schema) || typeof value !== 'object' || value === null || Array.isArray(value))
    return value;
  const canonical = canonicalNames(schema);
  return Object.fromEntries(
    gathered(value, schema).map(([name, one]) => {
      const snake = canonical.get(name) ?? name;
      return Object.hasOwn(schema.entries, snake) && (snake === name || !Object.hasOwn(value, snake))
        ? [snake, deepSnakeCased(one, entryOf(schema, snake))]
        : [name, one];
    }),
  );
};

/** Known properties, given in camelCase or snake_case, as snake_case; `spelled` tells how the caller wrote each. */
const snakeCased = (value: object, schema: Schema) => {
  const canonical = canonicalNames(schema);
  const spelled = new Map<string, string>();
  const twice: Fault[] = [];
  const cased: [string, unknown][] = [];
  for (const [name, one] of gathered(value, schema)) {
    const snake = canonical.get(name) ?? name;
    if (spelled.has(snake)) twice.push(fault(snake, 'duplicate_property'));
    else cased.push([snake, deepSnakeCased(one, entryOf(schema, snake))]);
    spelled.set(snake, name);
  }
  return { cased, spelled, twice };
};

/** Names that objects inherit: schemas drop them in silence. */
const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const reservedIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.keys(value).filter((name) => reserved.has(name)) : [];

/** A list would pass as an object of numbered properties, or of none. */
const isListForRecord = (one: unknown, schema: unknown): boolean => {
  if (!Array.isArray(one) || typeof schema !== 'object' || schema === null) return false;
  if ('wrapped' in schema) return isListForRecord(one, schema.wrapped);
  if ('pipe' in schema && Array.isArray(schema.pipe) && schema.pipe[0] !== schema)
    return isListForRecord(one, schema.pipe[0]);
  return 'type' in schema && (schema.type === 'record' || schema.type === 'strict_object');
};

/** A schema without what says that a value need not be there. */
const required = (schema: v.GenericSchema): v.GenericSchema =>
  'wrapped' in schema ? required(schema.wrapped as v.GenericSchema) : schema;

const valueFaults = (name: string, one: unknown, given: v.GenericSchema): Fault[] => {
  const schema = required(given);
  if (isListForRecord(one, schema)) return [fault(name, 'type_object')];
  const inner = isStrictObject(schema) && isPlainObject(one) ? Object.entries(one) : [];
  return [
    ...reservedIn(one).map((key) => fault(`${name}.${key}`, 'name_reserved')),
    ...inner.flatMap(([key, value]) => valueFaults(`${name}.${key}`, value, entryOf(schema as Schema, key))),
  ];
};

/** Every property that the schema would drop: those that it does not know, and reserved names in those it knows. */
const strayFaults = (cased: [string, unknown][], { entries }: Schema, unknownCode: string): Fault[] =>
  cased.flatMap(([name, one]) =>
    Object.hasOwn(entries, name)
      ? valueFaults(name, one, entries[name] as v.GenericSchema)
      : [fault(name, unknownCode)],
  );

/** Of a list in the place of an object, what else would be wrong with it says nothing. */
const withoutParts = (faults: readonly Fault[], stray: readonly Fault[]): Fault[] => {
  const lists = stray.flatMap(({ code, param }) => (code === 'type_object' && param !== null ? [param] : []));
  return faults.filter(({ param }) => !lists.some((list) => param === list || param?.startsWith(`${list}.`)));
};

/** The properties that are valid by themselves. */
const soundValue = (schema: Schema, value: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(schema.entries).flatMap(([name, entry]) => {
      const one = v.safeParse(entry as v.GenericSchema, value[name]);
      return one.success && one.output !== undefined ? [[name, one.output]] : [];
    }),
  );

const propertyOf = ({ param }: Fault): string => param?.split('.')[0] ?? '';

const respelled = (fault: Fault, spelled: ReadonlyMap<string, string>): Fault => {
  const spell = (property: string) => spelled.get(property) ?? property;
  return { ...fault, param: fault.param?.replace(/^[^.]*/, spell) ?? null };
};

export type Parsed<T> = ({ value: T; faults?: undefined } | { value?: undefined; faults: Fault[] }) & {
  /** The properties that are valid by themselves. */
  sound: Partial<T>;
  /** All faults, with those that the sound properties show together. */
  with: (more: readonly Fault[]) => Fault[];
};

/** Checks an object from outside against a schema: all faults of single values at once, in the caller's spelling. */
export const parseObject = <S extends Schema>(
  schema: S,
  value: unknown,
  unknownCode: 'unknown_property' | 'unknown_parameter',
): Parsed<v.InferOutput<S>> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const faults = [{ param: null, code: 'type_object', message: sentenceOf('type_object') }];
    return { faults, sound: {}, with: () => faults };
  }
  const { cased, spelled, twice } = snakeCased(value, schema);
  const known = Object.fromEntries(cased.filter(([name]) => Object.hasOwn(schema.entries, name)));
  const result = v.safeParse(schema, known);
  const stray = strayFaults(cased, schema, unknownCode);
  const ofIssues = (result.issues ?? []).map((issue) => issueFault(issue, unknownCode));
  const single = [...twice, ...stray, ...withoutParts(ofIssues, stray)];
  const sound = result.success ? result.output : (soundValue(schema, known) as Partial<v.InferOutput<S>>);
  const unsound = new Set(single.map(propertyOf));
  const all = (more: readonly Fault[]) =>
    [...single, ...more.filter((one) => !unsound.has(propertyOf(one)))].map((one) => respelled(one, spelled));
  if (result.success && single.length === 0) return { value: result.output, sound, with: all };
  return { faults: all([]), sound, with: all };
};

/** A fault that was found later, in the spelling of the object that it is about. */
export const asSpelled = (fault: Fault, schema: Schema, value: unknown): Fault =>
  isPlainObject(value) ? respelled(fault, snakeCased(value, schema).spelled) : fault;
