import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeContact } from '#core/attribute/complete-contact.ts';
import type { FieldType } from '#core/attribute/field-type.schema.ts';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import type { Field } from '#core/catalogue/catalogue.schema.ts';
import { type FieldValue, readFieldValue } from '#core/catalogue/field-value.ts';
import { type Conversion, convertField } from '#core/field/convert-field.ts';

const written = '2026-01-01T00:00:00.000Z';
const later = '2026-02-01T00:00:00.000Z';

const contactWith = (custom_fields: Record<string, unknown>): StoredContact => ({
  ...completeContact({ id: 'cont_1', team_id: 'team_1', custom_fields, created_at: written }),
  provenance: { '*': { by: 'tok_1', via: 'api', at: written } },
  originals: {},
  status_before: null,
});

const options = ['Red', 'Green, dark', '7', 'yes'];

const typeOf = (type: FieldType): Conversion['to'] => ({
  type,
  options: type === 'select' || type === 'multi_select' ? options : [],
});

/** A chain of changes, each run twice, as after a crash. */
const through = (
  contact: StoredContact,
  types: readonly FieldType[],
  { type, declared }: { type: FieldType; declared: boolean },
): StoredContact => {
  let seen = contact;
  let from: Conversion['from'] = { type, declared, at: later };
  for (const to of types) {
    const conversion = { name: 'f', to: typeOf(to), from };
    seen = convertField(seen, conversion);
    expect(convertField(seen, conversion)).toEqual(seen);
    from = { type: to, declared: true, at: later };
  }
  return seen;
};

const types: FieldType[] = [
  'text',
  'textarea',
  'integer',
  'decimal',
  'date',
  'boolean',
  'select',
  'multi_select',
];
const type = fc.constantFrom(...types);

const texts = fc.oneof(
  fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
  fc.constantFrom(
    '007',
    '7',
    ' 7 ',
    '-0',
    '+5',
    '1.0',
    '1e3',
    '9007199254740993',
    '0x10',
    'Infinity',
    'NaN',
    '٣',
  ),
  fc.constantFrom(
    'yes',
    'TRUE',
    'x',
    'nein',
    '2026-02-30',
    '2026-02-28',
    '2026-02-28T12:00Z',
    'red',
    'RED;yes',
  ),
  fc.constantFrom('', ' ', 'null', '__proto__', 'constructor', 'a\nb', '\u200b', 'é', 'İ', 'ﷺ'.repeat(900)),
  fc.integer().map(String),
  fc.double().map(String),
);

const scalar = fc.oneof(
  texts,
  fc.integer(),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((n) => n + 0),
  fc.boolean(),
);
/** What a field may hold that nobody has declared. */
const anything = fc.oneof(scalar, fc.array(scalar, { minLength: 1, maxLength: 4 }));

const undeclared = { type: 'text', declared: false } as const;

describe('a change of type', () => {
  test('from text to whole numbers and back gives every value exactly as it was', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const start = contactWith({ f: value, other: 'x' });
        expect(through(start, ['integer', 'text'], undeclared).custom_fields).toEqual(start.custom_fields);
      }),
      { numRuns: 2_000 },
    );
  });

  test('through any chain of types, and back to what it was, gives every value as it was', () => {
    fc.assert(
      fc.property(type, anything, fc.array(type, { maxLength: 5 }), (first, given, chain) => {
        const { value, misfit } = readFieldValue(typeOf(first), given as FieldValue);
        fc.pre(misfit === undefined && value !== null);
        const start = contactWith({ f: value });
        const end = through(start, [...chain, first], { type: first, declared: true });
        expect(end.custom_fields).toEqual(start.custom_fields);
        expect(end.originals).toEqual({});
      }),
      { numRuns: 3_000 },
    );
  });

  test('leaves only values that the new type takes', () => {
    fc.assert(
      fc.property(anything, fc.array(type, { minLength: 1, maxLength: 3 }), (given, chain) => {
        const { custom_fields } = through(contactWith({ f: given }), [...chain, 'integer'], undeclared);
        if ('f' in custom_fields) expect(Number.isSafeInteger(custom_fields.f)).toBe(true);
      }),
    );
  });

  test('converts a value that was changed meanwhile as it is by now', () => {
    const seen = through(contactWith({ f: '007' }), ['integer'], { type: 'text', declared: true });
    expect(seen).toMatchObject({
      custom_fields: { f: 7 },
      originals: { f: { type: 'text', value: '007', as: 7 } },
    });
    const edited = { ...seen, custom_fields: { f: 8 } };
    expect(through(edited, ['text'], { type: 'integer', declared: true })).toMatchObject({
      custom_fields: { f: '8' },
      originals: { f: { type: 'integer', value: 8, as: '8' } },
    });
  });

  test('leaves a value as it is that would take more than there is room for', () => {
    const full = contactWith({ f: 'x'.repeat(19_000), g: 'x'.repeat(19_000) });
    const crowded = {
      ...full,
      originals: { g: { type: 'text' as const, value: 'y'.repeat(50_000), as: 'z' } },
    };
    const conversion = {
      name: 'f',
      to: typeOf('integer'),
      from: { type: 'text' as const, declared: true, at: later },
    };
    expect(() => convertField(crowded, conversion)).toThrow(/no room/);
    expect(convertField(full, conversion).custom_fields).toEqual({ g: full.custom_fields.g });
  });
});

describe('values', () => {
  test('that a field keeps are read as themselves', () => {
    fc.assert(
      fc.property(type, anything, (one, given) => {
        const { value, misfit } = readFieldValue(typeOf(one), given as FieldValue);
        if (misfit) expect(misfit.message).toMatch(/\.$/);
        else expect(readFieldValue(typeOf(one), value)).toEqual({ value });
      }),
      { numRuns: 3_000 },
    );
  });

  const read = (one: Field['type'], given: unknown) => {
    const { value, misfit } = readFieldValue(typeOf(one), given as FieldValue);
    return misfit?.code ?? value;
  };

  test.each([
    [
      'integer',
      [' 42 ', 42],
      ['5.0', 5],
      [5.5, 'type_integer'],
      [2 ** 53, 'out_of_range'],
      [true, 'type_integer'],
    ],
    [
      'decimal',
      ['.5', 0.5],
      ['1e-3', 0.001],
      ['1,5', 'type_number'],
      ['1e99', 'out_of_range'],
      [[], 'type_number'],
    ],
    [
      'date',
      ['2024-02-29', '2024-02-29'],
      ['2023-02-29', 'date_invalid'],
      ['2024-01-01T23:59:59.5+14:00', '2024-01-01'],
      ['2024-01-01T99:99:99Z', 'date_invalid'],
      ['2024-01-01T25:00', 'date_invalid'],
      ['2024-01-01 10:60', 'date_invalid'],
      ['2024-01-01T10:00+25:00', 'date_invalid'],
      ['0000-01-01', 'date_invalid'],
      ['2026-01-31T23:59:59.999+14:00', '2026-01-31'],
      [20_260_131, 'date_invalid'],
    ],
    ['boolean', ['Ja', true], [0, false], ['constructor', 'type_boolean'], [2, 'type_boolean']],
    ['select', ['RED', 'Red'], [7, '7'], ['blue', 'option_unknown'], [['Red'], 'option_unknown']],
    [
      'multi_select',
      ['red, 7', ['Red', '7']],
      ['green, DARK', ['Green, dark']],
      [[' '], null],
      [['red', 'RED'], ['Red']],
    ],
    ['text', ['a\nb', 'control_characters'], ['x'.repeat(1_001), 'too_long'], [true, 'true'], [' ', null]],
    ['textarea', ['a\nb', 'a\nb'], ['a\u0000', 'control_characters']],
  ] as const)('of %s', (one, ...cases) => {
    for (const [given, expected] of cases) expect([given, read(one, given)]).toEqual([given, expected]);
  });
});
