import { beforeEach, describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import type { Contact } from '#core/attribute/contact.schema.ts';
import {
  contactCollection,
  contactKeys,
  findContactItem,
  replaceContactWrites,
  toContactItem,
} from '#core/contact/contact.item.ts';
import { getContact } from '#core/contact/contact.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { removalDue } from '#core/contact/plan-replacement.ts';
import { trashContact } from '#core/contact/trash-contact.ts';
import type { Item } from '#core/table/item.ts';
import { type Table, transact } from '#core/table/table.ts';
import { getTeam, updateSettings } from '#core/team/team.ts';
import { purgeTrash } from '#core/upkeep/purge-trash.ts';
import { claimCheck } from '#test/harness/claim-check.ts';
import {
  type Exchange,
  freshTeam,
  interleavedTable,
  meteredTable,
  privateTable,
} from '#test/harness/stack.ts';
import { addCount, contactsOf, fullDraft, putItems, via } from './bulk.ts';

const now = new Date('2026-06-30T12:00:00.000Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

let table: Table;
let teamId: string;

beforeEach(async () => {
  table = await privateTable();
  ({ team_id: teamId } = await freshTeam(table, { company: 'optional' }));
});

const belongings = ({ team_id, id }: Contact): Item[] =>
  ['CALL#2026-01-01#1', 'CALL#2026-01-02#2', 'NOTE#2026-01-03#3'].map((sk) => ({
    pk: contactKeys.primary(team_id, id).pk,
    sk,
  }));

/** Contacts in the trash since `deletedAt`, with what belongs to them, as a delete leaves them. */
const trashed = async (
  count: number,
  deletedAt: Date,
  { bare = false, team = teamId } = {},
): Promise<Contact[]> => {
  const { settings } = await getTeam(table, team);
  const drafts = Array.from({ length: count }, () => fullDraft);
  const contacts = await contactsOf(table, team, drafts, { at: daysAgo(90), deletedAt });
  const items = contacts.map((contact) =>
    toContactItem(contact, via, removalDue(deletedAt.toISOString(), settings)),
  );
  await putItems(table, [...items, ...(bare ? [] : contacts.flatMap(belongings))]);
  await addCount(table, team, 'trash', count);
  return contacts;
};

/** How many items each contact has left. */
const sizes = (contacts: readonly Contact[]): Promise<number[]> =>
  Promise.all(contacts.map(async ({ team_id, id }) => (await contactCollection(table, team_id, id)).length));

const expectCounted = async (team = teamId) => {
  const check = await claimCheck(table, team);
  expect(check.told).toMatchObject({ contacts: check.true.contacts, trash: check.true.trash });
};

const restore =
  ({ id }: Contact) =>
  async () => {
    const seen = await findContactItem(table, teamId, id);
    if (!seen) throw new Error('It is not there.');
    const contact = { ...seen, deleted_at: null, version: seen.version + 1 };
    await transact(table, replaceContactWrites({ contact, seen, via }));
  };

describe('what a purge removes', () => {
  test('is what was due at the cutoff, with all that belongs to it, and nothing else', async () => {
    const due = [...(await trashed(6, daysAgo(31))), ...(await trashed(3, daysAgo(30)))];
    const kept = [
      ...(await trashed(4, new Date(daysAgo(30).getTime() + 1))),
      ...(await trashed(2, daysAgo(1))),
    ];
    const live = await contactsOf(table, teamId, [fullDraft, fullDraft]);
    await putItems(table, [
      ...live.map((contact) => toContactItem(contact, via)),
      ...live.flatMap(belongings),
    ]);
    await addCount(table, teamId, 'contact', 2);

    expect(await purgeTrash(table, now)).toEqual({ cutoff: now.toISOString(), removed: 9, kept: 0, held: 0 });
    expect(await sizes(due)).toEqual(Array(9).fill(0));
    expect(await sizes([...kept, ...live])).toEqual(Array(8).fill(4));
    await expectCounted();
    expect(await purgeTrash(table, now)).toEqual({ cutoff: now.toISOString(), removed: 0, kept: 0, held: 0 });
    await expectCounted();
  });

  test('follows each team’s own window', async () => {
    const patient = (await freshTeam(table, { trash_days: 60 })).team_id;
    const due = await trashed(2, daysAgo(45));
    const kept = await trashed(2, daysAgo(45), { team: patient });
    expect(await purgeTrash(table, now)).toMatchObject({ removed: 2, kept: 0 });
    expect(await sizes([...due, ...kept])).toEqual([0, 0, 4, 4]);
    await expectCounted(patient);
  });

  test('is a contact that went the whole way', async () => {
    const team = await getTeam(table, teamId);
    const scope = wholeTeam(teamId);
    const draft = { name: 'Ada', phone: '+12025550100', email: 'ada@example.com' };
    const { contact } = await createContact(table, { team, scope, draft, via, now });
    const { deleted_at } = await trashContact(table, { team, scope, contactId: contact.id, via, now });
    const due = Date.parse(deleted_at ?? '') + 30 * 86_400_000;
    expect((await purgeTrash(table, new Date(due - 1))).removed).toBe(0);
    expect((await purgeTrash(table, new Date(due))).removed).toBe(1);
    const check = await claimCheck(table, teamId);
    expect(check.told).toEqual({ claims: {}, holderless: [], contacts: 0, trash: 0 });
  });

  test('is kept when the team has lengthened its window since, until that is over', async () => {
    const contacts = await trashed(3, daysAgo(31));
    await updateSettings(table, teamId, { trash_days: 40 });
    expect(await purgeTrash(table, now)).toMatchObject({ removed: 0, kept: 3 });
    expect(await purgeTrash(table, now)).toMatchObject({ removed: 0, kept: 0 });
    expect(await sizes(contacts)).toEqual([4, 4, 4]);
    const later = new Date(daysAgo(31).getTime() + 40 * 86_400_000);
    expect(await purgeTrash(table, new Date(later.getTime() - 1))).toMatchObject({ removed: 0 });
    expect(await purgeTrash(table, later)).toMatchObject({ removed: 3 });
    await expectCounted();
  });
});

describe('a contact that is restored', () => {
  const found: Exchange = (command, input, output) =>
    command === 'QueryCommand' && 'IndexName' in input && 'Count' in output && output.Count === 1;
  const read: Exchange = (command, input) => command === 'QueryCommand' && !('IndexName' in input);

  test.each([
    ['after it was found due', found, false],
    ['after it was read', read, false],
    ['after it was read, with nothing that belongs to it', read, true],
  ])('%s stays whole', async (_, kind, bare) => {
    const [contact] = await trashed(1, daysAgo(31), { bare });
    if (!contact) throw new Error('There is one.');
    const meanwhile = interleavedTable(table.name, kind, restore(contact));
    expect(await purgeTrash(meanwhile, now)).toMatchObject({ removed: 0 });
    expect(await sizes([contact])).toEqual([bare ? 1 : 4]);
    expect((await getContact(table, wholeTeam(teamId), contact.id)).version).toBe(2);
    expect(await purgeTrash(table, now)).toMatchObject({ removed: 0, kept: 0 });
  });

  test('once its removal has begun is refused, and the removal ends', async () => {
    const [contact] = await trashed(1, daysAgo(31));
    if (!contact) throw new Error('There is one.');
    let refused = false;
    const meanwhile = interleavedTable(
      table.name,
      (command) => command === 'BatchWriteItemCommand',
      () => restore(contact)().catch(() => (refused = true)),
    );
    expect(await purgeTrash(meanwhile, now)).toMatchObject({ removed: 1 });
    expect(refused).toBe(true);
    expect(await sizes([contact])).toEqual([0]);
    await expectCounted();
  });
});

describe('a purge that runs again', () => {
  test('beside itself removes each contact once', async () => {
    const contacts = await trashed(24, daysAgo(31));
    const reports = await Promise.all(Array.from({ length: 3 }, () => purgeTrash(table, now)));
    expect(reports.reduce((sum, { removed }) => sum + removed, 0)).toBe(24);
    expect(await sizes(contacts)).toEqual(Array(24).fill(0));
    await expectCounted();
  });

  test('after a crash in the middle goes on where that one stopped', async () => {
    const contacts = await trashed(5, daysAgo(31));
    const crashing = interleavedTable(
      table.name,
      (command) => command === 'BatchWriteItemCommand',
      () => Promise.reject(new Error('The function was killed.')),
    );
    await expect(purgeTrash(crashing, now)).rejects.toThrow('killed');
    await purgeTrash(table, now);
    expect(await sizes(contacts)).toEqual(Array(5).fill(0));
    await expectCounted();
    expect(await purgeTrash(table, now)).toMatchObject({ removed: 0, kept: 0 });
  });
});

test('a purge reads in proportion to what is due', async () => {
  const { table: metered, meter } = meteredTable(table.name);
  await trashed(3, daysAgo(31), { bare: true });
  const few = await meter.measure(() => purgeTrash(metered, now));
  await trashed(3, daysAgo(31), { bare: true });
  await trashed(400, daysAgo(1), { bare: true });
  const many = await meter.measure(() => purgeTrash(metered, now));
  // Other tests throw contacts away meanwhile: half a unit or two. The 400 would be above seven.
  expect(many.rru).toBeLessThanOrEqual(few.rru + 2);
  // Of each its collection, the holds, what marks it, the rest of it and itself.
  expect(many.requests).toBeLessThanOrEqual(8 + 1 + 5 * 3);
});
