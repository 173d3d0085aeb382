import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { wholeTeam } from '#core/access/scope.ts';
import { getContact } from '#core/contact/contact.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { findContacts } from '#core/contact/find-contacts.ts';
import { trashContact } from '#core/contact/trash-contact.ts';
import { addToCount } from '#core/count/count.item.ts';
import { openTable, type Table, transact, type Write } from '#core/table/table.ts';
import { getTeam } from '#core/team/team.ts';
import { findPrincipal } from '#core/token/token.ts';
import { Meter, type Reading } from '#test/harness/meter.ts';
import { importTransactions } from './bench-contacts.ts';
import { withHost } from './bench-host.ts';
import { type Figure, figure } from './figure.ts';

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

const firstPage = (table: Table, teamId: string) => () =>
  findContacts(
    table,
    {
      scope: wholeTeam(teamId),
      filter: {},
      sort: { by: 'created_at', descending: true },
      country: 'US',
    },
    { limit: 50, offset: 0 },
  );

const isContact = ({ Put }: Write) => Put?.Item?.sk === 'CONTACT';

/** A team of so many contacts, without the claims and transactions that an import writes: lists do not see them. */
const fill = async (table: Table, rowCount: number): Promise<{ teamId: string; token: string }> => {
  const { transactions, ...team } = await importTransactions(table, rowCount);
  const requests = transactions
    .flat()
    .filter(isContact)
    .map(({ Put }) => ({ PutRequest: { Item: Put?.Item } }));
  const lanes = Array.from({ length: 4 }, async () => {
    for (let some = requests.splice(0, 25); some.length > 0; some = requests.splice(0, 25))
      await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: some } }));
  });
  await Promise.all(lanes);
  await transact(table, [addToCount(table, team.teamId, 'contact', rowCount)]);
  return team;
};

/** Units and sequential round trips of the operations, and what a hundredfold team changes in a list. */
export const costWorkload = (): Promise<Figure[]> =>
  withHost(async ({ host, table: plain }) => {
    const client = new DynamoDBClient({
      region: 'us-east-1',
      endpoint: host.dynamodbUrl,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const meter = new Meter(client);
    const table = openTable(host.tableName, client);
    const small = await fill(plain, smallTeam);
    const team = await getTeam(plain, small.teamId);
    // The stage's secret is made once, by the first list ever.
    await firstPage(table, small.teamId)();
    const page = await meter.measure(firstPage(table, small.teamId));
    const scope = wholeTeam(team.id);
    let contactId = '';
    const create = await meter.measure(async () => {
      contactId = (await createContact(table, { team, scope, draft, via, now: new Date() })).contact.id;
    });
    const get = await meter.measure(() => getContact(table, scope, contactId));
    const trash = await meter.measure(() =>
      trashContact(table, { team, scope, contactId, via, now: new Date() }),
    );
    const authorize = await meter.measure(() => findPrincipal(table, small.token, new Date()));
    const large = await fill(plain, largeTeam);
    const largePage = await meter.measure(firstPage(table, large.teamId));
    return [
      ...rows('get by id', get, { rounds: 1, units: 1 }),
      ...rows('create', create, { rounds: 2, units: 24 }),
      ...rows('delete to the trash', trash, { rounds: 3, units: 40 }),
      ...rows('authorize', authorize, { rounds: 1, units: 2 }),
      ...rows(`first page of 50 among ${smallTeam}`, page, { rounds: 2, units: 40 }),
      ...rows(`first page of 50 among ${largeTeam}`, largePage, { rounds: 2, units: 40 }),
      figure({
        name: 'first page, a hundred times the contacts',
        unit: 'RRU',
        value: largePage.rru,
        baseline: page.rru,
        budget: 1.1,
      }),
    ];
  });
