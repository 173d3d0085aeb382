import { describe, expect, test } from 'vitest';
import type { Hours, WindowRule } from '#core/calling/hours.schema.ts';
import { presetsFor } from '#core/calling/presets.ts';
import { type Facts, judge, type Policy, reasonCodes } from '#core/calling/verdict.ts';

const hours = (from: string, to: string): WindowRule => {
  const one = () => [{ from, to }];
  const week: Hours = {
    sunday: one(),
    monday: one(),
    tuesday: one(),
    wednesday: one(),
    thursday: one(),
    friday: one(),
    saturday: one(),
  };
  return { ...week, holidays: [], closed_on: [] };
};

const facts = (given: Partial<Facts>): Facts => ({
  phone: '+12025550170',
  phone_invalid: false,
  timezone: null,
  hours: null,
  deleted: false,
  on_hold: false,
  suppressed: false,
  consent: 'none',
  in_other_campaign: false,
  attempts: [],
  reserved_until: null,
  ...given,
});

const policy = (given: Partial<Policy> = {}): Policy => ({
  window: hours('08:00', '21:00'),
  caps: null,
  consent_required: false,
  presets: [],
  ...given,
});

const at = (text: string) => Date.parse(text);
const ask = (given: Partial<Facts>, now: string, rules: Partial<Policy> = {}) =>
  judge(facts(given), policy(rules), at(now));
const codes = (given: Partial<Facts>, now: string, rules: Partial<Policy> = {}) =>
  ask(given, now, rules).reasons.map(({ code }) => code);

describe('an area code of two zones', () => {
  const phone = '+12085551234';

  test('is refused while one of them is too early', () => {
    expect(ask({ phone }, '2026-07-01T14:30Z')).toEqual({
      callable: false,
      reasons: [{ code: 'outside_hours', until: '2026-07-01T15:00:00.000Z' }],
      zones: ['America/Boise', 'America/Los_Angeles'],
      window: { opens_at: '2026-07-01T15:00:00.000Z', closes_at: '2026-07-02T03:00:00.000Z' },
      next_allowed_at: '2026-07-01T15:00:00.000Z',
    });
  });

  test('is allowed when both are within hours', () => {
    expect(ask({ phone }, '2026-07-01T15:00Z')).toEqual({
      callable: true,
      reasons: [],
      zones: ['America/Boise', 'America/Los_Angeles'],
      window: { opens_at: '2026-07-01T15:00:00.000Z', closes_at: '2026-07-02T03:00:00.000Z' },
      next_allowed_at: null,
    });
  });

  test('is refused once one of them is too late', () => {
    expect(ask({ phone }, '2026-07-02T03:00Z')).toMatchObject({
      callable: false,
      next_allowed_at: '2026-07-02T15:00:00.000Z',
    });
  });

  test('is in the zone that the contact says', () => {
    expect(ask({ phone, timezone: 'America/Boise' }, '2026-07-01T14:30Z')).toMatchObject({
      callable: true,
      zones: ['America/Boise'],
    });
    expect(ask({ phone, timezone: 'Idaho' }, '2026-07-01T14:30Z').callable).toBe(false);
  });
});

describe('a zone that nobody knows', () => {
  test('of a toll-free number', () => {
    expect(ask({ phone: '+18005550199' }, '2026-07-01T15:00Z')).toEqual({
      callable: false,
      reasons: [{ code: 'timezone_unknown' }],
      zones: [],
      window: null,
      next_allowed_at: null,
    });
  });

  test('of zones whose hours never meet', () => {
    const narrow = { window: hours('09:00', '12:00') };
    expect(ask({ phone: '+79161234567' }, '2026-07-01T08:00Z', narrow)).toMatchObject({
      reasons: [{ code: 'timezone_unknown' }],
      next_allowed_at: null,
    });
    expect(codes({ phone: '+79161234567' }, '2026-07-01T08:00Z')).toEqual([]);
  });

  test('is not the reason where the team calls nobody', () => {
    const none = hours('08:00', '21:00');
    for (const day of ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const)
      none[day] = [];
    expect(ask({ phone: '+79161234567' }, '2026-07-01T08:00Z', { window: none })).toMatchObject({
      reasons: [{ code: 'outside_hours' }],
      next_allowed_at: null,
    });
  });
});

test('the strictest of team, preset and contact counts', () => {
  const presets = presetsFor(['us_federal', 'us_fl', 'us_ky'], '+13055550100');
  const rules = { window: hours('07:00', '22:00'), presets };
  const given = { phone: '+13055550100', hours: hours('06:00', '19:30') };
  // In New York's time: the contact until 19:30, Florida from 8.
  expect(codes(given, '2026-07-01T11:59:59Z', rules)).toEqual(['outside_hours']);
  expect(codes(given, '2026-07-01T12:00:00Z', rules)).toEqual([]);
  expect(codes(given, '2026-07-01T23:29:59Z', rules)).toEqual([]);
  expect(codes(given, '2026-07-01T23:30:00Z', rules)).toEqual(['outside_hours']);
});

test('Germany asks for consent, and is quiet on Sundays and holidays', () => {
  const presets = presetsFor(['de'], '+4930901820');
  const phone = '+4930901820';
  expect(codes({ phone }, '2026-07-01T10:00Z', { presets })).toEqual(['no_consent']);
  expect(codes({ phone, consent: 'granted' }, '2026-07-01T10:00Z', { presets })).toEqual([]);
  expect(ask({ phone, consent: 'granted' }, '2026-12-24T19:00Z', { presets }).next_allowed_at).toBe(
    '2026-12-28T07:00:00.000Z',
  );
});

test('a refusal counts where nobody asks for consent', () => {
  expect(codes({ consent: 'refused' }, '2026-07-01T15:00Z')).toEqual(['no_consent']);
  expect(codes({ consent: 'none' }, '2026-07-01T15:00Z')).toEqual([]);
});

test('calls by a consent of the last seven days do not count for debt collectors, and do for the team', () => {
  const presets = presetsFor(['us_reg_f'], '+12025550170');
  const attempts = Array.from({ length: 7 }, (_, day) => ({
    at: at(`2026-07-0${day + 1}T15:00Z`),
    conversation: false,
  }));
  const consented = attempts.map((one) => ({ ...one, consented_at: at('2026-07-01T14:00Z') }));
  const now = '2026-07-07T18:00Z';
  expect(codes({ attempts }, now, { presets })).toEqual(['cap_reached']);
  expect(codes({ attempts: consented }, now, { presets })).toEqual([]);
  const caps = { per_day: null, per_week: 7, min_gap_minutes: null, conversation_days: null };
  expect(codes({ attempts: consented }, now, { presets, caps })).toEqual(['cap_reached']);
  // The day of the consent is the first of seven; New York's eighth begins at 4.
  const late = consented.map((one) => ({ ...one, at: one.at + 7 * 86_400_000 }));
  expect(codes({ attempts: late }, '2026-07-14T18:00Z', { presets })).toEqual(['cap_reached']);
});

test('who calls is spoken with, and is no call of the team', () => {
  const attempts = [{ at: at('2026-07-01T14:00Z'), conversation: true, inbound: true }];
  const none = { per_day: null, per_week: null, min_gap_minutes: null, conversation_days: null };
  const ask = (caps: object) => codes({ attempts }, '2026-07-01T15:00Z', { caps: { ...none, ...caps } });
  expect(ask({ per_day: 1, per_week: 1, min_gap_minutes: 600 })).toEqual([]);
  expect(ask({ conversation_days: 7 })).toEqual(['called_recently']);
});

test('a call that waits for a cap waits for the hours behind it too', () => {
  const attempts = [{ at: at('2026-07-01T23:00Z'), conversation: false }];
  const caps = { per_day: 1, per_week: null, min_gap_minutes: null, conversation_days: null };
  expect(ask({ attempts }, '2026-07-02T12:30Z', { caps })).toMatchObject({
    reasons: [{ code: 'called_recently', rule: 'per_day', until: '2026-07-02T23:00:00.000Z' }],
    next_allowed_at: '2026-07-02T23:00:00.000Z',
  });
  const late = [{ at: at('2026-07-01T02:00Z'), conversation: false }];
  expect(ask({ attempts: late }, '2026-07-02T01:30Z', { caps })).toMatchObject({
    reasons: [{ code: 'outside_hours' }, { code: 'called_recently' }],
    next_allowed_at: '2026-07-02T12:00:00.000Z',
  });
});

test('a number that somebody has reserved is not given to another', () => {
  const now = '2026-07-01T15:00Z';
  expect(ask({ reserved_until: at(now) + 120_000 }, now)).toMatchObject({
    reasons: [{ code: 'reserved', until: '2026-07-01T15:02:00.000Z' }],
    next_allowed_at: '2026-07-01T15:02:00.000Z',
  });
  expect(codes({ reserved_until: at(now) }, now)).toEqual([]);
});

describe('reasons that waiting does not remove', () => {
  test.each([
    ['deleted', { deleted: true }],
    ['on_hold', { on_hold: true }],
    ['suppressed', { suppressed: true }],
    ['no_phone', { phone: null }],
    ['phone_invalid', { phone: null, phone_invalid: true }],
    ['in_other_campaign', { in_other_campaign: true }],
  ] as const)('%s', (code, given) => {
    expect(ask(given, '2026-07-01T15:00Z')).toMatchObject({
      callable: false,
      reasons: [{ code }],
      next_allowed_at: null,
    });
    expect(ask(given, '2026-07-01T04:00Z').next_allowed_at).toBeNull();
  });
});

test('all reasons are told at once, in one order', () => {
  const now = '2026-07-02T04:00Z';
  const told = codes(
    {
      deleted: true,
      on_hold: true,
      suppressed: true,
      in_other_campaign: true,
      reserved_until: at(now) + 1_000,
      attempts: [{ at: at(now) - 1_000, conversation: true }],
    },
    now,
    {
      consent_required: true,
      caps: { per_day: null, per_week: 1, min_gap_minutes: 5, conversation_days: null },
    },
  );
  expect(told).toEqual(
    reasonCodes.filter((code) => !['no_phone', 'phone_invalid', 'timezone_unknown'].includes(code)),
  );
});

test('without any rule, any time will do', () => {
  expect(ask({}, '2026-07-01T04:00Z', { window: null })).toMatchObject({
    callable: true,
    window: { opens_at: null, closes_at: null },
  });
});
