/** A cell as the context of its words. */
export interface Cell {
  /** The line around it: quotation marks may close in another cell. */
  line: string;
  /** Whether it looks like a name: few words, each with a capital letter. */
  isName: boolean;
}

/** What follows the apostrophe of a contraction: `it’s`, `don’t`. */
const contracted = /^(?:s|t|d|m|re|ll|ve|er|em)$/;
/** Names that would be contractions: `Luís`, `Ruís`. */
const unlikeOwner = /^(?:lu|pa|ru)$/i;
const elided =
  /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu|presqu|aujourd|prud|entr|grand|d?all|dell|nell|sull|quell|bell|coll|sant|un|quest|tutt|anch)$/i;

/** Tells whether what looks like an apostrophe within a word is one. */
const isApostrophe = (before: string, after: string): boolean => {
  if (/^\p{Lu}/u.test(after)) return true;
  if (contracted.test(after)) return !unlikeOwner.test(before);
  if (/[aeiouy]$/i.test(before) && /^[aeiou]/.test(after)) return true;
  if (/^[mn]$/i.test(before) && /^[bdgkt]/.test(after)) return true;
  return elided.test(before) && /^[aeiouyhàâéèêîôœ]/.test(after) && after.length > 2;
};

/** The letters before and behind a sign in a word, and the cell of the word. */
interface Place extends Cell {
  before: string;
  after: string;
  isEnd: boolean;
  isAlone: boolean;
}

const opensWord = ({ before, after }: Place) => before === '' && after !== '';
const endsWord = ({ before, isEnd }: Place) => before !== '' && isEnd;

/**
 * Tests for quotation marks, dashes and apostrophes in impossible places; letters of other encodings have
 * their bytes.
 */
const misplaced: Readonly<Record<string, (place: Place) => boolean>> = {
  '’': ({ before, after, isEnd, line }) =>
    before !== '' && after !== ''
      ? !isApostrophe(before, after)
      : before.length > 1 && isEnd && /[trdgcm]$/.test(before) && !/[‘‚]/.test(line),
  '‘': ({ before, after, isEnd, line }) =>
    /[aeiou]$/.test(before) &&
    (isEnd || /^[^aeiou\P{Ll}]/u.test(after)) &&
    !contracted.test(after) &&
    !/[‚’]/.test(line),
  '”': (place) => opensWord(place) && !/“|”.*”/.test(place.line),
  '“': (place) => endsWord(place) && !/[„”]/.test(place.line),
  '„': (place) => opensWord(place) && !/[“”]/.test(place.line),
  '‚': (place) => opensWord(place) && !/[‘’]/.test(place.line),
  '‹': (place) => endsWord(place) && !place.line.includes('›'),
  '»': ({ isAlone, line }) => isAlone && line.includes('.»') && !line.includes('«'),
  '¥': ({ isAlone, line }) => isAlone && !/\d/.test(line),
  '—': ({ before, after, isEnd, isName }) =>
    before !== '' && (isEnd ? before.length > 1 : /^\p{Ll}/u.test(after)) && isName,
  '…': ({ before, after, isName }) => before === '' && /^[b-df-hj-np-tv-z]/.test(after) && isName,
};

const noLetter = /\P{L}/u;

/** Finds the signs of a word that stand where Windows-1252 text has none. */
export const misplacedSigns = (word: string, cell: Cell): string[] =>
  [...word].filter((sign, at) => {
    const isMisplaced = misplaced[sign];
    if (!isMisplaced) return false;
    const before = word.slice(0, at).split(noLetter).at(-1) ?? '';
    const after = word.slice(at + 1).split(noLetter)[0] ?? '';
    const isEnd = at === word.length - 1;
    return isMisplaced({ ...cell, before, after, isEnd, isAlone: word.length === 1 });
  });
