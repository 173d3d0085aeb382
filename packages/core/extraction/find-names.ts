import { common } from './common-words.ts';
import { firstNames } from './first-names.ts';
import { capital, type Name, nameAt } from './person-name.ts';
import { isOnly, phrasesOf } from './phrases.ts';
import { beginsPart, endsPart, headOf } from './sentence.ts';
import { isWord, type Word, wordSet, wordsOf } from './words.ts';

const sure =
  /(?:^|\b)(?:my (?:full )?name(?: is|'s)|the name(?: is|'s)|(?<=^|(?:hi|hello|yes|sure|ja) )names?(?: is|'s)?|i(?:'m| am) called|mein (?:voller )?name (?:ist|lautet|waere)|heisse|(?<=^)name ist|der name (?:ist|lautet))$/;
const strong =
  /\b(?:this is|hier ist|hier spricht|you(?:'re| are) (?:talking|speaking) (?:to|with)|(?:^|ja|tag|hallo|morgen|abend) hier|^hier)$/;
const weak =
  /(?:^|\b)(?:i'm|i am|im|ich bin(?: der| die)?|it's|it is|its|that's|that is|thats|das ist|es ist|under|put it under|auf|unter|name is|name ist)$/;
const greeted =
  /^(?:(?:yes|ja|oh|good|guten|schoenen|gruess) )?(?:hi|hello|hey|morning|afternoon|evening|hallo|tag|morgen|abend|moin|servus|gott)\b/;

const salutation = phrasesOf(
  'hi|hello|hey|good morning|good afternoon|good evening|morning|hallo|guten tag|guten morgen|guten abend|tag|moin|servus|gr\u00fc\u00df gott|ja|yes',
);
const greeting = wordSet('hi hello hey morning afternoon evening hallo tag morgen abend moin servus');

const behind =
  /^(?:speaking|here|hier|calling|is my name|ist mein name|ist uebrigens mein name|mein name(?! ist| lautet)|am apparat|spricht|am telefon)\b/;

/** What a turn is, as far as it decides how a name may be said in it. */
export interface NameContext {
  /** Whether who speaks was asked for a name. */
  isAsked: boolean;
  /** Whether who speaks has not spoken before. */
  isFirst: boolean;
  /** Whether names are written with capitals here. */
  hasCapitals: boolean;
}

/** A name, and where it is said. */
interface Place {
  name: Name;
  at: number;
  head: string;
  words: readonly Word[];
}

/** Tells whether a name that was introduced by those words is one. */
const isIntroduced = ({ name, head, words }: Place, context: NameContext): boolean => {
  const first = words.find(({ start }) => start === name.start)?.low ?? '';
  const isFull = name.size > 1;
  const isKnown = firstNames.has(first);
  if (sure.test(head)) return true;
  const isGreeting = context.isFirst && greeted.test(head);
  if (strong.test(head)) return context.isAsked || isKnown || (isFull && context.isFirst);
  if (weak.test(head)) {
    if (context.isAsked) return isFull || isKnown || endsPart(words, name.next);
    return isGreeting && isFull && isKnown;
  }
  return false;
};

const isFollowed = ({ name, at, words }: Place, context: NameContext): boolean => {
  const tail = words
    .slice(name.next, name.next + 6)
    .map(({ low }) => low)
    .filter((low) => low !== ',')
    .join(' ');
  const word = behind.exec(tail)?.[0];
  if (!word || !(beginsPart(words, at) || common.has(words[at - 1]?.low ?? ''))) return false;
  if (name.size > 1 || word !== 'hier') return word !== 'here' || name.size > 1 || context.isAsked;
  return context.isAsked || context.isFirst;
};

const lead = phrasesOf(
  'yes|yeah|yep|sure|of course|certainly|well|so|oh|okay|ok|hi|hello|good morning|good afternoon|no|ja|also|gern|gerne|klar|natuerlich|hallo',
  "guten tag|guten morgen|tag|moin|nein|mit|von|under|auf|unter|with|that would be|that'd be|it would be|das waere|name|the name|my name",
);

const lowsOf = (words: readonly Word[]): string => words.map(({ low }) => low).join(' ');

const given = /^(?:first name|vorname|given name)(?: is| ist)?/;

/** A part of a name behind another: `Wagner, Dieter`, `Rosen. First name Amy`. */
const partBehind = (one: Name, words: readonly Word[], text: string, hasCapitals: boolean) => {
  let at = one.next;
  while (/^[,.]$/.test(words[at]?.text ?? '')) at += 1;
  const label = given.exec(lowsOf(words.slice(at, at + 3)))?.[0];
  if (label) at += label.split(' ').length;
  const isBeside = label !== undefined || words[one.next]?.text === ',';
  const name = isBeside && isWord(words[at]) ? nameAt(text, words, at, hasCapitals) : undefined;
  const isOver = name && (endsPart(words, name.next) || behind.test(words[name.next]?.low ?? ''));
  return isOver ? { name, isGiven: label !== undefined } : undefined;
};

/** `Wagner, Dieter`, `Rosen, Amy Rosen`, and `Rosen, first name Amy`: two parts of one name. */
const joined = (one: Name, words: readonly Word[], text: string, hasCapitals: boolean): Name => {
  const part = one.size > 1 ? undefined : partBehind(one, words, text, hasCapitals);
  if (!part) return one;
  const { name: other, isGiven } = part;
  if (other.size > 1 && !isGiven) return other.value.split(' ').includes(one.value) ? other : one;
  const isTurned =
    isGiven || (firstNames.has(other.value.toLowerCase()) && !firstNames.has(one.value.toLowerCase()));
  const value = `${other.value} ${one.value}`;
  return isTurned ? { value, size: 2, next: other.next, start: one.start, end: other.end } : one;
};

/** An answer that is a name and little else. */
const isAnswer = ({ name, at, head, words }: Place): boolean =>
  // Who is greeted is somebody else.
  !(at > 0 && greeting.has(words[at - 1]?.low ?? '')) &&
  (head === '' || isOnly(head.split(' '), lead)) &&
  (endsPart(words, name.next) ||
    /^(?:from|with|at|of|von|vom|bei|and|und)$/.test(words[name.next]?.low ?? ''));

const present =
  /^(?:that's me|that is me|this is (?:he|she|him|her)|speaking|das bin ich|am apparat|bin dran|bin am apparat|yes speaking|ja am apparat)$/;

/** `That's me. Ravi Shah.`, and `Hallo, Jens Albrecht.` where somebody is first heard. */
const isPresented = ({ name, at, head, words }: Place, { isFirst }: NameContext): boolean => {
  const isAlone = beginsPart(words, at) && /^(?:[.!]|$)/.test(words[name.next]?.text ?? '');
  if (name.size < 2 || !isFirst || !isAlone) return false;
  const before = words.slice(Math.max(0, at - 5), at).filter(({ low }) => /\p{L}/u.test(low));
  if (present.test(lowsOf(before))) return true;
  return firstNames.has(words[at]?.low ?? '') && isOnly(head.split(' '), salutation);
};

/** `Wagner here, Dieter Wagner` */
const completes = ({ name, at, words }: Place, found: readonly Name[]): boolean =>
  beginsPart(words, at) &&
  found.some(({ size, value }) => size === 1 && name.value.split(' ').includes(value));

const firstLabel = '(?:first name|given name|vorname)(?: is| ist)?:?';
const lastLabel = '(?:last name|surname|family name|nachname|familienname)(?: is| ist)?:?';
const between = '[,.]? (?:and |und )?(?:(?:my|the|mein|der) )?';
const named = "(\\p{L}[\\p{L}'\u2019-]{0,40})";
const byLabels = new RegExp(
  `${firstLabel} ${named}${between}${lastLabel} ${named}|${lastLabel} ${named}${between}${firstLabel} ${named}`,
  'giu',
);

/** `First name Tamika, last name Boyd` */
const labelled = (text: string): Name[] =>
  [...text.matchAll(byLabels).take(4)].map(({ 0: said, 1: first, 2: last, 3: before, 4: given_, index }) => {
    const value = [first ?? given_, last ?? before].map((part = '') => capital(part)).join(' ');
    return { value, size: 2, next: 0, start: index, end: index + said.length };
  });

const unlabelled = (text: string, context: NameContext): Name[] => {
  const words = wordsOf(text);
  const found: Name[] = [];
  const answers: Name[] = [];
  for (let at = 0; at < words.length && found.length + answers.length < 40; at += 1) {
    const name = isWord(words[at]) ? nameAt(text, words, at, context.hasCapitals) : undefined;
    if (!name) continue;
    const place = { name, at, head: headOf(words, at), words };
    const isSaid = isIntroduced(place, context) || isFollowed(place, context) || isPresented(place, context);
    const isName = isSaid || completes(place, [...found, ...answers]);
    if (!isName && !(context.isAsked && isAnswer(place))) continue;
    const whole = joined(name, words, text, context.hasCapitals);
    (isName ? found : answers).push(whole);
    at = whole.next - 1;
  }
  // Whoever says `my name is` says by it which of the names is theirs.
  return found.length > 0 ? found : answers.slice(0, 1);
};

/** Names by which somebody says who they are. */
export const findNames = (text: string, context: NameContext): Name[] => {
  const found = labelled(text);
  return found.length > 0 ? found : unlabelled(text, context);
};
