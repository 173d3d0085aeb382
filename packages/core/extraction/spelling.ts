import { atomOf } from './number-words.ts';
import { isFiller, isNumeral, isTight, isWord, type Word } from './words.ts';

/** Signs that were said one by one, and where the words go on behind them. */
export interface Spelled {
  text: string;
  next: number;
}

const isLetter = (word: Word | undefined): word is Word => word !== undefined && /^\p{L}$/u.test(word.text);

/** Reads a letter: `m`, `m as in mike`, `K wie Kaufmann`, `double l`, `S-I-O`. */
export const letterAt = (words: readonly Word[], at: number): Spelled | undefined => {
  const word = words[at];
  if (!word) return undefined;
  if (/^(?:double|doppel|zwei|zweimal)$/.test(word.low) && isLetter(words[at + 1])) {
    const letter = words[at + 1]?.low ?? '';
    return { text: letter + letter, next: at + 2 };
  }
  const doubled = /^doppel-?(\p{L})$/u.exec(word.low)?.[1];
  if (doubled) return { text: doubled + doubled, next: at + 1 };
  if (/^\p{L}(?:-\p{L})+$/u.test(word.text)) return { text: word.low.replaceAll('-', ''), next: at + 1 };
  if (!isLetter(word)) return undefined;
  const [second, third, fourth] = [words[at + 1]?.low, words[at + 2]?.low, words[at + 3]?.low];
  if (second === 'as' && third === 'in' && fourth?.startsWith(word.low))
    return { text: word.low, next: at + 4 };
  if (/^(?:wie|for|like)$/.test(second ?? '') && third?.startsWith(word.low))
    return { text: word.low, next: at + 3 };
  return { text: word.low, next: at + 1 };
};

/** Reads letters that were said one by one, with commas and pauses between them. */
export const lettersAt = (words: readonly Word[], at: number): Spelled | undefined => {
  let [text, next] = ['', at];
  for (let read = letterAt(words, at); read; read = letterAt(words, next)) {
    text += read.text;
    next = read.next;
    const after = words[next];
    if (after && (isFiller(after) || /^[,-]$/.test(after.text)) && letterAt(words, next + 1)) next += 1;
  }
  return text === '' ? undefined : { text, next };
};

const doubles: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['doppel', 2],
  ['triple', 3],
]);

/** `double five`, `triple oh` */
const repeatedAt = (words: readonly Word[], at: number): Spelled | undefined => {
  const times = doubles.get(words[at]?.low ?? '');
  const figure = words[at + 1]?.low === 'oh' ? 0 : atomOf(words[at + 1]);
  return times !== undefined && figure !== undefined && figure < 10
    ? { text: String(figure).repeat(times), next: at + 2 }
    : undefined;
};

/** Reads figures that were said one by one or in pairs: `oh two`, `zwo`, `double five`, `einundzwanzig`, `0171`. */
export const figuresAt = (words: readonly Word[], at: number): Spelled | undefined => {
  const word = words[at];
  if (!word) return undefined;
  if (isNumeral(word)) return /^\d+$/.test(word.text) ? { text: word.text, next: at + 1 } : undefined;
  if (doubles.has(word.low)) return repeatedAt(words, at);
  if (word.low === 'oh' || word.low === 'o') return { text: '0', next: at + 1 };
  const value = atomOf(word);
  if (value === undefined || !Number.isInteger(value) || value > 999) return undefined;
  const unit = isTens(value) && isWord(words[at + 1]) ? (atomOf(words[at + 1]) ?? 0) : 0;
  return unit > 0 && unit < 10
    ? { text: String(value + unit), next: at + 2 }
    : { text: String(value), next: at + 1 };
};

const isTens = (value: number): boolean => value >= 20 && value < 100 && value % 10 === 0;

/** Tells whether a sign joins what is before it to what is behind it. */
export const isTightSign = (words: readonly Word[], at: number): boolean =>
  isTight(words[at - 1], words[at]) && isTight(words[at], words[at + 1]);
