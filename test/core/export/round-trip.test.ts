import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { attributeNames } from '#core/attribute/attributes.ts';
import type { Contact } from '#core/attribute/contact.schema.ts';
import { cellsOf } from '#core/export/cell.ts';
import { writeCsv } from '#core/export/csv.ts';
import { exportColumns } from '#core/export/export-columns.ts';
import { newSheetReport, writeXlsx } from '#core/export/xlsx.ts';
import { changeOf } from '#core/import/row/change.ts';
import { plan, rowsInOrder } from '../import-fixture.ts';
import { storedContact } from '../row-fixture.ts';
import { allColumns, bytesOf, customField, exportRow, imported, inOrder } from './export-fixture.ts';
import { naughtyLines, naughtyTexts } from './naughty.ts';

const formats = { csv: writeCsv, xlsx: writeXlsx };
type Format = keyof typeof formats;
const each = Object.keys(formats) as Format[];

const fields = [
  customField('size', 0),
  customField('Mobile', 1),
  customField('a b', 2),
  customField('a-b', 3),
];

interface Person {
  values: Partial<Contact>;
  company?: string | null;
}

const write = (format: Format, people: readonly Person[]) =>
  bytesOf(
    formats[format](
      allColumns(fields),
      inOrder(people.map(({ values, company = null }) => exportRow(values, company))),
    ),
  );

const throughFile = async (format: Format, people: readonly Person[]) =>
  imported(await write(format, people), { fields: [] });

/** What of a contact an import of an export has to give back, in a team without fields of its own. */
const kept = ({ values, company = null }: Person) => ({
  ...exportRow(values).contact,
  company,
});
const names = [
  ...['name', 'first_name', 'last_name', 'email', 'phone', 'phone_extension', 'phone_secondary', 'job_title'],
  ...[
    'phone_secondary_extension',
    'do_not_call',
    'lead_status',
    'source',
    'timezone',
    'notes',
    'custom_fields',
  ],
  ...['preferred_contact_method', 'tags', 'external_id', 'company'],
];
const only = (all: Record<string, unknown>) => Object.fromEntries(names.map((name) => [name, all[name]]));

const expectSame = async (format: Format, people: readonly Person[]) => {
  const { rows } = await throughFile(format, people);
  expect(rows).toHaveLength(people.length);
  for (const [index, person] of people.entries()) {
    const row = rows[index];
    expect(row?.errors).toBeUndefined();
    if (!row || row.errors) continue;
    const read: Record<string, unknown> = { ...row.values, company: row.company?.name ?? null };
    expect(only(read)).toEqual(only(kept(person)));
    expect(row.warnings).toEqual([]);
  }
};

describe.each(each)('%s that is imported again', (format) => {
  test('is the same contact, each property filled', async () => {
    await expectSame(format, [
      {
        values: {
          ...{ name: 'Dr. Ann van Doe', first_name: 'Ann', last_name: 'van Doe', email: 'ann@example.com' },
          ...{ phone: '+447911123456', phone_raw: '07911 123456', phone_status: 'possible' },
          ...{ phone_extension: '101', phone_secondary: '+12025550101', phone_secondary_extension: '7' },
          ...{ job_title: 'Head, Sales', lead_status: 'contacted', source: 'Fair; Berlin', notes: 'a\nb' },
          ...{ timezone: 'America/Chicago', preferred_contact_method: 'phone', external_id: '00123' },
          ...{ tags: ['VIP', 'a,b', 'x;y', '"z"', '-1', '[a]', '* starred', 'e ::: f'] },
          custom_fields: { size: 'L', Mobile: '+1 202 555 0199', 'a b': '1', 'a-b': '2' },
          ...{ last_called_at: '2026-02-01T10:00:00.000Z', last_call_outcome: 'answered', total_calls: 3 },
        },
        company: 'Acme, Inc.',
      },
      { values: { name: 'Bob', first_name: 'Bob', tags: ['DNC'], do_not_call: true } },
    ]);
  });

  test('keeps naughty texts of one line, wherever they stand', async () => {
    const isVisible = (line: string) => /[^\s\p{Default_Ignorable_Code_Point}]/u.test(line);
    const lines = naughtyLines.filter(
      (line) => line.trim() === line && line.length <= 100 && isVisible(line),
    );
    await expectSame(
      format,
      lines.map((line, index) => ({
        values: {
          ...{ name: line, first_name: line, last_name: line, job_title: line, source: line },
          ...{ preferred_contact_method: line, notes: line, custom_fields: { size: line, Mobile: line } },
          external_id: `${index}`,
        },
      })),
    );
  });

  test('keeps naughty texts of several lines', async () => {
    await expectSame(
      format,
      naughtyTexts.map((text, index) => ({
        values: {
          ...{ name: 'Ann', first_name: 'Ann', external_id: `x${index}` },
          // A field of nothing but space has no value.
          ...{ notes: text, custom_fields: text.trim() === '' ? {} : { size: text } },
        },
      })),
    );
  });

  test('keeps naughty tags', async () => {
    const all = [...new Set(naughtyLines.map((tag) => tag.trim()))].filter(
      (tag) => tag !== '' && tag.length <= 100 && /[^\s\p{Default_Ignorable_Code_Point}]/u.test(tag),
    );
    await expectSame(
      format,
      all.map((tag, index) => ({
        values: { name: 'Ann', first_name: 'Ann', external_id: `x${index}`, tags: [tag] },
      })),
    );
  });

  test('changes nothing of the contact that it is of', async () => {
    const seen = storedContact({
      ...{
        name: 'Ann van Doe',
        first_name: 'Ann',
        last_name: 'van Doe',
        email: 'ann@example.com',
        notes: "'=1",
      },
      ...{
        phone: '+447911123456',
        phone_raw: '07911 123456',
        phone_status: 'possible',
        phone_extension: '12',
      },
      ...{
        phone_secondary: '+12025550101',
        tags: ['VIP', 'a,b'],
        lead_status: 'contacted',
        external_id: '007',
      },
      ...{
        custom_fields: { size: '-5', Mobile: 'x' },
        timezone: 'America/Chicago',
        last_call_outcome: 'busy',
      },
    });
    const { rows } = await throughFile(format, [{ values: seen }]);
    const [row] = rows;
    if (!row || row.errors) throw new Error('The row is sound.');
    const { change, errors, warnings } = changeOf(seen, row, { tags: [] });
    const after: Record<string, unknown> = { ...seen, ...change };
    for (const name of Object.keys(change))
      expect([name, after[name]]).toEqual([name, Reflect.get(seen, name)]);
    expect([errors, warnings]).toEqual([[], []]);
  });

  test('makes no field of what nobody sets', async () => {
    const { targets } = await throughFile(format, [
      { values: { last_called_at: '2026-02-01T10:00:00.000Z', last_call_outcome: 'answered' } },
    ]);
    const ignored = ['last_called_at', 'last_call_outcome', 'created_at', 'callbook_id'];
    for (const header of ignored) expect(targets[header]).toEqual({ kind: 'ignore' });
  });

  test('is known by every property that can be chosen', async () => {
    const chosen = attributeNames.filter((name) => name !== 'custom_fields' && name !== 'team_id');
    const columns = exportColumns(wholeTeam('team_none'), [], [...chosen, 'company']);
    const values = Object.fromEntries(chosen.map((name) => [name, 'x']));
    const given = {
      ...values,
      tags: ['x'],
      do_not_call: true,
      total_calls: 3,
      version: 2,
      campaigns: { camp_1: 'called' },
    };
    const row = exportRow(
      { ...given, email: 'a@example.com', phone: '+12025550101' } as Partial<Contact>,
      'Acme',
    );
    const { targets } = await imported(await bytesOf(formats[format](columns, inOrder([row]))));
    expect(Object.keys(targets).length).toBeGreaterThanOrEqual(columns.length);
    for (const { header, target } of columns) expect([header, targets[header]]).toEqual([header, target]);
  });

  test('keeps a number that cannot be read', async () => {
    const { rows } = await throughFile(format, [
      { values: { name: 'Ann', phone: null, phone_raw: '=12', phone_status: 'invalid' } },
    ]);
    expect(rows[0]).toMatchObject({ values: { phone: null, phone_raw: '=12', phone_status: 'invalid' } });
  });

  test('keeps any texts', async () => {
    const signs = fc.constantFrom(...'\'="+-@＝ \t\n,;|aé0.:_x'.split(''), '🙈', 'NULL', '\r\n');
    const text = fc.array(signs, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 30 }), (texts) =>
        expectSame(
          format,
          texts.map((notes, index) => ({
            values: { name: 'Ann', first_name: 'Ann', external_id: `x${index}`, notes },
          })),
        ),
      ),
      { numRuns: 12 },
    );
  });
});

describe('typed fields', () => {
  const typed = [
    customField('amount', 0, { declared: true, type: 'decimal' }),
    customField('count', 1, { declared: true, type: 'integer' }),
    customField('day', 2, { declared: true, type: 'date' }),
    customField('member', 3, { declared: true, type: 'boolean' }),
    customField('colours', 4, {
      declared: true,
      type: 'multi_select',
      options: ['red', 'a, b', 'None', '-'],
    }),
  ];
  const values = [
    { amount: 1.234, count: -5, day: '2026-01-31', member: true, colours: ['red', 'a, b'] },
    { amount: -0.5, count: 1_234, day: '2026-02-01', member: false, colours: ['None'] },
    { amount: 9_007_199_254_740_991, count: 9_007_199_254_740_991, colours: ['-', 'a, b'] },
    { amount: 1e-7, count: 0 },
  ];

  test.each(each)('come back as their values: %s', async (format) => {
    const rows = values.map((custom_fields, index) => exportRow({ external_id: `${index}`, custom_fields }));
    const file = await bytesOf(formats[format](allColumns(typed), inOrder(rows)));
    const read = await imported(file, { fields: typed });
    expect(read.rows.map((row) => row.values?.custom_fields)).toEqual(values);
  });
});

test('no cell begins with what makes a formula, but numbers in E.164 and of fields', async () => {
  const people = naughtyTexts.map((text) => ({
    values: { name: text, notes: text, source: text, custom_fields: { size: text }, phone: '+447911123456' },
    company: text,
  }));
  for (const format of each) {
    const planned = await plan(await write(format, people));
    const cells = rowsInOrder(planned).flatMap((row) => row.cells);
    const typed = cells.filter((cell) => /^[=+\-@\t\r\n\0＝＋－＠]/.test(cell));
    expect([format, new Set(typed)]).toEqual([format, new Set(['+447911123456'])]);
  }
});

describe('notes longer than a cell of Excel can be', () => {
  const notes = `${'ü'.repeat(31_999)}🙈 ${'=1\n'.repeat(5_000)}end `;

  test('go on in a column of their own, and come back whole', async () => {
    const report = newSheetReport();
    const columns = allColumns();
    const file = await bytesOf(writeXlsx(columns, inOrder([exportRow({ notes })]), report));
    const { rows, targets } = await imported(file);
    expect(targets).toHaveProperty('notes_continued');
    expect(rows[0]?.values?.notes).toBe(notes);
    expect(report.cut).toEqual({});
  });

  test('stay whole in CSV', async () => {
    const { rows } = await imported(await bytesOf(writeCsv(allColumns(), inOrder([exportRow({ notes })]))));
    expect(rows[0]?.values?.notes).toBe(notes);
  });

  test('a longer list is cut, and told', async () => {
    const report = newSheetReport();
    const columns = allColumns([customField('list')]);
    const row = exportRow({ custom_fields: { list: Array.from({ length: 200 }, () => 'x'.repeat(300)) } });
    const file = await bytesOf(writeXlsx(columns, inOrder([row]), report));
    const [read] = rowsInOrder(await plan(file));
    expect(read?.cells.map((cell) => cell.length)).toContain(32_767);
    expect(report.cut).toEqual({ 'cf.list': 1 });
  });
});

describe('a workbook of more rows than a sheet holds', () => {
  test('goes on in the next, each with the header', async () => {
    const report = newSheetReport();
    const rows = Array.from({ length: 25 }, (_, index) => exportRow({ external_id: `x${index}` }));
    const limits = { rows: 11, bytes: 1e9 };
    const file = await bytesOf(writeXlsx(allColumns(), inOrder(rows), report, limits));
    expect(report.sheets).toEqual([
      { name: 'Contacts', rows: 10 },
      { name: 'Contacts 2', rows: 10 },
      { name: 'Contacts 3', rows: 5 },
    ]);
    const last = await imported(file, { sheet: 'Contacts 3' });
    expect(last.rows.map((row) => row.values?.external_id)).toEqual(['x20', 'x21', 'x22', 'x23', 'x24']);
  });

  test('goes on in the next, too, where a sheet has too many bytes', async () => {
    const report = newSheetReport();
    const rows = Array.from({ length: 6 }, (_, index) =>
      exportRow({ notes: 'ü'.repeat(500), external_id: `x${index}` }),
    );
    await bytesOf(writeXlsx(allColumns(), inOrder(rows), report, { rows: 100, bytes: 2_000 }));
    expect(report.sheets.map(({ rows: count }) => count)).toEqual([2, 2, 2]);
  });

  test('has no empty sheet behind a full one', async () => {
    const report = newSheetReport();
    const rows = Array.from({ length: 10 }, () => exportRow());
    await bytesOf(writeXlsx(allColumns(), inOrder(rows), report, { rows: 11, bytes: 1e9 }));
    expect(report.sheets).toEqual([{ name: 'Contacts', rows: 10 }]);
  });
});

test.each([',', ';', '\t'] as const)(
  'CSV with %j between its cells is imported as well',
  async (delimiter) => {
    const rows = naughtyTexts
      .filter((text) => text.trim() !== '')
      .map((notes, index) => exportRow({ notes, external_id: `x${index}` }));
    const { rows: read } = await imported(
      await bytesOf(writeCsv(allColumns(), inOrder(rows), { delimiter })),
    );
    expect(read.map((row) => row.values?.notes)).toEqual(rows.map(({ contact }) => contact.notes));
  },
);

test.each(each)('the same rows are the same bytes: %s', async (format) => {
  const people = naughtyTexts.map((notes) => ({ values: { notes } }));
  const [one, other] = await Promise.all([write(format, people), write(format, people)]);
  expect(one.equals(other)).toBe(true);
});

test.each(each)('what goes wrong with the rows goes wrong with the file: %s', async (format) => {
  const failing = async function* () {
    yield exportRow();
    throw new Error('The table is gone.');
  };
  await expect(bytesOf(formats[format](allColumns(), failing()))).rejects.toThrow('The table is gone.');
});

test('another reader of workbooks finds the same texts', async () => {
  const texts = naughtyTexts.filter(
    (text) => text.trim() !== '' && !text.includes('_x') && !text.includes('\r'),
  );
  const columns = exportColumns(wholeTeam('team_none'), [], ['notes', 'total_calls']);
  const rows = texts.map((notes, index) => exportRow({ notes, total_calls: index }));
  const file = await bytesOf(writeXlsx(columns, inOrder(rows)));
  const [sheet] = await readExcelFile(file, { trim: false });
  const [header = [], ...read] = sheet?.data ?? [];
  expect(header).toEqual(['notes', 'notes_continued', 'total_calls', 'do_not_call', 'callbook_id']);
  expect(read.map(([, , calls]) => calls)).toEqual(texts.map((_, index) => index));
  const [notes] = columns;
  if (!notes) throw new Error('There is no column.');
  expect(read.map(([text]) => text)).toEqual(rows.map((row) => cellsOf(notes)(row).text));
});
