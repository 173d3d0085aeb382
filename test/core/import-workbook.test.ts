import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellStyle, dateOfSerial, isDateFormat, isoDate, numberText } from '#workbook/cell-format.ts';
import { plan, refusalOf, rowsInOrder } from './import-fixture.ts';
import { type Cell, sheet, workbook, workbookParts, zipped } from './workbook-fixture.ts';

const header: Cell[] = ['name', 'phone', 'note'];

const rowsOf = async (file: Buffer, options: Parameters<typeof plan>[1] = {}) => {
  const planned = await plan(file, options);
  if (planned.result.refused) throw new Error(planned.result.refused.message);
  return rowsInOrder(planned);
};

const cellsOf = async (...args: Parameters<typeof rowsOf>) =>
  (await rowsOf(...args)).map(({ cells }) => [...cells]);

const raw = (text: string): Cell => ({ raw: text });
/** A number in the first style. */
const styled = (value: number): Cell => raw(`<c s="1"><v>${value}</v></c>`);

test('a cell says the same however it is written', async () => {
  const forms = [
    '<c t="inlineStr"><is><t>a &amp; b</t></is></c>',
    '<c t="inlineStr"><is><t xml:space="preserve">a &amp; b</t></is></c>',
    '<c t="inlineStr"><is><t >a &amp; b</t></is></c>',
    '<c t="inlineStr"><is><r><t>a &amp;</t></r><r><t> b</t></r></is></c>',
    '<c t="inlineStr"><is><t>a <!-- x -->&amp; b</t></is></c>',
    '<c t="inlineStr"><is><t><![CDATA[a & b]]></t></is></c>',
    '<c t="inlineStr"><is><t>a &amp; b</t><rPh sb="0" eb="1"><t>x</t></rPh></is></c>',
    '<c t="str"><v>a &amp; b</v></c>',
    '<c t="str"><f>A1</f><v>a &amp; b</v></c>',
    '<c t="str"><v>a &amp; b</v ></c >',
  ];
  const table = [header, ...forms.map((form, n) => [raw(form), `+1202555${1000 + n}`])];
  expect((await cellsOf(sheet(table))).map(([name]) => name)).toEqual(forms.map(() => 'a & b'));
  const broken = sheet([header, [raw('<c t="str"><v>a & b</v></c>'), '+12025551000']]);
  await expect(cellsOf(broken)).rejects.toThrow('not well-formed');
});

describe('a workbook', () => {
  test('gives the rows of its first visible sheet, with the numbers that they have there', async () => {
    const rows = [header, ['Ann', '+12025550100', 'a'], [], ['Ben', '', 'b']];
    const file = workbook({
      sheets: [
        { name: 'Old', rows: [['name'], ['Zoe']], state: 'hidden' },
        { name: 'People', rows },
      ],
    });
    expect((await rowsOf(file)).map(({ record, line, cells }) => [record, line, cells])).toEqual([
      [1, 2, ['Ann', '+12025550100', 'a']],
      [2, 4, ['Ben', '', 'b']],
    ]);
  });

  test('gives the sheet that is asked for by name, and names those it has when there is none', async () => {
    const file = workbook({
      sheets: [
        { name: 'People', rows: [['name'], ['Ann']] },
        { name: 'Möbel & Co', rows: [['name'], ['Ben']] },
      ],
    });
    expect(await cellsOf(file, { sheet: 'möbel & co' })).toEqual([['Ben']]);
    const { result } = await plan(file, { sheet: 'Nobody' });
    expect(result.refused).toMatchObject({ code: 'sheet_not_found' });
    expect(result.refused?.message).toContain('"People", "Möbel & Co"');
  });

  test('gives its first sheet that holds anything, where none is asked for by name', async () => {
    const file = workbook({
      sheets: [
        { name: 'Cover', rows: [] },
        { name: 'Blank', rows: [['', ' ']] },
        { name: 'Secret', rows: [['name'], ['Eve']], state: 'hidden' },
        { name: 'People', rows: [['name'], ['Ann']] },
      ],
    });
    expect(rowsInOrder(await plan(file)).map(({ cells }) => cells)).toEqual([['Ann']]);
    expect(await refusalOf(file, { sheet: 'Cover' })).toBe('file_empty');
  });

  test('is the same in blocks of any size', async () => {
    const file = sheet([
      header,
      ...Array.from({ length: 50 }, (_, n) => [`Jürgen ${n}`, `+1202555${1000 + n}`, '日本 😀']),
    ]);
    const whole = await cellsOf(file);
    expect(whole).toHaveLength(50);
    for (const blockSize of [1, 7, 100]) expect(await cellsOf(file, { blockSize })).toEqual(whole);
  });

  test('holds texts in all the ways there are', async () => {
    const shared = [
      '<t>Ann</t>',
      '<r><t>Rich</t></r><r><rPr/><t xml:space="preserve"> text</t></r>',
      '<t>漢字</t><rPh><t>かんじ</t></rPh>',
    ];
    const rows = [
      header,
      [raw('<c t="s"><v>0</v></c>'), raw('<c t="s"><v>1</v></c>'), raw('<c t="s"><v>2</v></c>')],
      [raw('<c t="str"><f>A2&amp;"!"</f><v>Ann!</v></c>'), raw('<c t="b"><v>1</v></c>'), 'a_x000D_\nb <&>'],
      [
        raw('<c t="inlineStr"><is><r><t>two</t></r><r><t>parts</t></r></is></c>'),
        raw('<c t="s"><v>99</v></c>'),
        ' space ',
      ],
    ];
    expect(await cellsOf(sheet(rows, { shared }))).toEqual([
      ['Ann', 'Rich text', '漢字'],
      ['Ann!', 'true', 'a\r\nb <&>'],
      ['twoparts', '', ' space '],
    ]);
  });

  test('keeps the digits of numbers that are phones, and shows fractions as Excel does', async () => {
    const rows = [
      header,
      ['a', 4915112345678, 0.1 + 0.2],
      ['b', raw('<c><v>4.915112345678E12</v></c>'), raw('<c><v>1.2E-2</v></c>')],
      ['c', raw('<c><v>491511234567890123</v></c>'), -5],
      ['d', raw('<c><v>4.4123456789E+11</v></c>'), ''],
      ['e', raw('<c><v>4.91511234567E+17</v></c>'), ''],
    ];
    expect(await cellsOf(sheet(rows))).toEqual([
      ['a', '4915112345678', '0.3'],
      ['b', '4915112345678', '0.012'],
      ['c', '491511234567890123', '-5'],
      ['d', '441234567890'],
      // Digits that are lost are not made up: as a phone it has phone_precision_lost.
      ['e', '4.91511234567E+17'],
    ]);
  });

  test.each([
    ['00000', 1234, '01234'],
    ['+0', 4_915_112_345_678, '+4915112345678'],
    ['"+"0', 4_915_112_345_678, '+4915112345678'],
    ['\\+#\\ ###\\ #######', 12_025_550_100, '+12025550100'],
    ['000\\-00\\-0000', 12_345_678, '012345678'],
    ['"+49 "0', 2_025_550_143, '+49 2025550143'],
    ['"+49 "General', 2_025_550_143, '+49 2025550143'],
    ['\\+\\4\\9\\ 0', 2_025_550_143, '+49 2025550143'],
    ['+49 0', 2_025_550_143, '+49 2025550143'],
    ['[$+49 -407]0', 2_025_550_143, '+49 2025550143'],
    ['"+49 (0)"000\\ 0000000', 301_234_567, '+49 (0)0301234567'],
    ['"(0"00") "0000000', 301_234_567, '0301234567'],
    ['(000) 000-0000', 25_550_100, '0025550100'],
    ['"+49 "0;"minus "0', 2_025_550_143, '+49 2025550143'],
    ['_-00000_-', 1234, '01234'],
    ['* 00000', 1234, '01234'],
    [`"+49 "0;"${'x'.repeat(245)}"`, 2_025_550_143, '+49 2025550143'],
    [`"+49 "0;"${'x'.repeat(246)}"`, 2_025_550_143, '2025550143'],
    ['"+49 0', 2_025_550_143, '2025550143'],
    ['[$+49 0', 2_025_550_143, '2025550143'],
    ['\\', 7, '7'],
    ['"KD-"0', 7, '7'],
    ['"KD-4 "0', 7, '7'],
    ['"5"', 7, '7'],
    ['[Red]"1 "0.00', 7, '7'],
    ['[$€-407] 0', 7, '7'],
    ['0', 7, '7'],
    ['0.00', 7, '7'],
    ['#,##0', 7000, '7000'],
    ['0%', 0.5, '0.5'],
    ['00000', -5, '-5'],
    ['00000', 1.5, '1.5'],
  ])('with the format %s shows %d as %s', async (format, value, text) => {
    const file = sheet([header, ['a', '', styled(value)]], { formats: [format] });
    expect(await cellsOf(file)).toEqual([['a', '', text]]);
  });

  test.each([
    [false, 45_658, '2025-01-01'],
    [false, 45_658.5, '2025-01-01T12:00:00'],
    [false, 1, '1900-01-01'],
    [false, 59, '1900-02-28'],
    [false, 61, '1900-03-01'],
    [false, 0.75, '18:00:00'],
    [true, 44_196, '2025-01-01'],
    [true, 0, '1904-01-01'],
  ])('in which days are counted from 1904: %s; %d is %s', async (is1904, serial, text) => {
    const file = sheet([header, ['a', '', styled(serial)]], { formats: ['yyyy-mm-dd'], is1904 });
    expect(await cellsOf(file)).toEqual([['a', '', text]]);
  });

  test('has dates as text, too', async () => {
    expect(
      ['2025-01-31T00:00:00', '2025-01-31T00:00:00.000Z', '2025-01-31T08:30:00Z', '2025-01-31', '08:30'].map(
        isoDate,
      ),
    ).toEqual(['2025-01-31', '2025-01-31', '2025-01-31T08:30:00', '2025-01-31', '08:30']);
    const file = sheet([header, ['a', '', raw('<c t="d"><v>2025-01-31T00:00:00</v></c>')]]);
    expect(await cellsOf(file)).toEqual([['a', '', '2025-01-31']]);
  });

  test('gives a formula’s saved result; without one, and for an error, the row has a fault', async () => {
    const rows = [
      header,
      ['a', raw('<c><f>1+1</f><v>2</v></c>'), ''],
      ['b', raw('<c><f>1+1</f></c>'), ''],
      ['c', raw('<c t="e"><v>#N/A</v></c>'), ''],
      ['d', raw('<c><f>1+1</f><v></v></c>'), ''],
      ['e', raw('<c t="str"><f>""</f><v></v></c>'), ''],
    ];
    const found = await rowsOf(sheet(rows));
    expect(found.map(({ cells, fault }) => [cells[0], fault?.code])).toEqual([
      ['a', undefined],
      ['b', 'formula_without_value'],
      ['c', 'cell_error'],
      ['d', 'formula_without_value'],
      ['e', undefined],
    ]);
    expect(found[1]?.fault?.column).toBe('phone');
  });

  const wrong = raw('<c t="e"><v>#REF!</v></c>');
  const unsaved = raw('<c><f>1+1</f></c>');

  test('has no fault for what is wrong in a column that is left out, or in one without a header', async () => {
    const rows = [
      ['name', 'Lookup', '', 'phone'],
      ['Ann', wrong, wrong, '+12025550100', wrong],
      ['Ben', unsaved, unsaved, '+12025550101', unsaved],
      ['', unsaved, wrong, ''],
      ['Cy', wrong, '', wrong],
    ];
    const found = await rowsOf(sheet(rows), { mapping: { Lookup: 'ignore' } });
    expect(found.map(({ line, fault }) => [line, fault?.code, fault?.column])).toEqual([
      [2, undefined, undefined],
      [3, undefined, undefined],
      [5, 'cell_error', 'phone'],
    ]);
    const all = await rowsOf(sheet(rows));
    expect(all.map(({ fault }) => fault?.column)).toEqual(['Lookup', 'Lookup', 'Lookup', 'Lookup']);
  });

  test('in a lenient import says which cells it does without; #N/A is a cell that says nothing', async () => {
    const rows = [
      ['name', 'Lookup', '', 'phone'],
      ['Ann', wrong, wrong, unsaved],
      ['Ben', raw('<c t="e"><v>#N/A</v></c>'), '', '+12025550101'],
      ['', '', '', unsaved],
    ];
    const found = await rowsOf(sheet(rows), { lenient: true, mapping: { Lookup: 'cf.Lookup' } });
    expect(
      found.map(({ line, fault, unread }) => [
        line,
        fault,
        unread?.map(({ at, column, code }) => [at, column, code]),
      ]),
    ).toEqual([
      [
        2,
        undefined,
        [
          [1, 'Lookup', 'cell_error'],
          [3, 'phone', 'formula_without_value'],
        ],
      ],
      [3, undefined, undefined],
      [4, expect.objectContaining({ code: 'formula_without_value' }), undefined],
    ]);
  });

  test('with merged cells has the value in the first of them; hidden rows and columns are like others', async () => {
    const parts = workbookParts({ sheets: [{ name: 'a', rows: [header, ['Ann', '', 'merged'], ['Ben']] }] });
    const name = 'xl/worksheets/sheet1.xml';
    parts[name] = (parts[name] ?? '')
      .replace('<sheetData>', '<cols><col min="3" max="3" hidden="1"/></cols><sheetData>')
      .replace('<row r="3">', '<row r="3" hidden="1">')
      .replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A2:B2"/></mergeCells>');
    expect(await cellsOf(zipped(parts))).toEqual([['Ann', '', 'merged'], ['Ben']]);
  });

  test('may keep its sheets anywhere, and has others that are no tables', async () => {
    const parts = workbookParts({
      sheets: [
        { name: 'Chart', rows: [] },
        { name: 'People', rows: [['name'], ['Ann']] },
      ],
    });
    const relations = 'xl/_rels/workbook.xml.rels';
    parts[relations] = (parts[relations] ?? '')
      .replace('worksheet" Target="worksheets/sheet1.xml', 'chartsheet" Target="chartsheets/sheet1.xml')
      .replace('worksheets/sheet2.xml', '/tables/people.xml');
    parts['tables/people.xml'] = parts['xl/worksheets/sheet2.xml'] ?? '';
    delete parts['xl/worksheets/sheet2.xml'];
    expect(await cellsOf(zipped(parts))).toEqual([['Ann']]);
  });

  test('may leave out where rows and cells stand, and give its names prefixes', async () => {
    const xml =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>name</x:t></x:is></x:c></x:row><x:row><x:c t="inlineStr"><x:is><x:t>Ann</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    const parts = workbookParts({
      sheets: [{ name: 'a', rows: [] }],
      parts: { 'xl/worksheets/sheet1.xml': xml },
    });
    expect((await rowsOf(zipped(parts))).map(({ line, cells }) => [line, cells])).toEqual([[2, ['Ann']]]);
  });

  test('with a cell far to the right of the header has too many cells', async () => {
    const far = raw('<c t="inlineStr"><is><t>x</t></is></c>');
    const parts = workbookParts({ sheets: [{ name: 'a', rows: [['name'], ['Ann', far]] }] });
    const name = 'xl/worksheets/sheet1.xml';
    parts[name] = (parts[name] ?? '').replace('r="B2"', 'r="XFD2"');
    expect((await rowsOf(zipped(parts)))[0]?.fault?.code).toBe('too_many_cells');
  });
});

test('whatever text is in a cell comes back', async () => {
  const text = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .map((one) => one.replace(/[\p{Cc}\ufffe\uffff]|_x/gu, ''));
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        text.filter((one) => one.trim() !== ''),
        { minLength: 1, maxLength: 5 },
      ),
      async (texts) => {
        const found = await cellsOf(sheet([['name'], ...texts.map((one) => [one])]));
        expect(found).toEqual(texts.map((one) => [one]));
      },
    ),
    { numRuns: 50 },
  );
});

describe('what cannot be read is refused by name', () => {
  const good = workbookParts({ sheets: [{ name: 'a', rows: [['name'], ['Ann']] }] });
  const latin = (text: string) => Buffer.from(text, 'latin1');

  test.each<[string, Buffer]>([
    ['workbook_broken', Buffer.from('PK\x03\x04 and then nothing', 'latin1')],
    ['workbook_broken', zipped(good).subarray(0, 400)],
    ['workbook_broken', zipped({ ...good, '../../etc/passwd': 'x' })],
    ['workbook_broken', zipped({ ...good, '/etc/passwd': 'x' })],
    ['workbook_broken', zipped({ ...good, 'xl/worksheets/sheet1.xml': '<worksheet><sheetData>' })],
    [
      'workbook_broken',
      zipped({ ...good, 'xl/worksheets/sheet1.xml': latin('<worksheet>José</worksheet>') }),
    ],
    ['workbook_broken', zipped({ ...good, 'xl/worksheets/sheet1.xml': latin('<worksheet/>é') })],
    [
      'workbook_broken',
      zipped({ ...good, 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>' }),
    ],
    [
      'file_not_text',
      zipped({ 'content.xml': '<a/>', mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
    ],
    ['file_not_text', zipped({ 'word/document.xml': '<a/>' })],
    ['file_not_text', zipped({ 'a.txt': 'hello' })],
    ['sheet_not_found', workbook({})],
    ['file_empty', sheet([])],
    ['header_no_identity', sheet([['colour'], ['red']])],
  ])('%s (%#)', async (code, file) => {
    expect(await refusalOf(file)).toBe(code);
  });

  test('a cell that never ends, texts beyond all bounds, and what unpacks to far more than its file', async () => {
    const zeros = '0'.repeat(40_000_000);
    const bomb = zipped({ ...good, 'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row><c><v>${zeros}` });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusalOf(bomb)).toBe('workbook_too_large');
    const long = zipped({
      ...good,
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row><c><v>${zeros.slice(0, 100_000)}`,
    });
    expect(await refusalOf(long)).toBe('workbook_broken');
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`f${index}`, '']));
    expect(await refusalOf(zipped({ ...good, ...many }))).toBe('workbook_too_large');
  });
});

describe('formats', () => {
  test.each<[number, string | undefined, boolean]>([
    [0, undefined, false],
    [14, undefined, true],
    [49, undefined, false],
    [200, 'General', false],
    [200, '#,##0.00 "days"', false],
    [200, '[$-407]d. mmmm yyyy;@', true],
    [200, '[Red]0.0', false],
    [200, '[h]:mm:ss', true],
    [200, 'hh:mm:ss.000', true],
    [200, 'yyyy\\-mm\\-dd', true],
    [200, '0.00E+00', false],
    [200, '+0 000 000', false],
    [200, '"day "0', false],
    [200, 'yyyy"unclosed', true],
    [200, '[$-409]h:mm AM/PM;;', true],
    [200, `yyyy${' '.repeat(251)}`, true],
    [200, `yyyy${' '.repeat(252)}`, false],
  ])('%d %s shows a date: %s', (id, code, expected) => {
    expect(isDateFormat(id, code)).toBe(expected);
  });

  test('take no longer to read than they are long', () => {
    const hostile = ['[', '"', '\\', '_', '*', '""', '[$', '(', '(1', '"" ', '[h', '0('].map((part) =>
      part.repeat(200_000),
    );
    for (const code of hostile)
      expect([isDateFormat(200, code), cellStyle(200, code)]).toEqual([false, undefined]);
    const within = hostile.map((code) => code.slice(0, 255));
    for (const code of within) expect(cellStyle(200, code)).not.toBe('date');
  });

  test('are read once for each id, however many cells have it', async () => {
    const parts = workbookParts({ sheets: [{ name: 'a', rows: [['name'], ['Ann']] }] });
    const xf = '<xf numFmtId="200"/>';
    const styles = (count: number) =>
      `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="0"/></numFmts><cellXfs>${xf.repeat(count)}</cellXfs></styleSheet>`;
    expect(await cellsOf(zipped({ ...parts, 'xl/styles.xml': styles(65_536) }))).toEqual([['Ann']]);
    expect(await refusalOf(zipped({ ...parts, 'xl/styles.xml': styles(65_537) }))).toBe('workbook_too_large');
  });

  test('numbers that are no days are no dates', () => {
    for (const serial of [-1, Number.NaN, 2_958_466, Number.POSITIVE_INFINITY])
      expect(dateOfSerial(serial, false)).toBeUndefined();
    expect(['', 'abc', '12', '1e3', '12345678901234567'].map(numberText)).toEqual([
      '',
      'abc',
      '12',
      '1000',
      '12345678901234567',
    ]);
  });
});
