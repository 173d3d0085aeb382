import { colognePhonetic } from 'cologne-phonetic';
import { doubleMetaphone } from 'double-metaphone';
import type { NameWord, NameWords } from './name-words.ts';
import type { Profile } from './profile.ts';
import { wholeNamesOf } from './short-forms.ts';

/** A value by which contacts are gathered to be compared with each other, and with nobody else. */
export interface BlockingKey {
  key: string;
  /** Whether it is a value that few have, and not what many names come to. */
  isStrong: boolean;
}

const strong = (key: string): BlockingKey => ({ key, isStrong: true });
const weak = (key: string): BlockingKey => ({ key, isStrong: false });

const mostWholeNames = 3;
const mostWords = 4;
const shortestLocal = 6;

const pairOf = (one: string, other: string): string => (one < other ? `${one}|${other}` : `${other}|${one}`);

/** How a word sounds in German and in English; the spelling itself, where it has no sound. */
const sounds = new Map<string, readonly string[]>();
const mostSounds = 50_000;

const soundsOf = (word: string): readonly string[] => {
  const known = sounds.get(word);
  if (known) return known;
  const found = [colognePhonetic(word) || word, doubleMetaphone(word)[0] || word];
  if (sounds.size >= mostSounds) sounds.clear();
  sounds.set(word, found);
  return found;
};

/** Every two words of a name. */
const couples = (words: readonly NameWord[]): [string, string][] =>
  words.flatMap(({ plain }, at) =>
    words.slice(at + 1).map((other): [string, string] => [plain, other.plain]),
  );

const soundKeys = (one: string, other: string): BlockingKey[] =>
  soundsOf(one).flatMap((sound, language) => {
    const against = soundsOf(other)[language];
    return against === undefined ? [] : [weak(`sound${language}#${pairOf(sound, against)}`)];
  });

/** The names that short forms may stand for, one after the other. */
const wholeCouples = ([one, other]: [string, string]): [string, string][] => {
  const ofOne = wholeNamesOf(one).slice(0, mostWholeNames);
  const ofOther = wholeNamesOf(other).slice(0, mostWholeNames);
  return [
    ...ofOne.map((whole): [string, string] => [whole, other]),
    ...ofOther.map((whole): [string, string] => [one, whole]),
  ].filter(([a, b]) => a !== one || b !== other);
};

const initialKeys = ([one, other]: [string, string]): BlockingKey[] => [
  weak(`initial#${one[0]}|${other}`),
  weak(`initial#${other[0]}|${one}`),
];

const wholeKeys = ([one, other]: [string, string]): BlockingKey[] => [weak(`name#${pairOf(one, other)}`)];

const letters = (words: readonly NameWord[]): string =>
  [...words.map(({ plain }) => plain).join('')].sort().join('');

const longest = (words: readonly NameWord[]): readonly NameWord[] =>
  words.length <= mostWords
    ? words
    : words
        .toSorted((a, b) => b.plain.length - a.plain.length || (a.plain < b.plain ? -1 : 1))
        .slice(0, mostWords);

const nameKeys = ({ words: all }: NameWords): BlockingKey[] => {
  const words = longest(all);
  const [only] = words;
  if (only && words.length === 1) return [weak(`one#${only.plain}`)];
  return [
    weak(`letters#${letters(words)}`),
    ...couples(words).flatMap((couple) => [
      ...initialKeys(couple),
      ...soundKeys(...couple),
      ...wholeCouples(couple).flatMap(wholeKeys),
      ...wholeKeys(couple),
    ]),
  ];
};

/** Words of a name at one company. */
const companyKeys = ({ name, company }: Profile): BlockingKey[] =>
  company === undefined
    ? []
    : longest(name?.words ?? []).map(({ plain }) => weak(`company#${company}|${soundsOf(plain)[0]}`));

/** Lists the keys under which a contact is compared with others, each once, the strong ones first. */
export const blockingKeys = (profile: Profile): BlockingKey[] => {
  const { lines, rawDigits, email, name, externalId, fields } = profile;
  const keys = [
    ...lines.map(({ bare }) => strong(`phone#${bare}`)),
    ...(rawDigits === undefined ? [] : [strong(`digits#${rawDigits}`)]),
    ...(email ? [strong(`email#${email.mailbox}`)] : []),
    ...(externalId === undefined ? [] : [strong(`external_id#${externalId}`)]),
    ...fields.flatMap((value, at) => (value === undefined ? [] : [weak(`field${at}#${value}`)])),
    ...(email && !email.isRole && email.local.length >= shortestLocal ? [weak(`local#${email.local}`)] : []),
    ...companyKeys(profile),
    ...(name ? nameKeys(name) : []),
  ];
  return [...new Map(keys.map((one) => [one.key, one])).values()];
};
