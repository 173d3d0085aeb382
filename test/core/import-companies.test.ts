import { describe, expect, test } from 'vitest';
import { readHeader } from '#core/import-file/header.ts';
import { matchKeysOf } from '#core/import-file/match-keys.ts';
import { readCells } from './row-fixture.ts';

const read = (headers: string[], cells: string[]) => {
  const row = readCells(headers, cells);
  if (row.errors) throw new Error(row.errors[0]?.message);
  return { company: row.company?.name, fields: row.values.custom_fields };
};

describe('several companies that a contact is associated with', () => {
  test.each([
    'Associated Company',
    'Primary Associated Company',
    'Zugeordnetes Unternehmen',
    'Empresa asociada',
  ])('are the first of them, and the others are kept beside the contact: %s', (header) => {
    expect(read(['Name', header], ['Ann', 'Acme; Beta;Gamma'])).toEqual({
      company: 'Acme',
      fields: { [header]: 'Beta;Gamma' },
    });
    expect(read(['Name', header], ['Ann', 'Acme'])).toEqual({ company: 'Acme', fields: {} });
    expect(read(['Name', header], ['Ann', ';'])).toEqual({ company: undefined, fields: {} });
  });

  test('stand in for the company of a better column, and stay together where there is one', () => {
    const headers = ['Name', 'Company Name', 'Associated Company'];
    expect(read(headers, ['Ann', '', 'Acme;Beta'])).toEqual({
      company: 'Acme',
      fields: { 'Associated Company': 'Beta' },
    });
    expect(read(headers, ['Ann', 'Own', 'Acme;Beta'])).toEqual({
      company: 'Own',
      fields: { 'Associated Company': 'Acme;Beta' },
    });
  });

  test('are matched by the first, beside the name', () => {
    const header = readHeader(['Name', 'Associated Company']);
    if ('refused' in header) throw new Error(header.refused.message);
    const keysOf = matchKeysOf(header.targets, { country: 'US' });
    expect(keysOf(['Ann', 'Acme;Beta'])).toEqual(keysOf(['Ann', 'Acme']));
  });

  test('are no reason to take the names of other columns apart', () => {
    expect(read(['Name', 'Company'], ['Ann', 'Acme;Beta']).company).toBe('Acme;Beta');
  });
});
