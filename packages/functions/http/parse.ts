import * as v from 'valibot';
import type { Fault } from '#core/error.ts';
import { isFaultCode, sentenceOf } from './fault-message.ts';

type Names = Map<string, string>;

const camelCase = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * An object whose known properties are given in camelCase or snake_case, as snake_case; `spelled` tells how the
 * caller wrote each.
 */
const snakeCased = (value: Record<string, unknown>, known: readonly string[]) => {
  const canonical = new Map(known.map((name) => [camelCase(name), name]));
  const spelled: Names = new Map();
  const faults: Fault[] = [];
  const entries: [string, unknown][] = [];
  for (const [name, one] of Object.entries(value)) {
    const snake = canonical.get(name) ?? name;
    if (spelled.has(snake)) {
      faults.push({ param: name, code: 'duplicate_property', message: sentenceOf('duplicate_property') });
      continue;
    }
    spelled.set(snake, name);
    entries.push([snake, one]);
  }
  return { value: Object.fromEntries(entries), spelled, faults };
};

/** Names that every object inherits: schemas drop them in silence, so they are refused wherever they are. */
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

const reservedPaths = (value: unknown, path: string): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    const own = `${path}.${name}`;
    return reserved.has(name) ? [own] : reservedPaths(one, own);
  });
};

/** Properties that no schema would tell of, all of them: those that are not known, and reserved ones inside the others. */
const strayFaults = (value: Record<string, unknown>, known: readonly string[], unknownCode: string) =>
  Object.entries(value).flatMap(([name, one]): Fault[] => {
    if (!known.includes(name)) return [{ param: name, code: unknownCode, message: sentenceOf(unknownCode) }];
    const message = sentenceOf('name_reserved');
    return reservedPaths(one, name).map((param) => ({ param, code: 'name_reserved', message }));
  });

const codeOf = (issue: v.BaseIssue<unknown>, unknownCode: string): string => {
  if (issue.type === 'strict_object' && issue.expected === 'never') return unknownCode;
  if (issue.type === 'strict_object' && issue.received === 'undefined') return 'required';
  if (isFaultCode(issue.message)) return issue.message;
  return issue.type === 'strict_object' ? 'type_object' : 'invalid';
};

const paramOf = (issue: v.BaseIssue<unknown>, spelled: Names): string | null => {
  const path = (issue.path ?? []).map(({ key }) => String(key));
  const [first, ...rest] = path;
  if (first === undefined) return null;
  return [spelled.get(first) ?? first, ...rest].join('.');
};

const limitOf = (issue: v.BaseIssue<unknown>): string =>
  issue.requirement !== undefined && ['number', 'string'].includes(typeof issue.requirement)
    ? ` The limit is ${issue.requirement}.`
    : '';

export type Parsed<T> =
  | { value: T; faults?: undefined; sound?: undefined }
  /** `sound` holds the properties that are valid by themselves. */
  | { value?: undefined; faults: Fault[]; sound: Partial<T> };

/** Checks an object from outside against a schema; all faults at once, in the caller's spelling. */
export const parseObject = <S extends v.StrictObjectSchema<v.ObjectEntries, undefined>>(
  schema: S,
  value: unknown,
  unknownCode: 'unknown_property' | 'unknown_parameter',
): Parsed<v.InferOutput<S>> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { faults: [{ param: null, code: 'type_object', message: sentenceOf('type_object') }], sound: {} };
  const { value: cased, spelled, faults } = snakeCased({ ...value }, Object.keys(schema.entries));
  const result = v.safeParse(schema, cased);
  for (const issue of result.issues ?? []) {
    const code = codeOf(issue, unknownCode);
    faults.push({ param: paramOf(issue, spelled), code, message: sentenceOf(code) + limitOf(issue) });
  }
  if (faults.length === 0 && result.success) return { value: result.output };
  const sound = Object.entries(schema.entries).flatMap(([name, entry]) => {
    const one = v.safeParse(entry as v.GenericSchema, cased[name]);
    return one.success && one.output !== undefined ? [[name, one.output] as const] : [];
  });
  return { faults, sound: Object.fromEntries(sound) as Partial<v.InferOutput<S>> };
};
