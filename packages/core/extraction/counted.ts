import { type Clause, isCeiling } from './clause.ts';
import { common } from './common-words.ts';
import { type Custom, cuesFor } from './context.ts';
import { mentions } from './cues.ts';
import type { Value } from './find-candidates.ts';
import { plain, wordSet } from './words.ts';

/** A day or an amount that bounds the one that is meant. */
const bound =
  /\b(?:after|before|until|till|by|later than|earlier than|less than|more than|over|under|below|above|at least|minimum|nach|nach dem|vor|vor dem|bis|bis zum|ab|ab dem|mehr als|weniger als|unter|mindestens|between|zwischen|starting|fr\u00fchestens|sp\u00e4testens|since|seit)(?: the| dem| de[rn])?(?: about| around| etwa)? $|\u00fcber $/i;
const upper = /\b(?:no|not|nicht|bis zu|never) (?:more than|over|mehr als|\u00fcber)? ?$|\bbis zu $/i;
/** Places and times that are numbers, and count nothing. */
const place =
  /\b(?:in|since|seit|um|at|number|nummer|no\.|nr\.|room|zimmer|unit|apartment|apt|suite|year|jahr|baujahr|from|von|page|seite|line|option|step|class|klasse|model|version|gate|track) $/i;

const nextWord = (tail: string): string =>
  /^\s*(?:of |von |weitere[rn]? )?([\p{L}-]+)/u.exec(tail)?.[1] ?? '';

/** What a number may be followed by, and count nothing else than what was asked for. */
const countsNothing = (tail: string): boolean => {
  if (!/^\s*\p{L}/u.test(tail)) return !/^\s?(?:%|\u00b0|:)/.test(tail);
  const word = plain(nextWord(tail));
  // A verb of German, which stands last.
  if (/^(?:zurueck|aus|ein|an|ab|vor|fest)?ge\p{L}{3,}(?:t|en)$/u.test(word)) return true;
  return (common.has(word) && !things.has(word)) || counters.has(word);
};

/** Words of plain speech that are counted, or stand before what is. */
const things = wordSet(
  "am pm uhr percent o'clock new old other others another more different good great single lot bit kind sort thing things company firm business",
  'house home office phone cell mobile call calls job work doctor minute second first third last moment email mail number name address budget',
  'customer course dollars firma unternehmen betrieb adresse nummer telefon handy frau herr tag abend mail name namen wort',
);

/** What is counted, whatever it is. */
const counters = wordSet(
  'stueck stk pieces total altogether insgesamt zusammen overall people personen leute',
);

/** `One` may be anything, unless it is all that is said. */
const isOne = (text: string, head: string, tail: string): boolean =>
  /^(?:one|eine?[nrms]?)$/i.test(text.trim()) &&
  !(/^[\s,]*(?:(?:just|only|nur|it's|es ist|ja|yes)[\s,]*)*$/i.test(head) && tail.trim() === '');

const times = /^\s*(?:o['\u2019]clock|uhr|am\b|pm\b|a\.m|p\.m|percent|prozent|%)/i;

/** Tells whether a plain number counts something else. */
const countsOther = (target: Custom, value: Value['value'], clause: Clause): boolean => {
  const { text, head, tail } = clause;
  if (mentions(nextWord(tail), cuesFor(target))) return false;
  if (isOne(text.slice(head.length, text.length - tail.length), head, tail)) return true;
  const isAmount = target.kind === 'decimal' && Number(value) >= 100 && /\b(?:at|from|von) $/i.test(head);
  return (place.test(head) && !isAmount) || !countsNothing(tail);
};

/** Tells whether a number counts or bounds something else than what is meant. */
export const isCountedNear = (target: Custom, { form, value }: Value, clause: Clause): boolean => {
  const { head, tail } = clause;
  if (target.kind === 'date') return bound.test(head);
  if (target.kind !== 'integer' && target.kind !== 'decimal') return false;
  const isBound = bound.test(head) && !upper.test(head) && !isCeiling(clause);
  if (form === 'people') return !mentions('people household persons Personen Haushalt', cuesFor(target));
  if (form === 'money') return isBound;
  if (form === 'unclear') return false;
  if (form === 'ordinal') return !mentions(nextWord(tail), cuesFor(target));
  return times.test(tail) || isBound || countsOther(target, value, clause);
};
