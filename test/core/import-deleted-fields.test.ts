import { describe, expect, test } from 'vitest';
import { changeOf } from '#core/import/row/change.ts';
import { readCells, storedContact } from './row-fixture.ts';

const read = (header: string[], cells: string[], deleted: string[], strictness?: 'strict' | 'lenient') => {
  const row = readCells(header, cells, strictness, 'US', {}, [], deleted);
  if (row.errors) throw new Error(row.errors.map(({ code }) => code).join());
  return row;
};

const leftOut = (column: string, value: string) => ({ column, code: 'field_deleted', value });

describe('a field that is deleted while an import runs is made anew by none of its cells', () => {
  test('not by those of its column, which is not asked for', () => {
    const row = read(['name', 'grade'], ['Ann', '7'], ['grade']);
    expect(row.values.custom_fields).toEqual({});
    expect(row.warnings).toMatchObject([leftOut('grade', '7')]);
  });

  test('not by those of a company that the row does not name', () => {
    const row = read(['name', 'company', 'Business City'], ['Ann', '', 'Berlin'], ['Business City']);
    expect(row.values.custom_fields).toEqual({});
    expect(row.warnings).toMatchObject([{ code: 'field_deleted', value: 'Berlin' }]);
  });

  test('not by what a lenient import keeps beside a contact', () => {
    const row = read(['name', 'lead status'], ['Ann', 'odd'], ['lead_status_raw'], 'lenient');
    expect(row.values.custom_fields).toEqual({});
    expect(row.warnings).toMatchObject([{ column: 'lead status', value: 'odd' }]);
  });

  const headers = ['name', 'Mobile Phone', 'Home Phone', 'Other Phone'];
  const numbers = ['+12025550100', '+12025550101', '+12025550102'];

  test('not by a number for which the contact has no place', () => {
    const row = read(headers, ['Ann', ...numbers], ['Home Phone', 'Other Phone']);
    expect(row.values).toMatchObject({ phone: numbers[0], phone_secondary: numbers[2], custom_fields: {} });
    expect(row.warnings).toMatchObject([leftOut('Home Phone', numbers[1] ?? '')]);
    const seen = storedContact({ phone: '+12025550108', phone_secondary: '+12025550109' });
    const another = read(headers, ['', '', numbers[2] ?? '', ''], ['Home Phone']);
    const { change, errors, warnings } = changeOf(seen, another, { tags: [] });
    expect([change, errors]).toEqual([{}, []]);
    expect(warnings).toMatchObject([leftOut('Home Phone', numbers[2] ?? '')]);
  });

  test('a number still is one where the contact has a place for it', () => {
    expect(read(headers, ['Ann', '', '', numbers[0] ?? ''], ['Other Phone']).values.phone).toBe(numbers[0]);
  });
});
