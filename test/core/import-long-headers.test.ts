import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldKey } from '#core/attribute/field-name.ts';
import { warningsOf } from '#core/import/warnings.ts';
import { readHeader } from '#core/import-file/header.ts';

const question =
  'Which of our products and services would you like to hear more about, and when may we call you? ';
const long = `${question.repeat(3)}1`;
const other = `${question.repeat(3)}2`;

const namesOf = (headers: string[]) => {
  const read = readHeader(headers);
  if ('refused' in read) throw new Error(read.refused.message);
  return read.targets.map((target) => ('name' in target ? target.name : ''));
};

test('a header that is longer than a name may be makes a field of its beginning', () => {
  const [, name = '', second = ''] = namesOf(['name', long, other]);
  expect(name).toBe(`${long.slice(0, 99)}…`);
  expect(second).toBe(`${long.slice(0, 97).trimEnd()}… 2`);
  expect(namesOf(['name', long])[1]).toBe(name);
});

test('the import warns of it', () => {
  const [, name] = namesOf(['name', long]);
  const column = { header: long, field: `custom_fields.${name}`, filled: 1 };
  const known = { header: 'phone', field: 'phone', filled: 1 };
  const mapped = { header: other, field: 'custom_fields.topics', filled: 1 };
  expect(warningsOf({ columns: [known, column, mapped], planned_rows: 1, options: {} })).toMatchObject([
    { code: 'header_shortened', column: long, message: expect.stringContaining(`"${name}"`) },
  ]);
});

test('names made of headers are short, whole and differ', async () => {
  const header = fc.string({ unit: fc.constantFrom('a', '😀', 'é', ' '), minLength: 90, maxLength: 200 });
  await fc.assert(
    fc.property(fc.array(header, { maxLength: 6 }), fc.constantFrom('', question), (tails, start) => {
      const read = readHeader(['name', ...tails.map((tail, index) => `${index}${start}${tail}${index}`)]);
      if ('refused' in read) return;
      const names = read.targets.flatMap((target) => (target.kind === 'custom' ? [target.name] : []));
      expect(new Set(names.map(fieldKey)).size).toBe(names.length);
      for (const name of names) expect([name.length <= 100, name.isWellFormed()]).toEqual([true, true]);
    }),
  );
});
