import { describe, expect, test } from 'vitest';
import { readHeader } from '#core/import-file/header.ts';
import { matchKeysOf } from '#core/import-file/match-keys.ts';
import { readCells } from './row-fixture.ts';

const header = ['Record ID', 'First Name', 'Last Name', 'Email'];
const cells = (id: string) => [id, 'Ann', 'Doe', 'ann@example.com'];

describe('an external id that a spreadsheet rounded', () => {
  test.each(['1.05555E+11', '1,01235E+11', '1E+11', '1.2345678901234566e+17', '-1.5E+10', '1.2E12'])(
    'fails its row, as its digits are gone: %s',
    (id) => {
      expect(readCells(header, cells(id))).toMatchObject({
        errors: [{ column: 'Record ID', code: 'external_id_precision_lost', value: id }],
      });
    },
  );

  test('is left out by a lenient import, with a warning', () => {
    expect(readCells(header, cells('1.05555E+11'), 'lenient')).toMatchObject({
      values: { external_id: null, email: 'ann@example.com', custom_fields: {} },
      warnings: [{ column: 'Record ID', code: 'external_id_precision_lost', value: '1.05555E+11' }],
    });
  });

  test('makes no rows one, not even those that it leaves without anything else', () => {
    const found = readHeader(header);
    if ('refused' in found) throw new Error(found.refused.message);
    const keysOf = matchKeysOf(found.targets, { country: 'DE', lenient: true });
    const [ann, ben] = [keysOf(['1E+11', 'Ann', 'Doe', '']), keysOf(['1E+11', 'Ben', 'Doe', ''])];
    expect(ann).toEqual(keysOf(['', 'Ann', 'Doe', '']));
    expect(ann).not.toEqual(ben);
  });
});

test.each(['105555123456', 'E11', '1E5', '12e4567', '0x1e+11', 'A-1.5E+3', '1.5'])('%s is an id', (id) => {
  expect(readCells(header, cells(id))).toMatchObject({ values: { external_id: id } });
});
