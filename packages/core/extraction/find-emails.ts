import { isEmail } from '../email/email.ts';
import { common } from './common-words.ts';
import { type Found, findAll } from './found.ts';
import { atomOf } from './number-words.ts';
import { isTightSign, letterAt, lettersAt } from './spelling.ts';
import { isFiller, isNumeral, isWord, type Word, wordSet, wordsOf } from './words.ts';

const written = /[\p{L}\d][\p{L}\d._%+-]{0,63}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/gu;

const joints: ReadonlyMap<string, string> = new Map([
  ['dot', '.'],
  ['punkt', '.'],
  ['underscore', '_'],
  ['unterstrich', '_'],
  ['dash', '-'],
  ['hyphen', '-'],
  ['minus', '-'],
  ['bindestrich', '-'],
  ['plus', '+'],
]);
const ats = wordSet('at aet ett @ klammeraffe affenschwanz');

const emailOf = (text: string): string | undefined => {
  const email = text.toLowerCase();
  return isEmail(email) ? email : undefined;
};

const jointAt = (words: readonly Word[], at: number): string | undefined => {
  const word = words[at];
  if (word && /^[._-]$/.test(word.text)) return isTightSign(words, at) ? word.text : undefined;
  return joints.get(word?.low ?? '');
};

/** One part of an address: a sign's name, letters, figures, or a word. */
interface Part {
  text: string;
  kind: 'joint' | 'letters' | 'figures' | 'word';
  next: number;
}

/** Umlauts are spoken in addresses, and written as two letters. */
const hasUmlaut = ({ text }: Word): boolean => /[^\x21-\x7e]/.test(text);

const figuresOf = (words: readonly Word[], at: number): Part | undefined => {
  const word = words[at];
  const value = atomOf(word);
  if (!word || value === undefined) return undefined;
  const unit = atomOf(words[at + 1]);
  const isPair = !isNumeral(word) && value >= 20 && value % 10 === 0 && unit && unit < 10;
  return {
    text: isNumeral(word) ? word.text : String(isPair ? value + unit : value),
    kind: 'figures',
    next: at + (isPair ? 2 : 1),
  };
};

const partAt = (words: readonly Word[], at: number): Part | undefined => {
  const word = words[at];
  const joint = jointAt(words, at);
  if (joint) return { text: joint, kind: 'joint', next: at + 1 };
  const letters = letterAt(words, at) && lettersAt(words, at);
  if (letters) return { text: letters.text, kind: 'letters', next: letters.next };
  const figures = figuresOf(words, at);
  if (figures) return figures;
  if (!word || !isWord(word) || hasUmlaut(word)) return undefined;
  return { text: word.low, kind: 'word', next: at + 1 };
};

/** Words of plain speech are no parts of an address, but between the names of signs. */
const isSpeech = (words: readonly Word[], { kind }: Part, at: number): boolean => {
  const word = words[at];
  if (kind !== 'word' || !word || !common.has(word.low)) return false;
  return jointAt(words, at + 1) === undefined || jointAt(words, at - 1) === undefined;
};

const longestLocal = 24;
const mostWords = 2;

/** Tells whether letters spell the word before them: `sarah, s a r a h`. */
const spellsOut = (letters: Part | undefined, word: Part | undefined): boolean =>
  word?.kind === 'word' &&
  letters?.kind === 'letters' &&
  letters.text.length > 2 &&
  letters.text[0] === word.text[0] &&
  Math.abs(letters.text.length - word.text.length) < 3;

/** What is said and then spelled is one name, as it is spelled. */
const withoutRepeats = (parts: readonly Part[]): Part[] =>
  parts.filter((part, index) => !spellsOut(parts[index + 1], part));

const partsBetween = (words: readonly Word[], from: number, end: number): Part[] | undefined => {
  const parts: Part[] = [];
  for (let at = from; at < end; ) {
    const word = words[at];
    if (word && isFiller(word) && parts.length > 0) {
      at += 1;
      continue;
    }
    const isPause = word?.text === ',' && parts.length > 0;
    if (isPause) at += 1;
    if (at >= end) break;
    const part = partAt(words, at);
    if (!part || part.next > end || isSpeech(words, part, at)) return undefined;
    // Commas part what is listed, but not what is spelled.
    if (isPause && parts.at(-1)?.kind === 'word' && part.kind !== 'joint' && !spellsOut(part, parts.at(-1)))
      return undefined;
    parts.push(part);
    at = part.next;
  }
  return parts;
};

/** How many words stand side by side that no sign joins. */
const loose = (parts: readonly Part[]): number => {
  let [most, run] = [0, 0];
  for (const { kind } of parts) {
    run = kind === 'word' ? run + 1 : kind === 'joint' ? 0 : run;
    most = Math.max(most, run);
  }
  return most;
};

/** Tells whether an address may begin here: behind a pause, a word of plain speech, or at the start. */
const mayBegin = (words: readonly Word[], at: number): boolean => {
  const before = words[at - 1];
  if (!before || /^[.,:;!?]$/.test(before.text)) return jointAt(words, at - 1) === undefined;
  return isWord(before) && (common.has(before.low) || isFiller(before)) && before.text.length > 1;
};

interface Side {
  text: string;
  at: number;
}

/** What stands before the sign: the longest run of parts that is no plain speech. */
const localBefore = (words: readonly Word[], at: number): Side | undefined => {
  for (let from = Math.max(0, at - longestLocal); from < at; from += 1) {
    if (!mayBegin(words, from)) continue;
    const between = partsBetween(words, from, at);
    if (!between || between.length === 0 || between[0]?.kind === 'joint') continue;
    const parts = withoutRepeats(between);
    return loose(parts) > mostWords ? undefined : { text: parts.map(({ text }) => text).join(''), at: from };
  }
  return undefined;
};

/** What stands behind the sign, up to the first word behind its last point. */
const domainBehind = (words: readonly Word[], at: number): Side | undefined => {
  const parts: Part[] = [];
  let next = at;
  let isOver = false;
  while (!isOver && next < words.length && parts.length < 24) {
    const word = words[next];
    if (word && isFiller(word)) {
      next += 1;
      continue;
    }
    const part = partAt(words, next);
    if (
      !part ||
      (isSpeech(words, part, next) &&
        jointAt(words, next + 1) === undefined &&
        jointAt(words, next - 1) === undefined)
    )
      break;
    const isLast = parts.at(-1)?.text === '.' && jointAt(words, part.next) === undefined;
    parts.push(part);
    next = part.next;
    isOver = isLast;
  }
  const whole = withoutRepeats(parts);
  if (!whole.some(({ text }) => text === '.') || loose(whole) > mostWords) return undefined;
  return { text: whole.map(({ text }) => text).join(''), at: next };
};

const spokenAt = (words: readonly Word[], at: number): Found | undefined => {
  const domain = domainBehind(words, at + 1);
  const local = domain && localBefore(words, at);
  const email = local && emailOf(`${local.text}@${domain.text}`);
  const [first, last] = [local && words[local.at], domain && words[domain.at - 1]];
  return email && first && last ? { value: email, start: first.start, end: last.end } : undefined;
};

/** Addresses as they are written, or spoken with their signs' names. */
export const findEmails = (text: string): Found[] => {
  const asWritten = findAll(text, written, ([address]) => emailOf(address));
  const words = wordsOf(text);
  const spoken: Found[] = [];
  for (let at = 1; at < words.length && spoken.length < 40; at += 1) {
    const word = words[at];
    if (!word || !ats.has(word.low)) continue;
    const found = spokenAt(words, at);
    if (found && !asWritten.some(({ start, end }) => found.start < end && start < found.end))
      spoken.push(found);
  }
  return [...asWritten, ...spoken].toSorted((one, other) => one.start - other.start);
};
