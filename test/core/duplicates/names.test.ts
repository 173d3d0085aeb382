import anyAscii from 'any-ascii';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNames } from '#core/duplicate/compare-names.ts';
import { nameWords } from '#core/duplicate/name-words.ts';
import { englishShortForms, germanShortForms } from '#core/duplicate/short-form-data.ts';
import { areShortForms } from '#core/duplicate/short-forms.ts';

const words = (name: string, last_name?: string) => {
  const found = nameWords({ name, ...(last_name !== undefined && { last_name }) }, anyAscii);
  if (!found) throw new Error(`There is no name in ${name}.`);
  return found;
};
const compare = (one: string, other: string) => compareNames(words(one), words(other));

const countForms = (list: string) =>
  list
    .trim()
    .split('\n')
    .reduce((sum, line) => sum + (line.split(':')[1] ?? '').trim().split(' ').length, 0);

test('the table of short forms is as large as it has to be', () => {
  expect(englishShortForms.trim().split('\n').length).toBeGreaterThanOrEqual(150);
  expect(germanShortForms.trim().split('\n').length).toBeGreaterThanOrEqual(60);
  expect(countForms(englishShortForms)).toBeGreaterThan(150);
  expect(countForms(germanShortForms)).toBeGreaterThan(60);
});

test.each([
  ['bob', 'robert'],
  ['bill', 'liam'],
  ['peggy', 'margaret'],
  ['sepp', 'josef'],
  ['hans', 'johannes'],
  ['kathi', 'katharina'],
])('%s and %s may be one person', (one, other) => expect(areShortForms(one, other)).toBe(true));

test.each([
  ['christian', 'christoph'],
  ['julia', 'julian'],
  ['maria', 'mario'],
  ['anna', 'tom'],
])('%s and %s are two people, though both may be short for a third', (one, other) =>
  expect(areShortForms(one, other)).toBe(false),
);

describe('names', () => {
  test.each([
    ['John Doe', 'Doe, John'],
    ['JOHN DOE', 'john  doe'],
    ['Jörg Müller', 'Joerg Mueller'],
    ['Jörg Müller', 'Jorg Muller'],
    ['Łukasz Żak', 'Lukasz Zak'],
    ['Владимир Иванов', 'Vladimir Ivanov'],
    ['Γιώργος Παππάς', 'Giorgos Pappas'],
    ['王小明', 'Wang Xiaoming'],
    ['Mary Ann Lee', 'Maryann Lee'],
    ['Dr. Anna Weber', 'Anna Weber'],
    ['Frau Anna Weber, MBA', 'Weber Anna'],
    ['Ludwig van Beethoven', 'Ludwig Beethoven'],
    ["Conan O'Brien", 'Conan OBrien'],
  ])('%s is %s', (one, other) =>
    expect(compare(one, other)).toMatchObject({ method: 'exact', similarity: 1 }),
  );

  test.each([
    ['John Doe', 'Jon Doe', 0.875],
    ['John Abc', 'John Def', 0.625],
  ])('%s and %s are as alike as Levenshtein says', (one, other, similarity) =>
    expect(compare(one, other).similarity).toBe(similarity),
  );

  test.each([
    ['Robert Smith', 'Bob Smith', 'short_form'],
    ['Anna Schmidt', 'Anna Schmitd', 'similar'],
    ['Frank Ober', 'rFank Ober', 'similar'],
    ['Laura Koch', 'Laur Koch', 'similar'],
    ['Amelia Alexander', 'lmeAi Alexander', 'scrambled'],
    ['J. Doe', 'John Doe', 'initials'],
    ['Nick', 'Nick Talwar', 'part'],
    ['John Michael Doe', 'John Doe', 'part'],
    ['Anna Maria Schmidt', 'Anna Luise Schmidt', 'middle_differs'],
    ['Anna Meier', 'Anna Schmidt', 'last_differs'],
    ['Anna Meier', 'Tom Meier', 'first_differs'],
    ['Julia Klein', 'Julian Klein', 'first_differs'],
    ['Jonas Weber', 'Jason Weber', 'first_differs'],
    ['Sarah Martin-Busch', 'Markus Martin-Busch', 'first_differs'],
    ['John Smith Jr.', 'John Smith Sr.', 'generation_differs'],
    ['Anna Meier', 'Tom Weber', 'differs'],
  ])('%s and %s: %s', (one, other, method) => {
    expect(compare(one, other).method).toBe(method);
    expect(compare(other, one).method).toBe(method);
  });

  test('a name without a word is none', () => expect(nameWords({ name: ' - ' }, anyAscii)).toBeUndefined());

  test('whatever is compared, the answer is the same both ways, and within bounds', () => {
    const name = fc.array(
      fc.constantFrom('anna', 'ana', 'an', 'müller', 'mueller', 'a', 'hans', 'jo', '王', 'о'),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(name, name, (one, other) => {
        const there = compare(one.join(' '), other.join(' '));
        const back = compare(other.join(' '), one.join(' '));
        expect(there.similarity).toBeGreaterThanOrEqual(0);
        expect(there.similarity).toBeLessThanOrEqual(1);
        expect(back.method).toBe(there.method);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
