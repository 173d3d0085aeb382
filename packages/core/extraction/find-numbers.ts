import type { Found } from './found.ts';
import { type Read, readNumber, readOrdinal } from './number-words.ts';
import { isTight, type Word, wordSet, wordsOf } from './words.ts';

/** An amount or a count. */
export interface FoundNumber extends Found {
  value: number;
  /** An amount of money, a figure in words or digits, or a place in a row. */
  form: 'money' | 'number' | 'ordinal' | 'unclear';
}

const signs = wordSet('$ \u20ac \u00a3');
const currencies = wordSet(
  '$ \u20ac \u00a3 dollar dollars bucks usd euro euros eur pound pounds quid gbp franken chf',
);
const cents = wordSet('cent cents pence');
const to = wordSet('to bis or oder - \u2013 through');

/** What makes of digits a part of something else: a day, an address, a code. */
const isPart = (words: readonly Word[], at: number, next: number): boolean => {
  const [before, first, last, after] = [words[at - 1], words[at], words[next - 1], words[next]];
  if (
    isTight(before, first) &&
    !signs.has(before?.text ?? '') &&
    !/^[([,.;'"\u2013]$/.test(before?.text ?? '')
  )
    return true;
  if (!isTight(last, after) || !after) return false;
  if (/^[@:/%#\u00b0-]$/.test(after.text)) return after.text !== '-' || isTight(after, words[next + 1]);
  return /^\p{L}/u.test(after.text) && !currencies.has(after.low);
};

/** What an amount goes on with behind its currency: `(dollars) and 50 cents`, `(Euro) drei\u00dfig`. */
const smallChange = (words: readonly Word[], at: number): { value: number; next: number } | undefined => {
  const isJoined = /^(?:and|und)$/.test(words[at]?.low ?? '');
  const read = readNumber(words, at + (isJoined ? 1 : 0));
  if (!read || read.value >= 100 || !Number.isInteger(read.value)) return undefined;
  if (cents.has(words[read.next]?.low ?? '')) return { value: read.value / 100, next: read.next + 1 };
  return isJoined || currencies.has(words[read.next]?.low ?? '') || read.value < 10
    ? undefined
    : { value: read.value / 100, next: read.next };
};

interface Piece {
  first: number;
  next: number;
  value: number;
  form: FoundNumber['form'];
}

/** `one hundred nineteen ninety-nine` */
const withCents = (words: readonly Word[], { value, next }: Read): Read | undefined => {
  const isBroken = value > 100 && value % 100 > 0 && value < 1_000;
  const more = isBroken ? readNumber(words, next) : undefined;
  return more && more.value >= 10 && more.value < 100
    ? { value: value + more.value / 100, next: more.next }
    : undefined;
};

const amountAt = (words: readonly Word[], read: Read): Read & { form: Piece['form'] } => {
  if (!currencies.has(words[read.next]?.low ?? '')) {
    const whole = withCents(words, read);
    return whole ? { ...whole, form: 'money' } : { ...read, form: 'number' };
  }
  const change = smallChange(words, read.next + 1);
  return { value: read.value + (change?.value ?? 0), next: change?.next ?? read.next + 1, form: 'money' };
};

const pieceAt = (words: readonly Word[], at: number): Piece | undefined => {
  if (signs.has(words[at]?.text ?? '')) {
    const read = readNumber(words, at + 1);
    return read && !isPart(words, at + 1, read.next) ? { first: at, ...read, form: 'money' } : undefined;
  }
  const read = readNumber(words, at);
  if (read && !isPart(words, at, read.next)) return { first: at, ...amountAt(words, read) };
  const ordinal = readOrdinal(words, at, true);
  return ordinal && { first: at, ...ordinal, form: 'ordinal' };
};

const piecesOf = (words: readonly Word[]): Piece[] => {
  const pieces: Piece[] = [];
  for (let at = 0; at < words.length && pieces.length < 100; at += 1) {
    const piece = pieceAt(words, at);
    if (!piece) continue;
    pieces.push(piece);
    at = piece.next - 1;
  }
  return pieces;
};

/** Tells whether two numbers are one range, or one thing said in parts: then neither is a value. */
const areOne = (words: readonly Word[], one: Piece, other: Piece): boolean => {
  const between = words.slice(one.next, other.first).filter(({ text }) => text !== '-' && text !== '\u2013');
  // Who stutters says one thing.
  if (one.value === other.value) return false;
  if (between.length === 0) return one.form !== 'ordinal';
  if (between.length !== 1) return false;
  const joint = between[0]?.low ?? '';
  return (
    to.has(joint) ||
    (/^(?:and|und)$/.test(joint) && /^(?:between|zwischen)$/.test(words[one.first - 1]?.low ?? ''))
  );
};

/** Amounts and counts, in figures or words, with what makes thousands of them; the ends of a range are `unclear`, and `NaN`. */
export const findNumbers = (text: string, words: readonly Word[] = wordsOf(text)): FoundNumber[] => {
  const pieces = piecesOf(words);
  return pieces.flatMap((piece, index) => {
    const [before, after] = [pieces[index - 1], pieces[index + 1]];
    const [first, last] = [words[piece.first], words[piece.next - 1]];
    if (!first || !last) return [];
    const isUnclear = (before && areOne(words, before, piece)) || (after && areOne(words, piece, after));
    if (isUnclear) return [{ value: Number.NaN, form: 'unclear', start: first.start, end: last.end }];
    return [{ value: piece.value, form: piece.form, start: first.start, end: last.end }];
  });
};
