import { describe, expect, test } from 'vitest';
import { plan, refusalOf, rowsInOrder } from './import-fixture.ts';

const codes = async (file: string) =>
  rowsInOrder(await plan(file)).map(({ line, cells, fault }) => [line, fault?.code ?? cells.join('|')]);

describe('one bad row is one failed row (YetiForceCRM#13261)', () => {
  test.each([
    ['a quote that nothing closes', '"B,2', 'quote_unclosed'],
    ['text behind a closing quote', '"O"Brien,2', 'quote_broken'],
  ])('with %s', async (_, bad, code) => {
    expect(await codes(`name,phone\nA,1\n${bad}\nC,3\n"D",4\n`)).toEqual([
      [2, 'A|1'],
      [3, bad.startsWith('"B') ? 'quote_broken' : code],
      [4, 'C|3'],
      [5, 'D|4'],
    ]);
    expect(await codes(`name,phone\n${bad}\nC,3\n`)).toEqual([
      [2, code],
      [3, 'C|3'],
    ]);
  });

  test('even when the quote stays open over millions of characters', async () => {
    const rows = Array.from({ length: 200_000 }, (_, n) => `N${n},+1202${5_550_000 + n}`);
    const planned = await plan(['name,phone', '"A,1', ...rows].join('\n'));
    expect(planned.result.plan?.rows).toBe(200_001);
    expect(rowsInOrder(planned).filter(({ fault }) => fault)).toHaveLength(1);
  });

  test('and all rows bad take no longer than they are many', async () => {
    const planned = await plan(`name,phone\n${'"a"b,1\n'.repeat(20_000)}`);
    expect(rowsInOrder(planned).every(({ fault }) => fault?.code === 'quote_broken')).toBe(true);
  });

  test('a line without end is cut, and the next row is read', async () => {
    const found = await codes(`name,phone\n${'x'.repeat(3_000_000)},1\nB,2\n`);
    expect(found).toEqual([
      [2, 'row_too_long'],
      [3, 'B|2'],
    ]);
  });
});

describe('a row that stands in quotes as a whole, as Excel saves a line that it did not take apart,', () => {
  test('is taken apart where it has as many cells as the header', async () => {
    const rows = '"Ann,1,""Acme, Inc."""\nBen,2,x\n"Cy,3,""a\nb"""\n"Di,4,c"\r\n';
    for (const blockSize of [65_536, 1]) {
      const found = rowsInOrder(await plan(`name,phone,notes\n${rows}`, { blockSize }));
      expect(found.map(({ line, cells }) => [line, ...cells])).toEqual([
        [2, 'Ann', '1', 'Acme, Inc.'],
        [3, 'Ben', '2', 'x'],
        [4, 'Cy', '3', 'a\nb'],
        [6, 'Di', '4', 'c'],
      ]);
    }
  });

  test('is one cell where it has not, or where a cell with a delimiter may be a name', async () => {
    expect(await codes('name,phone,notes\n"Doe, Ann"\n"Doe, Ann, Dr., x"\n')).toEqual([
      [2, 'Doe, Ann'],
      [3, 'Doe, Ann, Dr., x'],
    ]);
    expect(await codes('name,phone\n"Doe, Ann"\n')).toEqual([[2, 'Doe, Ann']]);
  });
});

test('values under no header are refused, not lost', async () => {
  expect(await refusalOf('name,,phone\nA,secret,1\n')).toBe('header_empty');
  expect(await refusalOf('name,,phone\nA,,1\n')).toBeUndefined();
});
