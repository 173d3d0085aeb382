import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { plan, refusalOf, rowsInOrder } from './import-fixture.ts';
import { sheet, workbook } from './workbook-fixture.ts';

const sample = (name: string) => readFileSync(new URL(`./cases/${name}`, import.meta.url));

type Options = Parameters<typeof plan>[1];

/** Where the header of a file is, what was passed over, and its rows by line. */
const found = async (file: string | Buffer, options: Options = {}) => {
  const planned = await plan(file, options);
  const { plan: made, refused } = planned.result;
  if (refused) return refused.code;
  return {
    line: made.header_line,
    passed: made.passed_rows,
    names: made.columns.flatMap(({ target }) => ('name' in target ? [target.name] : [])),
    rows: rowsInOrder(planned).map(({ line, skipped, fault }) => skipped?.code ?? fault?.code ?? line),
  };
};

const head = 'First Name,Last Name,Email,Phone';
const people = ['Ann,Doe,ann@example.com,+12025550100', 'Ben,Roe,ben@example.com,+12025550101'];
const names = ['first_name', 'last_name', 'email', 'phone'];

describe('the header is found below', () => {
  test.each<[string, string[], number]>([
    ['a title', ['Contacts of the spring fair'], 1],
    ['a title that reads like a header', ['Contact'], 1],
    ['notes and blank lines', ['Notes:', '"When exporting, some may be missing, because"', ''], 2],
    ['a title of delimiters', ['Export,,,', ',,,'], 1],
    ['what the report was asked for', ['Report,Customers,From,2024-01-01', 'Asked by,Ann,,'], 2],
    ['groups of columns', ['Contact,,Reach,'], 1],
    ['29 lines', Array.from({ length: 29 }, (_, n) => `Note ${n + 1}`), 29],
  ])('%s', async (_, above, passed) => {
    const line = above.length + 1;
    const text = [...above, head, ...people, ''].join('\n');
    const expected = { line, passed, names, rows: [line + 1, line + 2] };
    for (const blockSize of [65_536, 13]) expect(await found(text, { blockSize })).toEqual(expected);
    const cells = [...above, head, ...people].map((one) => (one.startsWith('"') ? [one] : one.split(',')));
    expect(await found(sheet(cells))).toEqual(expected);
    const semicolons = text.replaceAll('"', '').replaceAll(',', ';');
    expect(await found(semicolons)).toEqual(expected);
  });

  test('a title where it names but one column, and in a table of one column', async () => {
    expect(await found('My people\n\nName,Colour\nAnn,red\nBen,blue\n')).toMatchObject({
      line: 3,
      rows: [4, 5],
    });
    expect(await found('My numbers\nphone\n+12025550100\n')).toMatchObject({ line: 2, rows: [3] });
  });

  test('31 lines only where the option says so', async () => {
    const text = [...Array.from({ length: 31 }, (_, n) => `Note ${n + 1}`), head, ...people].join('\n');
    expect(await found(text)).toBe('header_no_identity');
    expect(await found(text, { headerRow: 32 })).toMatchObject({ line: 32, passed: 31, rows: [33, 34] });
  });
});

describe('the header stays the first row', () => {
  test.each<[string, string, number[]]>([
    [
      'where rows hold names of columns',
      'Name,How,Why,Kind\nAnn,Email,Phone,Customer\nBen,Phone,Email,Client\n',
      [2, 3],
    ],
    ['where it stands once more', `${head}\n${people[0]}\n${people[1]}\n`, [2, 3]],
    ['where a second table follows', `Name,Phone\nAnn,+12025550100\n\n${head}\n${people[0]}\n`, [2, 4, 5]],
    ['where rows are wider', 'Name\nAnn\nBen,x\n', [2]],
  ])('%s', async (_, text, rows) => {
    const { line, rows: taken } = (await found(text)) as { line: number; rows: (string | number)[] };
    expect([line, taken.filter((one) => typeof one === 'number')]).toEqual([
      1,
      rows.filter((row) => taken.includes(row)),
    ]);
  });

  test('and a file without one is refused as before', async () => {
    expect(await found('Jane Doe,+12025550100\nJohn Doe,+12025550101\n')).toBe('header_missing');
    expect(await found('colour,size\nred,4\n')).toBe('header_no_identity');
  });
});

test('of two headers that fit, the first is taken, whatever the blocks', async () => {
  const text = `Title\nName,Phone\nAnn,+12025550100\nName,Email\nBen,ben@example.com\n`;
  for (const blockSize of [5, 65_536])
    expect(await found(text, { blockSize })).toMatchObject({ line: 2, rows: [3, 4, 5] });
});

test('a header row that is asked for is taken, and refused where there is none', async () => {
  const text = `${head}\nName,Phone\nAnn,+12025550100\n`;
  expect(await found(text, { headerRow: 2 })).toMatchObject({ line: 2, rows: [3] });
  expect(await found(text, { headerRow: 9 })).toBe('header_row_missing');
  // A rejected file begins with its header, whatever was asked for of its source.
  const rejected = `name,phone,line,column,code,message\nAnn,+12025550100,7,,x,y\n`;
  expect(await found(rejected, { headerRow: 4 })).toMatchObject({ line: 1, rows: [2] });
});

test('a repeated header is a skipped row, however it is spelled', async () => {
  const text = [
    head,
    people[0],
    head,
    '',
    'Page 2',
    ' first name ,LAST NAME,email,"Phone"',
    people[1],
    `${head},`,
  ].join('\n');
  expect(await found(text)).toMatchObject({
    rows: [2, 'header_repeated', 'closing_line', 'header_repeated', 7, 'header_repeated'],
  });
  const { result } = await plan(text);
  expect(result.plan).toMatchObject({ rows: 6, repeated_headers: 3 });
  expect(result.plan?.columns.map(({ filled }) => filled)).toEqual([3, 2, 2, 2]);
});

test('marks of what has to be filled are no part of a header', async () => {
  const marked = 'First Name *,Last Name (required),Email [optional],Téléphone (obligatoire)';
  expect(await found(`${marked}\n${people[0]}\n`)).toMatchObject({ names });
  expect(await found('Vorname (Pflichtfeld),Nachname*,Farbe (optional)\nAnn,Doe,rot\n')).toMatchObject({
    names: ['first_name', 'last_name', 'Farbe (optional)'],
  });
});

describe('trailing empty columns', () => {
  test.each([1, 20, 600, 16_380])('%d of them are none', async (count) => {
    const empty = ','.repeat(count);
    const text = `name,phone${empty}\nAnn,+12025550100${empty}\nBen,+12025550101\n`;
    expect(await found(text)).toMatchObject({ names: ['name', 'phone'], rows: [2, 3] });
    const { chunks } = await plan(text);
    expect(chunks.map(({ cells }) => cells)).toEqual([
      ['Ann', '+12025550100'],
      ['Ben', '+12025550101'],
    ]);
  });

  test('are columns where something stands in them', async () => {
    expect(await found('name,phone,,,\nAnn,+12025550100,,x,\n')).toBe('header_empty');
    expect(await found('name,phone,,,\nAnn,+12025550100,,x,\n', { mapping: { '': 'ignore' } })).toMatchObject(
      {
        names: ['name', 'phone'],
      },
    );
  });
});

test('a column without a header can be left out, or be something', async () => {
  const text = ',name,phone\n0,Ann,+12025550100\n1,Ben,+12025550101\n';
  expect(await found(text)).toBe('header_empty');
  expect(await found(text, { mapping: { '': 'ignore' } })).toMatchObject({ names: ['name', 'phone'] });
  expect(await found(text, { mapping: { '': 'external_id' } })).toMatchObject({
    names: ['external_id', 'name', 'phone'],
  });
});

describe('a workbook', () => {
  const table = [
    ['Name', 'Phone'],
    ['Val Reed', '+12025550204'],
  ];
  const readme = [['How to use this file'], ['Fill in the sheet Contacts.']];
  const columns = [
    ['Column', 'What it is'],
    ['Name', 'Full name'],
    ['Phone', 'Phone number'],
    ['Email', 'Email address'],
  ];

  test.each([
    ['a text', readme],
    ['what the columns are', columns],
    ['a title that reads like a header', [['Contact'], ['Call us.']]],
  ])('whose first sheet holds %s gives the only one with contacts', async (_, first) => {
    const sheets = [
      { name: 'Read me', rows: first },
      { name: 'None', rows: [] },
      { name: 'Contacts', rows: table },
    ];
    const { result } = await plan(workbook({ sheets }));
    expect(result.plan).toMatchObject({ sheet: 'Contacts', passed_sheets: ['Read me'], rows: 1 });
  });

  test('gives its first sheet where that has contacts, or where several others do', async () => {
    const first = await plan(
      workbook({
        sheets: [
          { name: 'A', rows: table },
          { name: 'B', rows: table },
        ],
      }),
    );
    expect(first.result.plan).toMatchObject({ sheet: 'A', passed_sheets: [] });
    const sheets = [
      { name: 'Read "me"', rows: readme },
      { name: 'A', rows: table },
      { name: 'B', rows: table },
    ];
    const { result } = await plan(workbook({ sheets }));
    expect(result.refused?.code).toBe('header_no_identity');
    for (const name of ['Read "me"', 'A', 'B', 'option sheet'])
      expect(result.refused?.message).toContain(name);
    expect((await plan(workbook({ sheets }), { sheet: 'b' })).result.plan).toMatchObject({ sheet: 'B' });
    expect(await refusalOf(workbook({ sheets }), { sheet: 'Read "me"' })).toBe('header_no_identity');
  });
});

describe('files as people have them', () => {
  test('LinkedIn’s connections have their header in line 4', async () => {
    const planned = await plan(sample('01-linkedin.csv'));
    expect(planned.result.plan).toMatchObject({ header_line: 4, passed_rows: 2, rows: 2 });
    expect(planned.result.plan?.columns.map(({ header, target }) => [header, target])).toContainEqual([
      'Connected On',
      { kind: 'custom', name: 'Connected On' },
    ]);
  });

  test('a repeated header is skipped', async () => {
    expect(await found(sample('12b-repeated-header.csv'))).toMatchObject({ rows: [2, 'header_repeated', 4] });
  });

  test('cells with an empty or missing value are empty', async () => {
    const planned = await plan(sample('20-empty-shared.xlsx'));
    expect(rowsInOrder(planned).map(({ cells }) => cells)).toEqual([
      ['Rhea Stone', '', 'rhea@example.com'],
      ['', '', 'zeno@example.com'],
    ]);
  });

  test('a sheet of instructions is passed over', async () => {
    const { result } = await plan(sample('23-readme-sheet.xlsx'));
    expect(result.plan).toMatchObject({ sheet: 'Contacts', passed_sheets: ['Read me'], rows: 1 });
  });
});
