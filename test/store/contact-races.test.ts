import { beforeEach, describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import type { Contact } from '#core/attribute/contact.schema.ts';
import { contactCollection, contactKeys } from '#core/contact/contact.item.ts';
import { getContact } from '#core/contact/contact.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { removeContact } from '#core/contact/remove-contact.ts';
import { restoreContact } from '#core/contact/restore-contact.ts';
import { trashContact } from '#core/contact/trash-contact.ts';
import { updateContact } from '#core/contact/update-contact.ts';
import { CallbookError } from '#core/error.ts';
import type { Table } from '#core/table/table.ts';
import type { Team } from '#core/team/team.schema.ts';
import { getTeam } from '#core/team/team.ts';
import { purgeTrash } from '#core/upkeep/purge-trash.ts';
import { claimCheck } from '#test/harness/claim-check.ts';
import { freshTeam, interleavedTable, privateTable } from '#test/harness/stack.ts';
import { putItems, via } from './bulk.ts';

const phone = '+12025550100';
const monthLater = () => new Date(Date.now() + 31 * 86_400_000);

let table: Table;
let team: Team;

beforeEach(async () => {
  table = await privateTable();
  const { team_id } = await freshTeam(table, { company: 'optional' });
  team = await getTeam(table, team_id);
});

const writing = () => ({ team, scope: wholeTeam(team.id), via, now: new Date() });
const create = async (draft = {}) =>
  (await createContact(table, { ...writing(), draft: { name: 'Ada', ...draft } })).contact;
const trash = ({ id }: Contact) => trashContact(table, { ...writing(), contactId: id });
const restore = ({ id }: Contact, on = table) => restoreContact(on, { ...writing(), contactId: id });
const remove = ({ id }: Contact, on = table) => removeContact(on, { ...writing(), contactId: id });

const belongings = async ({ team_id, id }: Contact) => {
  const { pk } = contactKeys.primary(team_id, id);
  await putItems(
    table,
    ['CALL#1', 'CALL#2', 'NOTE#3'].map((sk) => ({ pk, sk })),
  );
};

const sizeOf = async ({ team_id, id }: Contact) => (await contactCollection(table, team_id, id)).length;

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error) => {
      if (error instanceof CallbookError) return error.code;
      throw error;
    },
  );

const expectSound = async () => {
  const check = await claimCheck(table, team.id);
  expect(check.told).toEqual(check.true);
  return check.live;
};

describe('many writers of one contact', () => {
  test('with If-Match: every answer of success is one version, and nobody overwrites what they did not see', async () => {
    const { id } = await create();
    let settled = 0;
    const writer = async (name: string) => {
      for (let round = 0; round < 20; round++) {
        const { version } = await getContact(table, wholeTeam(team.id), id);
        const change = { custom_fields: { [name]: round } };
        const code = await codeOf(updateContact(table, { ...writing(), contactId: id, change, version }));
        expect(['done', 'version_mismatch']).toContain(code);
        if (code === 'done') settled++;
      }
    };
    await Promise.all(Array.from({ length: 50 }, (_, index) => writer(`w${index}`)));
    expect(settled).toBeGreaterThanOrEqual(20);
    expect((await getContact(table, wholeTeam(team.id), id)).version).toBe(1 + settled);
  });

  test('without If-Match: changes of different properties all arrive', async () => {
    const { id } = await create();
    const changes = [{ notes: 'n' }, { source: 's' }, { job_title: 'j' }, { phone }];
    await Promise.all(changes.map((change) => updateContact(table, { ...writing(), contactId: id, change })));
    const { notes, source, job_title, version, ...rest } = await getContact(table, wholeTeam(team.id), id);
    expect({ notes, source, job_title, phone: rest.phone, version }).toEqual({
      notes: 'n',
      source: 's',
      job_title: 'j',
      phone,
      version: 5,
    });
    await expectSound();
  });

  test('who take one number: one has it, the others learn who', async () => {
    const contacts = await Promise.all(
      Array.from({ length: 12 }, (_, index) => create({ external_id: `${index}` })),
    );
    const results = await Promise.allSettled(
      contacts.map(({ id }) => updateContact(table, { ...writing(), contactId: id, change: { phone } })),
    );
    const winners = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value.contact.id] : []));
    const losers = results.flatMap((one) => (one.status === 'rejected' ? [one.reason.faults[0]] : []));
    expect(winners).toHaveLength(1);
    expect(new Set(losers.map(({ code, existing_id }) => `${code} ${existing_id}`))).toEqual(
      new Set([`phone_taken ${winners[0]}`]),
    );
    await expectSound();
  });
});

test('a change whose answer was lost is answered as done, with If-Match as well', async () => {
  const { id } = await create();
  let version = 0;
  const once = interleavedTable(
    table.name,
    (command) => command === 'BatchGetItemCommand',
    async () => {
      // The same write, as it would be if the first answer had been lost and the client had sent it again.
      const { contact } = await updateContact(table, { ...request, version: 1 });
      version = contact.version;
    },
  );
  const request = { ...writing(), contactId: id, change: { notes: 'x' } };
  const { contact } = await updateContact(once, { ...request, version: 1 });
  expect([contact.version, version]).toEqual([2, 2]);
});

describe('a restore beside', () => {
  test('a purge: the contact is whole or gone', async () => {
    for (let round = 0; round < 12; round++) {
      const contact = await create({ phone });
      await belongings(contact);
      await trash(contact);
      const [{ removed }, code] = await Promise.all([
        purgeTrash(table, monthLater()),
        codeOf(restore(contact)),
      ]);
      expect([`${removed} ${code}`]).toEqual([removed === 1 ? '1 contact_not_found' : '0 done']);
      expect(await sizeOf(contact)).toBe(removed === 1 ? 0 : 4);
      await expectSound();
      if (removed === 0) await remove(contact);
    }
  });

  test('a removal for good: the contact is gone', async () => {
    for (let round = 0; round < 6; round++) {
      const contact = await create({ phone });
      await belongings(contact);
      await trash(contact);
      const [removed] = await Promise.all([codeOf(remove(contact)), codeOf(restore(contact))]);
      expect(removed).toBe('done');
      expect(await sizeOf(contact)).toBe(0);
      expect(await expectSound()).toEqual([]);
    }
  });

  test('a create with the same number: one of them has it', async () => {
    for (let round = 0; round < 12; round++) {
      const contact = await create({ phone });
      await trash(contact);
      const codes = await Promise.all([codeOf(create({ phone })), codeOf(restore(contact))]);
      expect(codes.toSorted()).toEqual(['done', 'phone_taken']);
      const live = await expectSound();
      expect(live).toHaveLength(1);
      for (const one of live) await remove(one);
    }
  });
});

describe('a removal for good that dies in the middle', () => {
  const crashing = () =>
    interleavedTable(
      table.name,
      (command) => command === 'BatchWriteItemCommand',
      () => Promise.reject(new Error('The function was killed.')),
    );

  test.each([
    ['upkeep finishes, long before the trash is due', false, 'upkeep'],
    ['upkeep finishes, from the trash as well', true, 'upkeep'],
    ['the same request finishes', false, 'request'],
  ])('%s', async (_, trashed, by) => {
    const contact = await create({ phone });
    await belongings(contact);
    if (trashed) await trash(contact);
    await expect(remove(contact, crashing())).rejects.toThrow('killed');
    const check = await claimCheck(table, team.id);
    expect(check.told).toEqual({ claims: {}, holderless: [], contacts: 0, trash: 0 });
    expect(check.true).toEqual(check.told);
    expect(await codeOf(restore(contact))).toBe('contact_not_found');
    expect(await codeOf(getContact(table, wholeTeam(team.id), contact.id, { trashed: true }))).toBe(
      'contact_not_found',
    );
    await create({ phone });
    if (by === 'upkeep') expect((await purgeTrash(table, new Date(Date.now() + 1_000))).removed).toBe(1);
    else await remove(contact);
    expect(await sizeOf(contact)).toBe(0);
    await expectSound();
  });
});

test('a later version is told as later than the one before, however long its writer took', async () => {
  const { id, updated_at } = await create();
  const early = { ...writing(), contactId: id, now: new Date(Date.parse(updated_at) - 60_000) };
  const later = (by: number) => new Date(Date.parse(updated_at) + by).toISOString();
  const { contact } = await updateContact(table, { ...early, change: { notes: 'slow' } });
  expect(contact).toMatchObject({ version: 2, updated_at: later(1) });
  const trashed = await trashContact(table, early);
  expect(trashed).toMatchObject({ version: 3, updated_at: later(2), deleted_at: later(2) });
  const { contact: back } = await restoreContact(table, early);
  expect(back).toMatchObject({ version: 4, updated_at: later(3) });
});
