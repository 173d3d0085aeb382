import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import type { ContactChange } from '#core/attribute/contact.schema.ts';
import { createCompany } from '#core/company/company.ts';
import { getContact } from '#core/contact/contact.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { findContacts } from '#core/contact/find-contacts.ts';
import { lookupContacts } from '#core/contact/lookup-contacts.ts';
import { trashContact } from '#core/contact/trash-contact.ts';
import { updateContact } from '#core/contact/update-contact.ts';
import { findPrincipal } from '#core/principal/find-principal.ts';
import type { Team } from '#core/team/team.schema.ts';
import { settingsSchema } from '#core/team/team.schema.ts';
import { getTeam } from '#core/team/team.ts';
import { freshTeam, meteredTable, privateTable } from '#test/harness/stack.ts';
import { fillTeam, fullDraft, via } from './bulk.ts';

// What a team has that changes no policy.
const settings = v.parse(settingsSchema, {});

const unmetered = await privateTable();
const { table, meter } = meteredTable(unmetered.name);
const page = { limit: 50, offset: 0 };
const now = new Date();

let team: Team;
let token: string;

beforeAll(async () => {
  const fresh = await freshTeam(unmetered, { phone: 'warn' });
  token = fresh.token;
  team = await getTeam(unmetered, fresh.team_id);
});

const company = () => createCompany(table, { teamId: team.id, draft: { name: 'Acme' }, via, now });

const create = async (changes: Partial<typeof fullDraft> = {}, tells = false) => {
  const { id } = await company();
  let contactId = '';
  let told = 0;
  const reading = await meter.measure(async () => {
    const draft = { ...fullDraft, company_id: id, ...changes };
    const request = { team, scope: wholeTeam(team.id), draft, via, now, tells };
    const { contact, possible_duplicates } = await createContact(table, request);
    [contactId, told] = [contact.id, possible_duplicates.length];
  });
  return { contactId, reading, told };
};

const trash = (contactId: string) =>
  meter.measure(() => trashContact(table, { team, scope: wholeTeam(team.id), contactId, via, now }));

describe('what operations cost', () => {
  test('get by id: one round trip, one read unit', async () => {
    const { contactId } = await create();
    const { requests, rounds, rru, wru } = await meter.measure(() =>
      getContact(table, wholeTeam(team.id), contactId),
    );
    expect({ requests, rounds, wru }).toEqual({ requests: 1, rounds: 1, wru: 0 });
    expect(rru).toBeLessThanOrEqual(1);
  });

  test('the token of a request: one round trip, two read units', async () => {
    const { rounds, rru } = await meter.measure(() => findPrincipal(table, token, now));
    expect(rounds).toBe(1);
    expect(rru).toBeLessThanOrEqual(2);
  });

  test('create, with every index: two round trips, 24 write units', async () => {
    const { reading } = await create({ phone: '+14155550001', email: 'one@example.com' });
    expect(reading.rounds).toBeLessThanOrEqual(2);
    expect(reading.wru).toBeLessThanOrEqual(24);
  });

  test('create that shares a phone and an email: the same', async () => {
    const values = { phone: '+14155550002', email: 'two@example.com' };
    await create(values);
    const { reading } = await create(values);
    expect(reading.rounds).toBeLessThanOrEqual(2);
    expect(reading.wru).toBeLessThanOrEqual(24);
  });

  test('create that tells of possible duplicates: nothing more where nobody has its values', async () => {
    const quiet = await create({ phone: '+14155550010', email: 'ten@example.com' });
    const { reading, told } = await create({ phone: '+14155550011', email: 'eleven@example.com' }, true);
    expect(told).toBe(0);
    expect(reading).toEqual({ ...quiet.reading, wru: expect.any(Number) });
    expect(reading.wru).toBeLessThanOrEqual(24);
  });

  test('create that tells of the one who has its values: read while it is written', async () => {
    const values = { phone: '+14155550012', email: 'twelve@example.com' };
    await create(values);
    const { reading, told } = await create(values, true);
    expect([told, reading.rounds]).toEqual([1, 2]);
    expect(reading.wru).toBeLessThanOrEqual(24);
  });

  test('create that tells of several: one round more, however many there are', async () => {
    const values = { phone: '+14155550013', email: 'thirteen@example.com' };
    for (let count = 0; count < 4; count++) await create(values);
    const { reading, told } = await create(values, true);
    expect([told, reading.rounds]).toEqual([4, 3]);
    expect(reading.wru).toBeLessThanOrEqual(24);
    for (let count = 0; count < 30; count++) await create(values);
    const crowded = await create(values, true);
    expect([crowded.told, crowded.reading.rounds]).toEqual([10, 3]);
    expect(crowded.reading.rru).toBeLessThanOrEqual(60);
  });

  const update = async (contactId: string, change: ContactChange, tells = false) => {
    const request = { team, scope: wholeTeam(team.id), contactId, change, via, now: new Date(), tells };
    return meter.measure(() => updateContact(table, request));
  };

  test('update of a plain attribute: two round trips, 8 write units', async () => {
    const { contactId } = await create({ phone: '+14155550005', email: 'five@example.com' });
    const { rounds, wru } = await update(contactId, { job_title: 'Countess' }, true);
    expect(rounds).toBe(2);
    expect(wru).toBeLessThanOrEqual(8);
  });

  test('update that changes nothing: one round trip, nothing written', async () => {
    const { contactId } = await create({ phone: '+14155550006', email: 'six@example.com' });
    const { rounds, wru } = await update(contactId, { job_title: fullDraft.job_title });
    expect({ rounds, wru }).toEqual({ rounds: 1, wru: 0 });
  });

  test('update of a phone: three round trips, 32 write units', async () => {
    const { contactId } = await create({ phone: '+14155550007', email: 'seven@example.com' });
    const { rounds, wru } = await update(contactId, { phone: '+14155550008' }, true);
    expect(rounds).toBe(3);
    expect(wru).toBeLessThanOrEqual(32);
  });

  test('lookup by number: two round trips', async () => {
    await create({ phone: '+14155550009', email: 'nine@example.com' });
    const { rounds, rru } = await meter.measure(() =>
      lookupContacts(table, { team, scope: wholeTeam(team.id), phone: '415 555 0009' }),
    );
    expect(rounds).toBe(2);
    expect(rru).toBeLessThanOrEqual(2);
  });

  test('delete to the trash: three round trips, 32 write units', async () => {
    const { contactId } = await create({ phone: '+14155550003', email: 'three@example.com' });
    const { rounds, wru } = await trash(contactId);
    expect(rounds).toBeLessThanOrEqual(3);
    expect(wru).toBeLessThanOrEqual(32);
  });

  test('delete with heirs to phone and email: one round trip more', async () => {
    const values = { phone: '+14155550004', email: 'four@example.com' };
    const { contactId } = await create(values);
    await create(values);
    const { rounds, wru } = await trash(contactId);
    expect(rounds).toBeLessThanOrEqual(4);
    expect(wru).toBeLessThanOrEqual(36);
  });
});

const newestFirst = { by: 'created_at', descending: true } as const;

const listContacts = (teamId: string, request: { limit: number; offset: number }) =>
  findContacts(table, { scope: wholeTeam(teamId), filter: {}, sort: newestFirst, settings }, request);

describe('the first page of 50 with the exact count', () => {
  const readPage = async (count: number) => {
    const { team_id } = await freshTeam(unmetered);
    await fillTeam(unmetered, team_id, count);
    // The stage's secret is made once, by the first list ever.
    await listContacts(team_id, { limit: 1, offset: 0 });
    return meter.measure(async () => {
      const { records, count: counted, next_cursor } = await listContacts(team_id, page);
      expect(records).toHaveLength(50);
      expect(counted).toBe(count);
      expect(next_cursor).not.toBeNull();
    });
  };

  test('takes two round trips and 40 read units, however many there are', async () => {
    const [small, large, larger] = [await readPage(60), await readPage(1_000), await readPage(3_000)];
    for (const { rounds, rru } of [small, large, larger]) {
      expect(rounds).toBeLessThanOrEqual(2);
      expect(rru).toBeLessThanOrEqual(40);
    }
    expect(Math.abs(larger.rru / large.rru - 1)).toBeLessThanOrEqual(0.1);
    // With hardly more than a page there is less to look through.
    expect(small.rru).toBeLessThanOrEqual(large.rru);
  });
});
