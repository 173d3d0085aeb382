import { isFiller, type Word } from './words.ts';

const sentenceEnd = /^[.!?;:]$/;
/** Behind these a point ends no sentence. */
const abbreviated = /^(?:dr|prof|mr|mrs|ms|st|inc|co|no|nr|\p{L}|\d{1,2})$/u;

/** Tells whether a sentence ends with this sign. */
const endsSentence = (words: readonly Word[], at: number): boolean => {
  const word = words[at];
  if (!word || !sentenceEnd.test(word.text)) return false;
  return word.text !== '.' || !abbreviated.test(words[at - 1]?.low ?? '') || words[at + 1] === undefined;
};

const farthest = 12;

/** What of a sentence is said before a word, in words that are compared, without pauses. */
export const headOf = (words: readonly Word[], at: number): string => {
  const head: string[] = [];
  for (let back = at - 1; back >= 0 && at - back <= farthest; back -= 1) {
    const word = words[back];
    if (!word || endsSentence(words, back)) break;
    if (!isFiller(word) && word.text !== ',') head.unshift(word.low.slice(0, 40));
  }
  return head.join(' ');
};

/** Tells whether a sentence or a part of it begins with this word. */
export const beginsPart = (words: readonly Word[], at: number): boolean =>
  at === 0 || /^[.,!?;:\u2013-]$/.test(words[at - 1]?.text ?? '');

/** Tells whether a sentence or a part of it is over before this word. */
export const endsPart = (words: readonly Word[], at: number): boolean =>
  at >= words.length || /^[.,!?;:\u2013-]$/.test(words[at]?.text ?? '');
