import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Fault } from '#core/error.ts';
import { parseObject } from '#functions/http/parse.ts';

const schema = v.strictObject({
  first_name: v.optional(v.pipe(v.string('type_string'), v.maxLength(5, 'too_long'))),
  age: v.number('type_integer'),
  custom_fields: v.optional(v.record(v.string(), v.unknown())),
});

const read = (json: string) => parseObject(schema, JSON.parse(json), 'unknown_property');

const codesOf = (faults: readonly Fault[] | undefined) => faults?.map(({ param, code }) => [param, code]);

const faultsOf = (json: string) => codesOf(read(json).faults);

describe('names', () => {
  test.each(['{"first_name": "Ann", "age": 3}', '{"firstName": "Ann", "age": 3}'])(
    '%s is the same',
    (json) => {
      expect(read(json).value).toEqual({ first_name: 'Ann', age: 3 });
    },
  );

  test('inside a property stay as they are spelled', () => {
    const { value } = read('{"age": 1, "customFields": {"firstName": 1, "first_name": 2}}');
    expect(value?.custom_fields).toEqual({ firstName: 1, first_name: 2 });
  });

  test('given twice are told by the second spelling', () => {
    expect(faultsOf('{"age": 1, "first_name": "a", "firstName": "b"}')).toEqual([
      ['firstName', 'duplicate_property'],
    ]);
  });

  test('that are not known are all told, those that every object has among them', () => {
    const json =
      '{"age": 1, "size": 1, "a.b": 1, "$$": 1, "": 1, "constructor": 1, "toString": 1, "__proto__": {"x": 1}}';
    expect(faultsOf(json)).toEqual(
      ['size', 'a.b', '$$', '', 'constructor', 'toString', '__proto__'].map((name) => [
        name,
        'unknown_property',
      ]),
    );
  });

  test.each(['constructor', 'prototype', '__proto__'])('inside a property may not be %s', (name) => {
    expect(faultsOf(`{"age": 1, "customFields": {"${name}": 1, "b": 2}}`)).toEqual([
      [`customFields.${name}`, 'name_reserved'],
    ]);
  });

  test('never reach the prototype of objects', () => {
    read('{"__proto__": {"polluted": 1}, "customFields": {"__proto__": {"polluted": 1}}}');
    expect('polluted' in {}).toBe(false);
  });
});

describe('faults', () => {
  test('of single values come in the spelling of the caller, with the limit', () => {
    const { faults } = read('{"firstName": "Annabel"}');
    expect(faults).toMatchObject([
      { param: 'firstName', code: 'too_long', message: expect.stringContaining('The limit is 5.') },
      { param: 'age', code: 'required' },
    ]);
  });

  test('of values together see the sound ones alone, and repeat none of single values', () => {
    const parsed = read('{"firstName": "Annabel", "age": 3}');
    if (!parsed.faults) throw new Error('It was taken.');
    expect(parsed.sound).toEqual({ age: 3 });
    const more = ['first_name', 'age'].map((param) => ({ param, code: 'odd', message: 'Odd.' }));
    expect(codesOf(parsed.with(more))).toEqual([
      ['firstName', 'too_long'],
      ['age', 'odd'],
    ]);
  });

  test.each(['[]', 'null', '"text"', '1', 'true'])('of %s as a whole name no property', (json) => {
    expect(faultsOf(json)).toEqual([[null, 'type_object']]);
  });
});

test('any JSON is either taken whole or refused with faults that have sentences', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const { value, faults } = read(json);
      if (value) expect(value).toEqual(JSON.parse(json));
      else for (const { message } of faults) expect(message).toMatch(/^\S.*\.$/);
      expect(value === undefined).toBe((faults ?? []).length > 0);
    }),
  );
});

describe('custom fields in a filter', () => {
  const filtered = v.strictObject({
    filter: v.optional(v.strictObject({ cf: v.optional(v.record(v.string(), v.unknown())) })),
    cf: v.optional(v.record(v.string(), v.unknown())),
  });
  const parse = (value: unknown) => parseObject(filtered, value, 'unknown_property');

  test('are one property, however they are given, inside a property as well', () => {
    const given = { cf: { size: 1 }, 'cf.colour': 'red' };
    const cf = { size: 1, colour: 'red' };
    expect(parse({ ...given, filter: given }).value).toEqual({ cf, filter: { cf } });
  });

  test('given twice are refused', () => {
    const given = { cf: { size: 1 }, 'cf.size': 2 };
    expect(parse(given).faults).toMatchObject([{ param: 'cf.size' }]);
    expect(parse({ filter: given }).faults).toMatchObject([{ code: 'unknown_property' }]);
  });
});
