import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { Encoding } from '#core/import-file/encoding-names.ts';
import { encodeText, plan, refusalOf, rowsInOrder } from './import-fixture.ts';
import { contactCells, contactHeader } from './text-fixture.ts';

const delimiters = [',', ';', '\t', '|'] as const;
const newlines = { LF: '\n', CRLF: '\r\n', CR: '\r' } as const;
const forms = [
  ['utf-8', false],
  ['utf-8', true],
  ['utf-16le', false],
  ['utf-16le', true],
  ['utf-16be', false],
  ['utf-16be', true],
  ['windows-1252', false],
] as const satisfies (readonly [Encoding, boolean])[];

const matrix = forms.flatMap(([encoding, marked]) =>
  delimiters.flatMap((delimiter) =>
    Object.entries(newlines).map(([end, newline]) => ({ encoding, marked, delimiter, end, newline })),
  ),
);

describe('the same 200 contacts', () => {
  test.each(matrix)(
    'from $encoding (mark: $marked) with $delimiter and $end',
    async ({ encoding, marked, delimiter, newline }) => {
      const rows = contactCells(200, { newline, isUnicode: encoding !== 'windows-1252' });
      const bytes = encodeText(
        Papa.unparse([contactHeader, ...rows], { delimiter, newline }),
        encoding,
        marked,
      );
      for (const blockSize of [65_536, 61]) {
        const planned = await plan(bytes, { blockSize });
        expect(planned.result.plan).toMatchObject({ encoding, delimiter, rows: 200, repeats: 0 });
        expect(rowsInOrder(planned).map(({ cells }) => cells)).toEqual(rows);
      }
    },
  );
});

describe('a first line sep=', () => {
  test.each([
    ['sep=;\nname;phone\nA, B;1\n', ';', ['A, B', '1']],
    ['SEP=,\r\nname,phone\r\nA;B,1\r\n', ',', ['A;B', '1']],
    ['"sep=|"\rname|phone\rA|1', '|', ['A', '1']],
    ['sep=\t\nname\tphone\nA\t1\n', '\t', ['A', '1']],
    ['sep=^\nname^phone\nA^1\n', '^', ['A', '1']],
    ['sep=;;;\nname;phone;email\nA;1;\n', ';', ['A', '1']],
  ])('%j names the delimiter and is no header', async (text, delimiter, cells) => {
    for (const encoding of ['utf-8', 'utf-16le'] as const) {
      const planned = await plan(encodeText(text, encoding, true));
      expect(planned.result.plan?.delimiter).toBe(delimiter);
      const [row] = rowsInOrder(planned);
      expect([row?.line, row?.cells.slice(0, 2)]).toEqual([3, cells]);
    }
  });

  test('goes before what the table looks like', async () => {
    const planned = await plan('sep=;\nname,phone;phone\nA,B;1\n');
    expect(planned.result.plan?.columns.map(({ header }) => header)).toEqual(['name,phone', 'phone']);
  });

  test('with nothing behind it is an empty file, and with a letter it is a header', async () => {
    expect(await refusalOf('sep=;')).toBe('file_empty');
    expect(await refusalOf('sep=;\r\n\r\n')).toBe('file_empty');
    expect((await plan('sep=x,name\n1,A\n')).result.plan?.columns[0]?.header).toBe('sep=x');
  });
});

describe('text of other scripts and regions', () => {
  const russian = 'name;phone\nИван Петров;1\nОльга Сергеевна Кузнецова;2\nЮрий Щукин;3\n';
  const texts: [name: string, text: string, encodings: Encoding[]][] = [
    ['Russian', russian, ['koi8-r', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic']],
    ['Greek', 'name;phone\nΓιωργος Παπαδοπουλος;1\nΕλένη Νικολάου;2\nΝίκος;3\n', ['windows-1253']],
    ['Hebrew', 'name;phone\nדוד כהן לוי;1\nשרה ישראלי;2\nיעקב ברגמן;3\n', ['windows-1255']],
    ['Arabic', 'name;phone\nمحمد الأحمد;1\nفاطمة الزهراء;2\nعبدالله;3\n', ['windows-1256']],
    ['Thai', 'name;phone\nสมชาย ใจดี;1\nสมหญิง รักไทย;2\n', ['windows-874']],
    ['Polish', 'name;phone\nLech Wałęsa;1\nZbigniew Małysz;2\nStanisław Żółkiewski;3\n', ['windows-1250']],
  ];
  const cases = texts.flatMap(([name, text, encodings]) =>
    encodings.map((encoding) => [name, encoding, text] as const),
  );

  test('in Windows-1251 is told by its words', async () => {
    for (const blockSize of [65_536, 1]) {
      const planned = await plan(encodeText(russian, 'windows-1251'), { blockSize });
      expect(planned.result.plan?.encoding).toBe('windows-1251');
      expect(rowsInOrder(planned)[1]?.cells[0]).toBe('Ольга Сергеевна Кузнецова');
    }
  });

  test.each(cases)(
    '%s in %s is refused by name, and read when the import names it',
    async (_, encoding, text) => {
      const bytes = encodeText(text, encoding);
      expect(await refusalOf(bytes)).toBe('encoding_unknown');
      const planned = await plan(bytes, { encoding });
      expect(planned.result.plan?.encoding).toBe(encoding);
      expect(rowsInOrder(planned).map(({ cells }) => cells[0])).toEqual(
        text
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(';')[0]),
      );
    },
  );

  test('of the west is Windows-1252, with whatever signs stand in it', async () => {
    const names = [
      'Þórður Æðarsson',
      'Õun Öö',
      'ÄÖÜ GmbH',
      'Ñandú ¿qué?',
      'Søren „Bo“ Ås',
      '5 m² für 3 £',
      'año¿no',
    ];
    const planned = await plan(encodeText(['name', ...names].join('\n'), 'windows-1252'));
    expect(planned.result.plan?.encoding).toBe('windows-1252');
    expect(rowsInOrder(planned).map(({ cells }) => cells[0])).toEqual(names);
  });

  test('that is not of the encoding that the import names is refused; a mark goes before it', async () => {
    expect(await refusalOf(encodeText('name\nMüller', 'windows-1252'), { encoding: 'utf-8' })).toBe(
      'encoding_broken',
    );
    const marked = await plan(encodeText('name\nMüller', 'utf-8', true), { encoding: 'windows-1252' });
    expect(rowsInOrder(marked)[0]?.cells).toEqual(['Müller']);
  });

  test('in bytes that no encoding has is refused', async () => {
    const bytes = Buffer.concat([Buffer.from('name\nJ'), Buffer.from([0xff, 0x81, 0x0a])]);
    expect(await refusalOf(bytes)).toBe('encoding_unknown');
  });

  test('in UTF-16 without a mark may have letters whose lower half is zero', async () => {
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      const planned = await plan(encodeText('name,phone,email\nĀnanda,1,a@x.org\nЀва,2,\n', encoding));
      expect(planned.result.plan?.encoding).toBe(encoding);
    }
  });
});

test('UTF-8 with a stray byte is no other encoding, also where the first of its letters stands far behind', async () => {
  const ascii = Array.from({ length: 5_000 }, (_, n) => `P${n},+1202555${n}\n`).join('');
  const rows = Buffer.from('José,+12025559990\nRené,+12025559991\nZoë,+12025559992\n');
  const stray = encodeText('Jérôme,+12025559993\n', 'windows-1252');
  const file = (...parts: Buffer[]) => Buffer.concat([Buffer.from(`name,phone\n${ascii}`), ...parts]);
  expect(await refusalOf(file(rows, stray))).toBe('encoding_broken');
  expect(await refusalOf(file(stray, rows))).toBe('encoding_broken');
  expect(await refusalOf(file(stray, stray, stray))).toBeUndefined();
  expect(await refusalOf(file(encodeText('SÃO PAULO – Â½\n', 'windows-1252'), stray))).toBeUndefined();
});
