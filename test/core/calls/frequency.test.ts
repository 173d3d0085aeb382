import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type Attempt, capHolds, strictestHolds } from '#core/calling/frequency.ts';
import { type Caps, capsSchema } from '#core/calling/hours.schema.ts';

const caps = (given: Partial<Caps>): Caps => v.parse(capsSchema, given);
const at = (text: string) => Date.parse(text);
const call = (text: string, conversation = false): Attempt => ({ at: at(text), conversation });
const ask = (
  given: Partial<Caps>,
  attempts: readonly Attempt[],
  now: string,
  zones: readonly string[] = ['UTC'],
) =>
  capHolds(caps(given), attempts, zones, at(now)).map(
    ({ code, rule, until }) => `${code} ${rule} ${new Date(until).toISOString()}`,
  );

describe('three calls in 24 hours, an hour apart', () => {
  const policy = { per_day: 3, min_gap_minutes: 60 };
  const calls = ['10:00', '15:00', '12:00'].map((time) => call(`2026-06-01T${time}Z`));

  test('a fourth waits until the first is a day old, to the second', () => {
    expect(ask(policy, calls, '2026-06-01T16:00Z')).toEqual([
      'called_recently per_day 2026-06-02T10:00:00.000Z',
    ]);
    expect(ask(policy, calls, '2026-06-02T09:59:59.999Z')).toEqual([
      'called_recently per_day 2026-06-02T10:00:00.000Z',
    ]);
    expect(ask(policy, calls, '2026-06-02T10:00:00Z')).toEqual([]);
  });

  test('two minutes after a call is too soon, an hour is not', () => {
    const [first] = calls;
    const one = first ? [first] : [];
    expect(ask(policy, one, '2026-06-01T10:02Z')).toEqual([
      'called_recently min_gap 2026-06-01T11:00:00.000Z',
    ]);
    expect(ask(policy, one, '2026-06-01T10:59:59.999Z')).toHaveLength(1);
    expect(ask(policy, one, '2026-06-01T11:00Z')).toEqual([]);
  });
});

describe('seven days after a conversation, of which its own is the first', () => {
  test.each([
    ['2026-06-01T16:00Z', ['America/New_York'], '2026-06-08T04:00:00.000Z'],
    // It was still the 31st of May there.
    ['2026-06-01T02:00Z', ['America/New_York'], '2026-06-07T04:00:00.000Z'],
    ['2026-06-01T16:00Z', ['America/Boise', 'America/Los_Angeles'], '2026-06-08T07:00:00.000Z'],
    // A day in between has 23 hours.
    ['2026-03-05T16:00Z', ['America/New_York'], '2026-03-12T04:00:00.000Z'],
    ['2026-06-01T16:00Z', [], '2026-06-08T00:00:00.000Z'],
  ])('%s in %s: from %s on', (spoken, zones, free) => {
    const calls = [call(spoken, true), call('2026-01-01T00:00Z', true)];
    const before = new Date(at(free) - 1).toISOString();
    expect(ask({ conversation_days: 7 }, calls, before, zones)).toEqual([
      `called_recently after_conversation ${free}`,
    ]);
    expect(ask({ conversation_days: 7 }, calls, free, zones)).toEqual([]);
  });

  test('a call without a conversation starts nothing', () => {
    expect(ask({ conversation_days: 7 }, [call('2026-06-01T16:00Z')], '2026-06-01T17:00Z')).toEqual([]);
  });
});

test('a call of a clock that is ahead counts, one of another year does not', () => {
  expect(ask({ min_gap_minutes: 60 }, [call('2026-06-01T10:00:30Z')], '2026-06-01T10:00Z')).toEqual([
    'called_recently min_gap 2026-06-01T11:00:30.000Z',
  ]);
  expect(ask({ min_gap_minutes: 60 }, [call('2027-06-01T10:00Z')], '2026-06-01T10:00Z')).toEqual([]);
});

test('seven calls in seven days are the cap', () => {
  const calls = Array.from({ length: 7 }, (_, day) => call(`2026-06-0${day + 1}T10:00Z`));
  expect(ask({ per_week: 7 }, calls, '2026-06-07T18:00Z')).toEqual([
    'cap_reached per_week 2026-06-08T10:00:00.000Z',
  ]);
  expect(ask({ per_week: 7 }, calls, '2026-06-08T10:00Z')).toEqual([]);
});

test('of several caps the strictest counts', () => {
  const calls = ['10:00', '10:30', '11:00'].map((time) => call(`2026-06-01T${time}Z`));
  const ask = (...all: Partial<Caps>[]) =>
    strictestHolds(
      all.map((one) => ({ caps: caps(one), exempt_days: null })),
      calls,
      ['UTC'],
      at('2026-06-01T11:02Z'),
    ).map(({ rule, until }) => `${rule} ${new Date(until).toISOString()}`);
  expect(ask({ per_day: 3, min_gap_minutes: 5 }, { per_day: 2, min_gap_minutes: 60, per_week: 7 })).toEqual([
    'min_gap 2026-06-01T12:00:00.000Z',
    'per_day 2026-06-02T10:30:00.000Z',
  ]);
  expect(ask()).toEqual([]);
});

test('no cap is ever exceeded, and none holds back longer than it must', () => {
  const second = fc.integer({ min: 0, max: 20 * 86_400 }).map((each) => each * 1_000);
  const policy = fc.record({
    per_day: fc.option(fc.integer({ min: 1, max: 4 })),
    per_week: fc.option(fc.integer({ min: 1, max: 8 })),
    min_gap_minutes: fc.option(fc.integer({ min: 1, max: 600 })),
  });
  fc.assert(
    fc.property(policy, fc.array(second, { minLength: 1, maxLength: 120 }), (given, wishes) => {
      const rule = caps(given);
      const made: Attempt[] = [];
      for (const now of wishes.toSorted((one, other) => one - other)) {
        const holds = capHolds(rule, made, ['UTC'], now);
        const within = (span: number) => made.filter((each) => each.at > now - span).length;
        const isFull =
          (rule.per_day !== null && within(86_400_000) >= rule.per_day) ||
          (rule.per_week !== null && within(7 * 86_400_000) >= rule.per_week) ||
          (rule.min_gap_minutes !== null && within(rule.min_gap_minutes * 60_000) >= 1);
        expect(holds.length > 0).toBe(isFull);
        for (const { until } of holds) expect(until).toBeGreaterThan(now);
        const free = Math.max(now, ...holds.map(({ until }) => until));
        expect(capHolds(rule, made, ['UTC'], free)).toEqual([]);
        if (free > now) expect(capHolds(rule, made, ['UTC'], free - 1)).not.toEqual([]);
        if (holds.length === 0) made.push({ at: now, conversation: false });
      }
    }),
    { numRuns: 200 },
  );
});
