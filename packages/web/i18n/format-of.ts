const week = 7 * 86_400_000;

const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

export interface Format {
  readonly locale: string;
  number(value: number): string;
  /** A share from 0 to 1. */
  percent(share: number): string;
  /** Within a week how long ago or ahead, else the day. */
  time(iso: string, now?: number): string;
  /** Day and time, whole. */
  fullTime(iso: string): string;
  /** The time of day alone. */
  clock(iso: string): string;
  day(iso: string): string;
  list(values: readonly string[]): string;
}

const relative = (format: Intl.RelativeTimeFormat, ms: number): string => {
  const step = steps.find(([, length]) => Math.abs(ms) >= length);
  return step ? format.format(Math.round(ms / step[1]), step[0]) : format.format(0, 'minute');
};

export const formatOf = (locale: string): Format => {
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent' });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  // A day of a calendar is the same in every zone.
  const plainDays = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const times = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' });
  const clocks = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const relatives = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    locale,
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    time: (iso, now = Date.now()) => {
      const ms = Date.parse(iso) - now;
      return Math.abs(ms) < week ? relative(relatives, ms) : days.format(new Date(iso));
    },
    fullTime: (iso) => times.format(new Date(iso)),
    clock: (iso) => clocks.format(new Date(iso)),
    day: (iso) => plainDays.format(new Date(iso)),
    list: (values) => lists.format(values),
  };
};
