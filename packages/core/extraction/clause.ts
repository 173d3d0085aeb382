import type { Span, Transcript, Turn } from './transcript.ts';

/** Where a value is said, as far as that decides whose it is and whether it holds. */
export interface Clause extends Span {
  text: string;
  /** What of it is before the value, and behind it. */
  head: string;
  tail: string;
  /** What of the sentence is before it. */
  previous: string;
  /** What follows it in the same turn. */
  next: string;
  /** The sentence that it is part of. */
  sentence: string;
}

const clauseEnd = /[.!?;:](?=\s|$)|,(?=\s)|\s(?=(?:but|and|sondern|aber|und)\s)|\s-\s/g;
const sentenceEnd = /[.!?](?=\s|$)/g;

/** The places of a turn at which one part ends, except within values. */
const endsIn = (text: string, turn: Turn, values: readonly Span[], pattern: RegExp): number[] => {
  const said = text.slice(turn.start, turn.end);
  return [...said.matchAll(pattern)]
    .map(({ index }) => turn.start + index)
    .filter((at) => !values.some(({ start, end }) => at >= start && at < end));
};

/** Words further away than this say nothing of a value. */
const near = 400;

const around = (ends: readonly number[], turn: Turn, { start, end }: Span): Span => ({
  start: Math.max((ends.findLast((at) => at < start) ?? turn.start - 1) + 1, start - near),
  end: Math.min(ends.find((at) => at >= end) ?? turn.end, end + near),
});

/** The clauses in which the values of a turn are said. */
export const clausesOf = ({ text }: Transcript, turn: Turn, values: readonly Span[]): Clause[] => {
  const clauses = endsIn(text, turn, values, clauseEnd);
  const sentences = endsIn(text, turn, values, sentenceEnd);
  return values.map((value) => {
    const clause = around(clauses, turn, value);
    const sentence = around(sentences, turn, value);
    return {
      ...clause,
      text: text.slice(clause.start, clause.end),
      head: text.slice(clause.start, value.start),
      tail: text.slice(value.end, clause.end),
      previous: text.slice(Math.min(sentence.start, clause.start), clause.start),
      next: text.slice(clause.end, Math.min(turn.end, clause.end + near)),
      sentence: text.slice(sentence.start, sentence.end + 1),
    };
  });
};

const negation = /\b(?:not|never|cannot|nicht|nie|niemals|kein\w{0,3})\b|n['\u2019]t\b/i;
const denied =
  /^[\s,.;-]*(?:but |aber )?(?:that|it|das)(?:['\u2019]s| is| was| ist| war)? (?:not|nicht|wrong|falsch|(?:the|my|das|die|der|meine?|unsere?) (?:old|office|work|b\u00fcro|alte|firmen\w{0,20}))\b/i;
const past =
  /\b(?:last time|used to|supposed to|originally|sollte|urspr\u00fcnglich|previously|formerly|once had|were|before that|fr\u00fcher|damals|letztes mal|waren|ehemals)\b/i;

const relations =
  'wife|husband|spouse|partner|mother|father|mom|mum|dad|parents|sister|brother|son|daughter|aunt|uncle|cousin|friend|' +
  'neighbou?rs?|boss|colleague|coworker|assistant|secretary|manager|supervisor|landlord|lawyer|accountant|tenant|' +
  'frau|mann|mutter|vater|eltern|schwester|bruder|sohn|tochter|tante|onkel|freund|freundin|nachbar|nachbarin|chef|chefin|' +
  'kollege|kollegin|kollegen|assistentin|sekret\u00e4rin|vermieter|vermieterin|anwalt|steuerberater|partnerin|mieter';
const others = new RegExp(
  `\\b(?:my|our|the|a|mein|meine|meiner|meinem|meinen|unser|unsere|unserem|unserer|der|die|ein|eine) (?:\\w+ )?(?:${relations})\\b`,
  'i',
);
const theirs = /\b(?:his|her|hers|their|theirs|he|she|they|seine|seiner|er|sie hei\u00dft)\b/i;
/** In German, what is written small; `Ihre` may be who is spoken to. */
const theirsInGerman = /\b(?:ihre|ihrer|ihr|sein)\b/;
/** Behind a value: whose it is said to be. */
const belonging = new RegExp(
  `\\b(?:is|are|was|ist|sind) (?:his|hers|theirs|the [a-z]{1,20}['\u2019]s|(?:my|our|mein|meine|unser|unsere)\\b.{0,20}\\b(?:${relations}))|\\bgeh\u00f6rt (?:dem|der|einem|einer|meine[mr])\\b`,
  'i',
);
const mine = /\b(?:mine|meine ist|meins|ich|i|i['\u2019]m|i['\u2019]ve)\b/i;

/** Tells whether words are about somebody else. */
const isAbout = (words: string): boolean =>
  (others.test(words) || theirs.test(words) || theirsInGerman.test(words)) &&
  !mine.test(words.replace(others, ''));

/** Tells whether a clause speaks of somebody else than the contact. */
export const isOthers = ({ head, tail, previous }: Clause): boolean => {
  // A value by itself is whose the words before it are about.
  if (head.trim() === '' && isAbout(previous)) return true;
  const first = head.trim();
  if (belonging.test(tail) || /^(?:his|her|their|ihre?|seine?) /i.test(first)) return true;
  return isAbout(head);
};

const considered =
  /\b(?:thinking (?:about|of)|think about|consider|considering|maybe|perhaps|might|someday|\u00fcberlege|\u00fcberlegen|denken|denke|nachdenken|vielleicht|eventuell|irgendwann)\b/i;
const command =
  /\b(?:ignore|disregard|forget|override|instructions?|system prompt|ignorier\w{0,3}|vergiss|anweisung(?:en)?|system:|assistant:)/i;

/** Tells whether a clause speaks of what may come to be, or tries to tell a program what to do. */
export const isNoFact = ({ text, sentence }: Clause): boolean =>
  considered.test(text) || command.test(sentence);

/** Tells whether a clause, or what is said right behind it, takes back what it says. */
export const isDenied = ({ text, next }: Clause): boolean => negation.test(text) || denied.test(next);

/** Tells whether a clause speaks of what was. */
export const isPast = ({ text }: Clause): boolean => past.test(text);

export const isAsked = ({ sentence }: Clause): boolean => /\?\s*$/.test(sentence);

const correction =
  /\b(?:no|nope|sorry|wait|actually|i mean|rather|correction|wrong|now|instead|scratch that|let me correct|nein|moment|quatsch|ich meine|meine ich|vielmehr|sondern|eigentlich|falsch|korrektur|korrigiere|ach|jetzt|stattdessen|entschuldigung|pardon|doch|use|better|lieber|besser|nehmen sie)\b/i;

/** Tells whether words between two values, or before the first of a turn, say that the later one holds. */
export const isCorrection = (between: string): boolean => correction.test(between);
