import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { CallbookError, type Fault } from '#core/error.ts';
import { camelCase } from '#core/text/camel-case.ts';
import type { Services } from '../services.ts';
import { sentenceOf } from './fault-message.ts';
import type { Route } from './route.ts';
import { wholeOf } from './shapes.ts';

/** The answered form of a record that a route changes, so that an answer can be sent back. */
export interface Mirror {
  /** The route that answers it. */
  get: Route;
  /** The property of the answer that is the record. */
  noun: string;
  /** What of it no caller sets, by its names in both cases. */
  readOnly: ReadonlyMap<string, string>;
  /** What a body need not have. */
  isOptional: (name: string) => boolean;
}

const hasEntries = (schema: unknown): schema is { entries: v.ObjectEntries } =>
  typeof schema === 'object' && schema !== null && 'entries' in schema;

/** The record of an answer: its first property that is an object. */
const recordOf = ({ answer }: Route) =>
  hasEntries(answer)
    ? Object.entries(answer.entries)
        .map(([name, schema]) => [name, wholeOf(schema)] as const)
        .find(([, schema]) => hasEntries(schema))
    : undefined;

/** The mirror of a route among those that are served beside it; undefined where it changes no record. */
export const mirrorOf = (route: Route, routes: readonly Route[]): Mirror | undefined => {
  if (route.method !== 'PATCH' && route.method !== 'PUT') return undefined;
  const get = routes.find(({ method, path }) => method === 'GET' && path === route.path);
  const [noun, record] = (get && recordOf(get)) ?? [];
  if (!get || noun === undefined || !hasEntries(record)) return undefined;
  const entries: v.ObjectEntries = route.body?.entries ?? {};
  const names = Object.keys(record.entries).filter((name) => !Object.hasOwn(entries, name));
  return {
    get,
    noun,
    readOnly: new Map(names.flatMap((name) => [[name, name] as const, [camelCase(name), name] as const])),
    isOptional: (name) => v.is((entries[name] ?? v.unknown()) as v.GenericSchema, undefined),
  };
};

type Given = Readonly<Record<string, unknown>>;

const isGiven = (body: unknown): body is Given =>
  typeof body === 'object' && body !== null && !Array.isArray(body);

/** A record as it is answered now; undefined where it is not there, which the change will tell. */
const readRecord = async (
  { get, noun }: Mirror,
  request: Parameters<Route['handle']>[0],
  services: Services,
): Promise<Given | undefined> => {
  const query = get.query && v.parse(get.query, {});
  try {
    const answer = await get.handle({ ...request, query: query as never }, services);
    const body: unknown = 'body' in answer ? JSON.parse(JSON.stringify(answer.body)) : undefined;
    return isGiven(body) && isGiven(body[noun]) ? body[noun] : undefined;
  } catch (error) {
    if (error instanceof CallbookError && error.kind === 'missing') return undefined;
    throw error;
  }
};

/** A body without what is as it is answered, and the faults of what differs though nobody sets it. */
const withoutUnchanged = (
  { readOnly, isOptional }: Mirror,
  given: Given,
  record: Given,
): { body: Given; faults: Fault[] } => {
  const spelled = new Map(Object.keys(record).map((name) => [camelCase(name), name]));
  const isSame = (name: string, value: unknown) => isDeepStrictEqual(record[name], value);
  const named = Object.entries(given).map(([name, value]) => {
    const property = spelled.get(name) ?? name;
    return { name, value, property, isChanged: !isSame(property, value) };
  });
  const kept = named.filter(
    ({ name, property, isChanged }) => !readOnly.has(name) && (isChanged || !isOptional(property)),
  );
  return {
    body: Object.fromEntries(kept.map(({ name, value }) => [name, value])),
    faults: named
      .filter(({ name, isChanged }) => readOnly.has(name) && isChanged)
      .map(({ name }) => ({ param: name, code: 'read_only', message: sentenceOf('read_only') })),
  };
};

/**
 * A body that holds what is answered and nobody sets was answered before, at least in part: what is in it as it is
 * answered now is no change. Any other body is left as it is, without a look at the record.
 */
export const sentBack = async (
  mirror: Mirror | undefined,
  given: unknown,
  request: Parameters<Route['handle']>[0],
  services: Services,
): Promise<{ body: unknown; faults: Fault[] }> => {
  if (!mirror || !isGiven(given) || !Object.keys(given).some((name) => mirror.readOnly.has(name)))
    return { body: given, faults: [] };
  const record = await readRecord(mirror, request, services);
  if (record) return withoutUnchanged(mirror, given, record);
  const settable = Object.entries(given).filter(([name]) => !mirror.readOnly.has(name));
  return { body: Object.fromEntries(settable), faults: [] };
};
