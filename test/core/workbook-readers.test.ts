import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { Archive } from '#workbook/archive.ts';
import { readSheet } from '#workbook/sheet-records.ts';
import { readWorkbook } from '#workbook/workbook.ts';
import { accessTo } from './import-fixture.ts';
import { type WorkbookSketch, workbookParts, zipped } from './workbook-fixture.ts';

/** A cell as a program may write it, and what it says; `slips` where the other reader reads it wrongly itself. */
interface Shape {
  xml: string;
  says: string;
  slips?: true;
}

/** Texts that cells point to; the first is what nobody means who names none. */
const shared = [
  '<t>the first</t>',
  '<t>Ann &amp; Ben</t>',
  '<r><t>Rich</t></r><r><rPr><b/></rPr><t xml:space="preserve"> text</t></r>',
  '<t>漢字</t><rPh sb="0" eb="2"><t>かんじ</t></rPh><phoneticPr fontId="1"/>',
];

const other = 'xmlns:o="urn:other"';

const shapes: readonly Shape[] = [
  { xml: '<c t="s"><v>1</v></c>', says: 'Ann & Ben' },
  { xml: '<c t="s"><v>2</v></c>', says: 'Rich text' },
  { xml: '<c t="s"><v>3</v></c>', says: '漢字' },
  { xml: '<c t="s"/>', says: '' },
  { xml: '<c t="s"></c>', says: '' },
  { xml: '<c t="s"><v/></c>', says: '' },
  { xml: '<c t="s"><v></v></c>', says: '' },
  { xml: '<c t="s"><v> </v></c>', says: '', slips: true },
  { xml: '<c t="inlineStr"><is><t>in line</t></is></c>', says: 'in line' },
  { xml: '<c t="inlineStr"><is><t>in line</t></is><v>0</v></c>', says: 'in line' },
  { xml: '<c t="inlineStr"><v>0</v><is><t>in line</t></is></c>', says: 'in line' },
  { xml: '<c t="inlineStr"><is><t>漢</t><rPh sb="0" eb="1"><t>かん</t></rPh></is></c>', says: '漢' },
  { xml: '<c t="inlineStr"/>', says: '' },
  { xml: '<c t="str"><f>A1</f><v>a text</v></c>', says: 'a text' },
  { xml: '<c t="str"><v>a text</v></c>', says: 'a text' },
  { xml: '<c t="str"><f>A1</f><v></v></c>', says: '' },
  { xml: '<c><v>42</v></c>', says: '42' },
  { xml: '<c t="n"><v>0.5</v></c>', says: '0.5' },
  { xml: '<c><v>4.915112345678E12</v></c>', says: '4915112345678' },
  { xml: '<c/>', says: '' },
  { xml: '<c><v/></c>', says: '' },
  { xml: '<c s="1"/>', says: '' },
  { xml: '<c t="b"><v>1</v></c>', says: 'true' },
  { xml: '<c t="b"><v>0</v></c>', says: 'false' },
  { xml: `<c ${other} o:t="s"><v>2</v></c>`, says: '2', slips: true },
  { xml: `<c ${other} o:r="ZZ9" o:s="1"><v>7</v></c>`, says: '7', slips: true },
  { xml: `<c ${other}><o:v>1</o:v><v>2</v></c>`, says: '2' },
  { xml: `<c t="s" ${other}><o:x><v>1</v></o:x><v>2</v></c>`, says: 'Rich text' },
  { xml: '<c t="s"><extLst><ext uri="x"><v>1</v></ext></extLst><v>2</v></c>', says: 'Rich text' },
  {
    xml: '<c t="s"><v>2</v><extLst><ext uri="x"><v>1</v><t>x</t></ext></extLst></c>',
    says: 'Rich text',
    slips: true,
  },
];

/** The day that a serial number is in the second style, which is a date. */
const days: Readonly<Record<string, string>> = { '1900': '2025-01-01', '1904': '2029-01-02' };
const day: Shape = { xml: '<c s="2"><v>45658</v></c>', says: '' };

const strict = [
  [
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    'http://purl.oclc.org/ooxml/officeDocument/relationships',
  ],
  [
    'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
    'http://purl.oclc.org/ooxml/spreadsheetml/main',
  ],
] as const;

const map = (
  parts: Record<string, string>,
  change: (xml: string, path: string) => [path: string, xml: string],
) => Object.fromEntries(Object.entries(parts).map(([path, xml]) => change(xml, path)));

/** Every element of a part under a prefix in place of the default namespace. */
const prefixed = (xml: string): string =>
  xml.replace(/<(\/?)(?=[a-zA-Z]+[\s/>])(?!\w+:)/g, '<$1p:').replace(' xmlns="', ' xmlns:p="');

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

interface Writing {
  name: string;
  write: (parts: Record<string, string>) => Record<string, string>;
}

const plain: Writing = { name: 'as Excel does', write: (parts) => parts };

/** How a whole workbook may be written. */
const writings: readonly Writing[] = [
  plain,
  {
    name: 'with backslashes in the paths of the archive',
    write: (parts) => map(parts, (xml, path) => [path.replaceAll('/', '\\'), xml]),
  },
  {
    name: 'with backslashes in the paths of relations',
    write: (parts) =>
      map(parts, (xml, path) => [
        path,
        path.endsWith('.rels') ? xml.replaceAll('worksheets/sheet', 'worksheets\\sheet') : xml,
      ]),
  },
  {
    name: 'with a prefix for every name',
    write: (parts) =>
      map(parts, (xml, path) => [
        path,
        path.startsWith('xl/') && !path.endsWith('.rels') ? prefixed(xml) : xml,
      ]),
  },
  {
    name: 'in the strict form',
    write: (parts) =>
      map(parts, (xml, path) => [path, strict.reduce((all, [from, to]) => all.replaceAll(from, to), xml)]),
  },
];

interface Table {
  rows: Shape[][];
  is1904: boolean;
  /** Whether an extension has properties that say the contrary of the workbook's. */
  extended: boolean;
}

const fileOf = ({ rows, is1904, extended }: Table, { write }: Writing): Buffer => {
  const sketch: WorkbookSketch = {
    sheets: [{ name: 'S', rows: rows.map((cells) => cells.map(({ xml }) => ({ raw: xml }))) }],
    shared,
    formats: ['0', 'yyyy\\-mm\\-dd'],
    is1904,
  };
  const parts = workbookParts(sketch);
  const change = (path: string, from: string, to: string) => {
    parts[path] = (parts[path] ?? '').replace(from, to);
  };
  if (extended) {
    const contrary = `<workbookPr date1904="${is1904 ? 0 : 1}"/>`;
    change(
      'xl/workbook.xml',
      '</workbook>',
      `<extLst><ext uri="x" xmlns:o="urn:other">${contrary}<o:workbookPr date1904="${is1904 ? 0 : 1}"/></ext></extLst></workbook>`,
    );
    // Formats of their own for what conditions show, under ids that cells have, too.
    const formats = '<numFmt numFmtId="200" formatCode="yyyy"/><numFmt numFmtId="201" formatCode="0.00"/>';
    change('xl/styles.xml', '</styleSheet>', `<dxfs><dxf>${formats}</dxf></dxfs></styleSheet>`);
  }
  for (const [path, root] of [
    ['xl/workbook.xml', 'workbook'],
    ['xl/styles.xml', 'styleSheet'],
    ['xl/sharedStrings.xml', 'sst'],
  ] as const)
    change(path, `<${root}`, `<${root} ${main}`);
  return zipped(write(parts));
};

/** All cells as text, without the empty ones at the ends of rows and of the table. */
const trimmed = (rows: readonly (readonly string[])[]): string[][] => {
  const all = rows.map((cells) => cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1));
  return all.slice(0, all.findLastIndex((cells) => cells.length > 0) + 1);
};

const ours = async (file: Buffer): Promise<string[][]> => {
  const archive = await Archive.open(accessTo(file));
  const workbook = await readWorkbook(archive);
  const rows: string[][] = [];
  for (const sheet of workbook.sheets)
    for await (const records of readSheet(archive, workbook, sheet))
      for (const { line, cells } of records) {
        while (rows.length < line) rows.push([]);
        rows[line - 1] = cells;
      }
  archive.close();
  return trimmed(rows);
};

const asText = (value: unknown): string =>
  value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? '');

const theirs = async (file: Buffer): Promise<string[][]> => {
  const [sheet] = await readExcelFile(file, { trim: false });
  return trimmed((sheet?.data ?? []).map((cells) => cells.map(asText)));
};

const said = ({ rows, is1904 }: Table): string[][] =>
  trimmed(
    rows.map((cells) =>
      cells.map((cell) => (cell === day ? (days[is1904 ? '1904' : '1900'] ?? '') : cell.says)),
    ),
  );

describe.each(writings)('workbooks written $name', (writing) => {
  test('say in each cell what they say to another reader as Excel writes them', async () => {
    const cell = fc.constantFrom(...shapes, day);
    const table = fc.record({
      rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }),
      is1904: fc.boolean(),
      extended: fc.boolean(),
    });
    const examples = shapes.map((shape): [Table] => [
      { rows: [[shape, day]], is1904: false, extended: true },
    ]);
    await fc.assert(
      fc.asyncProperty(table, async (one) => {
        expect(await ours(fileOf(one, writing))).toEqual(said(one));
        const slips = one.rows.flat().some((shape) => shape.slips);
        if (!slips) expect(await theirs(fileOf(one, plain))).toEqual(said(one));
      }),
      { numRuns: 40, examples },
    );
  });
});
