import type { Found } from './found.ts';

const millisecondsOfDay = 86_400_000;

/** A day; `guessed` where its year, or more of it, follows from the day of the call alone. */
export interface FoundDay extends Found {
  value: string;
  guessed: boolean;
}

/** A day as it is kept; undefined for one that there is not. */
export const dayOf = (year: number, month: number, day: number): string | undefined => {
  const date = new Date(Date.UTC(year, month - 1, day));
  const text = date.toJSON()?.slice(0, 10);
  return date.getUTCMonth() === month - 1 && year >= 1900 && year < 2200 ? text : undefined;
};

/** Reads a year of two figures as the one that people mean. */
export const yearOf = (figures: string): number => {
  const year = Number(figures);
  if (figures.length > 2) return year;
  return year > 40 ? 1900 + year : 2000 + year;
};

/** The day from which others follow, where it is known, and whether what is spoken of has been. */
export interface Times {
  today: string | undefined;
  isPast: boolean;
}

/** The day of a month that comes next, or came last; undefined where today is not known. */
export const nearest = (month: number, day: number, { today, isPast }: Times): string | undefined => {
  if (today === undefined) return undefined;
  const year = Number(today.slice(0, 4));
  const candidates = [year - 1, year, year + 1].flatMap((each) => dayOf(each, month, day) ?? []);
  return isPast ? candidates.findLast((each) => each <= today) : candidates.find((each) => each >= today);
};

/** The day that many days later. */
export const later = (today: string, days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * millisecondsOfDay).toJSON().slice(0, 10);

/** The day of the same number that many months later, or the last of that month. */
export const monthsLater = (today: string, count: number): string => {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(day, last))).toJSON().slice(0, 10);
};

/** Monday is 0. */
export const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The next day of that number, in this month or one of the two behind it. */
export const nextOfMonth = (number: number, today: string): string | undefined => {
  const months = [0, 1, 2].map((count) => monthsLater(`${today.slice(0, 7)}-01`, count));
  const days = months.flatMap(
    (month) => dayOf(Number(month.slice(0, 4)), Number(month.slice(5, 7)), number) ?? [],
  );
  return days.find((day) => day > today);
};
