import { fold } from '../text/fold.ts';
import type { Dispositions, Outcome } from './call.schema.ts';

/** What a word for the end of a call comes to; no outcome where nobody has said what the word means. */
export interface Meaning {
  outcome: Outcome | null;
  optOut: boolean;
}

/** Words that are compared without case, accents, and the signs between them. */
const wordKey = (text: string): string => fold(text).replace(/[\s_-]+/g, '_');

/** What opts out in every team, however its own words are mapped. */
const optOutWords: ReadonlySet<string> = new Set([
  'do_not_call',
  'dnc',
  'dncl',
  'dncc',
  'do_not_contact',
  'opt_out',
  'opted_out',
]);

/** Answers what a word means to a team. Its own mapping says what such a call counts as, but undoes no opt-out. */
export const meaningOf = (dispositions: Dispositions, word: string): Meaning => {
  const key = wordKey(word);
  const own = dispositions.find(({ name }) => wordKey(name) === key);
  return {
    outcome: own?.outcome ?? null,
    optOut: optOutWords.has(key) || own?.opt_out === true || own?.meaning === 'do_not_call',
  };
};
