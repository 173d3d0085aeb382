import { describe, expect, test } from 'vitest';
import { readHours } from '#core/calling/hours-text.ts';

const span = (from: string, to: string) => ({ from, to });

describe('hours of a contact as text', () => {
  test('days, ranges of days, several spans', () => {
    expect(readHours('Mo-Fr 09:00-12:00, 14:00-18:00; Sa 10:00-12:00')).toEqual({
      ...{ sunday: [], saturday: [span('10:00', '12:00')], holidays: [], closed_on: [] },
      ...Object.fromEntries(
        ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [
          day,
          [span('09:00', '12:00'), span('14:00', '18:00')],
        ]),
      ),
    });
  });

  test.each([
    ['09:00-24:00', 7],
    ['mo,we,fr 09:00-10:00', 3],
    ['Fr-Mo 09:00-10:00', 4],
    ['Monday 09:00-10:00', 1],
    ['09:00-18:00; Su off', 6],
    ['  Mo - Fr  09:00 - 10:00 ; ', 5],
    ['Sa off', 0],
  ])('%s: %i days', (text, count) => {
    const { holidays: _, closed_on: __, ...week } = readHours(text) ?? { holidays: [], closed_on: [] };
    expect(Object.values(week).filter((spans) => spans.length > 0)).toHaveLength(count);
    expect(Object.keys(week)).toHaveLength(7);
  });

  test.each([
    '',
    ';',
    'always',
    'Mo',
    'Mo 9-10',
    'Mo 18:00-09:00',
    'Mo 09:00-25:00',
    'Xx 09:00-10:00',
    'm 09:00-10:00',
  ])('"%s" cannot be read', (text) => expect(readHours(text)).toBeUndefined());
});
