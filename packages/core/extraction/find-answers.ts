import { fold } from '../text/fold.ts';
import type { Found } from './found.ts';
import type { Span } from './transcript.ts';

const yes =
  /^(?:oh |well |also |naja )?(?:yes|yeah|yep|yup|sure|of course|correct|exactly|right|that['\u2019]s right|absolutely|we sure do|i sure do|sure do|we certainly do|i certainly do|i do|we do|i am|we are|ja|jawohl|genau|klar|stimmt|richtig|nat\u00fcrlich|bin ich|sind wir|haben wir|habe ich|das bin ich|das sind wir)(?: (?:we do|i do|i am|we are|it is|sind wir|bin ich|haben wir|habe ich|genau|nat\u00fcrlich|of course))?$/i;
const no =
  /^(?:oh |well |also |naja )?(?:no|nope|not really|not at all|nein|n\u00f6|nee|not yet|noch nicht|leider nicht|leider nein|unfortunately not|definitely not|certainly not|afraid not|i['\u2019]m afraid not|no i['\u2019]m not)(?: (?:sir|ma['\u2019]am|leider|we don['\u2019]t|i don['\u2019]t|bin ich nicht))?$/i;

const clause = /[^,.!?;]{1,120}/g;

/** Tells whether somebody says yes or no, each time that they do as a clause of its own. */
export const findAnswers = (text: string): (Span & { value: boolean })[] =>
  [...text.matchAll(clause)].flatMap(({ 0: part, index }) => {
    const said = part.trim();
    const start = index + part.indexOf(said);
    const value = yes.test(said) ? true : no.test(said) ? false : undefined;
    return value === undefined ? [] : [{ value, start, end: start + said.length }];
  });

const isWithinWord = /[\p{L}\d]/u;

/** The options that are said, as whole words. */
export const findOptions = (text: string, options: readonly string[]): Found[] => {
  const lower = text.toLowerCase();
  return options.flatMap((value) => {
    const word = value.toLowerCase();
    const found: Found[] = [];
    for (let start = lower.indexOf(word); word !== '' && start >= 0; start = lower.indexOf(word, start + 1)) {
      const end = start + word.length;
      if (!isWithinWord.test(lower.charAt(start - 1)) && !isWithinWord.test(lower.charAt(end)))
        found.push({ value, start, end });
    }
    return found;
  });
};

/** Tells whether a text speaks of something by one of the words for it. Long ones may be part of a word, as in German. */
export const mentions = (text: string, cues: readonly string[]): boolean => {
  const words = ` ${fold(text).replace(/[^\p{L}\d]+/gu, ' ')} `;
  return cues.some((cue) => {
    const key = fold(cue)
      .replace(/[^\p{L}\d]+/gu, ' ')
      .trim();
    return key !== '' && words.includes(key.length >= 6 ? key : ` ${key}`);
  });
};

/** The words for a field that its name and label give, without short ones that stand for nothing. */
export const cuesOf = (label: string): string[] => {
  const words = label.split(/[^\p{L}\d]+/u).filter((each) => each.length > 3);
  return words.length > 0 ? words : [label];
};
