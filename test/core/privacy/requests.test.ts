import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { certificateLine, certificateOf, certificateSchema, isGenuine } from '#core/privacy/certificate.ts';
import { deadlineOf, deadlineState, monthsLater } from '#core/privacy/deadline.ts';
import { storeNames } from '#core/privacy/stores.ts';

describe('a request of a person', () => {
  test.each([
    ['2026-01-15T09:30:00.000Z', '2026-02-15T09:30:00.000Z'],
    ['2026-01-31T09:30:00.000Z', '2026-02-28T09:30:00.000Z'],
    ['2028-01-31T09:30:00.000Z', '2028-02-29T09:30:00.000Z'],
    ['2026-02-28T23:59:59.999Z', '2026-03-28T23:59:59.999Z'],
    ['2026-03-31T00:00:00.000Z', '2026-04-30T00:00:00.000Z'],
    ['2026-12-31T12:00:00.000Z', '2027-01-31T12:00:00.000Z'],
    ['2026-11-30T12:00:00.000Z', '2026-12-30T12:00:00.000Z'],
  ])('that came at %s is due at %s', (received, due) => {
    expect(deadlineOf(received).due_at).toBe(due);
  });

  test('is due within 28 to 31 days, whichever day it comes', () => {
    for (let day = 0; day < 1_500; day++) {
      const received = Date.UTC(2026, 0, 1, 12) + day * 86_400_000;
      const days = (Date.parse(deadlineOf(new Date(received).toISOString()).due_at) - received) / 86_400_000;
      expect(days >= 28 && days <= 31).toBe(true);
    }
  });

  test('may take two months more', () => {
    expect(deadlineOf('2026-11-30T12:00:00.000Z', { extended: true }).due_at).toBe(
      '2027-02-28T12:00:00.000Z',
    );
    expect(monthsLater('2026-01-31T00:00:00.000Z', 0)).toBe('2026-01-31T00:00:00.000Z');
  });

  test.each([
    ['2026-02-08T09:29:59.999Z', null, 'open'],
    ['2026-02-08T09:30:00.000Z', null, 'due_soon'],
    ['2026-02-15T09:30:00.000Z', null, 'due_soon'],
    ['2026-02-15T09:30:00.001Z', null, 'overdue'],
    ['2026-03-01T00:00:00.000Z', '2026-02-15T09:30:00.000Z', 'answered'],
    ['2026-03-01T00:00:00.000Z', '2026-02-15T09:30:00.001Z', 'answered_late'],
  ] as const)('stands at %s, answered %s: %s', (now, answered_at, state) => {
    const deadline = deadlineOf('2026-01-15T09:30:00.000Z');
    expect(deadlineState(deadline, { now: new Date(now), answered_at })).toBe(state);
  });
});

const request = {
  team_id: 'team_1',
  request_id: 'req_1',
  subject: 'cont_1',
  began_at: '2026-01-01T00:00:00.000Z',
};
const at = (hour: number) => `2026-01-01T${String(hour).padStart(2, '0')}:00:00.000Z`;
const line = (store: string, hour = 1, held?: string) =>
  certificateLine(
    'req_1',
    { store, query: { phone: '+12025550101' }, count: 2, at: at(hour), ...(held !== undefined && { held }) },
    'salt',
  );

describe('a certificate', () => {
  test('names every store, and tells nobody whose it was', () => {
    const certificate = certificateOf(
      request,
      storeNames.map((store) => line(store)),
    );
    expect(certificate).toMatchObject({ status: 'done', finished_at: at(1) });
    expect(certificate.lines.map(({ store }) => store)).toEqual(storeNames);
    expect(JSON.stringify(certificate)).not.toContain('2025550101');
    expect(v.parse(certificateSchema, JSON.parse(JSON.stringify(certificate)))).toEqual(certificate);
  });

  test('is incomplete without any one store', () => {
    for (const gone of storeNames) {
      const lines = storeNames.filter((name) => name !== gone).map((store) => line(store));
      expect(certificateOf(request, lines)).toMatchObject({ status: 'incomplete', finished_at: null });
    }
  });

  test('is deferred by a hold, and done with both times once that is lifted', () => {
    const held = storeNames.map((store) => line(store, 1, store === 'calls' ? 'hold_1' : undefined));
    expect(certificateOf(request, held)).toMatchObject({ status: 'deferred', finished_at: null });
    const done = certificateOf(request, [...held, line('calls', 9)]);
    expect(done).toMatchObject({ status: 'done', finished_at: at(9) });
    expect(done.lines.filter(({ store }) => store === 'calls').map(({ at: time }) => time)).toEqual([
      at(1),
      at(9),
    ]);
  });

  test('is not genuine when anything in it was changed', () => {
    const certificate = certificateOf(
      request,
      storeNames.map((store) => line(store)),
    );
    expect(isGenuine(certificate)).toBe(true);
    const [first, ...others] = certificate.lines;
    if (!first) throw new Error('There is no line.');
    for (const changed of [
      { ...certificate, subject: 'cont_2' },
      { ...certificate, status: 'deferred' as const },
      { ...certificate, lines: [{ ...first, count: 3 }, ...others] },
      { ...certificate, lines: others },
      { ...certificate, finished_at: at(2) },
    ])
      expect(isGenuine(changed)).toBe(false);
    expect(isGenuine(JSON.parse(JSON.stringify(certificate)))).toBe(true);
  });

  test('has digests that a guess of the query does not tell', () => {
    const one = certificateLine('req_1', { store: 'claims', query: 'x', count: 1, at: at(1) }, 'one');
    const other = certificateLine('req_1', { store: 'claims', query: 'x', count: 1, at: at(1) }, 'other');
    expect(one.digest).not.toBe(other.digest);
  });
});
