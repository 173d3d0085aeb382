import { beforeAll, describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import type { ContactChange, ContactCreate } from '#core/attribute/contact.schema.ts';
import type { ConsentGiven } from '#core/consent/consent.schema.ts';
import { listConsents, recordConsent } from '#core/consent/consent.ts';
import { findContactItem } from '#core/contact/contact.item.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { removeContact } from '#core/contact/remove-contact.ts';
import { restoreContact } from '#core/contact/restore-contact.ts';
import { trashContact } from '#core/contact/trash-contact.ts';
import { updateContact } from '#core/contact/update-contact.ts';
import { stageSecret } from '#core/secret/secret.item.ts';
import { phoneValue } from '#core/suppression/suppressed-value.ts';
import { findSuppressions } from '#core/suppression/suppression.item.ts';
import { addSuppressions } from '#core/suppression-list/change-suppressions.ts';
import { readGiven } from '#core/suppression-list/given-values.ts';
import { checkSuppressions } from '#core/suppression-list/suppression-list.ts';
import type { Team } from '#core/team/team.schema.ts';
import { getTeam } from '#core/team/team.ts';
import { freshTeam, interleavedTable, meteredTable, privateTable } from '#test/harness/stack.ts';

const unmetered = await privateTable();
const { table, meter } = meteredTable(unmetered.name);

let team: Team;
let number = 0;

beforeAll(async () => {
  const fresh = await freshTeam(unmetered, { company: 'optional', phone: 'warn' });
  team = await getTeam(unmetered, fresh.team_id);
  // The stage's secret is made once, and read once by each process.
  await stageSecret(table);
});

const writing = () => ({
  team,
  scope: wholeTeam(team.id),
  via: { updated_by: 'tok_test', via: 'api' as const },
  now: new Date(),
});
const nextPhone = () => `+1202555${String(1000 + number++)}`;
const draftOf = (values: ContactCreate = {}): ContactCreate => ({
  name: 'Ada Lovelace',
  phone: nextPhone(),
  email: `ada${number}@example.com`,
  ...values,
});
const create = async (draft: ContactCreate, on = table) =>
  (await createContact(on, { ...writing(), draft })).contact;
const change = (contactId: string, values: ContactChange) =>
  updateContact(table, { ...writing(), contactId, change: values });
const read = async (id: string) => findContactItem(unmetered, team.id, id);

describe('what suppressions cost', () => {
  test('a contact of its own: nothing written', async () => {
    const plain = await meter.measure(() => create(draftOf()));
    // The contact with its indexes, two claims and the count, each twice in a transaction; what it was before.
    expect(plain).toMatchObject({ requests: 2, rounds: 2 });
    const out = await meter.measure(() => create(draftOf({ do_not_call: true, tags: [] })));
    expect(out.rounds).toBe(2);
    expect(out.wru).toBeLessThanOrEqual(24 + 2 * 4);
    expect(out.wru - plain.wru).toBeGreaterThan(0);
  });

  test('a contact that is suppressed: no round more', async () => {
    const draft = draftOf({ do_not_call: true });
    const { id } = await create(draft);
    await removeContact(table, { ...writing(), contactId: id });
    const reading = await meter.measure(async () => {
      expect(await create({ ...draft, do_not_call: false })).toMatchObject({ do_not_call: true });
    });
    expect(reading.rounds).toBe(2);
  });

  test('a change of a plain value: as before; of a number: as before', async () => {
    const { id } = await create(draftOf());
    expect((await meter.measure(() => change(id, { job_title: 'Countess' }))).rounds).toBe(2);
    expect((await meter.measure(() => change(id, { phone: nextPhone() }))).rounds).toBe(3);
  });

  test('opting out, and taking it back: one round more', async () => {
    const { id } = await create(draftOf());
    expect((await meter.measure(() => change(id, { do_not_call: true }))).rounds).toBe(3);
    expect((await meter.measure(() => change(id, { do_not_call: false }))).rounds).toBe(3);
    expect((await read(id))?.do_not_call).toBe(false);
  });

  test('moving to the trash: nothing; coming out of it: no round more', async () => {
    const { id } = await create(draftOf());
    const before = await meter.measure(() => trashContact(table, { ...writing(), contactId: id }));
    expect(before.rounds).toBe(3);
    expect((await meter.measure(() => restoreContact(table, { ...writing(), contactId: id }))).rounds).toBe(
      3,
    );
  });

  test('checking 1,000 numbers: one round', async () => {
    const given = readGiven(
      { phones: Array.from({ length: 1_000 }, (_, n) => `+49151${10_000_000 + n}`) },
      team.settings,
    );
    const { rounds, rru } = await meter.measure(() => checkSuppressions(table, team.id, given));
    expect(rounds).toBe(1);
    expect(rru).toBeLessThanOrEqual(1_000);
  });

  test('recording a consent: two rounds', async () => {
    const { id: contactId } = await create(draftOf());
    const given = {
      purpose: 'calls',
      status: 'granted' as const,
      basis: 'consent' as const,
      wording: 'Yes.',
      proof: 'a',
    };
    const { via, now } = writing();
    const request = { teamId: team.id, contactId, given, years: 5, asked: now.getTime(), via, now };
    const { rounds, wru } = await meter.measure(() => recordConsent(table, request));
    expect(rounds).toBe(2);
    expect(wru).toBeLessThanOrEqual(6);
    expect(await listConsents(table, team.id, contactId)).toHaveLength(1);
  });
});

describe('a consent', () => {
  const second = Date.parse('2026-03-01T12:00:00.000Z');
  const grant = {
    purpose: 'calls',
    status: 'granted',
    basis: 'consent',
    wording: 'Yes.',
    proof: 'a',
  } as const;
  const withdrawal = { purpose: 'calls', status: 'withdrawn', basis: 'consent' } as const;

  const recording = async () => {
    const { id: contactId } = await create(draftOf());
    const { via, now } = writing();
    const asking = { teamId: team.id, contactId, years: 5, via, now };
    return {
      record: (given: ConsentGiven, asked: number) => recordConsent(unmetered, { ...asking, given, asked }),
      said: async () =>
        (await listConsents(unmetered, team.id, contactId)).map(({ status, current }) => ({
          status,
          current,
        })),
    };
  };

  test.each([undefined, '2026-01-01T10:00:00.000Z'])(
    'that is told of four times at once is one row: %s',
    async (at) => {
      const { record, said } = await recording();
      const given = { ...grant, ...(at && { at }) };
      const told = await Promise.all([0, 1, 400, 999].map((ms) => record(given, second + ms)));
      expect(told.map((rows) => rows.length)).toEqual([1, 1, 1, 1]);
      expect(await said()).toEqual([{ status: 'granted', current: true }]);
    },
  );

  test('and another word are a row each, in one second and in the order in which they came', async () => {
    const { record, said } = await recording();
    for (const [ms, given] of [grant, withdrawal, grant].entries()) await record(given, second + ms);
    expect(await said()).toEqual([
      { status: 'granted', current: true },
      { status: 'withdrawn', current: false },
      { status: 'granted', current: false },
    ]);
    // Of two at once, the refusal.
    const other = await recording();
    await Promise.all([other.record(grant, second), other.record(withdrawal, second + 5)]);
    expect(await other.said()).toContainEqual({ status: 'withdrawn', current: true });
  });

  test('that comes again, after another word, takes nothing back', async () => {
    const { record, said } = await recording();
    for (const [given, asked] of [
      [grant, second + 17],
      [withdrawal, second + 5_000],
      [grant, second + 17],
    ] as const)
      await record(given, asked);
    expect(await said()).toEqual([
      { status: 'withdrawn', current: true },
      { status: 'granted', current: false },
    ]);
  });
});

describe('a suppression', () => {
  test('meets what came out of the trash', async () => {
    const draft = draftOf();
    const { id } = await create(draft);
    await trashContact(table, { ...writing(), contactId: id });
    await create({ name: 'Bo', phone: draft.phone ?? '', do_not_call: true });
    const { contact, warnings } = await restoreContact(table, { ...writing(), contactId: id });
    expect(contact.do_not_call).toBe(true);
    expect(warnings.map(({ code }) => code)).toContain('suppressed');
  });

  test('is there with the contact that opts out, or neither is', async () => {
    const phone = nextPhone();
    const { id } = await create(draftOf({ phone }));
    const failing = interleavedTable(
      unmetered.name,
      (command) => command === 'BatchGetItemCommand',
      () => change(id, { notes: 'meanwhile' }),
    );
    const request = { ...writing(), contactId: id, change: { do_not_call: true }, version: 1 };
    await expect(updateContact(failing, request)).rejects.toMatchObject({ code: 'version_mismatch' });
    expect((await read(id))?.do_not_call).toBe(false);
    expect((await findSuppressions(unmetered, team.id, [phoneValue(phone)])).size).toBe(0);
  });

  test('reaches everybody who has a number, and what they have in turn', async () => {
    const [one, two] = [nextPhone(), nextPhone()];
    const first = await create(draftOf({ phone: one }));
    const middle = await create(draftOf({ phone: one, phone_extension: '7', phone_secondary: two }));
    const last = await create(draftOf({ phone: two, email: null }));
    const aside = await create(draftOf());
    const given = readGiven({ phones: [one] }, team.settings);
    const request = { team, reason: 'list', via: writing().via, now: new Date(), hasTime: () => true };
    const [result] = await addSuppressions(table, request, given);
    expect(result).toMatchObject({ status: 'added', opted_out: 3 });
    for (const { id } of [first, middle, last]) expect((await read(id))?.do_not_call).toBe(true);
    expect((await read(aside.id))?.do_not_call).toBe(false);
    // One that stopped in the middle goes on, and does nothing twice.
    expect(await addSuppressions(table, request, given)).toMatchObject([
      { status: 'already_suppressed', opted_out: 0 },
    ]);
  });
});
