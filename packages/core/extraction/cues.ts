import { fold } from '../text/fold.ts';
import { plain } from './words.ts';

/** The words for a field that its label gives, without short ones that stand for nothing. */
export const cuesOf = (label: string): string[] => {
  const words = label.split(/[^\p{L}\d]+/u).filter((each) => each.length > 3);
  return words.length > 0 ? words : [label];
};

const wordsIn = (text: string): string[] =>
  fold(plain(text))
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');

const farthest = 6;

/** Tells whether words follow each other with some others between, as those of `l\u00e4uft am Montag aus`. */
const followIn = (words: readonly string[], wanted: readonly string[]): boolean =>
  words.some((word, start) => {
    if (!word.startsWith(wanted[0] ?? '')) return false;
    let at = start;
    return wanted.slice(1).every((each) => {
      const found = words.slice(at + 1, at + 1 + farthest).indexOf(each);
      at += found + 1;
      return found >= 0;
    });
  });

const long = 5;

/** A word as it may be said: of many or of one, and as verbs go in German. */
const formsOf = (key: string): ReadonlySet<string> => {
  const single = key.replace(/(?:e?s|en?|er|n)$/, '');
  if (single.length < 3) return new Set([key]);
  const verbs = ['e', 't', 'st', 'te', 'ten'].flatMap((end) => [`${single}${end}`, `ge${single}${end}`]);
  return new Set([key, single, ...(single.length >= 4 ? verbs : [])]);
};

const isSaid = (words: readonly string[], key: string): boolean => {
  const forms = formsOf(key);
  return words.some(
    (word) => word.startsWith(key) || (key.length >= long && word.includes(key)) || forms.has(word),
  );
};

/** Tells whether a text speaks of something by one of the words for it. */
export const mentions = (text: string, cues: readonly string[]): boolean => {
  const words = wordsIn(text);
  return cues.some((cue) => {
    const keys = wordsIn(cue);
    const [only] = keys;
    if (keys.length > 1) return followIn(words, keys);
    return only !== undefined && isSaid(words, only);
  });
};
