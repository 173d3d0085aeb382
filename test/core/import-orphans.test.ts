import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeOf } from '#core/import/row/change.ts';
import { readHeader } from '#core/import-file/header.ts';
import { matchKeysOf } from '#core/import-file/match-keys.ts';
import { fillableBy } from '#core/import-file/place-cells.ts';
import type { SettingsChange } from '#core/team/team.schema.ts';
import { readCells, storedContact } from './row-fixture.ts';

const headers = [
  'First Name',
  'Mobile Phone',
  'Home Phone',
  'Company',
  'Company Main Phone',
  'Business Street',
  'Business City',
  'Web Page',
];

const read = (
  cells: string[],
  policies: SettingsChange = {},
  strictness: 'strict' | 'lenient' = 'strict',
) => {
  const row = readCells(headers, cells, strictness, 'US', policies);
  if (row.errors) throw new Error(row.errors.map(({ code }) => code).join());
  return row;
};

describe('what belongs to a company that the row does not name', () => {
  test('belongs to the contact', () => {
    const row = read(['Ann', '', '', '', '+12025550100', '1 Main St', 'Berlin', 'x.de']);
    expect(row.company).toBeUndefined();
    expect(row.values).toMatchObject({
      phone: '+12025550100',
      custom_fields: { 'Business Street': '1 Main St', 'Business City': 'Berlin', 'Web Page': 'x.de' },
    });
    expect(row).toMatchObject({ warnings: [], needs: [] });
  });

  test('is its company’s where there is one', () => {
    const row = read(['Ann', '', '', 'Acme', '+12025550100', '', 'Berlin', '']);
    expect(row.company).toEqual({ name: 'Acme', phone: '+12025550100', city: 'Berlin' });
    expect(row.values).toMatchObject({ phone: null, custom_fields: {} });
  });

  test('its number is one among those of the contact', () => {
    const row = read(['Ann', '+12025550101', '+12025550102', '', '+12025550100', '', '', '']);
    expect(row.values).toMatchObject({
      phone: '+12025550101',
      phone_secondary: '+12025550102',
      custom_fields: { 'Company Main Phone': '+12025550100' },
    });
    expect(read(['', '', '', '', '+12025550100', '', '', '']).needs).toEqual([]);
  });

  test.each(['strict', 'lenient'] as const)(
    'is told where the team takes no other fields, %s',
    (strictness) => {
      const cells = ['Ann', '', '', '', '+12025550100', '1 Main St', 'Berlin', ''];
      const row = read(cells, { unknown_fields: 'reject' }, strictness);
      expect(row.values).toMatchObject({ phone: '+12025550100', custom_fields: {} });
      expect(row.warnings).toEqual([
        expect.objectContaining({
          code: 'company_missing',
          message: expect.stringContaining('"Business Street", "Business City"'),
        }),
      ]);
      const numbers = { phone: '+12025550101', phone_secondary: '+12025550102' };
      expect(changeOf(storedContact(numbers), row, { tags: [] })).toMatchObject({
        errors: [],
        warnings: [{ code: 'company_missing', message: expect.stringContaining('"Company Main Phone"') }],
      });
    },
  );

  test('is kept whatever a row has', () => {
    const texts = ['x', '1 Main St', 'Berlin'];
    const cell = fc.constantFrom('', ...texts);
    fc.assert(
      fc.property(fc.constantFrom('', 'Acme'), cell, cell, cell, (name, street, city, page) => {
        const { company, values } = read(['Ann', '', '', name, '', street, city, page]);
        const kept = Object.values({ ...company, ...values.custom_fields });
        expect(kept).toEqual(expect.arrayContaining([street, city, page].filter((text) => text !== '')));
      }),
    );
  });

  test('is among what rows are matched by', () => {
    const header = readHeader(headers);
    if ('refused' in header) throw new Error(header.refused.message);
    const keysOf = matchKeysOf(header.targets, { country: 'US' });
    const [key] = keysOf(['', '', '', '', '+12025550100']);
    expect(keysOf(['', '+12025550100'])).toEqual([key]);
    expect(keysOf(['', '', '', 'Acme', '+12025550100'])).not.toContain(key);
  });

  test('counts as what the column fills', () => {
    const target = { kind: 'company', name: 'phone' } as const;
    expect(fillableBy({ header: 'Company Main Phone', target })).toEqual(
      expect.arrayContaining([target, { kind: 'contact', name: 'phone' }]),
    );
  });
});
