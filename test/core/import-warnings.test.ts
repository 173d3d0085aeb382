import { expect, test } from 'vitest';
import type { ColumnFill } from '#core/import/import.schema.ts';
import { warningsOf } from '#core/import/warnings.ts';

/** Columns by what they fill, what they stand in for and how many rows have something there. */
const emptyAmong = (...columns: [field: string, stands_in_for: string | undefined, filled: number][]) =>
  warningsOf({
    columns: columns.map(
      ([field, stands_in_for, filled]): ColumnFill => ({
        header: field,
        field,
        ...(stands_in_for && { stands_in_for }),
        filled,
      }),
    ),
    planned_rows: 2,
    options: {},
  })
    .filter(({ code }) => code === 'column_empty')
    .map(({ column }) => column);

const home = 'custom_fields.Home Phone';
const other = 'custom_fields.Other Phone';

test('an empty column is told unless others stand in for it', () => {
  expect(emptyAmong(['phone', undefined, 0], [home, 'phone', 0])).toEqual(['phone']);
  expect(emptyAmong(['phone', undefined, 0], [home, 'phone', 1])).toEqual([]);
  expect(emptyAmong(['phone', undefined, 0], ['email', undefined, 1])).toEqual(['phone']);
  expect(emptyAmong(['email', undefined, 0], ['custom_fields.Mail 2', 'email', 1])).toEqual([]);
  expect(emptyAmong(['company.name', undefined, 0], ['custom_fields.Employer', 'company.name', 1])).toEqual(
    [],
  );
});

test('the second number is filled where there is a first', () => {
  const second = 'phone_secondary';
  expect(emptyAmong(['phone', undefined, 1], [second, undefined, 0], [home, 'phone', 1])).toEqual([]);
  expect(emptyAmong(['phone', undefined, 0], [second, undefined, 0], [home, 'phone', 1])).toEqual([second]);
  expect(
    emptyAmong(['phone', undefined, 0], [second, undefined, 0], [home, 'phone', 1], [other, 'phone', 1]),
  ).toEqual([]);
});

test('the number of a company that some rows do not name may be that of contacts', () => {
  const phones: [string, undefined, number][] = [
    ['phone', undefined, 0],
    ['company.phone', undefined, 1],
  ];
  expect(emptyAmong(...phones, ['company.name', undefined, 1])).toEqual([]);
  expect(emptyAmong(...phones, ['company.name', undefined, 2])).toEqual(['phone']);
});
