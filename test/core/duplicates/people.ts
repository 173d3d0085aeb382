import type { Subject } from '#core/duplicate/profile.ts';
import { type FullName, newName } from './person-names.ts';
import type { Random } from './random.ts';
import { subject } from './subjects.ts';

/** A contact with the person whom it is of. */
export interface Labelled {
  person: number;
  subject: Subject;
}

const countries = [
  {
    code: '+1',
    make: (random: Random) =>
      `${random.pick(['212', '415', '312', '617', '202'])}${2 + random.below(8)}${random.digits(6)}`,
  },
  {
    code: '+49',
    make: (random: Random) =>
      `${random.pick(['30', '89', '40', '221', '69'])}${1 + random.below(9)}${random.digits(6)}`,
  },
  {
    code: '+49',
    make: (random: Random) =>
      `${random.pick(['151', '160', '170', '176'])}${1 + random.below(9)}${random.digits(7)}`,
  },
  { code: '+44', make: (random: Random) => `7${random.pick(['700', '911', '812'])}${random.digits(6)}` },
  { code: '+55', make: (random: Random) => `11${random.pick(['96', '97', '98'])}${random.digits(7)}` },
  { code: '+52', make: (random: Random) => `55${1 + random.below(9)}${random.digits(7)}` },
] as const;

export const newPhone = (random: Random): string => {
  const { code, make } = random.common(countries);
  return code + make(random);
};

const domains = [
  'gmail.com',
  'web.de',
  'gmx.de',
  'yahoo.com',
  'outlook.com',
  'icloud.com',
  't-online.de',
  'hotmail.com',
];

const asAddress = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

export const newEmail = (
  random: Random,
  { first, last }: FullName,
  domain = random.pick(domains),
): string => {
  const [a, b] = [asAddress(first) || 'user', asAddress(last) || random.digits(5)];
  const shapes = [
    `${a}.${b}`,
    `${a[0]}.${b}`,
    `${a}${b}${random.below(100)}`,
    `${b}.${a}`,
    `${a}${random.digits(4)}`,
  ];
  return `${random.pick(shapes)}@${domain}`;
};

interface Company {
  id: string;
  domain: string;
  phone: string;
  isSwitchboard: boolean;
}

const newCompanies = (random: Random, count: number): Company[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `comp_${at}`,
    domain: `firma${at}.test`,
    phone: newPhone(random),
    isSwitchboard: random.is(0.15),
  }));

interface World {
  random: Random;
  /** Addresses in use: no two people have one. */
  taken: Set<string>;
  companies: readonly Company[];
}

const ownEmail = ({ random, taken }: World, name: FullName, domain?: string): string => {
  for (;;) {
    const email = newEmail(random, name, domain);
    const address = taken.has(email) ? email.replace('@', `${random.digits(3)}@`) : email;
    if (!taken.has(address)) {
      taken.add(address);
      return address;
    }
  }
};

const newPerson = (world: World, name: FullName, phone?: string): Partial<Subject> => {
  const { random, companies } = world;
  const company = random.is(0.45) ? random.common(companies) : undefined;
  const work = company?.isSwitchboard && random.is(0.6) ? company.phone : undefined;
  const email = random.is(0.8)
    ? ownEmail(world, name, company && random.is(0.6) ? company.domain : undefined)
    : null;
  const own = phone ?? work ?? (email === null || random.is(0.85) ? newPhone(random) : null);
  return {
    first_name: name.first,
    last_name: name.last,
    phone: own,
    phone_secondary: own !== null && random.is(0.1) ? newPhone(random) : null,
    email,
    company_id: company?.id ?? null,
    external_id: random.is(0.15) ? `x${random.digits(9)}` : null,
  };
};

/** People of one household: one last name and one landline, now and then one address, too. */
const newHousehold = (world: World): Partial<Subject>[] => {
  const { random } = world;
  const [phone, { last }] = [newPhone(random), newName(random)];
  const firsts = new Set(Array.from({ length: 2 + random.below(3) }, () => newName(random).first));
  const email = random.is(0.15) ? `familie.${asAddress(last)}@web.de` : undefined;
  return [...firsts].map((first) => ({
    ...newPerson(world, { first, last }, phone),
    ...(email !== undefined && { email }),
  }));
};

/** Makes so many people: alone, in households, at companies with one number for many. */
export const newPeople = (random: Random, count: number): Labelled[] => {
  const world = { random, taken: new Set<string>(), companies: newCompanies(random, Math.ceil(count / 20)) };
  const people: Partial<Subject>[] = [];
  while (people.length < count)
    people.push(...(random.is(0.03) ? newHousehold(world) : [newPerson(world, newName(random))]));
  return people.slice(0, count).map((values, person) => ({ person, subject: subject(values) }));
};
