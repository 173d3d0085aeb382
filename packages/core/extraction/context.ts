import { cuesOf, mentions } from './find-answers.ts';
import type { Asked } from './find-names.ts';
import type { Target } from './target.ts';
import type { Transcript } from './transcript.ts';

/** What an agent asks or says last before the contact speaks. */
export interface Context {
  said: string;
  question: string;
}

/** A target that a team has defined. */
export type Custom = Extract<Target, { label: string }>;

/** Reads what comes right before a turn. */
export const contextOf = ({ text, turns }: Transcript, index: number): Context => {
  const before = turns[index - 1];
  if (before?.speaker !== 'agent') return { said: '', question: '' };
  const said = text.slice(Math.max(before.start, before.end - 1_000), before.end);
  return { said, question: said.split(/(?<=[^\d][.!?])\s/).at(-1) ?? '' };
};

/** A question for a name. */
export const asksName =
  /\b(?:name|who am i|who is calling|who['\u2019]s calling|speaking with|mit wem|wer ruft|wie hei\u00dfen)\b/i;

const asksCompany =
  /\b(?:company|firm|organi[sz]ation|business|employer|work for|firma|unternehmen|arbeitgeber)\b/i;

/** Tells how sure it is that a company was asked for. */
export const askedForCompany = ({ said }: Context): Asked => {
  if (!asksCompany.test(said)) return 'no';
  return asksName.test(said) ? 'beside' : 'alone';
};

/** Tells how sure it is that a sentence, or what was asked before it, is about a target; 0 for not at all. */
export const surenessOf = (target: Custom, sentence: string, context: Context): number => {
  const cues = target.cues.length > 0 ? target.cues : cuesOf(target.label);
  if (mentions(sentence, cues)) return 0.95;
  return mentions(context.question, cues) ? 0.9 : 0;
};
