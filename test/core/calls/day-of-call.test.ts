import { expect, test } from 'vitest';
import { dayOfCall } from '#core/extraction-run/day-of-call.ts';

test.each([
  ['2026-11-30T22:59:59Z', 'DE', '2026-11-30'],
  ['2026-11-30T23:00:00Z', 'DE', '2026-12-01'],
  ['2026-06-30T22:00:00Z', 'DE', '2026-07-01'],
  ['2026-11-30T18:00:00Z', 'US', '2026-11-30'],
  // Midnight in New York, and evening in Honolulu.
  ['2026-12-01T05:00:00Z', 'US', undefined],
  ['2026-11-30T14:59:00Z', 'JP', '2026-11-30'],
  ['2026-11-30T15:00:00Z', 'JP', '2026-12-01'],
  ['2026-11-30T15:00:00Z', 'ZZ', undefined],
])('the day of a call at %s in %s is %s', (at, country, day) => {
  expect(dayOfCall(at, country)).toBe(day);
});
