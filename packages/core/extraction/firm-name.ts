import { common } from './common-words.ts';
import type { Found } from './found.ts';
import { isLegalForm, legalForm } from './legal-forms.ts';
import { endsPart } from './sentence.ts';
import { isCapital, isTight, isWord, type Word, wordSet } from './words.ts';

/** A firm's name as it stands in the text. */
export interface Firm extends Found {
  value: string;
  size: number;
  hasForm: boolean;
  next: number;
}

const most = 7;
const connecting = wordSet('of de der des for');
const companions = wordSet(
  'partners partner sons soehne co cie company toechter brothers gebrueder associates',
);
/** No firm's name by themselves. */
const generic = wordSet(
  'stadt gemeinde bank firma polizei schule kirche behoerde versicherung universitaet uni krankenhaus feuerwehr bundeswehr zeitung',
  'agentur kanzlei praxis werkstatt baustelle familie freunden leute post amt finanzamt verwaltung klinik ihnen ihrer konkurrenz',
  'rentner rentnerin hausfrau hausmann student studentin beamter beamtin selbststaendig selbstaendig arbeitslos freiberufler privat',
  'privatperson privatmann schueler pensionaer ruhestand elternzeit homeoffice buero aussendienst vertrieb einkauf',
  'retired unemployed freelancer housewife student government city state school hospital university company myself team firm',
  'monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag',
);

const isFirmWord = (word: Word | undefined): boolean =>
  (word !== undefined &&
    isWord(word) &&
    isCapital(word) &&
    !(common.has(word.low) && !legalForm(word.low))) ||
  isLegalForm(word);

/** Whether `and` joins two words of a firm's name. */
const isJoint = (words: readonly Word[], at: number): boolean => {
  const [joint, after] = [words[at], words[at + 1]];
  if (joint?.text === '&' || joint?.text === '+')
    return isFirmWord(after) || companions.has(after?.low ?? '');
  if (/^(?:and|und)$/.test(joint?.low ?? ''))
    return companions.has(after?.low ?? '') || (isFirmWord(after) && isLegalForm(words[at + 2]));
  return connecting.has(joint?.low ?? '') && isCapital(after) && !common.has(after?.low ?? '');
};

/** A point that is part of a name: `St. Mary's`, `Co. KG`, `e. K.` */
const isInnerPoint = (words: readonly Word[], at: number): boolean =>
  words[at]?.text === '.' &&
  isTight(words[at - 1], words[at]) &&
  (/^(?:st|dr|co)$/.test(words[at - 1]?.low ?? '') || /^[ev]$/.test(words[at - 1]?.low ?? '')) &&
  (isFirmWord(words[at + 1]) || /^[kv]$/i.test(words[at + 1]?.text ?? ''));

/** How many words of a name stand here. */
const partOf = (words: readonly Word[], at: number, isFirst: boolean): number => {
  const word = words[at];
  if (isFirmWord(word)) return 1;
  if (/^\d{1,4}$/.test(word?.text ?? '')) return isFirst || isFirmWord(words[at - 1]) ? 1 : 0;
  if (isFirst) return 0;
  const isHyphen = word?.text === '-' && isTight(words[at - 1], word) && isTight(word, words[at + 1]);
  if (isHyphen || isInnerPoint(words, at)) return 1;
  return isJoint(words, at) ? 2 : 0;
};

/** How many words of a name stand here where nothing is written with capitals. */
const smallPartOf = (words: readonly Word[], at: number, isFirst: boolean): number => {
  const word = words[at];
  if (word && isWord(word) && (!common.has(word.low) || legalForm(word.low))) return 1;
  const [after = '', behind = ''] = [words[at + 1]?.low, words[at + 2]?.low];
  const isJoining = !isFirst && /^(?:&|und|and)$/.test(word?.low ?? '');
  return isJoining && (companions.has(after) || legalForm(behind)) ? 2 : 0;
};

const endOf = (words: readonly Word[], from: number, partAt: typeof partOf): number => {
  let next = from;
  for (
    let size = partAt(words, next, true);
    size > 0 && next - from < most;
    size = partAt(words, next, false)
  )
    next += size;
  return next;
};

const written = (word: string): string => {
  const form = legalForm(word);
  if (form) return form;
  if (companions.has(word) && word.length === 2) return 'Co.';
  return /^[^aeiou\u00e4\u00f6\u00fcy]{2,3}$/.test(word)
    ? word.toUpperCase()
    : word.replace(/(?<=^|-)\p{L}/gu, (letter) => letter.toUpperCase());
};

const isOfForm = (said: readonly Word[]): boolean =>
  said.some(({ low }, index) => index > 0 && (legalForm(low) !== undefined || companions.has(low)));

/** Of `Brooks and Tom` nobody knows whether it is one. */
const isHalf = (words: readonly Word[], next: number): boolean =>
  /^(?:and|und|&)$/.test(words[next]?.low ?? '') &&
  isCapital(words[next + 1]) &&
  !common.has(words[next + 1]?.low ?? '');

/** Reads a firm's name that begins with this word. */
export const firmAt = (
  text: string,
  words: readonly Word[],
  at: number,
  hasCapitals: boolean,
): Firm | undefined => {
  const next = endOf(words, at, hasCapitals ? partOf : smallPartOf);
  const [first, last, size] = [words[at], words[next - 1], next - at];
  if (size === 0 || !first || !last || (!isWord(first) && size < 2) || isHalf(words, next)) return undefined;
  if (size === 1 && (generic.has(first.low) || legalForm(first.low))) return undefined;
  const hasForm = isOfForm(words.slice(at, next));
  const isOver = size <= 4 && (endsPart(words, next) || common.has(words[next]?.low ?? ''));
  if (!hasCapitals && !hasForm && !isOver) return undefined;
  const said = text.slice(first.start, last.end);
  const value = hasCapitals ? said : said.split(/\s+/).map(written).join(' ');
  return { value, size, hasForm, next, start: first.start, end: last.end };
};
