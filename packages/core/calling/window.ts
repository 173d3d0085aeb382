import { isHoliday } from './holidays.ts';
import { type WindowRule, weekdays } from './hours.schema.ts';
import { moments, shiftsBetween, startOfDay, wallClock } from './zone-clock.ts';

const minute = 60_000;
const day = 1_440 * minute;

/** When calls may be made: in every zone by every rule at once. */
export interface Window {
  zones: readonly string[];
  rules: readonly WindowRule[];
}

/** Moments between which calls may be made; null for an end that is not in sight. */
export interface Opening {
  opens_at: string | null;
  closes_at: string | null;
}

const dateOf = (wall: number): number => Math.floor(wall / day) * day;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

type Spans = readonly (readonly [from: number, to: number])[];

const readSpans = (rule: WindowRule, date: number): Spans => {
  const text = new Date(date).toISOString().slice(0, 10);
  const isClosed =
    rule.closed_on.some((each) => each === text || each === text.slice(5)) ||
    rule.holidays.some((calendar) => isHoliday(calendar, date));
  const weekday = weekdays[new Date(date).getUTCDay()];
  if (isClosed || !weekday) return [];
  return rule[weekday].map(({ from, to }) => [minutesOf(from) * minute, minutesOf(to) * minute]);
};

const known = new WeakMap<WindowRule, Map<number, Spans>>();

/** The spans of a date by a rule, in milliseconds of the day. A rule is a value that nobody changes. */
const spansOn = (rule: WindowRule, date: number): Spans => {
  const dates = known.get(rule) ?? new Map<number, Spans>();
  known.set(rule, dates);
  const spans = dates.get(date) ?? readSpans(rule, date);
  dates.set(date, spans);
  return spans;
};

const isOpenAt = (rule: WindowRule, wall: number): boolean => {
  const date = dateOf(wall);
  return spansOn(rule, date).some(([from, to]) => wall - date >= from && wall - date < to);
};

/** Tells whether calls may be made at a moment. */
export const isOpen = ({ zones, rules }: Window, at: number): boolean =>
  zones.every((zone) => {
    const wall = wallClock(zone, at);
    return rules.every((rule) => isOpenAt(rule, wall));
  });

/** The moments of one zone's dates at which a rule may open or close. */
const edgesOfZone = (
  zone: string,
  rules: readonly WindowRule[],
  from: number,
  to: number,
): readonly number[] => {
  const edges = [...shiftsBetween(zone, from, to)];
  for (let date = dateOf(wallClock(zone, from)) - day; date <= wallClock(zone, to) + day; date += day) {
    edges.push(startOfDay(zone, date));
    const times = new Set(rules.flatMap((rule) => spansOn(rule, date).flat()));
    for (const time of times) edges.push(...moments(zone, date + time));
  }
  return edges;
};

/** The moments at which calls may begin or cease to be allowed, in order. */
const edgesBetween = ({ zones, rules }: Window, from: number, to: number): readonly number[] => {
  const edges = zones.flatMap((zone) => edgesOfZone(zone, rules, from, to));
  return [...new Set(edges)].filter((at) => at >= from && at < to).toSorted((one, other) => one - other);
};

/** How far ahead is looked, step by step: further where a team closes on days of its own, which may be a season. */
const strides = [2 * day, 6 * day, 32 * day];
const season = 366 * day;

const firstAfter = (window: Window, at: number, open: boolean): number | undefined => {
  let from = at;
  const hasDays = window.rules.some((rule) => rule.closed_on.length > 0);
  for (const stride of hasDays ? [...strides, season] : strides) {
    const to = from + stride;
    const found = edgesBetween(window, from, to).find((edge) => edge > at && isOpen(window, edge) === open);
    if (found !== undefined) return found;
    from = to;
  }
  return undefined;
};

/** The first moment from `at` on when calls may be made; undefined where none is in sight. */
export const nextOpen = (window: Window, at: number): number | undefined =>
  isOpen(window, at) ? at : firstAfter(window, at, true);

/** How far an opening is traced back: a day's first, as most are, then a week's. */
const memories = [2 * day, 8 * day];

const lastOpened = (window: Window, at: number): number | undefined => {
  for (const memory of memories) {
    const edges = edgesBetween(window, at - memory, at + 1);
    const closed = edges.findLastIndex((edge) => !isOpen(window, edge));
    if (closed >= 0) return edges[closed + 1];
  }
  return undefined;
};

const written = (at: number | undefined): string | null =>
  at === undefined ? null : new Date(at).toISOString();

/** The opening in which a moment is, or the next one; undefined where none is in sight. */
export const openingAt = (window: Window, at: number): Opening | undefined => {
  const opens = nextOpen(window, at);
  if (opens === undefined) return undefined;
  return {
    opens_at: written(opens === at ? lastOpened(window, at) : opens),
    closes_at: written(firstAfter(window, opens, false)),
  };
};
