import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { wholeTeam } from '#core/access/scope.ts';
import { getContact } from '#core/contact/contact.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { findContacts } from '#core/contact/find-contacts.ts';
import { trashContact } from '#core/contact/trash-contact.ts';
import { updateContact } from '#core/contact/update-contact.ts';
import type { ContactFilter } from '#core/filter/contact-filter.schema.ts';
import { findPrincipal } from '#core/principal/find-principal.ts';
import { openTable, type Table } from '#core/table/table.ts';
import type { Team } from '#core/team/team.schema.ts';
import { settingsSchema } from '#core/team/team.schema.ts';
import { getTeam } from '#core/team/team.ts';
import { Meter, type Reading } from '#test/harness/meter.ts';
import { fillBenchTeam } from './bench-contacts.ts';
import { withHost } from './bench-host.ts';
import { type Figure, figure } from './figure.ts';

// What a team has that changes no policy.
const settings = v.parse(settingsSchema, {});

const smallTeam = 1_000;
const largeTeam = 100_000;
const via = { updated_by: 'tok_bench', via: 'api' as const };

/** Every attribute filled, as the documented request does and more. */
const draft = {
  first_name: 'Sarah',
  last_name: 'Chen',
  email: 'sarah.chen@example.com',
  phone: '+14155551234',
  job_title: 'VP of Engineering',
  lead_status: 'new',
  source: 'trade-show',
  timezone: 'America/Los_Angeles',
  tags: ['enterprise', 'warm-lead'],
  custom_fields: { company_size: '500-1000', interest: 'outbound-automation' },
  notes: 'Met at the trade show; asked for a call in spring.',
};

interface Budget {
  rounds: number;
  units: number;
}

const rows = (name: string, { rounds, rru, wru }: Reading, budget: Budget): Figure[] => [
  figure({ name: `${name}, rounds`, unit: 'sequential', value: rounds, budget: budget.rounds }),
  figure({
    name: `${name}, capacity`,
    unit: wru > 0 ? 'WRU' : 'RRU',
    value: wru > 0 ? wru : rru,
    budget: budget.units,
  }),
];

interface Measured {
  create: Reading;
  get: Reading;
  update: Reading;
  trash: Reading;
  page: Reading;
  filtered: Reading;
  searches: Record<string, Reading>;
}

/** Each finds the one contact that was made of the draft. */
const searches = {
  'search by word': 'chen',
  'search by two words': 'chen sarah',
  'search by email': 'sarah.chen@',
  'search by first digits': '+1415555',
  'search by last digits': '5551234',
} as const;

/** What operations cost in one team. The count of a page tells that it found what it should. */
const measureTeam = async (
  { meter, table }: { meter: Meter; table: Table },
  team: Team,
): Promise<Measured> => {
  const scope = wholeTeam(team.id);
  const listing = (filter: ContactFilter) =>
    findContacts(
      table,
      { scope, filter, sort: { by: 'created_at', descending: true }, settings },
      { limit: 50, offset: 0 },
    );
  // The stage's secret is made once, by the first list ever.
  await listing({});
  const writing = { team, scope, via, now: new Date() };
  let contactId = '';
  const create = await meter.measure(async () => {
    contactId = (await createContact(table, { ...writing, draft })).contact.id;
  });
  const found = async (filter: ContactFilter) => {
    const { count } = await listing(filter);
    if (count !== 1) throw new Error(`${JSON.stringify(filter)} found ${count}.`);
  };
  const results: Record<string, Reading> = {};
  for (const [name, search] of Object.entries(searches))
    results[name] = await meter.measure(() => found({ search }));
  return {
    create,
    get: await meter.measure(() => getContact(table, scope, contactId)),
    update: await meter.measure(() =>
      updateContact(table, { ...writing, contactId, change: { job_title: 'CTO' } }),
    ),
    page: await meter.measure(() => listing({})),
    filtered: await meter.measure(() => found({ source: [draft.source] })),
    searches: results,
    trash: await meter.measure(() => trashContact(table, { ...writing, contactId })),
  };
};

const growth = (name: string, small: Reading, large: Reading): Figure =>
  figure({
    name: `${name}, a hundred times the contacts`,
    unit: 'RRU',
    value: large.rru,
    baseline: small.rru,
    budget: 1.1,
  });

const figuresOf = (size: number, { page, filtered, searches: found }: Measured): Figure[] => [
  ...rows(`first page of 50 among ${size}`, page, { rounds: 2, units: 40 }),
  ...Object.entries(found).map(([name, { rounds }]) =>
    figure({ name: `${name} among ${size}, rounds`, unit: 'sequential', value: rounds, budget: 3 }),
  ),
  figure({
    name: `filtered list among ${size}, rounds`,
    unit: 'sequential',
    value: filtered.rounds,
    budget: 8,
  }),
];

/** Units and sequential round trips of the operations, and what a hundredfold team changes in them. */
export const costWorkload = (): Promise<Figure[]> =>
  withHost(async ({ host, table: plain }) => {
    const client = new DynamoDBClient({
      region: 'us-east-1',
      endpoint: host.dynamodbUrl,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const metered = { meter: new Meter(client), table: openTable(host.tableName, client) };
    const { teamId, token } = await fillBenchTeam(plain, smallTeam);
    const small = await measureTeam(metered, await getTeam(plain, teamId));
    const authorize = await metered.meter.measure(() => findPrincipal(metered.table, token, new Date()));
    const other = await fillBenchTeam(plain, largeTeam);
    const large = await measureTeam(metered, await getTeam(plain, other.teamId));
    return [
      ...rows('get by id', small.get, { rounds: 1, units: 1 }),
      ...rows('create', small.create, { rounds: 2, units: 24 }),
      ...rows('update of a plain attribute', small.update, { rounds: 2, units: 8 }),
      ...rows('delete to the trash', small.trash, { rounds: 3, units: 40 }),
      ...rows('authorize', authorize, { rounds: 1, units: 2 }),
      ...figuresOf(smallTeam, small),
      ...figuresOf(largeTeam, large),
      growth('first page', small.page, large.page),
      ...Object.keys(searches).flatMap((name) => {
        const [few, many] = [small.searches[name], large.searches[name]];
        return few && many ? [growth(name, few, many)] : [];
      }),
    ];
  });
