import fc from 'fast-check';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Scope, wholeTeam } from '#core/access/scope.ts';
import type { Contact } from '#core/attribute/contact.schema.ts';
import { createCompany } from '#core/company/company.ts';
import { claimsOf } from '#core/contact/compose-contact.ts';
import { newContactWrites } from '#core/contact/contact.item.ts';
import { claimWrites } from '#core/contact/contact-claims.ts';
import { countContacts, findContacts } from '#core/contact/find-contacts.ts';
import { fieldCreateSchema } from '#core/field/field.schema.ts';
import { createField } from '#core/field/field.ts';
import type { ContactFilter, ContactSort, FieldFilter } from '#core/filter/contact-filter.schema.ts';
import { newId } from '#core/id.ts';
import { write } from '#core/table/table.ts';
import { settingsSchema } from '#core/team/team.schema.ts';
import { freshTeam, privateTable } from '#test/harness/stack.ts';
import { addCount, contactsOf, putItems, via } from './bulk.ts';

// What a team has that changes no policy.
const settings = v.parse(settingsSchema, {});

const table = await privateTable();
const firsts = [
  'Zoë',
  'Jörg',
  'Ana María',
  'O’Brien',
  'Li',
  'Сергей',
  'jorge',
  'Jo',
  'McLeod',
  'Émile del Carmen',
];
const lasts = ['Müller', 'García López', 'Chen', 'Jones', 'Иванов', 'Chenoweth', 'de la Cruz', 'Straße'];
const companyNames = ['Acme Corp', 'Chen & Sons', 'Müller GmbH', 'Zeta'];
const statuses = ['new', 'contacted', 'customer'];
const tags = ['VIP', 'Fair', 'Q4 Campaign'];
const departments = ['dept_one', 'dept_two', undefined];

let teamId: string;
let companies: { id: string; name: string }[];
let all: Contact[];

const pick = <T>(values: readonly T[], n: number): T => values[n % values.length] as T;

const draftOf = (n: number) => ({
  first_name: pick(firsts, n),
  last_name: pick(lasts, n * 7 + 1),
  ...(n % 3 !== 0 && { email: `${pick(['jo', 'chen', 'info', 'Zed'], n)}${n}@Example${n % 5}.com` }),
  ...(n % 4 !== 0 && { phone: `+1415555${String(1_000 + n).slice(-4)}` }),
  ...(n % 10 === 1 && { phone_secondary: `+4930${String(123_456 + n)}` }),
  ...(n % 5 !== 0 && { company_id: companies[n % 4]?.id ?? '' }),
  ...(departments[n % 3] && { department_id: pick(departments, n) as string }),
  ...(n % 7 === 0 && { owner_id: 'memb_one' }),
  ...(n % 3 === 1 && { job_title: pick(['CEO', 'Buyer, senior'], n) }),
  ...(n % 2 === 0 && { external_id: `X-${n}` }),
  lead_status: pick(statuses, n),
  source: pick(['web', 'fair', 'import'], n * 3),
  do_not_call: n % 11 === 0,
  tags: tags.filter((_, index) => (n >> index) % 2 === 0),
  custom_fields: {
    size: n % 6,
    plan: pick(['Gold', 'silver'], n),
    colours: ['red', pick(['blue', 'green'], n)],
    ...(n % 4 !== 1 && { score: pick([-1.5, 0, 2, 1e9], n), born: `200${n % 10}-0${1 + (n % 9)}-15` }),
    ...(n % 5 === 0 && { member: n % 2 === 0 }),
    ...(n % 9 === 0 && { story: 'x'.repeat(2_000) }),
  },
  ...(n % 8 === 0 && { notes: 'long '.repeat(500) }),
});

beforeAll(async () => {
  ({ team_id: teamId } = await freshTeam(table));
  companies = await Promise.all(
    companyNames.map((name) => createCompany(table, { teamId, draft: { name }, via, now: new Date() })),
  );
  const writing = { teamId, via, now: new Date() };
  for (const [name, type, options] of [
    ['size', 'integer', []],
    ['score', 'decimal', []],
    ['born', 'date', []],
    ['member', 'boolean', []],
    ['plan', 'text', []],
    ['story', 'textarea', []],
    ['nothing', 'text', []],
    ['colours', 'multi_select', ['red', 'blue', 'green', 'pink']],
  ] as const) {
    const draft = v.parse(fieldCreateSchema, { name, type, options });
    await createField(table, { ...writing, id: newId('fld'), draft });
  }
  const made = await contactsOf(
    table,
    teamId,
    Array.from({ length: 240 }, (_, n) => draftOf(n)),
  );
  all = made.map((contact, n) => ({
    ...contact,
    // Several share a moment.
    created_at: new Date(Date.UTC(2026, 0, 1 + Math.floor(n / 4))).toISOString(),
    updated_at: new Date(Date.UTC(2026, 3, 1 + ((n * 13) % 90))).toISOString(),
    last_called_at: n % 2 === 0 ? null : new Date(Date.UTC(2026, 4, 1 + (n % 30))).toISOString(),
  }));
  const items = all.flatMap((contact) =>
    [
      ...newContactWrites(contact, via),
      ...claimWrites(contact, { free: claimsOf(contact), shared: [] }),
    ].flatMap((write) => ('put' in write ? [write.put] : [])),
  );
  await putItems(table, items);
  await addCount(table, teamId, 'contact', all.length);
});

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('ß', 'ss');

const wordsOf = (text: string | null) => plain(text ?? '').split(/[^\p{L}\p{N}]+/u);

const companyNameOf = ({ company_id }: Contact) =>
  companies.find(({ id }) => id === company_id)?.name ?? null;

/** What the contract says of a search, word by word, in the plainest way. */
const found = (contact: Contact, text: string): boolean => {
  const terms = /^[+\d\s()-]+$/.test(text) ? [text] : text.split(' ').filter((term) => term !== '');
  return terms.every((term) => {
    const names = [...wordsOf(contact.name), ...wordsOf(companyNameOf(contact))];
    const parts = wordsOf(term).filter((word) => word !== '');
    const digits = term.replace(/\D/g, '');
    const isNumber = /^[+\d\s()-]+$/.test(term) && digits.length >= 3;
    const numbers = [contact.phone, contact.phone_secondary].filter((one) => one !== null);
    return (
      (parts.length > 0 && parts.every((part) => names.some((name) => name.startsWith(part)))) ||
      (contact.email ?? '').toLowerCase().startsWith(term.toLowerCase()) ||
      (isNumber &&
        numbers.some(
          (number) =>
            number.startsWith(`+${digits}`) ||
            (!term.includes('+') &&
              (number.endsWith(digits) || number.startsWith(`+1${digits.replace(/^0/, '')}`))),
        ))
    );
  });
};

const searches = [
  'jo',
  'chen',
  'CHEN jo',
  'zoe muller',
  'garcia',
  'García L',
  'acme',
  'chen sons',
  'o’b',
  'сер',
  'strasse',
  'info1',
  'chen1',
  'carmen',
  'cruz la',
  '555',
  '1001',
  '+1415',
  '(415) 555-10',
  '5551',
  '1 415 555',
  '0301234',
  '+49 30',
  '457',
  'nobody',
  '&',
  'Zed3@example',
  'z',
  'müller gmbh',
  'de',
] as const;

/** Some of these values, some of them as what is not wanted. */
const chosenOf = (values: readonly string[]) =>
  fc.array(
    fc
      .record({ value: fc.constantFrom(...values), isNot: fc.boolean() })
      .map(({ value, isNot }) => (isNot ? `!${value}` : value)),
    { minLength: 1, maxLength: 3 },
  );

const filterArbitrary: fc.Arbitrary<ContactFilter> = fc.record(
  {
    search: fc.constantFrom(...searches),
    lead_status: chosenOf(statuses),
    company_id: fc.nat().chain(() => chosenOf([...companies.map(({ id }) => id), 'none'])),
    department_id: chosenOf(['dept_one', 'dept_two', 'none']),
    owner_id: chosenOf(['memb_one', 'none', 'memb_none']),
    job_title: chosenOf(['CEO', 'Buyer, senior', 'none']),
    has_email: fc.boolean(),
    has_company: fc.boolean(),
    email: fc.nat(239).map((n) => (all[n]?.email ?? 'nobody@example.com').toUpperCase()),
    external_id: fc.nat(239).map((n) => `X-${n}`),
    ids: fc
      .array(fc.nat(260), { minLength: 1, maxLength: 40 })
      .map((places) => places.map((n) => all[n]?.id ?? 'cont_none')),
    has_phone: fc.boolean(),
    do_not_call: fc.boolean(),
    tags: fc.uniqueArray(fc.constantFrom('vip', 'FAIR', 'q4 campaign'), { minLength: 1 }),
    tags_mode: fc.constantFrom('any', 'all'),
    source: chosenOf(['web', 'fair', 'none']),
    created_from: fc.nat(60).map((n) => new Date(Date.UTC(2026, 0, n)).toISOString()),
    created_to: fc.nat(60).map((n) => new Date(Date.UTC(2026, 0, n)).toISOString()),
    updated_from: fc.nat(90).map((n) => new Date(Date.UTC(2026, 3, n)).toISOString()),
    updated_to: fc.nat(90).map((n) => new Date(Date.UTC(2026, 3, n)).toISOString()),
    last_called_from: fc.constantFrom('never' as const, new Date(Date.UTC(2026, 4, 10)).toISOString()),
    last_called_to: fc.constant(new Date(Date.UTC(2026, 4, 20)).toISOString()),
    cf: fc.constantFrom<NonNullable<ContactFilter['cf']>>(
      { size: '3' },
      { SIZE: '3.0' },
      { plan: 'gold' },
      { colours: 'Blue', size: '1' },
      { member: 'yes' },
      { member: 'FALSE' },
      { size: { from: '1.5', to: '4' } },
      { size: { from: '4' }, plan: 'silver' },
      { score: { from: '-1.5', to: '2' } },
      { score: { to: '-1' }, born: { from: '2004-01-01' } },
      { born: { from: '2003-04-15', to: '2007-08-15T10:00:00Z' } },
      { colours: { any: ['BLUE', 'pink'] } },
      { colours: { all: ['Red', 'green'] } },
      { plan: { any: ['Gold', 'bronze'] }, size: { from: '2', any: ['2', '3', '9'] } },
      { story: { any: ['x'.repeat(2_000)] } },
      { nothing: 'x' },
    ),
  },
  { requiredKeys: [] },
);

const sortArbitrary: fc.Arbitrary<ContactSort> = fc.record({
  by: fc.constantFrom('created_at', 'updated_at', 'name', 'last_called_at'),
  descending: fc.boolean(),
});

const isThat = (value: string | null, one: string) => (one === 'none' ? value === null : value === one);

const same = (value: string | null, wanted: readonly string[] | undefined) => {
  if (wanted === undefined) return true;
  const [refused, welcome] = [true, false].map((isNot) =>
    wanted.filter((one) => one.startsWith('!') === isNot).map((one) => one.replace('!', '')),
  );
  const isWelcome = welcome?.length === 0 || welcome?.some((one) => isThat(value, one));
  return isWelcome && !refused?.some((one) => isThat(value, one));
};

const within = (value: string, from: string | undefined, to: string | undefined) =>
  (from === undefined || value >= from) && (to === undefined || value <= to);

const flags: Record<string, string> = { yes: 'true', false: 'false' };

const isOne = (value: unknown, wanted: string) =>
  typeof value === 'number'
    ? value === Number(wanted)
    : String(value).toLowerCase() ===
      (typeof value === 'boolean' ? flags[wanted.toLowerCase()] : wanted.toLowerCase());

/** What the contract says of a filter of one field, in the plainest way. */
const isAsked = (fields: Contact['custom_fields'], name: string, wanted: string | FieldFilter): boolean => {
  const { equals, from, to, any, all } =
    typeof wanted === 'string' ? ({ equals: wanted } as FieldFilter) : wanted;
  const value = fields[name.toLowerCase()];
  if (value === undefined) return false;
  const has = (one: string) => [value].flat().some((own) => isOne(own, one));
  const bound = (text: string) => (typeof value === 'number' ? Number(text) : text.slice(0, 10));
  return (
    (equals === undefined || has(equals)) &&
    (any === undefined || any.some(has)) &&
    (all === undefined || all.every(has)) &&
    (from === undefined || (value as string) >= bound(from)) &&
    (to === undefined || (value as string) <= bound(to))
  );
};

const isSet = (value: unknown, wanted: boolean | undefined) =>
  wanted === undefined || (value !== null) === wanted;

const is = <T>(value: T, wanted: T | undefined) => wanted === undefined || value === wanted;

const isTagged = ({ tags: own }: Contact, { tags: wanted = [], tags_mode }: ContactFilter): boolean => {
  const has = (tag: string) => own.some((one) => one.toLowerCase() === tag.toLowerCase());
  return wanted.length === 0 || (tags_mode === 'all' ? wanted.every(has) : wanted.some(has));
};

const isCalled = (
  { last_called_at: called }: Contact,
  { last_called_from: from, last_called_to: to }: ContactFilter,
): boolean => {
  if (from === undefined && to === undefined) return true;
  return from === 'never' ? called === null : called !== null && within(called, from, to);
};

const chosen = ['lead_status', 'company_id', 'department_id', 'owner_id', 'source', 'job_title'] as const;

const expected = (filter: ContactFilter, departments: Scope['departments'] = 'all'): Contact[] =>
  all.filter(
    (contact) =>
      (departments === 'all' ||
        contact.department_id === null ||
        departments.includes(contact.department_id)) &&
      (filter.search === undefined || found(contact, filter.search)) &&
      chosen.every((name) => same(contact[name], filter[name])) &&
      isSet(contact.phone, filter.has_phone) &&
      isSet(contact.email, filter.has_email) &&
      isSet(contact.company_id, filter.has_company) &&
      is(contact.email?.toLowerCase(), filter.email?.toLowerCase()) &&
      is(contact.external_id, filter.external_id) &&
      (filter.ids === undefined || filter.ids.includes(contact.id)) &&
      is(contact.do_not_call, filter.do_not_call) &&
      isTagged(contact, filter) &&
      isCalled(contact, filter) &&
      within(contact.created_at, filter.created_from, filter.created_to) &&
      within(contact.updated_at, filter.updated_from, filter.updated_to) &&
      Object.entries(filter.cf ?? {}).every(([name, wanted]) => isAsked(contact.custom_fields, name, wanted)),
  );

const orderOf = (contact: Contact, by: ContactSort['by']) => {
  if (by === 'name') return `${plain(contact.name ?? '')}#${contact.id}`;
  return `${contact[by] ?? ''}#${contact.id}`;
};

const sorted = (contacts: readonly Contact[], { by, descending }: ContactSort): string[] =>
  contacts
    .toSorted(
      (one, other) =>
        Buffer.compare(Buffer.from(orderOf(one, by)), Buffer.from(orderOf(other, by))) *
        (descending ? -1 : 1),
    )
    .map(({ id }) => id);

const scopeOf = (departments: Scope['departments']): Scope => ({ ...wholeTeam(teamId), departments });

describe('lists answer what a plain program over all contacts answers', () => {
  test('any filters together, in any order, by offset', () =>
    fc.assert(
      fc.asyncProperty(
        filterArbitrary,
        sortArbitrary,
        fc.record({ limit: fc.integer({ min: 1, max: 60 }), offset: fc.constantFrom(0, 0, 3, 50) }),
        fc.constantFrom<Scope['departments']>('all', 'all', ['dept_one'], []),
        async (filter, sort, page, departments) => {
          const ids = sorted(expected(filter, departments), sort);
          const scope = scopeOf(departments);
          const query = { scope, filter, sort, settings };
          const { records, count } = await findContacts(table, query, page);
          expect(count).toBe(ids.length);
          expect(records.map(({ id }) => id)).toEqual(ids.slice(page.offset, page.offset + page.limit));
        },
      ),
      { numRuns: 200 },
    ));

  test.each(searches)('search %s, by cursor', async (search) => {
    const sort = { by: 'name', descending: false } as const;
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { scope: wholeTeam(teamId), filter: { search }, sort, settings };
      const page = await findContacts(table, query, { limit: 25, offset: 0, cursor });
      ids.push(...page.records.map(({ id }) => id));
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);
    expect(ids).toEqual(sorted(expected({ search }), sort));
    expect(await countContacts(table, { scope: wholeTeam(teamId), filter: { search }, settings })).toBe(
      ids.length,
    );
  });

  test.each(['created_at', 'updated_at', 'name', 'last_called_at'] as const)(
    'all by %s, both ways',
    async (by) => {
      for (const descending of [true, false]) {
        const sort = { by, descending };
        const query = { scope: wholeTeam(teamId), filter: {}, sort, settings };
        const { records, count } = await findContacts(table, query, { limit: 200, offset: 40 });
        expect(count).toBe(all.length);
        expect(records.map(({ id }) => id)).toEqual(sorted(all, sort).slice(40));
        expect(records[0]).toEqual(all.find(({ id }) => id === records[0]?.id));
      }
    },
  );
});

test('a contact is found by what it is now, and not by what it was', async () => {
  const { team_id } = await freshTeam(table);
  const [contact] = await contactsOf(table, team_id, [{ name: 'Ada Byron King Noel Countess' }]);
  if (!contact) throw new Error('no contact');
  await write(table, newContactWrites(contact, via));
  const search = async (text: string) =>
    (
      await findContacts(
        table,
        {
          scope: wholeTeam(team_id),
          filter: { search: text },
          sort: { by: 'name', descending: false },
          settings,
        },
        { limit: 10, offset: 0 },
      )
    ).count;
  expect(await search('countess ada')).toBe(1);
  expect(await search('countess adam')).toBe(0);
});
