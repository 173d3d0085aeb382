import type { CountryCode } from '../phone/country.ts';
import { normalisePhone } from '../phone/phone.ts';
import { type Found, findAll } from './found.ts';
import { figuresAt } from './spelling.ts';
import { isFiller, isNumeral, type Word, wordsOf } from './words.ts';

const fewestDigits = 7;
const mostDigits = 16;

/** Outside North America a number without its area is nobody's. */
const isWhole = (figures: string, country: CountryCode | undefined): boolean =>
  figures.startsWith('+') || figures.startsWith('0') || country === 'US' || country === 'CA';

const numberOf = (said: string, country: CountryCode | undefined): string | undefined => {
  const figures = said.replace(/[^\d+]+/g, '');
  const { length } = figures.replace('+', '');
  if (length < fewestDigits || length > mostDigits || !isWhole(figures, country)) return undefined;
  return normalisePhone(said, country).e164;
};

const isPlus = (words: readonly Word[], at: number): boolean =>
  words[at]?.text === '+' || words[at]?.low === 'plus';

const isPause = (word: Word | undefined): boolean =>
  word !== undefined &&
  (/^(?:[,.()/\u2013-]|dash|minus|strich|schraegstrich|then|und dann|dann)$/.test(word.low) ||
    isFiller(word));

interface Run {
  figures: string;
  from: number;
  next: number;
  hasWords: boolean;
}

/** Figures that follow each other, with pauses between them. */
const runAt = (words: readonly Word[], at: number): Run | undefined => {
  const from = isPlus(words, at) ? at + 1 : at;
  let run: Run | undefined;
  for (let next = from, read = figuresAt(words, next); read; read = figuresAt(words, next)) {
    run = {
      figures: `${run?.figures ?? (from > at ? '+' : '')}${read.text}`,
      from: at,
      next: read.next,
      hasWords: (run?.hasWords ?? false) || !isNumeral(words[next]),
    };
    next = read.next;
    while (
      isPause(words[next]) &&
      (figuresAt(words, next + 1) || isPause(words[next + 1])) &&
      next < read.next + 3
    )
      next += 1;
  }
  return run;
};

/** Numbers as they are spoken, figure by figure or in pairs. */
const findSpoken = (words: readonly Word[], country: CountryCode | undefined): Found[] => {
  const found: Found[] = [];
  for (let at = 0; at < words.length && found.length < 40; at += 1) {
    const run = runAt(words, at);
    if (!run) continue;
    const value = run.hasWords ? numberOf(run.figures, country) : undefined;
    const [first, last] = [words[run.from], words[run.next - 1]];
    if (value && first && last) found.push({ value, start: first.start, end: last.end });
    at = run.next - 1;
  }
  return found;
};

/** Numbers as they are written, with their signs, or spoken. */
export const findPhones = (text: string, country: CountryCode | undefined): Found[] => [
  ...findAll(text, /(?:\+|\(|\b)\d[\d ()/.-]{5,22}\d\b/g, ([number]) =>
    /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})$/.test(number)
      ? undefined
      : numberOf(number, country),
  ),
  ...findSpoken(wordsOf(text), country),
];
