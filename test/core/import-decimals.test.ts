import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ColumnDecimals, plainNumber, plainNumbers } from '#core/import-file/decimals.ts';
import { plan } from './import-fixture.ts';
import { type Cell, sheet } from './workbook-fixture.ts';

const field = (name: string, type: string) => ({ name, label: name, declared: true, type });
const fields = [field('turnover', 'decimal'), field('seats', 'integer'), field('size', 'text')];

/** What the columns of a file tell of their decimals. */
const decimalsOf = async (
  rows: string[][],
  decimal?: 'comma' | 'point',
): Promise<(ColumnDecimals | undefined)[]> => {
  const lines = [['name', 'turnover', 'seats', 'size'], ...rows.map((cells) => ['Ann', ...cells])];
  const { result } = await plan(lines.map((cells) => cells.join(';')).join('\n'), { fields, decimal });
  return result.plan?.columns.slice(1).map(({ decimals }) => decimals) ?? [];
};

describe('the whole column decides whether a comma or a point stands before decimals', () => {
  test.each([
    [['12,50', '1.234'], 'comma'],
    [['1.234,56'], 'comma'],
    [['1.234.567'], 'comma'],
    [['1 234,5'], 'comma'],
    [['12.50', '1,234'], 'point'],
    [['1,234,567.5'], 'point'],
    [['0.123'], 'point'],
    [['1234.567'], 'point'],
    [['1.234'], 'ambiguous'],
    [['1,234', '7'], 'ambiguous'],
    [['7', '1 234', ''], 'ambiguous'],
    [['12,50', '12.50'], 'ambiguous'],
    [['many'], 'ambiguous'],
  ])('%j is %s', async (values, decimals) => {
    const [own] = await decimalsOf(values.map((value) => [value, '', '']));
    expect(own).toBe(decimals);
  });

  test('unless the import says it', async () => {
    expect(await decimalsOf([['12,50', '', '']], 'point')).toEqual(['point', 'point', undefined]);
  });

  test('or another column of numbers does', async () => {
    expect(await decimalsOf([['1.234', '1.234.567', '12.5']])).toEqual(['comma', 'comma', undefined]);
    expect(await decimalsOf([['1.234', '7', '12,5']])).toEqual(['ambiguous', 'ambiguous', undefined]);
  });
});

describe('a workbook', () => {
  const told = async (cells: Cell[], decimal?: 'comma' | 'point') => {
    const file = sheet([['name', 'turnover'], ...cells.map((cell): Cell[] => ['Ann', cell])]);
    return (await plan(file, { fields, decimal })).result.plan?.columns[1]?.decimals;
  };

  test('has points in its numbers, whatever people see', async () => {
    expect(await told([1.234])).toBe('point');
    expect(await told(['7'], 'point')).toBe('point');
  });

  test('may have commas in texts beside its numbers, so that some are not told', async () => {
    expect(await told([1.234, '12,50'])).toBe('ambiguous');
    expect(await told([1.234], 'comma')).toBe('ambiguous');
  });
});

describe('a number', () => {
  test.each([
    ['12,50', 'comma', 12.5],
    ['1.234,56', 'comma', 1234.56],
    ['1.234', 'comma', 1234],
    ['1,234', 'comma', 1.234],
    ['-1 234 567,8', 'comma', -1_234_567.8],
    ['1\u202f234,5', 'comma', 1234.5],
    [',5', 'comma', 0.5],
    ['1.234', 'point', 1.234],
    ['1,234', 'point', 1234],
    ["1'234.50", 'point', 1234.5],
    ['1.5e3', 'point', 1500],
    ['1.000', 'point', 1],
    ['12,50', 'ambiguous', 12.5],
    ['12.50', 'ambiguous', 12.5],
    ['1.234,5', 'ambiguous', 1234.5],
    ['42', 'ambiguous', 42],
  ] as const)('%s, %s, is %s', (text, decimals, number) => {
    const { text: plain, fault } = plainNumber(text, decimals);
    expect([Number(plain), fault]).toEqual([number, undefined]);
  });

  test.each([
    ['1.234', 'ambiguous', 'decimal_ambiguous', 'decimal: comma or point'],
    ['1,234', 'ambiguous', 'decimal_ambiguous', 'decimal: comma or point'],
    ['12.5', 'comma', 'type_number', 'a comma stands before its decimals'],
    ['1.23.456', 'comma', undefined, ''],
    ['12,5', 'point', 'type_number', 'a point stands before its decimals'],
    ['many', 'comma', undefined, ''],
    ['.', 'point', undefined, ''],
  ] as const)('%s, %s, is none: %s', (text, decimals, code, part) => {
    const { text: same, fault } = plainNumber(text, decimals);
    expect([same, fault?.code]).toEqual([text, code]);
    expect(fault?.message ?? '').toContain(part);
  });

  test('comes out as it went in, grouped or not', () => {
    const number = fc.tuple(
      fc.integer({ min: -9_999_999, max: 9_999_999 }),
      fc.integer({ min: 0, max: 9_999 }),
    );
    const groups = { comma: ['', '.', ' ', '\u00a0', "'"], point: ['', ',', ' ', '\u202f', '’'] };
    fc.assert(
      fc.property(number, fc.constantFrom('comma', 'point'), fc.nat(4), ([whole, part], decimals, at) => {
        const digits = String(Math.abs(whole)).replace(/\B(?=(?:\d{3})+$)/g, groups[decimals][at] ?? '');
        const sign = whole < 0 ? '-' : '';
        const plain = `${sign}${Math.abs(whole)}.${part}`;
        const text = `${sign}${digits}${decimals === 'comma' ? ',' : '.'}${part}`;
        expect(Number(plainNumber(text, decimals).text)).toBe(Number(plain));
        // Without its column it tells itself.
        const [alone = ''] = plainNumbers([text], [decimals]);
        expect(Number(plainNumber(alone, 'ambiguous').text)).toBe(Number(plain));
      }),
    );
  });
});
