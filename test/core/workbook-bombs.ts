import { workbookParts, zipped } from './workbook-fixture.ts';
import { packed, packedRepeats, rawZip } from './zip-fixture.ts';

const megabyte = 1_048_576;
const sheetPath = 'xl/worksheets/sheet1.xml';
const textsPath = 'xl/sharedStrings.xml';

const parts = workbookParts({ sheets: [{ name: 'a', rows: [['name'], ['Ann']] }] });

/** A sound workbook as entries, but for one part. */
const entriesBut = (path: string) =>
  Object.entries(parts)
    .filter(([name]) => name !== path)
    .map(([name, text]) => ({ name, packed: packed(text), claimed: Buffer.byteLength(text) }));

const withPart = (name: string, bytes: Buffer, claimed: number, flags = 0) =>
  rawZip([...entriesBut(name), { name, packed: bytes, claimed, flags }]);

const sheetStart = '<worksheet><sheetData><row><c t="str"><v>name</v></c></row>';
const longText = 'x'.repeat(megabyte);

/** A megabyte of what unpacks without end. */
const tenGigabytes = () => packedRepeats(`${sheetStart}<row><c><v>`, longText, 10_240);

const emptyRows = '<row><c t="str"><v>a</v></c></row>'.repeat(30_000);
const emptyTexts = '<si/>'.repeat(200_000);

/** Workbooks made to do harm, and the code that each is refused with. */
export const bombs: Readonly<Record<string, { code: string; make: () => Buffer }>> = {
  'ten gigabytes in ten megabytes': {
    code: 'workbook_too_large',
    make: () => withPart(sheetPath, tenGigabytes(), 10_240 * megabyte),
  },
  'ten gigabytes that claim to be a thousand bytes': {
    code: 'workbook_broken',
    make: () => withPart(sheetPath, tenGigabytes(), 1_000),
  },
  'ten gigabytes that claim to be a hundred megabytes': {
    code: 'workbook_broken',
    make: () => withPart(sheetPath, tenGigabytes(), 100 * megabyte),
  },
  'a thousand entries that are the same bytes': {
    code: 'workbook_too_large',
    make: () => {
      const bytes = packedRepeats('', longText, 30);
      const first = { name: '0', packed: bytes, claimed: 30 * megabyte };
      return rawZip([
        first,
        ...Array.from({ length: 1_000 }, (_, n) => ({ ...first, name: `${n + 1}`, at: 0 })),
      ]);
    },
  },
  'a million entries': {
    code: 'workbook_too_large',
    make: () => rawZip(entriesBut(''), { wide: true, count: 1_000_000 }),
  },
  'sixty thousand entries': {
    code: 'workbook_too_large',
    make: () =>
      rawZip(
        Array.from({ length: 60_000 }, (_, n) => ({ name: `f${n}`, packed: Buffer.alloc(0), claimed: 0 })),
      ),
  },
  'texts of a gigabyte': {
    code: 'workbook_too_large',
    make: () => withPart(textsPath, packedRepeats('<sst><si><t>', longText, 1_000), 1_000 * megabyte),
  },
  'texts that are many and empty': {
    code: 'workbook_too_large',
    make: () => withPart(textsPath, packedRepeats('<sst>', emptyTexts, 30), 31 * megabyte),
  },
  'styles without number': {
    code: 'workbook_too_large',
    make: () =>
      withPart(
        'xl/styles.xml',
        packedRepeats('<styleSheet><cellXfs>', '<xf/>'.repeat(200_000), 60),
        60 * megabyte,
      ),
  },
  'a path that leaves its folder': {
    code: 'workbook_broken',
    make: () => zipped({ ...parts, '../../etc/passwd': 'x' }),
  },
  'an absolute path': { code: 'workbook_broken', make: () => zipped({ ...parts, '/etc/passwd': 'x' }) },
  'a path of Windows': { code: 'workbook_broken', make: () => zipped({ ...parts, 'C:\\a.txt': 'x' }) },
  'an encrypted sheet': {
    code: 'workbook_broken',
    make: () => withPart(sheetPath, packed(parts[sheetPath] ?? ''), parts[sheetPath]?.length ?? 0, 1),
  },
  'a directory that is not there': {
    code: 'workbook_broken',
    make: () => rawZip(entriesBut(''), { count: 9 }),
  },
  'elements within elements': {
    code: 'workbook_broken',
    make: () => withPart(sheetPath, packedRepeats('<worksheet>', '<a>'.repeat(100_000), 100), 31 * megabyte),
  },
  'a tag without an end': {
    code: 'workbook_broken',
    make: () => withPart(sheetPath, packedRepeats('<worksheet><c r="', longText, 30), 31 * megabyte),
  },
  'more rows than anybody has': {
    code: 'too_many_rows',
    make: () => withPart(sheetPath, packedRepeats(sheetStart, emptyRows, 30), 31 * megabyte),
  },
};
