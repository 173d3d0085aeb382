import { fold } from '../text/fold.ts';
import { englishShortForms, germanShortForms, otherGivenNames } from './short-form-data.ts';

/** Whole names by short form; a whole name stands for itself. */
const wholeNames = new Map<string, Set<string>>();

const add = (form: string, whole: string) => {
  const known = wholeNames.get(form);
  if (known) known.add(whole);
  else wholeNames.set(form, new Set([whole]));
};

const read = (list: string): void => {
  for (const line of list.trim().split('\n')) {
    const [whole = '', forms = ''] = line.split(':').map(fold);
    for (const form of [whole, ...forms.split(' ')]) if (form !== '') add(form, whole);
  }
};

read(englishShortForms);
read(germanShortForms);
for (const name of fold(otherGivenNames).split(' ')) if (!wholeNames.has(name)) add(name, name);

/** Tells whether a folded word is a given name of the table, whole or short. */
export const isGivenName = (word: string): boolean => wholeNames.has(word);

/** Tells whether two folded words may be the same given name: one is short for the other, or both for a third. */
export const areShortForms = (one: string, other: string): boolean => {
  const [of, among] = [wholeNames.get(one), wholeNames.get(other)];
  return of !== undefined && among !== undefined && !of.isDisjointFrom(among);
};

/** Answers the whole names that a word may be short for, itself where the table has none. */
export const wholeNamesOf = (word: string): readonly string[] => [...(wholeNames.get(word) ?? [word])];
