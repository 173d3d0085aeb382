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

/** Who is alone, in a sentence of its own. */
const onesIn = (text: string): (Found & { value: number })[] =>
  [...text.matchAll(/[^.!?,;]{1,80}/g).take(100)].flatMap(({ 0: part, index }) => {
    const said = part.trim();
    const start = index + part.indexOf(said);
    return alone.test(said) ? [{ value: 1, start, end: start + said.length }] : [];
  });

/** How many somebody says to be together, in other words than a number alone. */
export const findHeadcounts = (text: string): (Found & { value: number })[] => [
  ...onesIn(text),
  ...[...text.matchAll(/(?<!\p{L})zu (\p{L}{4,6})(?!\p{L})/giu).take(40)].flatMap(
    ({ 0: all, 1: word = '', index }) => {
      const value = together.get(word.toLowerCase());
      return value ? [{ value, start: index, end: index + all.length }] : [];
    },
  ),
];
