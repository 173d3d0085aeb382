import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withTightQuotes } from '#core/import-file/tight-quotes.ts';
import { plan, rowsInOrder } from './import-fixture.ts';

const rowsOf = async (file: string, blockSize?: number) =>
  rowsInOrder(await plan(file, blockSize === undefined ? {} : { blockSize })).map(
    ({ line, cells, fault }) => [line, fault?.code ?? cells.map((cell) => cell.trim()).join('|')],
  );

describe('quotes behind a blank', () => {
  test.each([',', ';', '|', '\t'])('enclose their cells, delimiters within too: %j', async (delimiter) => {
    const file = [
      ['"Name"', '"Company"', '"Notes"'],
      ['"Jane Doe"', '"Acme Q"', '"says ""hi"""'],
      [`"Doe${delimiter} John"`, `"A${delimiter} B"`, '""'],
      ['Ann', 'plain', '  "two blanks"  '],
    ]
      .map((cells) => `${cells.join(`${delimiter} `)}\r\n`)
      .join('');
    const expected = [
      [2, 'Jane Doe|Acme Q|says "hi"'],
      [3, `Doe${delimiter} John|A${delimiter} B|`],
      [4, 'Ann|plain|two blanks'],
    ];
    for (const blockSize of [65_536, 7, 1]) expect(await rowsOf(file, blockSize)).toEqual(expected);
  });

  test('enclose cells of several lines where the header has blanks, too', async () => {
    const file = 'Name, Notes\nAnn, "one\ntwo, three"\nBen, "x"\n';
    for (const blockSize of [65_536, 5]) {
      expect(await rowsOf(file, blockSize)).toEqual([
        [2, 'Ann|one\ntwo, three'],
        [4, 'Ben|x'],
      ]);
    }
  });

  test('enclose them where the header has none and each such quote opens a cell', async () => {
    const file = 'name,notes,phone\nAnn, "one\ntwo, ""three""" ,1\n"Ben", "x", "2"\nCy, "a\n\nb",3\n';
    for (const blockSize of [65_536, 5, 1]) {
      expect(await rowsOf(file, blockSize)).toEqual([
        [2, 'Ann|one\ntwo, "three"|1'],
        [4, 'Ben|x|2'],
        [5, 'Cy|a\n\nb|3'],
      ]);
    }
  });

  test('enclose whole cells of one line where the header has no blanks', async () => {
    expect(await rowsOf('name,phone\n"Doe, Ann", "1, 2"\nBen, "x\nCy, "the" cat\n')).toEqual([
      [2, 'Doe, Ann|1, 2'],
      [3, 'Ben|"x'],
      [4, 'Cy|"the" cat'],
    ]);
  });

  test('that close within a cell break its row alone, with its cells told apart', async () => {
    const file = '"name", "nick", "phone"\n"Ann", "Big" Ann, "1"\n"Ben, B", "b", "2"\n';
    expect(await rowsOf(file)).toEqual([
      [2, 'quote_broken'],
      [3, 'Ben, B|b|2'],
    ]);
    const [broken] = rowsInOrder(await plan(file));
    expect(broken?.cells.map((cell) => cell.trim())).toEqual(['Ann', '"Big" Ann', '1']);
  });

  test('within cells are what they are', async () => {
    expect(await rowsOf('name,notes,phone\nAnn,"a, ""b"", c","1"\nBen,5" tube, "x"\n')).toEqual([
      [2, 'Ann|a, "b", c|1'],
      [3, 'Ben|5" tube|x'],
    ]);
  });
});

test('blanks move, and nothing else does', () => {
  const text = fc.string({ unit: fc.constantFrom('"', '"', ',', ' ', '\n', 'a'), maxLength: 40 });
  fc.assert(
    fc.property(text, fc.boolean(), (before, spaced) => {
      const after = withTightQuotes(before, { delimiter: ',', spaced });
      expect(after).toHaveLength(before.length);
      expect(after.replaceAll(' ', '')).toBe(before.replaceAll(' ', ''));
      expect(withTightQuotes(after, { delimiter: ',', spaced })).toBe(after);
    }),
    { numRuns: 2_000 },
  );
});
