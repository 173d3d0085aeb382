import { weekdays as days, type Hours, type WindowRule } from './hours.schema.ts';

const clockTime = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/;

const dayOf = (text: string): number =>
  /^[a-z]{2,9}$/.test(text) ? days.findIndex((day) => day.startsWith(text)) : -1;

/** Reads `mo-fr` or `sa`; a range may go over the end of the week. */
const readDays = (text: string): number[] | undefined => {
  const found: number[] = [];
  for (const part of text.split(',')) {
    const [first = '', last = first, ...rest] = part.split('-');
    const [from, to] = [dayOf(first), dayOf(last)];
    if (from < 0 || to < 0 || rest.length > 0) return undefined;
    for (let day = from; ; day = (day + 1) % 7) {
      found.push(day);
      if (day === to) break;
    }
  }
  return found;
};

const readSpans = (text: string): Hours['monday'] | undefined => {
  if (text === 'off') return [];
  const spans = text.split(',').map((span) => span.split('-'));
  const isSound = spans.every(
    ([from = '', to = '', ...rest]) =>
      rest.length === 0 && clockTime.test(from) && clockTime.test(to) && from < to,
  );
  return isSound ? spans.map(([from = '', to = '']) => ({ from, to })) : undefined;
};

/**
 * Reads hours as OpenStreetMap writes them: `Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-12:00`. Days that are not named
 * have none, `off` says so, and what comes later goes first; without days it is each day. Undefined where it cannot be
 * read.
 */
export const readHours = (text: string): WindowRule | undefined => {
  const week: Hours = {
    ...{ sunday: [], monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [] },
  };
  const rules = text
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([-,;]) ?/g, '$1')
    .trim()
    .split(';')
    .filter(Boolean);
  if (rules.length === 0) return undefined;
  for (const rule of rules) {
    const [first = '', second, ...rest] = rule.trim().split(/\s+/);
    const named = second === undefined ? [0, 1, 2, 3, 4, 5, 6] : readDays(first);
    const spans = readSpans(second ?? first);
    if (!named || !spans || rest.length > 0) return undefined;
    for (const day of named) {
      const name = days[day];
      if (name) week[name] = spans;
    }
  }
  return { ...week, holidays: [], closed_on: [] };
};
