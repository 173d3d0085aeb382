import { cuesOf, mentions } from './cues.ts';
import type { Asked } from './find-companies.ts';
import { isOnly, phrasesOf } from './phrases.ts';
import type { Target } from './target.ts';
import type { Transcript } from './transcript.ts';
import { plain } from './words.ts';

/** What an agent asks or says last before the contact speaks. */
export interface Context {
  said: string;
  /** Its last question, or its last sentence where there is none. */
  question: string;
  /** What was asked for, if what is said last asks for nothing: that which was asked before. */
  asked: string;
}

/** Nothing was said before. */
export const silence: Context = { said: '', question: '', asked: '' };

/** A target that a team has defined. */
export type Custom = Extract<Target, { label: string }>;

export const cuesFor = (target: Custom): readonly string[] =>
  target.cues.length > 0 ? target.cues : cuesOf(target.label);

/** What an agent says to let somebody go on. */
const backchannel = phrasesOf(
  'ok|okay|yes|yeah|yep|mhm|mm|hm|right|sure|good|great|perfect|alright|all right|got it|i see|thanks|thank you|go on|go ahead|take your time',
  'no problem|no worries|no rush|sorry|pardon|and|and yours|yours|ja|gut|prima|super|perfekt|danke|verstehe|gern|gerne|genau|klar|wie bitte|bitte',
  'und|und ihre|und ihr|und ihres|ihre|kein problem|moment|alles klar|aha|ach so|say again|say that again|come again|could you repeat that',
  'koennen sie das wiederholen|nochmal bitte|noch einmal bitte|sehr gut|and you|und sie|of course|natuerlich|selbstverstaendlich',
);

const isBackchannel = (said: string): boolean =>
  isOnly(
    plain(said.slice(0, 100))
      .split(/[^\p{L}]+/u)
      .filter((word) => word !== ''),
    backchannel,
  );

/** What reads back, and asks nothing of its own. */
const isEcho = (said: string): boolean =>
  said.length < 160 &&
  /[\d@]|\b(?:dot|punkt|hundred|thousand|\p{L}*hundert|\p{L}*tausend|exact\w*|precise\w*|genau\w*|(?:janu|febru)ary?|januar|februar|march|m\u00e4rz|april|mai|june?|juni|july?|juli|august|(?:sept|nov|dez|dec)ember|o[ck]tober|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)\b/iu.test(
    said,
  ) &&
  !/\b(?:what|which|when|how|who|where|was|welche[rsnm]?|wann|wie|wer|wo|does|are|is|sind)\b/i.test(
    said.replace(/^(?:is|was|and|so|also|that's)\b/i, ''),
  );

const lastOf = (said: string): string => {
  const sentences = said.split(/(?<=[^\d][.!?])\s/).filter((each) => each.trim() !== '');
  return sentences.findLast((each) => /\?\s*$/.test(each)) ?? sentences.at(-1) ?? '';
};

const saidBefore = ({ text, turns }: Transcript, index: number): string | undefined => {
  const before = turns[index - 1];
  return before?.speaker === 'agent'
    ? text.slice(Math.max(before.start, before.end - 1_000), before.end)
    : undefined;
};

const deepest = 3;

/** Reads what comes right before a turn. */
export const contextOf = (transcript: Transcript, index: number): Context => {
  const said = saidBefore(transcript, index) ?? '';
  let asked = said;
  // What is asked stands until something else is.
  for (
    let back = index;
    back > index - 2 * deepest && (isBackchannel(asked) || isEcho(lastOf(asked)));
    back -= 2
  ) {
    const earlier =
      transcript.turns[back - 2]?.speaker === 'contact' ? saidBefore(transcript, back - 2) : undefined;
    if (earlier === undefined) break;
    asked = earlier;
  }
  return { said, question: lastOf(asked), asked };
};

/** A question for a name. */
const asksName =
  /\b(?:who am i|who is (?:calling|this|there|speaking)|who['\u2019]?s (?:calling|this|there|speaking|on)|(?:speaking|talking) (?:to|with)|who do i have|mit wem|spreche ich mit|wer (?:ruft|spricht|ist da|ist dran)|wie hei(?:\u00df|ss)en|and you are|wen habe ich|introduce yourself|stellen sie sich)\b/i;
const namely = /\b(?:names?|namen)\b/i;
const otherName =
  /\b(?:company|business|firm|user|domain|account|wife|husband|street|brand|product|file|plan|pet|dog|maiden|first|last|sur)(?:['\u2019]s)? ?names?\b|\b(?:first|given|last|family) name\b|\bname of (?:the|your)\b|\bnamens\b|\b(?:my|our|the) name is\b|\bmein name\b|\bim namen\b|\b(?:vor|nach|firmen)name/i;

/** Tells whether somebody was asked who they are. */
export const asksForName = (said: string): boolean =>
  asksName.test(said) ||
  namely.test(
    said
      .replace(/\b(?:my|mein) name(?:['\u2019]?s| is| ist)?\b/gi, '')
      .replace(new RegExp(otherName, 'gi'), ''),
  );

const asksCompany =
  /\b(?:company|firm|organi[sz]ation|business|employer|work for|where do you work|firma|unternehmen|betrieb|arbeitgeber|wo arbeiten|f\u00fcr wen arbeiten|are you (?:still )?(?:with|at)|arbeiten sie|sind sie (?:noch )?bei|calling from|rufen sie an)\b/i;
const otherCompany =
  /\b(?:us(?:e|ing)|insured|insurance company|provider|supplier|supplies|currently with|energy company|electricity company|versichert|anbieter|versorger|nutzen|bank|von wo|where are you calling|hear of|gekauft|bought)\b/i;

/** Tells how sure it is that somebody was asked for whom they work. */
export const askedForCompany = (said: string): Asked => {
  if (!asksCompany.test(said) || otherCompany.test(said)) return 'no';
  return asksForName(said) ? 'beside' : 'alone';
};

const questionsOf = (said: string): string =>
  said
    .split(/(?<=[.!?])\s/)
    .filter((each) => /\?\s*$/.test(each))
    .join(' ');

/** A question of no more words may be about what was said before it. */
const shortest = 4;

/** How near to a value is what tells its meaning: in its clause, its sentence, the question, or one before it. */
export type Level = 0 | 1 | 2 | 3 | 4;

/** Tells how surely a value is meant for a target. */
export const levelOf = (target: Custom, clause: string, sentence: string, context: Context): Level => {
  const cues = [...cuesFor(target), ...(target.kind === 'select' && sentence === '' ? target.options : [])];
  if (mentions(clause, cues)) return 4;
  if (mentions(sentence, cues)) return 3;
  const asking =
    target.kind === 'select' || target.kind === 'multi_select' ? [...cues, ...target.options] : cues;
  if (mentions(context.question, asking)) return 2;
  // `I'll call you back. When's good?`
  const isShort = context.question.trim().split(/\s+/).length <= shortest;
  return mentions(isShort ? context.asked : questionsOf(context.asked), asking) ? 1 : 0;
};
