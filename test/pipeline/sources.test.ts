import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { Encoding } from '#core/import-file/encoding-names.ts';
import { encodeText } from '#test/core/import-fixture.ts';
import { contactCells, contactHeader } from '#test/core/text-fixture.ts';
import { sheet } from '#test/core/workbook-fixture.ts';
import { type ImportTeam, importTeam } from './import-client.ts';

const newline = '\r\n';
const cells = contactCells(200, { newline, isUnicode: false });

const textOf = (delimiter: string, end: string = newline) =>
  Papa.unparse([contactHeader, ...contactCells(200, { newline: end, isUnicode: false })], {
    delimiter,
    newline: end,
  });

const files: [name: string, encoding: Encoding, marked: boolean, text: string][] = [
  ['excel.csv', 'utf-16le', true, textOf('\t')],
  ['german.txt', 'windows-1252', false, `sep=;\r\n${textOf(';')}`],
  ['old mac.TXT', 'utf-8', true, textOf('|', '\r')],
  ['unix.csv', 'utf-16be', false, textOf(',', '\n')],
];

/** Name, phone and notes of the contacts in the order of their numbers, with one kind of line end. */
const stored = async (team: ImportTeam) =>
  (await team.contacts())
    .map(({ name, phone, email, notes }) => [name, phone, email, notes?.replace(/\r\n?/g, '\n') ?? ''])
    .sort((one, other) => String(one[1]).localeCompare(String(other[1])));

const expected = cells.map(([name = '', phone = '', email = '', , notes = '']) => [
  name,
  phone,
  email,
  notes.replace(/\r\n?/g, '\n').trim(),
]);

describe('200 contacts', () => {
  test.each(files)('dropped as %s come in whole', async (name, encoding, marked, text) => {
    const team = await importTeam();
    const ended = await team.dropAndWait(name, encodeText(text, encoding, marked));
    expect(ended).toMatchObject({ state: 'finished', counts: { rows: 200, created: 200, failed: 0 } });
    expect(await stored(team)).toEqual(expected);
  });

  test('dropped as an Excel workbook come in whole, with results beside it', async () => {
    const team = await importTeam();
    const ended = await team.dropAndWait('people.xlsx', sheet([contactHeader, ...cells]));
    expect(ended).toMatchObject({ state: 'finished', counts: { rows: 200, created: 200, failed: 0 } });
    expect(await stored(team)).toEqual(expected);
    expect(await team.keys()).toEqual(
      ['people.xlsx', 'people.xlsx.rejected.csv', 'people.xlsx.results.csv'].sort(),
    );
  });
});

test('rows of a workbook that fail are mended as CSV', async () => {
  const team = await importTeam();
  const rows = [
    ['name', 'phone'],
    ['Ann', 12_025_550_100],
    ['Ben', 12],
    ['Cleo', { raw: '<c t="e"><v>#N/A</v></c>' }],
  ];
  const ended = await team.dropAndWait('people.xlsx', sheet(rows));
  expect(ended).toMatchObject({ counts: { rows: 3, created: 1, failed: 2 } });
  const rejected = await team.rejected(ended);
  expect(rejected.map(({ name, line, column, code }) => [name, line, column, code])).toEqual([
    ['Ben', '3', 'phone', 'phone_invalid'],
    ['Cleo', '4', 'phone', 'cell_error'],
  ]);
  const mended = (await team.download(ended.files.rejected))
    .replace('Ben,12,', 'Ben,+12025550101,')
    .replace('Cleo,#N/A,', 'Cleo,+12025550102,');
  expect(await team.dropAndWait('mended.csv', mended)).toMatchObject({ counts: { created: 2, failed: 0 } });
});

test('the sheet of a workbook and the encoding of a text are options', async () => {
  const team = await importTeam();
  const polish = encodeText(
    'name;phone\nLech Wałęsa;+12025550100\nStanisław Małysz;+12025550101\n',
    'windows-1250',
  );
  const refused = await team.imported(polish);
  expect(refused).toMatchObject({ state: 'failed', reason: { code: 'encoding_unknown' } });
  await team.imported(polish, { encoding: 'windows-1250' });
  expect((await team.contacts()).map(({ name }) => name).sort()).toEqual(['Lech Wałęsa', 'Stanisław Małysz']);
  const missing = await team.imported(sheet([['name'], ['Ann']]), { sheet: 'Leads' });
  expect(missing.reason).toMatchObject({
    code: 'sheet_not_found',
    message: expect.stringContaining('"Sheet1"'),
  });
});
