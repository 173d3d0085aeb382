import type { Subject } from '#core/duplicate/profile.ts';
import { type Labelled, newEmail, newPeople, newPhone } from './people.ts';
import { newName, shortened } from './person-names.ts';
import { Random } from './random.ts';
import { subject } from './subjects.ts';

type Values = Subject;
type Variation = (values: Values, random: Random) => Partial<Subject>;

/** A slip of the finger: a letter more, less, another one, or two swapped. */
export const mistyped = (text: string, random: Random): string => {
  const letters = [...text];
  if (letters.length < 3) return text;
  const at = 1 + random.below(letters.length - 1);
  const letter = random.pick([...'abcdefghijklmnopqrstuvwxyz']);
  const kind = random.below(4);
  if (kind === 0) letters.splice(at, 1);
  else if (kind === 1) letters.splice(at, 0, letter);
  else if (kind === 2) letters[at] = letter;
  else letters.splice(at - 1, 2, letters[at] ?? '', letters[at - 1] ?? '');
  return letters.join('');
};

const withoutAccents = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
const umlauts: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  Ö: 'Oe',
  Ä: 'Ae',
  Ü: 'Ue',
};
const spelledOut = (text: string): string =>
  text.replace(/[äöüßÄÖÜ]/g, (letter) => umlauts[letter] ?? letter);

const first = ({ first_name }: Values) => first_name ?? '';
const last = ({ last_name }: Values) => last_name ?? '';

/** How people's names come again. */
const ofName: readonly Variation[] = [
  (values, random) => ({ first_name: mistyped(first(values), random) }),
  (values, random) => ({ last_name: mistyped(last(values), random) }),
  (values, random) => ({ last_name: mistyped(last(values), random) }),
  (values) => ({ first_name: last(values), last_name: first(values) }),
  (values) => ({ first_name: withoutAccents(first(values)), last_name: withoutAccents(last(values)) }),
  (values) => ({ first_name: spelledOut(first(values)), last_name: spelledOut(last(values)) }),
  (values, random) => ({ first_name: random.pick(shortened[first(values)] ?? [first(values)]) }),
  (values, random) => ({ first_name: random.pick(shortened[first(values)] ?? [first(values)]) }),
  (values) => ({ first_name: `${first(values).replace(/^.*[.] |^Herr /, '')[0] ?? ''}.` }),
  (values, random) => ({ first_name: `${first(values)} ${random.pick(['M.', 'J.', 'Maria', 'Lee'])}` }),
  (values) => ({ first_name: first(values).toUpperCase(), last_name: last(values).toUpperCase() }),
  (values, random) => ({
    first_name: `${random.pick(['Dr.', 'Herr', 'Mrs.', 'Prof. Dr.'])} ${first(values)}`,
  }),
  (_, random) => ({ last_name: newName(random).last }),
];

/** How the numbers and addresses of the same people change. */
const ofKeys: readonly Variation[] = [
  () => ({ email: null }),
  ({ email }) => (email === null ? {} : { phone: null, phone_secondary: null }),
  ({ email }, random) => (email === null ? {} : { phone: newPhone(random), phone_secondary: null }),
  ({ phone, first_name, last_name }, random) =>
    phone === null
      ? {}
      : {
          email: newEmail(
            random,
            { first: first_name ?? '', last: last_name ?? '' },
            `neu${random.digits(4)}.test`,
          ),
        },
  ({ phone }, random) => (phone === null ? {} : { phone: newPhone(random), phone_secondary: phone }),
  ({ email }, random) => {
    const [local = '', domain = ''] = (email ?? '').split('@');
    return email === null ? {} : { email: `${mistyped(local, random)}@${domain}` };
  },
  ({ phone }) => ({ phone: phone?.replace(/^\+5511(9)/, '+5511').replace(/^\+52(55)/, '+521$1') ?? null }),
  ({ email }) => ({ email: email?.replace('@', '+news@') ?? null }),
];

const ofRest: readonly Variation[] = [
  () => ({ company_id: null }),
  (_, random) => ({ company_id: `comp_${random.below(400)}` }),
  (_, random) => ({ external_id: `y${random.digits(9)}` }),
];

const named = (values: Values): Values => ({
  ...values,
  name: [values.first_name, values.last_name].filter((part) => part).join(' ') || null,
});

/** Makes the contact of a person once more, in other words. */
const varied = ({ person, subject: seen }: Labelled, random: Random): Labelled => {
  let values: Values = { ...seen, external_id: null };
  const apply = (list: readonly Variation[]) => {
    values = named({ ...values, ...random.pick(list)(values, random) });
  };
  if (random.is(0.75)) apply(ofName);
  if (random.is(0.2)) apply(ofName);
  if (random.is(0.6)) apply(ofKeys);
  if (random.is(0.3)) apply(ofRest);
  const { id: _, ...own } = values;
  return { person, subject: subject(own) };
};

/** A set of contacts of which it is known who is who. */
export const labelledSet = (seed: number, people = 10_000, variations = 2_000): Labelled[] => {
  const random = new Random(seed);
  const whole = newPeople(random, people);
  const again = Array.from({ length: variations }, () => varied(random.pick(whole), random));
  return random.shuffled([...whole, ...again]);
};
