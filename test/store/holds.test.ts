import { beforeAll, describe, expect, test } from 'vitest';
import { findVerdicts } from '#core/callable/find-verdicts.ts';
import { findContactItem } from '#core/contact/contact.item.ts';
import { removeContact } from '#core/contact/remove-contact.ts';
import { trashContact } from '#core/contact/trash-contact.ts';
import { findHolds, listHolds } from '#core/hold/contacts/find-holds.ts';
import { liftHold } from '#core/hold/contacts/lift-hold.ts';
import { placeHold } from '#core/hold/contacts/place-hold.ts';
import { newId } from '#core/id.ts';
import { purgeTrash } from '#core/upkeep/purge-trash.ts';
import { type Exchange, interleavedTable, meteredTable, privateTable } from '#test/harness/stack.ts';
import { MergeTeam } from './merges.ts';

const table = await privateTable();
const monthLater = () => new Date(Date.now() + 31 * 86_400_000);

let team: MergeTeam;
let n = 0;

beforeAll(async () => {
  team = await MergeTeam.fresh(table, { company: 'optional' });
});

const fresh = () => team.create({ name: 'Ada Lovelace', phone: `+1202555${String(2_000 + n++)}` });
const place = (contact_id?: string, id = newId('hold'), of = team) => {
  const { via, now } = of.writing();
  return placeHold(table, { teamId: of.id, id, given: { reason: 'A dispute', contact_id }, via, now });
};
const lift = (holdId: string, of = team) => {
  const { via, now } = of.writing();
  return liftHold(table, { teamId: of.id, holdId, reason: 'Settled', via, now });
};
const remove = (contactId: string, by = table, of = team) =>
  removeContact(by, { ...of.writing(), contactId });
const heldBy = async (...ids: string[]) =>
  Promise.all(ids.map(async (id) => (await findHolds(table, team.id, [id])).map((one) => one.id)));
const reasonsOf = async (id: string, by = table, of = team) =>
  [
    ...(
      await findVerdicts(by, { team: of.writing().team, now: new Date('2026-07-01T15:00Z') }, [id])
    ).values(),
  ]
    .flatMap(({ verdict }) => verdict.reasons)
    .map(({ code }) => code);

describe('a hold on a contact', () => {
  test('keeps it from being removed, live or in the trash, until it is lifted', async () => {
    const id = await fresh();
    const hold = await place(id);
    await expect(remove(id)).rejects.toMatchObject({ code: 'on_hold', kind: 'conflict' });
    await trashContact(table, { ...team.writing(), contactId: id });
    await expect(remove(id)).rejects.toMatchObject({ code: 'on_hold' });
    expect(await purgeTrash(table, monthLater())).toMatchObject({ removed: 0, held: 1 });
    expect(await lift(hold.id)).toMatchObject({ lift_reason: 'Settled', lifted_at: expect.any(String) });
    expect(await purgeTrash(table, monthLater())).toMatchObject({ removed: 1, held: 0 });
  });

  test('is placed once and lifted once, however often it is asked for, and stays on record', async () => {
    const id = await fresh();
    const hold = await place(id);
    expect(await place(id, hold.id)).toEqual(hold);
    const lifted = await lift(hold.id);
    expect(await lift(hold.id)).toEqual(lifted);
    const page = { limit: 50, offset: 0 };
    const found = async (asked: object) =>
      (await listHolds(table, team.id, { contact_id: id, ...asked }, page)).records;
    expect(await found({})).toEqual([lifted]);
    expect(await found({ state: 'lifted' })).toEqual([lifted]);
    expect(await found({ state: 'in_force' })).toEqual([]);
  });

  test('that two lay on it is held until both are lifted', async () => {
    const id = await fresh();
    const [one, other] = [await place(id), await place(id)];
    await lift(one.id);
    await expect(remove(id)).rejects.toMatchObject({ code: 'on_hold' });
    await lift(other.id);
    await remove(id);
  });

  test('of nobody there is is refused', async () => {
    await expect(place('cont_none')).rejects.toMatchObject({ code: 'contact_not_found' });
    const id = await fresh();
    await remove(id);
    await expect(place(id)).rejects.toMatchObject({ code: 'contact_not_found' });
  });

  test('that changes go by stays', async () => {
    const id = await fresh();
    const hold = await place(id);
    await team.change(id, { name: 'Ada King' });
    expect(await heldBy(id)).toEqual([[hold.id]]);
  });
});

describe('a verdict', () => {
  test('says that a contact is on hold, and no more when the hold is lifted, in two rounds', async () => {
    const id = await fresh();
    const hold = await place(id);
    const { table: metered, meter } = meteredTable(table.name);
    const { rounds } = await meter.measure(async () => {
      expect(await reasonsOf(id, metered)).toContain('on_hold');
    });
    expect(rounds).toBe(2);
    await lift(hold.id);
    expect(await reasonsOf(id)).not.toContain('on_hold');
  });
});

describe('a hold on the team', () => {
  test('keeps everybody, and nobody from being called', async () => {
    const other = await MergeTeam.fresh(table, { company: 'optional' });
    const id = await other.create({ name: 'Bob', phone: '+12025550199' });
    const hold = await place(undefined, undefined, other);
    await expect(remove(id, table, other)).rejects.toMatchObject({ code: 'on_hold' });
    expect(await reasonsOf(id, table, other)).not.toContain('on_hold');
    await lift(hold.id, other);
    await remove(id, table, other);
  });
});

describe('a hold that comes when holds were asked for, and before the contact goes,', () => {
  const asked =
    ({ id }: MergeTeam): Exchange =>
    (command, input) =>
      command === 'BatchGetItemCommand' && JSON.stringify(input).includes(`${id}#HOLDS`);

  describe.each(['contact', 'team'])('on the %s', (covered) => {
    test.each(['live', 'trash'])('keeps it, of the %s', async (where) => {
      const own = await MergeTeam.fresh(table, { company: 'optional' });
      const id = await own.create({ name: 'Ada' });
      if (where === 'trash') await trashContact(table, { ...own.writing(), contactId: id });
      const placed = () => place(covered === 'contact' ? id : undefined, undefined, own);
      const meanwhile = interleavedTable(table.name, asked(own), placed);
      await expect(remove(id, meanwhile, own)).rejects.toMatchObject({ code: 'on_hold' });
      expect(await findContactItem(table, own.id, id)).toMatchObject({ id });
    });

    test('keeps it from a purge', async () => {
      const own = await MergeTeam.fresh(table, { company: 'optional' });
      const id = await own.create({ name: 'Ada' });
      await trashContact(table, { ...own.writing(), contactId: id });
      const placed = () => place(covered === 'contact' ? id : undefined, undefined, own);
      await purgeTrash(interleavedTable(table.name, asked(own), placed), monthLater());
      expect(await findContactItem(table, own.id, id)).toMatchObject({ id });
      expect((await purgeTrash(table, monthLater())).held).toBeGreaterThan(0);
    });
  });
});

describe('a merge', () => {
  test('takes the hold of a contact to the survivor, and its undo gives it back', async () => {
    const [one, other] = [await fresh(), await fresh()];
    const hold = await place(other);
    const { merge } = await team.merge({ primary_id: one, duplicate_ids: [other] });
    expect(await heldBy(one, other)).toEqual([[hold.id], [hold.id]]);
    await expect(remove(one)).rejects.toMatchObject({ code: 'on_hold' });
    await team.undo(merge.id);
    expect(await heldBy(one, other)).toEqual([[], [hold.id]]);
    await remove(one);
  });

  test('that is undone leaves a hold that came meanwhile on all of them', async () => {
    const [one, other] = [await fresh(), await fresh()];
    const { merge } = await team.merge({ primary_id: one, duplicate_ids: [other] });
    const hold = await place(other);
    expect(hold).toMatchObject({ contact_id: one, contact_ids: [one, other] });
    await team.undo(merge.id);
    expect(await heldBy(one, other)).toEqual([[hold.id], [hold.id]]);
    await lift(hold.id);
    const held = async (id: string) => (await findContactItem(table, team.id, id))?.held?.holds;
    expect([await held(one), await held(other)]).toEqual([{}, {}]);
  });

  test('frees the survivor when the hold of one that is part of it is lifted', async () => {
    const [one, other, third] = [await fresh(), await fresh(), await fresh()];
    const hold = await place(third);
    await team.merge({ primary_id: other, duplicate_ids: [third] });
    await team.merge({ primary_id: one, duplicate_ids: [other] });
    expect(await heldBy(one)).toEqual([[hold.id]]);
    await lift(hold.id);
    expect(await heldBy(one, other, third)).toEqual([[], [], []]);
    expect(await reasonsOf(one)).not.toContain('on_hold');
    await remove(one);
  });
});
