import { expect, test } from 'vitest';
import { formatOf } from '../../../packages/web/i18n/format-of.ts';

const now = Date.parse('2026-11-30T12:00:00Z');

test('times are relative within a week, and days beyond it', () => {
  const { time } = formatOf('en');
  expect(time('2026-11-30T11:59:40Z', now)).toBe('this minute');
  expect(time('2026-11-30T09:00:00Z', now)).toBe('3 hours ago');
  expect(time('2026-11-29T11:00:00Z', now)).toBe('yesterday');
  expect(time('2026-12-01T13:00:00Z', now)).toBe('tomorrow');
  expect(time('2026-11-01T12:00:00Z', now)).toBe('Nov 1, 2026');
  expect(formatOf('de').time('2026-11-30T09:00:00Z', now)).toBe('vor 3 Stunden');
});

test('numbers and days are written as the language does; a day of a calendar is the same in every zone', () => {
  expect(formatOf('en').number(98_311)).toBe('98,311');
  expect(formatOf('de').number(98_311)).toBe('98.311');
  expect(formatOf('de').day('2026-01-05')).toBe('05.01.2026');
});
