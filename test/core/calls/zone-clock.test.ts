import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { moments, offsetAt, shiftsBetween, startOfDay, wallClock } from '#core/calling/zone-clock.ts';
import { zones } from './zones.ts';

const year = 2026;
const from = Date.UTC(year);
const to = Date.UTC(year + 1);

const offsetByTemporal = (zone: string, at: number): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;

test.each(zones)('%s: every shift of a year is found, to the second', (zone) => {
  const shifts = shiftsBetween(zone, from, to);
  const byTemporal: number[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds >= to) break;
    byTemporal.push(next.epochMilliseconds);
    at = next;
  }
  expect(shifts).toEqual(byTemporal);
  for (const shift of shifts)
    for (const near of [-3_600_001, -1_000, -1, 0, 1, 1_000, 3_600_000])
      expect(offsetAt(zone, shift + near)).toBe(offsetByTemporal(zone, shift + near));
});

test('shifts of thirty years are found once each, wherever they are read from', () => {
  const [first, last] = [Date.UTC(2000), Date.UTC(2030)];
  for (const zone of [
    'Europe/Berlin',
    'America/New_York',
    'Africa/Casablanca',
    'Asia/Gaza',
    'America/Santiago',
  ]) {
    const all = shiftsBetween(zone, first, last);
    const byTemporal: number[] = [];
    let at = Temporal.Instant.fromEpochMilliseconds(first).toZonedDateTimeISO(zone);
    for (;;) {
      const next = at.getTimeZoneTransition('next');
      if (!next || next.epochMilliseconds >= last) break;
      byTemporal.push(next.epochMilliseconds);
      at = next;
    }
    // Some of them change a name and no clock.
    const moved = byTemporal.filter(
      (each) => offsetByTemporal(zone, each) !== offsetByTemporal(zone, each - 1),
    );
    expect([zone, all]).toEqual([zone, moved]);
  }
});

test('clocks of any zone at any moment are those of Temporal, and lead back to it', () => {
  const moment = fc.integer({ min: Date.UTC(2024) / 1_000, max: Date.UTC(2032) / 1_000 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), moment, (zone, seconds) => {
      const at = seconds * 1_000;
      expect(offsetAt(zone, at)).toBe(offsetByTemporal(zone, at));
      expect(moments(zone, wallClock(zone, at))).toContain(at);
      const midnight = Math.floor(wallClock(zone, at) / 86_400_000) * 86_400_000;
      const start = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).startOfDay();
      expect(startOfDay(zone, midnight)).toBe(start.epochMilliseconds);
    }),
    { numRuns: 1_000 },
  );
});

test('a time that clocks skip has no moment, one that they repeat has two', () => {
  expect(moments('America/New_York', Date.UTC(2026, 2, 8, 2, 30))).toEqual([]);
  expect(moments('America/New_York', Date.UTC(2026, 10, 1, 1, 30))).toEqual([
    Date.UTC(2026, 10, 1, 5, 30),
    Date.UTC(2026, 10, 1, 6, 30),
  ]);
});
