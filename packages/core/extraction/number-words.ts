import { isFiller, isNumeral, isTight, type Word } from './words.ts';

const table = (first: number, step: number, words: string): [string, number][] =>
  words.split(' ').map((word, index) => [word, first + index * step]);

const english: ReadonlyMap<string, number> = new Map([
  ...table(
    0,
    1,
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen',
  ),
  ...table(16, 1, 'sixteen seventeen eighteen nineteen'),
  ...table(20, 10, 'twenty thirty forty fifty sixty seventy eighty ninety'),
]);

const germanUnits: ReadonlyMap<string, number> = new Map([
  ...table(
    0,
    1,
    'null ein zwei drei vier fuenf sechs sieben acht neun zehn elf zwoelf dreizehn vierzehn fuenfzehn',
  ),
  ...table(16, 1, 'sechzehn siebzehn achtzehn neunzehn'),
  ...table(20, 10, 'zwanzig dreissig vierzig fuenfzig sechzig siebzig achtzig neunzig'),
  ['eins', 1],
  ['zwo', 2],
]);

/** Splits a German number at the last word for a magnitude: what is before it counts, what is behind it is added. */
const atMagnitude = (word: string, name: string, size: number): number | undefined => {
  const at = word.indexOf(name);
  if (at < 0) return undefined;
  const rest = word.slice(at + name.length).replace(/^und/, '');
  const count = at === 0 ? 1 : germanNumber(word.slice(0, at));
  const added = rest === '' ? 0 : germanNumber(rest);
  return count === undefined || added === undefined || added >= size ? undefined : count * size + added;
};

/** Reads a number that is one German word, as `zweieinhalbtausend`. */
const germanNumber = (word: string): number | undefined => {
  if (word.length > 60) return undefined;
  const alone = germanUnits.get(word);
  if (alone !== undefined) return alone;
  if (word === 'anderthalb') return 1.5;
  for (const [name, size] of [
    ['tausend', 1_000],
    ['hundert', 100],
  ] as const)
    if (word.includes(name)) return atMagnitude(word, name, size);
  const half = /^(.{3,12})einhalb$/.exec(word)?.[1];
  if (half) return (germanUnits.get(half) ?? Number.NaN) + 0.5 || undefined;
  const [, unit = '', tens = ''] = /^(\p{L}{3,6})und(\p{L}{6,8})$/u.exec(word) ?? [];
  const [ones, ten] = [germanUnits.get(unit), germanUnits.get(tens)];
  return ones !== undefined && ten !== undefined && ones > 0 && ones < 10 && ten >= 20
    ? ten + ones
    : undefined;
};

const englishOrdinals: ReadonlyMap<string, number> = new Map([
  ...table(
    1,
    1,
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth',
  ),
  ...table(14, 1, 'fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'),
  ['thirtieth', 30],
]);
const germanOrdinals: ReadonlyMap<string, number> = new Map([
  ['erst', 1],
  ['dritt', 3],
  ['siebt', 7],
  ['acht', 8],
]);

const germanOrdinal = (word: string): number | undefined => {
  const stem = /^(.{3,30})e[nrms]?$/.exec(word)?.[1];
  if (!stem?.endsWith('t')) return undefined;
  return (
    germanOrdinals.get(stem) ?? germanNumber(stem.replace(/t$/, '')) ?? germanNumber(stem.replace(/st$/, ''))
  );
};

/** A number that was read, and where the words go on behind it. */
export interface Read {
  value: number;
  next: number;
}

/** `3rd`, and `3.` where a point makes one */
const ordinalInFigures = (words: readonly Word[], at: number, pointed: boolean): Read | undefined => {
  const [word, following] = [words[at], words[at + 1]];
  if (!word || !following || !/^\d{1,2}$/.test(word.text) || !isTight(word, following)) return undefined;
  const isEnding = /^(?:st|nd|rd|th)$/.test(following.low) || (pointed && following.text === '.');
  return isEnding ? { value: Number(word.text), next: at + 2 } : undefined;
};

/** `third`, `twenty-first`, `twenty first` */
const ordinalInEnglish = (words: readonly Word[], at: number): Read | undefined => {
  const [first = '', second = words[at + 1]?.low ?? ''] = words[at]?.low.split('-') ?? [];
  const alone = englishOrdinals.get(words[at]?.low ?? '');
  if (alone !== undefined) return { value: alone, next: at + 1 };
  const [ten, unit] = [english.get(first) ?? 0, englishOrdinals.get(second) ?? 10];
  return ten >= 20 && unit < 10
    ? { value: ten + unit, next: at + (words[at]?.low === first ? 2 : 1) }
    : undefined;
};

/** Reads an ordinal: `third`, `twenty-first`, `dritten`, `3rd`; a point makes one only where `pointed` says so. */
export const readOrdinal = (words: readonly Word[], at: number, pointed = false): Read | undefined => {
  const word = words[at];
  if (!word) return undefined;
  if (isNumeral(word)) return ordinalInFigures(words, at, pointed);
  const german = germanOrdinal(word.low);
  return german === undefined ? ordinalInEnglish(words, at) : { value: german, next: at + 1 };
};

/** `1.500` and `1,500` are thousands, `1.50` and `1,5` are not. */
const numeral = (text: string): number | undefined => {
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(text)) return Number(text.replace(/[.,]/g, ''));
  const whole =
    /^(\d{1,3}(?:\.\d{3})+),(\d{1,2})$/.exec(text) ?? /^(\d{1,3}(?:,\d{3})+)\.(\d{1,2})$/.exec(text);
  if (whole) return Number(`${whole[1]?.replace(/[.,]/g, '')}.${whole[2]}`);
  return /^\d{1,15}(?:[.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
};

/** Reads what one word counts: `fifty`, `sixty-five`, `vierundachtzig`, `1.200,50`. */
export const atomOf = (word: Word | undefined): number | undefined => {
  if (!word) return undefined;
  if (isNumeral(word)) return numeral(word.text);
  const [ten = '', unit] = word.low.split('-');
  const first = english.get(ten);
  if (first !== undefined && unit === undefined) return first;
  const second = unit === undefined ? undefined : english.get(unit);
  if (first !== undefined && first >= 20 && second !== undefined && second > 0 && second < 10)
    return first + second;
  return germanNumber(word.low);
};

const magnitudes: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['hundert', 100],
  ['k', 1e3],
  ['thousand', 1e3],
  ['grand', 1e3],
  ['tausend', 1e3],
  ['tausender', 1e3],
  ['million', 1e6],
  ['millionen', 1e6],
  ['mio', 1e6],
]);
const magnitudeOf = (word: Word | undefined): number | undefined => magnitudes.get(word?.low ?? '');

/** Tells whether a number is `and a half`. */
const halfAt = (words: readonly Word[], at: number): boolean =>
  ['and a half', 'und ein halb'].includes(
    words
      .slice(at, at + 3)
      .map(({ low }) => low)
      .join(' '),
  );

/** Reads what follows `point`, digit by digit. */
const fraction = (words: readonly Word[], at: number): { digits: string; next: number } | undefined => {
  if (!/^(?:point|komma)$/.test(words[at]?.low ?? '')) return undefined;
  let [digits, next] = ['', at + 1];
  for (
    let digit = atomOf(words[next]);
    digit !== undefined && digits.length < 2;
    digit = atomOf(words[next])
  ) {
    if (!Number.isInteger(digit) || digit > 99) return undefined;
    digits += String(digit);
    next += 1;
  }
  return digits === '' ? undefined : { digits, next };
};

/** `A couple of thousand` is no number. */
const few =
  /^(?:of|few|some|several|many|paar|einige|mehrere|viele) (?:hundred|thousand|million|hundert|tausend|millionen)$/;
const isVague = (words: readonly Word[], at: number): boolean =>
  few.test(`${words[at - 1]?.low} ${words[at]?.low}`);

const start = (words: readonly Word[], at: number): Read | undefined => {
  const value = atomOf(words[at]);
  if (value === undefined) {
    const isOne = /^(?:a|eine|ein)$/.test(words[at]?.low ?? '') && magnitudeOf(words[at + 1]);
    if (isOne) return { value: 1, next: at + 1 };
    const isHalf = /^(?:half a|eine halbe) million$/.test(
      words
        .slice(at, at + 3)
        .map(({ low }) => low)
        .join(' '),
    );
    if (isHalf) return { value: 0.5, next: at + 2 };
    return magnitudeOf(words[at]) && words[at]?.low !== 'k' && words[at]?.low !== 'grand'
      ? { value: 1, next: at }
      : undefined;
  }
  if (halfAt(words, at + 1)) return { value: value + 0.5, next: at + 4 };
  const part = fraction(words, at + 1);
  if (part) return { value: Number(`${value}.${part.digits}`), next: part.next };
  const unit = atomOf(words[at + 1]);
  const isTens = value >= 20 && value < 100 && value % 10 === 0 && !isNumeral(words[at]);
  if (isTens && unit && unit < 10 && !isNumeral(words[at + 1])) return { value: value + unit, next: at + 2 };
  return { value, next: at + 1 };
};

/** What is added behind a magnitude: `(two thousand) and five`. */
const addedAt = (words: readonly Word[], at: number, below: number): Read | undefined => {
  const isJoined = /^(?:and|und)$/.test(words[at]?.low ?? '');
  const read =
    atomOf(words[at + (isJoined ? 1 : 0)]) === undefined ? undefined : start(words, at + (isJoined ? 1 : 0));
  return read && read.value < below ? read : undefined;
};

/** Reads a number of words or figures: `two and a half thousand`, `15 thousand`, `one hundred and five`, `2.5k`. */
export const readNumber = (words: readonly Word[], at: number): Read | undefined => {
  const first = words[at];
  const begun = first && !isFiller(first) && !isVague(words, at) ? start(words, at) : undefined;
  if (!begun) return undefined;
  let [total, group, next] = [0, begun.value, begun.next];
  let least = Number.POSITIVE_INFINITY;
  const add = (below: number): void => {
    const more = addedAt(words, next, below);
    group += more?.value ?? 0;
    next = more?.next ?? next;
  };
  for (let size = magnitudeOf(words[next]); size && size < least; size = magnitudeOf(words[next])) {
    if (size === 100 && group >= 100) break;
    next += 1;
    if (size === 100) group *= 100;
    else [total, group, least] = [total + group * size, 0, size];
    add(size);
  }
  // `zweitausend f\u00fcnfhundert`
  if (total === 0 && group >= 1_000 && group % 1_000 === 0 && !isNumeral(first) && !isNumeral(words[next]))
    add(1_000);
  return { value: Math.round((total + group) * 100) / 100, next };
};
