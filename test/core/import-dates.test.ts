import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ColumnDates, dateFault, inOrder } from '#core/import-file/date-order.ts';
import { placeCells } from '#core/import-file/place-cells.ts';
import { plan } from './import-fixture.ts';

const fields = [{ name: 'renewal', label: 'renewal', declared: true, type: 'date' }];

const datesOf = async (
  values: string[],
  dateOrder?: 'dmy' | 'mdy' | 'ymd',
): Promise<ColumnDates | undefined> => {
  const rows = values.map((value, index) => `N${index},"${value}"`);
  const { result } = await plan(['name,renewal', ...rows].join('\n'), { fields, dateOrder });
  return result.plan?.columns[1]?.dates;
};

// SuiteCRM#9462: day and month swapped.
describe('the whole column decides whether the day or the month comes first (SuiteCRM#9462)', () => {
  test.each([
    [['01/02/2026', '13/02/2026', '03/04/2026'], 'dmy'],
    [['01/02/2026', '02/13/2026'], 'mdy'],
    [['01/02/2026', '03/04/2026'], 'ambiguous'],
    [['13/02/2026', '02/13/2026'], 'ambiguous'],
    [['2026-02-13', '2026/13/02'], 'ambiguous'],
    [['31.12.2026 14:30'], 'dmy'],
    [[], 'ambiguous'],
  ])('%j is %s', async (values, dates) => {
    expect(await datesOf(values)).toBe(dates);
  });

  test('unless the import says it', async () => {
    expect(await datesOf(['13/02/2026'], 'mdy')).toBe('mdy');
  });

  test('of fields of dates alone', async () => {
    const { result } = await plan('name,size\nA,13/02/2026\n', { fields });
    expect(result.plan?.columns[1]?.dates).toBeUndefined();
  });

  test('not by rows that are broken', async () => {
    const { result } = await plan('name,renewal\nA,13/02/2026,x,y\nB,01/02/2026\n', { fields });
    expect(result.plan?.columns[1]?.dates).toBe('ambiguous');
  });
});

describe('a date', () => {
  test.each([
    ['31.12.2025', 'dmy', '2025-12-31'],
    ['31/12/2025', 'dmy', '2025-12-31'],
    ['12-31-2025', 'mdy', '2025-12-31'],
    ['12/31/2025 2:30 PM', 'mdy', '2025-12-31'],
    ['31.12.2025, 14:30:00', 'dmy', '2025-12-31'],
    ['31. 12. 2025', 'dmy', '2025-12-31'],
    ['1.2.2026', 'dmy', '2026-02-01'],
    ['1.2.2026', 'mdy', '2026-01-02'],
    ['2025/12/31', 'ambiguous', '2025-12-31'],
    ['2025/12/31', 'dmy', '2025-12-31'],
    ['2025.1.5', 'ymd', '2025-01-05'],
    ['05/05/2026', 'ambiguous', '2026-05-05'],
    ['2026-02-03T10:00:00Z', 'ambiguous', '2026-02-03T10:00:00Z'],
  ] as const)('%s, %s, is %s', (text, dates, day) => {
    expect(inOrder(text, dates)).toBe(day);
  });

  test.each([
    ['01/02/2026', 'ambiguous', 'date_ambiguous', 'date_order'],
    ['13/02/2026', 'mdy', 'date_invalid', 'the month comes first'],
    ['12/31/2025', 'ymd', 'date_invalid', 'the year comes first'],
    ['31/02/2026', 'dmy', 'date_invalid', 'no such day'],
    ['01/02/26', 'dmy', 'date_invalid', 'four digits'],
    ['26/01/02', 'ymd', 'date_invalid', 'four digits'],
    ['soon', 'dmy', 'date_invalid', '2026-01-31'],
    ['01/02.2026', 'dmy', 'date_invalid', '2026-01-31'],
  ] as const)('%s, %s, is none: %s', (text, dates, code, part) => {
    expect(inOrder(text, dates)).toBe(text);
    const fault = dateFault(text, dates);
    expect(fault.code).toBe(code);
    expect(fault.message).toContain(part);
  });

  test('of any day comes out as it went in, in each order', async () => {
    const day = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    await fc.assert(
      fc.property(day, fc.constantFrom('.', '/', '-'), fc.boolean(), (at, separator, isPadded) => {
        const iso = at.toISOString().slice(0, 10);
        const [year = '', month = '', date = ''] = iso
          .split('-')
          .map((part) => (isPadded ? part : String(Number(part))));
        expect(inOrder([date, month, year].join(separator), 'dmy')).toBe(iso);
        expect(inOrder([month, date, year].join(separator), 'mdy')).toBe(iso);
        expect(inOrder([year, month, date].join(separator), 'ymd')).toBe(iso);
      }),
    );
  });
});

describe('a cell of a column of dates', () => {
  const columns = {
    header: ['day'],
    targets: [{ kind: 'custom' as const, name: 'day' }],
    dates: ['mdy' as const],
    policy: { country: 'US' },
  };

  test.each(['0/0/00', '0.0.00', '00/00/0000', '0000-00-00', '0000-00-00 00:00:00'])(
    'of nothing but zeros is empty: %s',
    (cell) => {
      expect(placeCells([cell], columns)).toEqual([]);
    },
  );

  test.each(['0/1/00', '0', '00:00', '1/0/2000'])('is not: %s', (cell) => {
    expect(placeCells([cell], columns)).toHaveLength(1);
  });

  test('without a year tells what is missing', () => {
    expect(dateFault('--05-12', 'ambiguous').message).toContain('no year');
  });
});
