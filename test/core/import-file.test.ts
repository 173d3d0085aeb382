import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHeader } from '#core/import-file/header.ts';
import { encodeText, plan, refusalOf, rowsInOrder } from './import-fixture.ts';

const targetsOf = (...headers: string[]): string[] => {
  const header = readHeader(headers);
  if ('refused' in header) return [header.refused.code];
  return header.targets.map((target) => ('name' in target ? `${target.kind}.${target.name}` : target.kind));
};

describe('a header', () => {
  test.each([
    ['mobile', 'phone'],
    ['Mobile Number', 'phone'],
    ['PHONE_NUMBER', 'phone'],
    ['Tel.', 'phone'],
    ['Téléphone', 'phone'],
    ['Número de teléfono', 'phone'],
    ['Telefonnummer', 'phone'],
    ['secondary phone', 'phone_secondary'],
    ['E-Mail-Adresse', 'email'],
    ['correo electrónico', 'email'],
    ['fullName', 'name'],
    ['Nachname', 'last_name'],
    ['PRÉNOM', 'first_name'],
  ])('%s alone suffices and is the %s', (header, name) => {
    expect(targetsOf(header)).toEqual([`contact.${name}`]);
  });

  test('names fields, company details and custom fields', () => {
    expect(
      targetsOf('phone', 'jobTitle', 'Lead Status', 'do-not-call', 'Firma', 'Branche', 'Shoe Size'),
    ).toEqual([
      'contact.phone',
      'contact.job_title',
      'contact.lead_status',
      'contact.do_not_call',
      'company.name',
      'company.industry',
      'custom.Shoe Size',
    ]);
  });

  test('gives the second number its own field, whichever column comes first', () => {
    expect(targetsOf('mobile', 'phone')).toEqual(['contact.phone_secondary', 'contact.phone']);
    expect(targetsOf('Festnetz', 'Handy')).toEqual(['contact.phone_secondary', 'contact.phone']);
  });

  test('reads a name beside a first name as the last name', () => {
    expect(targetsOf('Vorname', 'Name', 'Telefon')).toEqual([
      'contact.first_name',
      'contact.last_name',
      'contact.phone',
    ]);
    expect(targetsOf('Nom', 'Prénom')).toEqual(['contact.last_name', 'contact.first_name']);
    expect(targetsOf('Name', 'Telefon')).toEqual(['contact.name', 'contact.phone']);
  });

  test('of a rejected file is that of the original', () => {
    const header = readHeader(['name', 'phone', 'line', 'column', 'code', 'message']);
    expect(header).toMatchObject({ headers: ['name', 'phone'] });
    expect(targetsOf('name', 'line', 'column')).toEqual(['contact.name', 'custom.line', 'custom.column']);
  });

  test.each([
    [['name', 'Phone', 'phone '], 'header_duplicate'],
    [['Jane Doe', 'jane@example.com', '+12025550100'], 'header_missing'],
    [['', '', ''], 'header_missing'],
    [['colour', 'size'], 'header_no_identity'],
    [['name', 'x'.repeat(1_001)], 'header_too_long'],
    [['name', ...Array.from({ length: 151 }, (_, n) => `${n}${'x'.repeat(997)}`)], 'header_too_long'],
    [['name', 'constructor'], 'header_reserved'],
    [['name', '__proto__'], 'header_reserved'],
    [['prototype', 'name'], 'header_reserved'],
  ])('%j is refused as %s', (headers, code) => {
    expect(targetsOf(...headers)).toEqual([code]);
  });
});

describe('a file that is no table of text is refused by name', () => {
  test.each([
    ['nothing', ''],
    ['a mark alone', Buffer.from([0xef, 0xbb, 0xbf])],
    ['blank lines', ' \n\r\n\t\n'],
  ])('%s', async (_, file) => {
    expect(await refusalOf(file)).toBe('file_empty');
  });

  test.each([
    ['an old Excel workbook', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1')],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['a PNG', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1')],
    ['a gzip archive', Buffer.from([0x1f, 0x8b, 8, 0, 0])],
    ['a web page', Buffer.from('<!doctype html><title>Sign in</title>')],
    ['zero bytes', Buffer.from('name,phone\n\0\0\0\0\0')],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])],
  ])('%s', async (_, file) => {
    expect(await refusalOf(file)).toBe('file_not_text');
  });

  test('anything at all is planned or refused, never an error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, headed) => {
        const { result } = await plan(
          headed ? Buffer.concat([Buffer.from('name,phone\n'), bytes]) : Buffer.from(bytes),
        );
        expect(result.plan ?? result.refused).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});

describe('a file', () => {
  test('with Windows-1252 behind 64 KB of ASCII is read as Windows-1252', async () => {
    const rows = Array.from({ length: 8_000 }, (_, n) => `Person ${n}`);
    const planned = await plan(encodeText(['name', ...rows, 'Müller €'].join('\n'), 'windows-1252'));
    expect(planned.result.plan?.encoding).toBe('windows-1252');
    expect(rowsInOrder(planned).at(-1)).toMatchObject({ record: 8_001, line: 8_002, cells: ['Müller €'] });
  });

  test('with a header and no rows has a plan of no chunks', async () => {
    const { result, objects } = await plan('name,phone\n');
    expect(result.plan).toMatchObject({ rows: 0, chunks: 0, repeats: 0 });
    expect(objects.size).toBe(0);
  });

  test('of more rows than the team allows is refused, of as many is not', async () => {
    expect(await refusalOf('name\na\nb\nc\n', { maxRows: 2 })).toBe('too_many_rows');
    expect(await refusalOf('name\na\nb\n', { maxRows: 2 })).toBeUndefined();
  });

  test('of mixed line ends keeps its rows apart', async () => {
    const planned = await plan('name,phone\r\nA,1\nB,"2"\r\n\r\nC,3');
    expect(rowsInOrder(planned)).toMatchObject([
      { line: 2, cells: ['A', '1'] },
      { line: 3, cells: ['B', '2'] },
      { line: 5, cells: ['C', '3'] },
    ]);
  });

  test('may have lines of nothing but delimiters and space, which are blank', async () => {
    const planned = await plan(' ,,\nname,phone,email\n,,\nA,1,\n , \t,"  "\n,,,,\n,,x\nB,2,\n,,\n');
    expect(planned.result.plan?.rows).toBe(3);
    expect(rowsInOrder(planned)).toEqual([
      { record: 1, line: 4, cells: ['A', '1', ''] },
      { record: 2, line: 7, cells: ['', '', 'x'] },
      { record: 3, line: 8, cells: ['B', '2', ''] },
    ]);
  });

  test('whose delimiter also stands in quotes and text is split by the right one', async () => {
    const planned = await plan('name;phone;"notes, more"\nA;1;"x, y; z"\nB;2;1,5 | 2,5\n');
    expect(planned.result.plan?.delimiter).toBe(';');
    expect(rowsInOrder(planned).map(({ cells }) => cells[2])).toEqual(['x, y; z', '1,5 | 2,5']);
  });

  test('tells which columns hold something', async () => {
    const { result } = await plan('name,phone,email\nA,1,\nB,,\n');
    expect(result.plan?.columns.map(({ filled }) => filled)).toEqual([2, 1, 0]);
  });

  test('fails the one row that has more cells than the header', async () => {
    const planned = await plan('name,phone\nA,1,surplus\nB,2\n');
    expect(rowsInOrder(planned)).toMatchObject([
      { cells: ['A', '1', 'surplus'], fault: { code: 'too_many_cells' } },
      { cells: ['B', '2'] },
    ]);
  });

  test('keeps cells that look like formulas, numbers or code as they are', async () => {
    const cells = [
      '=cmd|/c calc',
      '+A1',
      '-1',
      '@x',
      "'quoted'",
      '<script>',
      '{{7*7}}',
      '\u202eabc',
      '0x1F',
      'NaN',
      'null',
    ];
    const planned = await plan(['name', ...cells].join('\n'));
    expect(rowsInOrder(planned).map(({ cells: [cell] }) => cell)).toEqual(cells);
  });
});

test('a column headed by a sign alone is a custom field', () => {
  expect(targetsOf('#', 'Name', 'Phone')).toEqual(['custom.#', 'contact.name', 'contact.phone']);
});

test('UTF-8 with a broken byte is refused by name, not read as another encoding', async () => {
  const bytes = Buffer.concat([Buffer.from('name\nÄnne\nÖzil\nbad'), Buffer.from([0xff]), Buffer.from('\n')]);
  expect(await refusalOf(bytes)).toBe('encoding_broken');
});

test('a zero byte in a small file makes no UTF-16 of it', async () => {
  const planned = await plan(Buffer.from('Name,Phone\nA\0B,+12025550100\n'));
  expect(planned.result.plan?.encoding).toBe('utf-8');
  expect(rowsInOrder(planned)[0]?.cells[0]).toBe('A\0B');
});

test('a few zero bytes in cells make no binary of text, whatever its encoding', async () => {
  const rows = ['\0Ann,1', 'Bob,2\0', 'Zoë,3', 'C\0\0y,4', 'Jürgen,5'];
  for (const encoding of ['utf-8', 'windows-1252'] as const)
    for (const newline of ['\n', '\r\n', '\r']) {
      const planned = await plan(encodeText(['name,phone', ...rows].join(newline), encoding));
      expect(planned.result.plan?.encoding).toBe(encoding);
      expect(rowsInOrder(planned).map(({ cells }) => cells.join(','))).toEqual(rows);
    }
});

test('zero bytes in the header or beside the line ends make no text', async () => {
  expect(await refusalOf('na\0me,phone\nA,1\n')).toBe('file_not_text');
  const unmarked = encodeText(`${'太郎'.repeat(100)}\n`.repeat(3), 'utf-16le');
  expect(await refusalOf(unmarked)).toBe('file_not_text');
});
