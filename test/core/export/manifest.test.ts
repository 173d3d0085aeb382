import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { writeCsv } from '#core/export/csv.ts';
import { manifestSchema } from '#core/export/manifest.schema.ts';
import { FileTally, manifestOf } from '#core/export/manifest.ts';
import { newSheetReport, writeXlsx } from '#core/export/xlsx.ts';
import { contentDisposition, fileName } from '#core/files/file-name.ts';
import { allColumns, bytesOf, exportRow, inOrder } from './export-fixture.ts';

const head = {
  format: 'csv' as const,
  cutoff: '2026-01-31T00:00:00.000Z',
  filter: { tags: ['vip'] },
  fields: ['name', 'phone'],
};
const rows = Array.from({ length: 7 }, (_, index) => exportRow({ external_id: `${index}` }));
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

test('a manifest tells rows, bytes and digest of what went by', async () => {
  const tally = new FileTally();
  const file = await bytesOf(tally.bytes(writeCsv(allColumns(), tally.rows(inOrder(rows)))));
  const manifest = manifestOf(head, [tally.end('contacts.csv')]);
  expect(manifest).toEqual({
    ...head,
    version: 1,
    rows: 7,
    sha256: sha256(`${sha256(file)}  contacts.csv\n`),
    files: [{ name: 'contacts.csv', rows: 7, bytes: file.length, sha256: sha256(file) }],
  });
  expect(v.parse(manifestSchema, JSON.parse(JSON.stringify(manifest)))).toEqual(manifest);
});

test('of a workbook it tells the sheets', async () => {
  const tally = new FileTally();
  const report = newSheetReport();
  const limits = { rows: 5, bytes: 1e9 };
  await bytesOf(tally.bytes(writeXlsx(allColumns(), tally.rows(inOrder(rows)), report, limits)));
  expect(tally.end('contacts.xlsx', report)).toMatchObject({
    rows: 7,
    sheets: [
      { name: 'Contacts', rows: 4 },
      { name: 'Contacts 2', rows: 3 },
    ],
  });
});

describe('the name of a download', () => {
  test.each([
    ['Müller & Söhne', 'csv', 'Müller & Söhne.csv'],
    ['../../etc/passwd', 'csv', 'etc passwd.csv'],
    ['a"\r\nSet-Cookie: x', 'csv', 'a Set-Cookie x.csv'],
    ['con', 'csv', '_con.csv'],
    ['NUL.txt', 'csv', '_NUL.txt.csv'],
    ['...', 'xlsx', 'contacts.xlsx'],
    ['  \u202e ', 'vcf', 'contacts.vcf'],
    ['Report.', 'csv', 'Report.csv'],
    ['x'.repeat(300), 'csv', `${'x'.repeat(100)}.csv`],
  ])('made of %j', (text, ending, name) => {
    expect(fileName(text, ending)).toBe(name);
  });

  test.each([
    ['contacts.csv', 'attachment; filename="contacts.csv"'],
    [
      'Müller (Köln).csv',
      'attachment; filename="Mueller (Koeln).csv"; filename*=UTF-8\'\'M%C3%BCller%20%28K%C3%B6ln%29.csv',
    ],
    ['Café.csv', 'attachment; filename="Cafe.csv"; filename*=UTF-8\'\'Caf%C3%A9.csv'],
    ['連絡先.csv', 'attachment; filename="___.csv"; filename*=UTF-8\'\'%E9%80%A3%E7%B5%A1%E5%85%88.csv'],
    ['100%.csv', 'attachment; filename="100_.csv"; filename*=UTF-8\'\'100%25.csv'],
  ])('in a header: %s', (name, header) => {
    expect(contentDisposition(name)).toBe(header);
    expect(header).toMatch(/^[\u0020-\u007e]*$/);
  });
});
