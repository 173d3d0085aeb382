import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import { undeclaredField } from '#core/catalogue/new-field.ts';
import { policyOf } from '#core/import/policy.ts';
import { readCustom } from '#core/import/row/fields.ts';
import { cellText } from '#core/import-file/cell-text.ts';
import { readHeader } from '#core/import-file/header.ts';
import { matchKeysOf } from '#core/import-file/match-keys.ts';
import { settingsSchema } from '#core/team/team.schema.ts';
import { plan, rowsInOrder } from './import-fixture.ts';
import { readCells } from './row-fixture.ts';

const keysOf = (headers: string[]) => {
  const header = readHeader(headers);
  if ('refused' in header) throw new Error(header.refused.message);
  return matchKeysOf(header.targets, { country: 'DE' });
};

describe('line breaks within a cell', () => {
  test.each(['\n', '\r\n', '\r', '\u2028', ' \r\n  ', '\n\n'])(
    'become what stands between the parts in one line: %j',
    (end) => {
      const headers = ['Full Name', 'Company', 'Business Street', 'Job Title', 'Tags'];
      const cells = [`Ann${end}Doe`, 'Acme', `1 Main St${end}Suite 5`, `Head of${end}Sales`, `VIP${end}Fair`];
      expect(readCells(headers, cells)).toMatchObject({
        values: {
          name: 'Ann Doe',
          first_name: 'Ann',
          last_name: 'Doe',
          job_title: 'Head of Sales',
          tags: expect.arrayContaining(['VIP', 'Fair']),
        },
        company: { name: 'Acme', address: '1 Main St, Suite 5' },
      });
    },
  );

  test('leave the commas that mean something', () => {
    const headers = ['Full Name', 'Company', 'Business Street'];
    expect(readCells(headers, ['Doe,\nAnn', 'Acme', '1 Main St,\nSuite 5'])).toMatchObject({
      values: { first_name: 'Ann', last_name: 'Doe' },
      company: { address: '1 Main St, Suite 5' },
    });
  });

  test('stay in notes and in fields of the team’s own', () => {
    expect(readCells(['Name', 'Notes', 'Home Street'], ['Ann', 'a\nb', '1 Main St\nFlat 2'])).toMatchObject({
      values: { notes: 'a\nb', custom_fields: { 'Home Street': '1 Main St\nFlat 2' } },
    });
  });

  test.each([
    ['text', '1 Main St Flat 2'],
    ['textarea', '1 Main St\nFlat 2'],
  ] as const)('go where a declared field is of one line: %s', (type, value) => {
    const settings = v.parse(settingsSchema, {});
    const created_at = '2026-01-01T00:00:00.000Z';
    const field = { ...undeclaredField('Street', 0, created_at), declared: true, type };
    const catalogue = { ...toCatalogue('team_none', undefined), fields: new Map([['street', field]]) };
    const policy = policyOf({ options: {}, created_at }, { settings });
    const context = {
      header: [],
      targets: [],
      catalogue,
      settings,
      policy,
      defaults: {},
      links: new Map(),
      isDeleted: () => false,
    };
    const { values, errors } = readCustom({ Street: '1 Main St\nFlat 2' }, context, {
      orphaned: new Set(),
      faults: [],
    });
    expect([values, errors]).toEqual([{ Street: value }, []]);
  });

  test('part numbers and addresses, so that two never become one', () => {
    const headers = ['Name', 'Phone', 'Email'];
    const cells = ['Ann', '030 1234567\n0171 9990003', 'ann@example.com\r\nann@example.org'];
    expect(readCells(headers, cells, 'strict', 'DE')).toMatchObject({
      values: {
        phone: '+49301234567',
        phone_secondary: '+491719990003',
        email: 'ann@example.com',
        custom_fields: { Email: 'ann@example.org' },
      },
    });
    const keys = keysOf(headers);
    expect(keys(cells)).toEqual(
      expect.arrayContaining(keys(['', '+491719990003', '']).concat(keys(['', '', 'ann@example.org']))),
    );
  });

  test('make no other name to be matched by', () => {
    const keys = keysOf(['Name', 'Company']);
    expect(keys(['Ann\nDoe', 'Acme\r\nLtd'])).toEqual(keys(['Ann Doe', 'Acme Ltd']));
  });
});

describe('what protects text from a spreadsheet', () => {
  test('is no part of it', () => {
    const headers = ['External ID', 'Phone', 'Postcode', 'Notes', 'Email'];
    const cells = ['="00123"', '="01719990003"', '="01067"', '="say ""hi"""', '=""'];
    expect(readCells(headers, cells, 'strict', 'DE')).toMatchObject({
      values: {
        external_id: '00123',
        phone: '+491719990003',
        notes: 'say "hi"',
        email: null,
        custom_fields: { Postcode: '01067' },
      },
    });
    expect(keysOf(headers)(cells)).toEqual(keysOf(headers)(['00123', '+491719990003']));
  });

  test('is no part of a header', async () => {
    const { result } = await plan('="Name",="Shoe size"\nAnn,38\n');
    expect(result.plan?.columns.map((column) => column.header)).toEqual(['Name', 'Shoe size']);
  });

  test('hides no dates from those that tell the order of a column', async () => {
    const field = { name: 'Day', label: 'Day', declared: true, type: 'date' };
    const planned = await plan('Name,Day\nAnn,"=""13/02/2026"""\n', { fields: [field] });
    expect(planned.result.plan?.columns[1]).toMatchObject({ dates: 'dmy' });
    expect(rowsInOrder(planned)[0]?.cells).toEqual(['Ann', '="13/02/2026"']);
  });

  test.each(['=1+1', '="a"&"b"', '="a', '=A1'])('is no formula: %s', (cell) => {
    expect(readCells(['Name'], [cell])).toMatchObject({ values: { name: cell } });
  });
});

test('what nobody sees in an address is no part of it', () => {
  expect(readCells(['Email'], ['\u200bann\u200b@example.com\u2060'])).toMatchObject({
    values: { email: 'ann@example.com' },
  });
  const keys = keysOf(['Email']);
  expect(keys(['ann\u200b@example.com'])).toEqual(keys(['ann@example.com']));
});

test.each<[string, string]>([
  ["'0771234567", '0771234567'],
  ["'+44 20 7946 0000", '+44 20 7946 0000'],
  ["'=SUM(A1)", '=SUM(A1)'],
  ["'1E5", '1E5'],
  ["'t Hooft", "'t Hooft"],
  ["'00123'", "'00123'"],
  ["'90s music", "'90s music"],
])('of %s the guard of a spreadsheet is no part: %s', (cell, text) => {
  for (const target of [
    { kind: 'custom', name: 'x' },
    { kind: 'contact', name: 'external_id' },
    { kind: 'contact', name: 'notes' },
  ] as const)
    expect(cellText(cell, target)).toBe(text);
});
