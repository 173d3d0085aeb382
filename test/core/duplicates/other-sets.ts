import type { Subject } from '#core/duplicate/profile.ts';
import { type Labelled, newEmail, newPhone } from './people.ts';
import { newName } from './person-names.ts';
import { Random } from './random.ts';
import { subject } from './subjects.ts';
import { mistyped } from './variations.ts';

const cities = [
  'London',
  'Leeds',
  'Birmingham',
  'Sunderland',
  'Bristol',
  'Stoke-on-Trent',
  'Derby',
  'Cardiff',
  'Plymouth',
];

/** Letters thrown about, and now and then one lost. */
const jumbled = (text: string, random: Random): string => {
  const letters = [...text];
  const [one, other] = [random.below(letters.length), random.below(letters.length)];
  [letters[one], letters[other]] = [letters[other] ?? '', letters[one] ?? ''];
  if (random.is(0.4) && letters.length > 3) letters.splice(random.below(letters.length), 1);
  return letters.join('');
};

const dateOf = (random: Random): string =>
  new Date(Date.UTC(1965 + random.below(50), 0, 1 + random.below(365))).toISOString().slice(0, 10);

const movedDate = (date: string, random: Random): string =>
  new Date(Date.parse(date) + (random.below(240) - 120) * 86_400_000).toISOString().slice(0, 10);

interface Born {
  first: string;
  last: string;
  dob: string;
  city: string;
  email: string;
}

const newBorn = (random: Random): Born => {
  const name = newName(random);
  const email = newEmail(random, name, `x${random.digits(5)}.test`);
  return { ...name, dob: dateOf(random), city: random.common(cities), email };
};

/** A contact of somebody with jumbled letters, lost values and swapped names. */
const jumbledContact = (whole: Born, random: Random): Partial<Subject> => {
  const jumble = (text: string, chance: number) => (random.is(chance) ? jumbled(text, random) : text);
  const or = (chance: number, value: () => string) => (random.is(chance) ? null : value());
  const [first, last] = random.is(0.2) ? [whole.last, whole.first] : [whole.first, whole.last];
  return {
    first_name: or(0.08, () => jumble(first, 0.12)),
    last_name: or(0.08, () => jumble(last, 0.12)),
    email: or(0.15, () => jumble(whole.email, 0.15).replace(/@+|^@|@$/g, '@')),
    custom_fields: {
      dob: random.is(0.2) ? movedDate(whole.dob, random) : whole.dob,
      city: or(0.15, () => jumble(whole.city, 0.2)),
    },
  };
};

/**
 * People with a birthday and a city and no number, up to seven times each: the shape of a public set that is used to
 * compare record linkage, made anew.
 */
export const peopleWithBirthdays = (seed: number, people: number): Labelled[] => {
  const random = new Random(seed);
  const made: Labelled[] = [];
  for (let person = 0; person < people; person++) {
    const whole = newBorn(random);
    for (let times = 1 + random.below(7); times > 0; times--)
      made.push({ person, subject: subject(jumbledContact(whole, random)) });
  }
  return random.shuffled(made);
};

const owners = [
  'Salvation Army',
  'Catholic Charities of the Archdiocese',
  'YMCA of Metropolitan',
  'Hull House Association',
  'Easter Seals Society',
  'Lutheran Social Services',
  'City Colleges',
  'Kids Academy',
  'Little Stars Day Care',
  'Bright Horizons',
];
const places = [
  'Temple',
  'St. Kevin',
  'Our Lady of Lourdes',
  'Uptown',
  'North Austin',
  'Rogers Park',
  'Pilsen',
  'Logan Square',
  'Taylor Center',
  'Hope Church',
  'Greenview',
  'Nayarit',
  'Malcolm',
  'Truman',
  'Kenwood',
  'Roseland',
  'Bridgeport',
  'Lakeview',
];

/** Listings of sites of organisations, of which one in six shares its number with other sites of its owner. */
export const listings = (seed: number, sites: number): Labelled[] => {
  const random = new Random(seed);
  const phones = new Map(owners.map((owner) => [owner, newPhone(random)]));
  const made: Labelled[] = [];
  for (let person = 0; person < sites; person++) {
    const owner = random.pick(owners);
    const place = `${random.pick(places)} ${newName(random).last}${random.pick(['', ' Center', ' School', ' Head Start', ' II'])}`;
    const phone = random.is(0.16) ? (phones.get(owner) ?? null) : newPhone(random);
    const street = `${random.below(9000)} ${random.pick(['N', 'S', 'W', 'E'])} ${newName(random).last} St`;
    for (let times = 1 + random.below(3); times > 0; times--) {
      const full = random.pick([
        `${owner} - ${place}`,
        `${owner} ${place}`,
        `${place} / ${owner}`,
        `${owner} - ${place} / ${owner}`,
        place,
      ]);
      const values = {
        name: random.is(0.15) ? mistyped(full, random) : full,
        phone: random.is(0.9) ? phone : null,
        custom_fields: {
          dob: random.is(0.85) ? street : street.replace(/ St$/, ''),
          city: random.pick(['60601', '60601', '60614']),
        },
      };
      made.push({ person, subject: subject(values) });
    }
  }
  return random.shuffled(made);
};
