import type { Found } from './found.ts';

/** Only one: `just me` */
const alone =
  /^(?:(?:it's|its|it is|es ist|das bin|well|also|na|oh|actually|eigentlich)[ ,]+)*(?:just me|only me|nur ich|i live alone|ich (?:lebe|wohne) allein\w?|ich bin allein\w?|alleine?|ich allein\w?)[.!]*$/i;
/** Together, in German: `zu f\u00fcnft` */
const together: ReadonlyMap<string, number> = new Map([
  ['zweit', 2],
  ['dritt', 3],
  ['viert', 4],
  ['f\u00fcnft', 5],
  ['sechst', 6],
  ['siebt', 7],
  ['acht', 8],
  ['neunt', 9],
  ['zehnt', 10],
]);

/** How many somebody says to be together, in other words than a number alone. */
export const findHeadcounts = (text: string): (Found & { value: number })[] => {
  const said = text.trim();
  if (alone.test(said))
    return [{ value: 1, start: text.indexOf(said), end: text.indexOf(said) + said.length }];
  return [...text.matchAll(/(?<!\p{L})zu (\p{L}{4,6})(?!\p{L})/giu).take(40)].flatMap(
    ({ 0: all, 1: word = '', index }) => {
      const value = together.get(word.toLowerCase());
      return value ? [{ value, start: index, end: index + all.length }] : [];
    },
  );
};
