import { asksOthers, isTheirs, ownerIn } from './owner.ts';
import { spoken } from './spoken.ts';
import type { Span, Transcript, Turn } from './transcript.ts';

/** Where a value is said, as far as that decides whose it is and whether it holds. */
export interface Clause extends Span {
  text: string;
  /** What of it is before the value, and behind it. */
  head: string;
  tail: string;
  /** What of the sentence is before it, and what of the turn is before the sentence. */
  previous: string;
  before: string;
  /** What follows it in the same turn. */
  next: string;
  /** The sentence that it is part of. */
  sentence: string;
}

const clauseEnd =
  /[.!?;:](?=\s|$)|,(?=\s)|(?<!thing|day|time)\s(?=(?:but|and|because|sondern|aber|und|weil) )|\s[-\u2013](?=\s)/g;
/** Where nothing is written that parts clauses, the words that begin them do. */
const unmarkedEnd =
  /\s(?=(?:but|and|because|sondern|aber|und|weil|my|mein|meine|i|i'm|im|it's|its|we|ich|wir|es ist|das ist|no|nein|yes|ja|use|nehmen) )/g;
const sentenceEnd = /(?<!\b(?:dr|mr|mrs|ms|st|nr|\d|\d\d))\.(?=\s|$)|[!?](?=\s|$)/gi;

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
  const isUnmarked = !/[.,!?;:](?:\s|$)/.test(text.slice(turn.start, turn.end));
  const clauses = endsIn(text, turn, values, isUnmarked ? unmarkedEnd : clauseEnd);
  const sentences = endsIn(text, turn, values, sentenceEnd);
  return values.map((value) => {
    const clause = around(clauses, turn, value);
    const sentence = around(sentences, turn, value);
    const from = Math.min(sentence.start, clause.start);
    return {
      ...clause,
      text: text.slice(clause.start, clause.end),
      head: text.slice(clause.start, value.start),
      tail: text.slice(value.end, clause.end),
      previous: text.slice(from, clause.start),
      before: text.slice(Math.max(turn.start, from - near), from),
      next: text.slice(clause.end, Math.min(turn.end, clause.end + near)),
      sentence: text.slice(sentence.start, sentence.end + 1),
    };
  });
};

/** A sentence that says little more than the value: whose it is was said before. */
const bare = spoken(
  /^[\s,.]*(?:(?:(?:it|that|this|die|das|sie|es)(?:['\u2019]?s| is| ist| lautet| w\u00e4re)?|an|unter|at|on|the (?:e-?mail|number|address|name) is|die (?:nummer|adresse|mail|mailadresse) (?:ist|lautet))\s*)?$/,
);
/** `That's my wife's` is said of what was before it. */
const backward = spoken(
  /^[\s,]*(?:(?:no|nope|oh|nein|nee|ach)[,.!]? )*(?:that|it|this|das|die|der|the(?:y|se))(?:['\u2019]?s| is| was| are| ist| war| geh\u00f6rt| sind)\b/,
);

const sentencesOf = (words: string): string[] =>
  words.split(/(?<=[.!?])\s+/).filter((each) => each.trim() !== '');

/** Tells whether a clause speaks of somebody else than the contact. */
export const isOthers = (clause: Clause, isName = false, question = ''): boolean => {
  const { head, tail, previous, before, next } = clause;
  if (isTheirs(tail) || isTheirs(next.slice(0, 60).split(/[.!?]\s/)[0] ?? '')) return true;
  const owner = ownerIn(previous + head, isName);
  if (owner) return owner === 'other';
  if (bare.test(previous + head)) {
    const last = sentencesOf(before).at(-1) ?? '';
    const earlier = backward.test(last) ? undefined : ownerIn(last, isName);
    if (earlier) return earlier === 'other';
  }
  return asksOthers(question);
};

/** Words of denial that deny nothing of what is said. */
const harmless = spoken(
  /\b(?:no more than|not more than|not over|nicht mehr als|nicht \u00fcber|if i['\u2019]m not mistaken|wenn ich mich nicht irre|why not|warum nicht|no problem|kein problem|keine ahnung|not only|nicht nur|not sure but|don['\u2019]t worry|nicht wahr|isn['\u2019]t it|didn['\u2019]t you|oder nicht)\b/,
  'giu',
);
const negation = spoken(
  /\b(?:not|never|cannot|nicht|nie|niemals|kein\w{0,3}|dont|doesnt|didnt|isnt|cant|wont|neither|nor|rather than|instead of|anstatt|statt|(?:any|every) ?(?:thing|day|time) but|except|apart from|au\u00dfer|bis auf)\b|n['\u2019]t\b/,
);
const denied = spoken(
  /^[\s,.;-]*(?:(?:but|although|though|aber|wobei|ach|oh|no|nein|nope|wait) ?,? ?)*(?:(?:that|it|das|die|der|this)(?:['\u2019]?s| is| was| ist| war)? (?:not|nicht|wrong|falsch|outdated|veraltet|invalid|ung\u00fcltig|no longer|(?:the|my|an?|das|die|der|meine?|unsere?|eine?) (?:old|office|work|wrong|former|b\u00fcro|alte?r?|falsche|ehemalige|firmen\w{0,20}))|(?:please )?(?:don['\u2019]t|do not|never) (?:use|call|write|put|take)|that one (?:bounced|is (?:old|dead))|(?:(?:die|das) )?(?:gibt es|gilt|stimmt|funktioniert|existiert|nutze ich|benutze ich)\b.{0,20}\bnicht mehr|(?:it|that)? ?(?:no longer works|doesn['\u2019]t work|does not work))/,
);
const deniedInside = spoken(
  /^\s*(?:is|was|ist|war)? ?(?:wrong|falsch|outdated|veraltet|no longer|not|nicht|old|alt|(?:my|the|meine?|die) (?:old|alte))\b|\bnicht mehr\b/,
);
const past = spoken(
  /\b(?:last time|last year|used to|supposed to|originally|sollte|urspr\u00fcnglich|previously|formerly|once had|(?:we|there|they) were|before that|fr\u00fcher|damals|letztes mal|letztes jahr|wir waren|waren (?:wir|es)|ehemals|vorher|until (?:last|\d{4})|bis (?:letzte\w*|\d{4})|years ago|vor \w+ jahren|no longer|nicht mehr|anymore|any more|(?:done|finished|through) with|sick of|got rid of|away from|weg von|abgeschafft|losgeworden)\b|(?<!(?:ve|have|has) )\b(?:had|hatten?)\b(?!.*\b(?:in mind|gedacht|vorgestellt|\u00fcberlegt|planned|geplant)\b)/,
);

const considered = spoken(
  /\b(?:thinking (?:about|of)|think about|consider|considering|maybe|perhaps|might|soon|bald|someday|denken|denke (?:an|\u00fcber)|nachdenken|vielleicht|eventuell|irgendwann|next one|n\u00e4chste[rs]? (?:soll|wird)|if|wenn|falls|suppose|imagine|for example|zum beispiel|theoretically|theoretisch|would have|h\u00e4tten? \w+ gern|dream|tr\u00e4ume?)\b|\b\u00fcberleg/,
);
const command = spoken(
  /\b(?:ignore|disregard|forget|override|instructions?|system prompt|ignorier\w{0,3}|vergiss|anweisung(?:en)?|system:|assistant:)/,
);
/** What who was called has said or offered. */
const reported = spoken(
  /\b(?:you(?:['\u2019]ve| have| guys| people)? (?:said|told|wrote|offered|quoted|charged|sent|promised|billed|emailed)|(?:quoted|offered|charged) (?:me|us)|your (?:colleague|website|letter|invoice|ad|offer|price|company)|Sie (?:haben|hatten|sagten|schrieben)|Ihre? (?:Kolleg\w+|Website|Webseite|Brief|Angebot|Schreiben|Anzeige)|im Brief|in the letter|angeboten)\b/,
  'u',
);

/** Tells whether a clause speaks of what may come to be, or tries to tell a program what to do. */
export const isNoFact = ({ text, sentence }: Clause): boolean =>
  considered.test(text) || command.test(sentence) || reported.test(text);

const removal = spoken(
  /\b(?:remove|delete|erase|unsubscribe|cross out|l\u00f6schen?|entfernen?|streichen?|rausnehmen)\b/,
);

const ceiling = spoken(/\b(?:more than|over|above|mehr als|\u00fcber) (?:the )?$/);

/** Tells whether a value is the most that somebody goes to: `I don't want to pay more than`. */
export const isCeiling = ({ text, head }: Clause): boolean => ceiling.test(head) && negation.test(text);

/** Tells whether a clause, or what is said right behind it, takes back what it says. */
export const isDenied = (clause: Clause): boolean => !isCeiling(clause) && isTakenBack(clause);

const isTakenBack = ({ text, tail, next }: Clause): boolean =>
  negation.test(text.replace(harmless, ' ')) ||
  removal.test(text) ||
  denied.test(next) ||
  deniedInside.test(tail) ||
  denied.test(tail);

/** Tells whether a clause speaks of what was. */
export const isPast = ({ text }: Clause): boolean => past.test(text);

const unfit = spoken(
  /\b(?:busy|meetings?|away|out of (?:town|office|the)|dentist|no good|bad|won['\u2019]t work|booked|tied up|swamped|full|in terminen|keine zeit|unterwegs|verhindert|schlecht|ung\u00fcnstig|belegt|voll|urlaub|feiertag|vacation|holiday|travell?ing|verreist|nicht da|bin ich weg)\b/,
);
const preferred = spoken(/\b(?:better|rather|prefer|instead|lieber|besser|stattdessen)\b/);

/** Tells whether a clause names a day on which somebody has no time, or one that is better. */
export const isUnfit = ({ text }: Clause): boolean => unfit.test(text);
export const isPreferred = ({ text }: Clause): boolean => preferred.test(text);

const dropped = spoken(
  /\b(?:supposed to|originally|sollte|urspr\u00fcnglich|was going to|had planned|hatte.{0,20}geplant|used to be)\b/,
);

/** Tells whether a clause speaks of a day that was meant once. */
export const isDropped = ({ text }: Clause): boolean => dropped.test(text);

export const isAsked = ({ sentence }: Clause): boolean => /\?\s*$/.test(sentence);

const correction = spoken(
  /\b(?:no|nope|sorry|wait|actually|i mean|rather|correction|wrong|now|instead|scratch that|let me correct|make (?:that|it)|let['\u2019]s say|hold on|misread|nein|nee|moment|quatsch|ich meine|meine ich|vielmehr|sondern|eigentlich|falsch|korrektur|korrigiere|ach|jetzt|stattdessen|entschuldigung|verzeihung|pardon|doch|use|better|lieber|besser|nehmen sie|sagen wir|stopp|halt|vertan|versprochen|zahlendreher)\b/,
);

/** Tells whether words between two values, or before the first of a turn, say that the later one holds. */
export const isCorrection = (between: string): boolean => correction.test(between);

const broken = spoken(
  /^[^.!?]{0,40}?[,.!?;\u2013-]?\s*(?:\b(?:no|nope|nein|nee),|\b(?:no|nope|nein|nee)[.!]|\bno wait\b|\bnein moment\b|\b(?:sorry|wait|quatsch|correction|korrektur|scratch that|forget that|strike that|vergessen sie das|streichen sie das)\b)/,
);

/** Tells whether what is said behind a value, with none in its place, leaves it in doubt. */
export const isLeftOpen = (behind: string): boolean => broken.test(behind.slice(0, 200));
