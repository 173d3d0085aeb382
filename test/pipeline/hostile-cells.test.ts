import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { encodeText } from '#test/core/import-fixture.ts';
import { importTeam } from './import-client.ts';

const columns = [
  'name',
  'email',
  'phone',
  'phone 2',
  'company',
  'lead status',
  'timezone',
  'do not call',
  'notes',
  'tags',
  'external id',
  'owner id',
  'Shoe size',
];

const hostile = [
  '﷽'.repeat(255),
  'ﷺ'.repeat(255),
  '📞'.repeat(127),
  'Z̴̡a̷l̸g̶o'.repeat(20),
  '‮gnorw‬',
  '\u200b',
  '\u00ad\ufeff',
  'ẞ'.repeat(255),
  '\u0085\u2028',
  'line\nbreak',
  'tab\tinside',
  'bell\u0007',
  'nul\u0000inside',
  'x'.repeat(256),
  'x'.repeat(60_000),
  '#'.repeat(200),
  'a#b#c',
  '0',
  'null',
  '[object Object]',
  '__proto__',
  'constructor',
  '{"$ne":1}',
  "'; DROP TABLE contacts;--",
  '=HYPERLINK("http://example.com")',
  `${'a'.repeat(240)}@example.com`,
  `"quoted local"@example.com`,
  'ａ@ｅxample.com',
  '+1 (202) 555-0100 ext. 7',
  `+${'9'.repeat(60)}`,
  '１２０２５５５０１００',
  'T#team#CLAIM',
];

test('whatever stands in a cell, the row has its outcome and the others have theirs', async () => {
  const team = await importTeam({ default_country: 'DE' });
  const rows = hostile.flatMap((value, n) =>
    columns.map((_, column) => {
      const row: string[] = columns.map(() => '');
      // Each row is somebody of its own, unless the value itself says who it is.
      if (column !== 0) row[0] = `Person ${n}.${column}`;
      row[column] = value;
      return row;
    }),
  );
  const file = encodeText(Papa.unparse([columns, ...rows]), 'utf-8', true);
  const ended = await team.dropAndWait('hostile.csv', file);
  expect(ended).toMatchObject({ state: 'finished', reason: null, counts: { rows: rows.length } });
  const { created, skipped, failed } = ended.counts;
  expect(created + skipped + failed).toBe(rows.length);
  expect(created).toBeGreaterThan(100);
  const results = await team.results(ended);
  expect(results.map(({ record }) => Number(record))).toEqual(rows.map((_, index) => index + 1));
  expect(await team.contacts()).toHaveLength(created);

  const again = await team.dropAndWait('again.csv', file);
  expect(again.counts).toMatchObject({ created: 0, failed });

  const rejected = await team.dropAndWait('rejected.csv', await team.download(ended.files.rejected));
  expect(rejected.counts).toMatchObject({ rows: failed, failed });
});
