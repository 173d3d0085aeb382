import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { isHoliday } from '#core/calling/holidays.ts';
import { type Hours, type WindowRule, weekdays, windowRuleSchema } from '#core/calling/hours.schema.ts';
import { presets, presetsFor } from '#core/calling/presets.ts';
import { isOpen, nextOpen, openingAt } from '#core/calling/window.ts';
import { shiftsBetween } from '#core/calling/zone-clock.ts';
import { zones } from './zones.ts';

const week = (span: [string, string], except: Partial<Hours> = {}): Hours => {
  const [from, to] = span;
  const one = () => [{ from, to }];
  return {
    sunday: one(),
    monday: one(),
    tuesday: one(),
    wednesday: one(),
    thursday: one(),
    friday: one(),
    saturday: one(),
    ...except,
  };
};
const rule = (hours: Hours, more: Partial<WindowRule> = {}): WindowRule => ({
  ...hours,
  holidays: [],
  closed_on: [],
  ...more,
});
const at = (text: string) => Date.parse(text);

/** The same question asked of Temporal, minute by minute and without any of our own. */
const openByTemporal = (zone: string, rule: WindowRule, moment: number): boolean => {
  const local = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: 'second' });
  const day = weekdays[local.dayOfWeek % 7];
  return day !== undefined && rule[day].some(({ from, to }) => time >= `${from}:00` && time < `${to}:00`);
};

const nextByTemporal = (zone: string, each: WindowRule, moment: number): number => {
  if (openByTemporal(zone, each, moment)) return moment;
  let minute = Math.ceil(moment / 300_000) * 300_000;
  while (!openByTemporal(zone, each, minute)) minute += 300_000;
  return minute;
};

describe('around every change of clocks of a year', () => {
  const rules = [
    rule(week(['08:00', '21:00'])),
    rule(
      week(['02:15', '02:45'], {
        sunday: [
          { from: '00:00', to: '00:30' },
          { from: '01:30', to: '02:30' },
          { from: '03:10', to: '24:00' },
        ],
      }),
    ),
  ];

  test.each(zones)('%s', (zone) => {
    for (const each of rules) {
      const moments = shiftsBetween(zone, at('2026-01-01T00:00Z'), at('2027-01-01T00:00Z')).flatMap((shift) =>
        Array.from({ length: 61 }, (_, step) => shift + (step - 30) * 1_800_000),
      );
      const plain = Array.from(
        { length: 24 },
        (_, step) => at('2026-01-03T05:59:59Z') + step * 15 * 86_400_000,
      );
      const all = [...moments, ...moments.map((moment) => moment - 1_000), ...plain];
      const wrong = all.filter(
        (moment) => isOpen({ zones: [zone], rules: [each] }, moment) !== openByTemporal(zone, each, moment),
      );
      expect(wrong.map((moment) => new Date(moment).toISOString())).toEqual([]);
    }
  });

  test.each(['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Cairo', 'America/Santiago'])(
    '%s: the next opening is the first moment that is open',
    (zone) => {
      const shifts = shiftsBetween(zone, at('2026-01-01T00:00Z'), at('2027-01-01T00:00Z'));
      const moments = shifts.flatMap((shift) =>
        [-20, -6, -3, -1, 0, 1, 5].map((hours) => shift + hours * 3_600_000 + 17_000),
      );
      for (const each of rules)
        for (const moment of moments)
          expect(nextOpen({ zones: [zone], rules: [each] }, moment)).toBe(nextByTemporal(zone, each, moment));
    },
  );
});

test('the next opening of several zones and rules is open, and nothing before it is', () => {
  const hour = fc.integer({ min: 0, max: 23 });
  const span = fc.tuple(hour, fc.integer({ min: 1, max: 24 })).filter(([from, to]) => from < to);
  const text = (value: number) => `${String(value).padStart(2, '0')}:00`;
  const anyRule = fc.array(fc.array(span, { maxLength: 2 }), { minLength: 7, maxLength: 7 }).map((days) => {
    const entries = weekdays.map((day, index) => [
      day,
      (days[index] ?? []).map(([from, to]) => ({ from: text(from), to: text(to) })),
    ]);
    return v.parse(windowRuleSchema, Object.fromEntries(entries));
  });
  const moment = fc
    .integer({ min: 0, max: 366 * 1_440 })
    .map((minute) => at('2026-01-01T00:00Z') + minute * 60_000);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...zones), { minLength: 1, maxLength: 3 }),
      fc.array(anyRule, { minLength: 1, maxLength: 2 }),
      moment,
      (some, rules, now) => {
        const window = { zones: some, rules };
        const next = nextOpen(window, now);
        const last = next ?? now + 15 * 86_400_000;
        if (next !== undefined) expect(isOpen(window, next)).toBe(true);
        const step = Math.max(900_000, Math.floor((last - now) / 300 / 900_000) * 900_000);
        for (let each = now; each < last; each += step) expect(isOpen(window, each)).toBe(false);
        if (next !== undefined && next > now) expect(isOpen(window, next - 1)).toBe(false);
        const opening = openingAt(window, now);
        if (opening?.closes_at) {
          expect(isOpen(window, at(opening.closes_at))).toBe(false);
          expect(isOpen(window, at(opening.closes_at) - 1)).toBe(true);
        }
        if (opening?.opens_at) expect(isOpen(window, at(opening.opens_at) - 1)).toBe(false);
      },
    ),
    { numRuns: 60 },
  );
});

test('a span holds its first second and not its last', () => {
  const window = { zones: ['America/New_York'], rules: [rule(week(['08:00', '21:00']))] };
  expect(['11:59:59', '12:00:00'].map((time) => isOpen(window, at(`2026-07-01T${time}Z`)))).toEqual([
    false,
    true,
  ]);
  expect(['00:59:59', '01:00:00'].map((time) => isOpen(window, at(`2026-07-02T${time}Z`)))).toEqual([
    true,
    false,
  ]);
});

test('hours around midnight are one opening', () => {
  const window = { zones: ['Europe/Berlin'], rules: [rule(week(['00:00', '24:00'], { sunday: [] }))] };
  expect(openingAt(window, at('2026-07-01T12:00Z'))).toEqual({
    opens_at: '2026-06-28T22:00:00.000Z',
    closes_at: '2026-07-04T22:00:00.000Z',
  });
});

test('closed on all days is closed for good', () => {
  const window = {
    zones: ['Europe/Berlin'],
    rules: [
      rule(week(['08:00', '09:00']), {
        closed_on: Array.from({ length: 366 }, (_, day) =>
          new Date(Date.UTC(2028, 0, 1 + day)).toISOString().slice(5, 10),
        ),
      }),
    ],
  };
  expect(nextOpen(window, at('2026-07-01T12:00Z'))).toBeUndefined();
});

describe('holidays', () => {
  test.each([
    [
      'us_federal',
      '2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-07-04 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25',
    ],
    [
      'us_federal',
      '2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-06-18 2027-06-19 2027-07-04 2027-07-05 2027-09-06 2027-10-11 2027-11-11 2027-11-25 2027-12-24 2027-12-25 2027-12-31',
    ],
    [
      'de_national',
      '2026-01-01 2026-04-03 2026-04-06 2026-05-01 2026-05-14 2026-05-25 2026-10-03 2026-12-25 2026-12-26',
    ],
    [
      'de_national',
      '2025-01-01 2025-04-18 2025-04-21 2025-05-01 2025-05-29 2025-06-09 2025-10-03 2025-12-25 2025-12-26',
    ],
  ] as const)('%s: %s', (calendar, days) => {
    const year = Number(days.slice(0, 4));
    const all = Array.from({ length: 366 }, (_, day) => Date.UTC(year, 0, 1 + day)).filter(
      (date) => new Date(date).getUTCFullYear() === year && isHoliday(calendar, date),
    );
    expect(all.map((date) => new Date(date).toISOString().slice(0, 10)).join(' ')).toBe(days);
  });

  test('are those of the zone, not of UTC', () => {
    const window = {
      zones: ['Pacific/Honolulu'],
      rules: [rule(week(['08:00', '21:00']), { holidays: ['us_federal'] })],
    };
    // Christmas Day of Hawaii ends on the 26th at ten in the morning.
    expect(isOpen(window, at('2026-12-26T05:00Z'))).toBe(false);
    expect(isOpen(window, at('2026-12-25T05:00Z'))).toBe(true);
  });
});

describe('presets', () => {
  test('are valid settings with a source and a date', () => {
    for (const { id, window, as_of, sources } of presets) {
      expect([id, window === null || v.is(windowRuleSchema, window)]).toEqual([id, true]);
      expect([id, /^\d{4}-\d{2}$/.test(as_of), sources.length > 0]).toEqual([id, true, true]);
    }
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  });

  test('are of the numbers that they are meant for', () => {
    const ids = ['us_federal', 'us_fl', 'us_ny', 'us_reg_f', 'de'];
    expect(presetsFor(ids, '+13055550100').map(({ id }) => id)).toEqual(['us_federal', 'us_fl', 'us_reg_f']);
    expect(presetsFor(ids, '+4930901820').map(({ id }) => id)).toEqual(['us_reg_f', 'de']);
  });
});
