import { type FoundDay, later, monthsLater, nextOfMonth, weekdayOf } from './days.ts';
import { atomOf, readOrdinal } from './number-words.ts';
import { isWord, type Word, wordSet, wordsOf } from './words.ts';

const weekdays = new Map(
  [
    ['monday', 'montag', 'mon'],
    ['tuesday', 'dienstag', 'tue'],
    ['wednesday', 'mittwoch', 'wed'],
    ['thursday', 'donnerstag', 'thu'],
    ['friday', 'freitag', 'fri'],
    ['saturday', 'samstag', 'sonnabend'],
    ['sunday', 'sonntag'],
  ].flatMap((names, index) => names.map((name) => [name, index] as const)),
);

const partsOfDay = /(?:morgen|mittag|nachmittag|abend|vormittag|nacht|frueh)$/;

/** `Tuesday`, `Tuesday's`, `Dienstagnachmittag` */
const weekdayAt = (word: Word | undefined): number | undefined => {
  const low = word?.low.replace(/'s$/, '') ?? '';
  return weekdays.get(low) ?? weekdays.get(low.replace(partsOfDay, ''));
};

const next = wordSet('next naechsten naechster naechste');
const coming = wordSet('this coming kommenden kommender diesen dieser');
/** With these a weekday is none of this week or the next. */
const elsewhere = wordSet(
  'last letzten letzter vergangenen since seit every jeden jeder uebernaechsten from previous',
);
const shifted = wordSet('in week weeks oder or to bis through and und');

/** The day of the week that is meant; undefined where it may be either of two. */
const weekdayMeant = (weekday: number, today: string, before: string | undefined): string | undefined => {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  const isOfThisWeek = weekday > weekdayOf(today);
  if (ahead === 0) return next.has(before ?? '') ? later(today, 7) : undefined;
  if (next.has(before ?? '') && isOfThisWeek) return undefined;
  return later(today, ahead);
};

interface Day {
  value: string | undefined;
  from: number;
  to: number;
}

const weekdaySaid = (words: readonly Word[], at: number, today: string): Day | undefined => {
  const weekday = weekdayAt(words[at]);
  if (weekday === undefined) return undefined;
  const [before, after] = [words[at - 1]?.low ?? '', words[at + 1]?.low ?? ''];
  const from = next.has(before) || coming.has(before) ? at - 1 : at;
  if (
    elsewhere.has(before) ||
    (shifted.has(after) && !/^in (?:the|der)$/.test(`${after} ${words[at + 2]?.low}`))
  )
    return { value: undefined, from, to: at };
  // `not Tuesday or Wednesday`
  if (/^(?:or|oder|to|bis|and|und)$/.test(before) && weekdayAt(words[at - 2]) !== undefined)
    return { value: undefined, from, to: at };
  return { value: weekdayMeant(weekday, today, before), from, to: at };
};

const units: ReadonlyMap<string, (today: string, count: number) => string> = new Map(
  [
    ['day days tag tage tagen', later],
    ['week weeks woche wochen', (today: string, count: number) => later(today, 7 * count)],
    ['month months monat monate monaten', monthsLater],
  ].flatMap(([words, move]) =>
    typeof words === 'string' && typeof move === 'function'
      ? words.split(' ').map((word) => [word, move] as const)
      : [],
  ),
);

const countAt = (word: Word | undefined): number | undefined =>
  /^(?:a|one|einer|einem|eine)$/.test(word?.low ?? '') ? 1 : atomOf(word);

/** How far something is, as `two weeks`. */
const distanceAt = (words: readonly Word[], at: number) => {
  const count = countAt(words[at]) ?? 0;
  const move = units.get(words[at + 1]?.low ?? '');
  return move && Number.isInteger(count) && count >= 1 && count <= 60 ? { count, move } : undefined;
};

/** `in two weeks`, `two weeks from now` */
const afterSomeTime = (words: readonly Word[], at: number, today: string): Day | undefined => {
  const isIn = words[at]?.low === 'in';
  const from = isIn ? at + 1 : at;
  const distance = distanceAt(words, from);
  if (!distance) return undefined;
  const value = distance.move(today, distance.count);
  const [after = '', behind = ''] = [words[from + 2]?.low, words[from + 3]?.low];
  if (!isIn)
    return after === 'from' && /^(?:now|today)$/.test(behind) ? { value, from: at, to: from + 3 } : undefined;
  const isShifting = /^(?:or|oder|to|bis)$/.test(after) || weekdayAt(words[at - 1]) !== undefined;
  return { value: isShifting ? undefined : value, from: at, to: from + 1 };
};

const isGreeting = (words: readonly Word[], at: number): boolean => {
  const [before, after] = [words[at - 1]?.low ?? '', words[at + 1]];
  if (
    /^(?:guten|schoenen|am|jeden|diesen|heute|den|der|zum|gestern|uebermorgen)$/.test(before) ||
    weekdayAt(words[at - 1]) !== undefined
  )
    return true;
  return words[at]?.text === 'Morgen' && (!isWord(after) || at > 0);
};

/** Words for days, and how far these are. */
const distances: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['heute', 0],
  ['tomorrow', 1],
  ['morgen', 1],
  ['uebermorgen', 2],
]);
/** `from today`, `not today` */
const apart = wordSet('from until bis ab von not');

const named = (words: readonly Word[], at: number, today: string): Day | undefined => {
  const low = words[at]?.low.replace(/'s$/, '') ?? '';
  const distance = distances.get(low);
  if (distance === undefined || (low === 'morgen' && isGreeting(words, at))) return undefined;
  if (distance === 0 && (apart.has(words[at - 1]?.low ?? '') || words[at + 1]?.low === 'in'))
    return undefined;
  const isAfter = low === 'tomorrow' && words[at - 1]?.low === 'after' && words[at - 2]?.low === 'day';
  return { value: later(today, isAfter ? 2 : distance), from: isAfter ? at - 2 : at, to: at };
};

/** What may follow a day that is only a number: `the third floor` is none. */
const goesOn = wordSet(
  'it is would works if at in then please um waere passt geht wuerde or and but for should im around gegen ab nach before',
);

/** `the 10th`, `am Zehnten`: the next day of that number. */
const dayOfMonth = (words: readonly Word[], at: number, today: string): Day | undefined => {
  if (!/^(?:the|am|zum|den|dem|der)$/.test(words[at - 1]?.low ?? '')) return undefined;
  const read = readOrdinal(words, at, true);
  if (!read || (isWord(words[read.next]) && !goesOn.has(words[read.next]?.low ?? ''))) return undefined;
  const value = nextOfMonth(read.value, today);
  return value === undefined ? undefined : { value, from: at, to: read.next - 1 };
};

const readers = [weekdaySaid, afterSomeTime, named, dayOfMonth];

const dayAt = (words: readonly Word[], at: number, today: string): Day | undefined => {
  for (const read of readers) {
    const day = read(words, at, today);
    if (day) return day;
  }
  return undefined;
};

const near = 3;

/** Tells whether a weekday stands beside a named day: `Friday, December 11th`, `on the 11th, a Friday`. */
const isBeside = (text: string, word: Word, { start, end }: FoundDay): boolean => {
  if (end <= word.start) return /^,? ?(?:a |an |ein |das ist ein )?$/.test(text.slice(end, word.start));
  const between = start < word.end ? '.' : text.slice(word.end, start);
  return between.split(/\s+/).length <= near && !/[.!?]/.test(between);
};

/** `Thursday the 10th` is one day, if the 10th is a Thursday. */
const joinedWith = (previous: FoundDay | undefined, day: FoundDay, text: string): FoundDay | undefined => {
  if (!previous?.guessed || !/^,? (?:the|den|dem|der) $/.test(text.slice(previous.end, day.start)))
    return undefined;
  return weekdayAt(wordsOf(text.slice(previous.start, previous.end)).at(-1)) === undefined
    ? undefined
    : { ...day, start: previous.start };
};

const add = (days: FoundDay[], day: FoundDay | undefined, text: string): void => {
  if (!day) return;
  const previous = days.at(-1);
  const whole = joinedWith(previous, day, text);
  if (whole) days.pop();
  if (!whole || weekdayOf(whole.value) === weekdayOf(previous?.value ?? '')) days.push(whole ?? day);
};

const besideOf = (text: string, word: Word, whole: readonly FoundDay[]): FoundDay | undefined =>
  weekdayAt(word) === undefined ? undefined : whole.find((day) => isBeside(text, word, day));

const foundAs = (words: readonly Word[], { value, from, to }: Day): FoundDay | undefined => {
  const [first, last] = [words[from], words[to]];
  return value && first && last ? { value, guessed: true, start: first.start, end: last.end } : undefined;
};

/**
 * Adds the days that follow from the day of the call to those that are named. A weekday beside a named day is part of
 * it; where the two do not agree, neither is taken.
 */
export const findRelativeDays = (
  text: string,
  words: readonly Word[],
  whole: readonly FoundDay[],
  today: string | undefined,
): FoundDay[] => {
  const days = [...whole];
  const refused = new Set<FoundDay>();
  for (let at = 0; at < words.length && days.length < 100; at += 1) {
    const word = words[at];
    if (!word || whole.some(({ start, end }) => word.start < end && start < word.end)) continue;
    const beside = besideOf(text, word, whole);
    if (beside && weekdayOf(beside.value) !== weekdayAt(word)) refused.add(beside);
    if (beside || today === undefined) continue;
    const day = dayAt(words, at, today);
    if (!day) continue;
    add(days, foundAs(words, day), text);
    at = Math.max(at, day.to);
  }
  return days.filter((day) => !refused.has(day));
};
