import { cuesFor } from './context.ts';
import { saysYes } from './find-answers.ts';
import type { Said } from './find-candidates.ts';
import { findOptions } from './find-options.ts';
import { asksOthers } from './owner.ts';
import type { Target } from './target.ts';
import type { Span } from './transcript.ts';

const open =
  /\b(?:or|oder|not|nicht|kein\w{0,3}|don['\u2019]t|aren['\u2019]t|would|could|may|can|m\u00f6chten|wollen|darf|kann|interested|interessiert)\b/i;

/** The one option of a question that the contact answers by yes. */
export const confirmedOption = (
  target: Target,
  { text, context }: Said,
): (Span & { value: string | number }) | undefined => {
  if (target.kind !== 'select' || !('label' in target)) return undefined;
  const { question } = context;
  if (!question.trim().endsWith('?') || open.test(question) || asksOthers(question)) return undefined;
  const options = findOptions(question, target.options, cuesFor(target));
  const answer = saysYes(text);
  const [only] = options;
  // Whoever names an option says which.
  const isOnly = options.length === 1 && findOptions(text, target.options, cuesFor(target)).length === 0;
  return only && isOnly && answer ? { value: only.value, start: answer.start, end: answer.end } : undefined;
};
