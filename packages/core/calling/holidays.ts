import type { HolidayCalendar } from './hours.schema.ts';

const day = 86_400_000;

/** Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher. */
const easter = (year: number): number => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * shift + 114;
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1);
};

/** The n-th Monday, say, of a month; the last for -1. */
const nthWeekday = (year: number, month: number, weekday: number, nth: number): number => {
  const first = Date.UTC(year, nth < 0 ? month + 1 : month, 1);
  const ahead = (weekday - new Date(first).getUTCDay() + 7) % 7;
  return first + (ahead + 7 * (nth < 0 ? nth : nth - 1)) * day;
};

/** A day, and the working day on which it is kept where it falls on a weekend. */
const observed = (date: number): number[] => {
  const weekday = new Date(date).getUTCDay();
  if (weekday === 6) return [date, date - day];
  return weekday === 0 ? [date, date + day] : [date];
};

const calendars: Readonly<Record<HolidayCalendar, (year: number) => readonly number[]>> = {
  // 5 U.S.C. 6103. New Year's Day of a Saturday is kept in the year before.
  us_federal: (year) => [
    ...observed(Date.UTC(year, 0, 1)),
    ...observed(Date.UTC(year + 1, 0, 1)),
    nthWeekday(year, 0, 1, 3),
    nthWeekday(year, 1, 1, 3),
    nthWeekday(year, 4, 1, -1),
    ...observed(Date.UTC(year, 5, 19)),
    ...observed(Date.UTC(year, 6, 4)),
    nthWeekday(year, 8, 1, 1),
    nthWeekday(year, 9, 1, 2),
    ...observed(Date.UTC(year, 10, 11)),
    nthWeekday(year, 10, 4, 4),
    ...observed(Date.UTC(year, 11, 25)),
  ],
  // The nine days that all of its states keep.
  de_national: (year) => [
    Date.UTC(year, 0, 1),
    easter(year) - 2 * day,
    easter(year) + day,
    Date.UTC(year, 4, 1),
    easter(year) + 39 * day,
    easter(year) + 50 * day,
    Date.UTC(year, 9, 3),
    Date.UTC(year, 11, 25),
    Date.UTC(year, 11, 26),
  ],
};

const known = new Map<string, ReadonlySet<number>>();

/** Tells whether a calendar has a holiday on a day, given as the UTC moment at which a day of that date begins. */
export const isHoliday = (calendar: HolidayCalendar, date: number): boolean => {
  const year = new Date(date).getUTCFullYear();
  const key = `${calendar} ${year}`;
  const days = known.get(key) ?? new Set(calendars[calendar](year));
  known.set(key, days);
  return days.has(date);
};
