import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { typeFaults } from '#core/feed/event-type.ts';
import { parseObject } from '#functions/http/parse.ts';
import type { Route } from '#functions/http/route.ts';
import { routes } from '#functions/routes.ts';

type Schema = NonNullable<Route['body']>;

const isClosed = ({ type }: v.GenericSchema): boolean => ['picklist', 'literal', 'enum'].includes(type);

/** The places in a schema where only certain values do, each with a value of nothing but that place. */
const closedPlaces = (schema: v.GenericSchema, wrap: (inner: unknown) => unknown): unknown[] => {
  const none = '~none~';
  if (isClosed(schema)) return [wrap(none)];
  if ('wrapped' in schema) return closedPlaces(schema.wrapped as v.GenericSchema, wrap);
  if ('item' in schema) return closedPlaces(schema.item as v.GenericSchema, (one) => wrap([one]));
  if (schema.type === 'strict_object')
    return Object.entries((schema as Schema).entries).flatMap(([name, one]) =>
      closedPlaces(one as v.GenericSchema, (inner) => wrap({ [name]: inner })),
    );
  return [];
};

const given = routes.flatMap(({ id, body, query }) =>
  [body, query].flatMap((schema) =>
    schema === null
      ? []
      : Object.entries(schema.entries).flatMap(([name, entry]) =>
          closedPlaces(entry as v.GenericSchema, (inner) => inner).map((value) => ({
            id,
            schema,
            name,
            value,
          })),
        ),
  ),
);

// A flag says what it takes by its type.
const isFlag = (code: string | undefined) => code === 'type_boolean';

test('there are many places where only certain values do', () => {
  expect(given.length).toBeGreaterThan(50);
});

test.each(given)('$id names what $name takes', ({ schema, name, value }) => {
  const { faults = [] } = parseObject(schema, { [name]: value }, 'unknown_property');
  const found = faults.filter(({ param, code }) => param?.split('.')[0] === name && code !== 'required');
  expect(found).not.toEqual([]);
  for (const { code, message, allowed } of found.filter((one) => !isFlag(one.code))) {
    expect(code).toBe('unknown_value');
    expect(allowed?.length).toBeGreaterThan(0);
    expect(message).toContain(allowed?.join(', '));
  }
});

describe('values that no list of a schema holds', () => {
  test('are named for fields that roles do not see', () => {
    const settings = routes.find(({ id }) => id === 'updateSettings')?.body as Schema;
    for (const name of ['phone_raw', '']) {
      const { faults } = parseObject(settings, { hidden_from_agents: [name] }, 'unknown_property');
      const allowed = expect.arrayContaining(['notes', 'cf.<name>']);
      if (name) expect(faults).toMatchObject([{ code: 'unknown_value', allowed }]);
    }
  });

  test('are named for the types of a webhook', () => {
    const [fault] = typeFaults({ types: ['contact.sneezed'] });
    expect(fault?.allowed).toContain('contact.created');
    expect(fault?.message).toContain(fault?.allowed?.join(', '));
  });
});

describe('empty text', () => {
  const schema = v.strictObject({
    note: v.optional(v.nullable(v.pipe(v.string(), v.minLength(1, 'blank')))),
    name: v.optional(v.pipe(v.string(), v.minLength(1, 'blank'))),
    values: v.optional(v.nullable(v.record(v.string(), v.union([v.string(), v.null()])))),
    inner: v.optional(v.strictObject({ note: v.nullish(v.string()) })),
  });
  const read = (value: object) => parseObject(schema, value, 'unknown_property');

  test('is null wherever null is allowed, within objects and among values by name', () => {
    const { value } = read({ note: '', values: { a: '', b: 'x' }, inner: { note: '' } });
    expect(value).toEqual({ note: null, values: { a: null, b: 'x' }, inner: { note: null } });
  });

  test('stays what it is elsewhere, and so does space', () => {
    expect(read({ name: '' }).faults).toMatchObject([{ param: 'name', code: 'blank' }]);
    expect(read({ note: ' ' }).value).toEqual({ note: ' ' });
  });

  const nullable = routes.flatMap(({ id, body }) =>
    Object.entries(body?.entries ?? {})
      .filter(([, entry]) => v.is(entry as v.GenericSchema, null))
      .map(([name]) => ({ id, name, body: body as Schema })),
  );

  test.each(nullable)('clears $name in $id as null does', ({ name, body }) => {
    const [empty, none] = ['', null].map((value) => parseObject(body, { [name]: value }, 'unknown_property'));
    expect(empty?.sound).toEqual(none?.sound);
    expect(empty?.faults).toEqual(none?.faults);
  });
});
