import { beforeEach, describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { contactCollection } from '#core/contact/contact.item.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { removeContact } from '#core/contact/remove-contact.ts';
import { trashContact } from '#core/contact/trash-contact.ts';
import { updateContact } from '#core/contact/update-contact.ts';
import { addToCount } from '#core/count/count.item.ts';
import { countFacetWrite, findFacet } from '#core/facet/facet.item.ts';
import { describeEvents } from '#core/feed/describe-events.ts';
import { feedKeys, toHead, toSegment } from '#core/feed/feed.item.ts';
import { projectRecords } from '#core/projection/project-records.ts';
import { recount, recountTotals } from '#core/projection/recount.ts';
import { repairCounts } from '#core/projection/repair-counts.ts';
import { batchGet, getItem, type Table, transact } from '#core/table/table.ts';
import { countTagWrite } from '#core/tag/tag.item.ts';
import { getTeam } from '#core/team/team.ts';
import { freshTeam } from '#test/harness/stack.ts';
import { recordsOf, streamedTable } from '#test/harness/stream.ts';
import { via } from './bulk.ts';

let table: Table;
let streamArn: string;
let teamId: string;

beforeEach(async () => {
  ({ table, streamArn } = await streamedTable());
  ({ team_id: teamId } = await freshTeam(table, { company: 'optional' }));
});

const writing = async () => ({
  team: await getTeam(table, teamId),
  scope: wholeTeam(teamId),
  via,
  now: new Date(),
});

const eventsOf = async () => {
  const { segments } = toHead(await getItem(table, feedKeys.head(teamId)));
  const keys = Array.from({ length: segments }, (_, n) => feedKeys.segment(teamId, n));
  const found = (await batchGet(table, keys)).map(toSegment).sort((a, b) => a.n - b.n);
  expect(found.map(({ n }) => n)).toEqual(keys.map((_, n) => n));
  return found.flatMap(({ events }) => events);
};

describe('a contact’s life', () => {
  test('is told once, with what changed, and counted', async () => {
    const { contact } = await createContact(table, {
      ...(await writing()),
      draft: { name: 'Ada Lovelace', phone: '+14155550100', tags: ['VIP', 'Lead'] },
    });
    const change = { lead_status: 'qualified', tags: ['VIP'], custom_fields: { size: 3 } };
    await updateContact(table, { ...(await writing()), contactId: contact.id, change });
    const records = await recordsOf(streamArn);
    for (let time = 0; time < 3; time++) expect((await projectRecords(table, records)).size).toBe(0);
    const events = await eventsOf();
    expect(events.map(({ type }) => type).toSorted()).toEqual([
      'contact.created',
      'contact.updated',
      'drop.created',
      'field.created',
      'token.created',
    ]);
    const described = await describeEvents(table, wholeTeam(teamId), events, { contact: true });
    expect(described.find(({ type }) => type === 'contact.updated')).toMatchObject({
      type: 'contact.updated',
      actor: 'tok_test',
      via: 'api',
      version: 2,
      subject: { type: 'contact', id: contact.id },
      changes: {
        lead_status: { from: 'new', to: 'qualified' },
        tags: { from: ['VIP', 'Lead'], to: ['VIP'] },
        'cf.size': { from: null, to: 3 },
      },
      contact: { id: contact.id, lead_status: 'qualified' },
    });
    expect(await recount(table, teamId)).toEqual([]);
    expect(await findFacet(table, teamId, 'lead_status')).toEqual([{ value: 'qualified', count: 1 }]);
  });

  test('leaves nothing beside it when it is over, however late it is projected', async () => {
    const { contact } = await createContact(table, { ...(await writing()), draft: { name: 'Ada' } });
    await projectRecords(table, await recordsOf(streamArn));
    await trashContact(table, { ...(await writing()), contactId: contact.id });
    await removeContact(table, { ...(await writing()), contactId: contact.id });
    const records = await recordsOf(streamArn);
    await projectRecords(table, records);
    await projectRecords(table, records);
    expect(await contactCollection(table, teamId, contact.id)).toEqual([]);
    const types = (await eventsOf()).map(({ type }) => type).filter((type) => type.startsWith('contact.'));
    expect(types).toEqual(['contact.created', 'contact.deleted', 'contact.removed']);
    expect(await recount(table, teamId)).toEqual([]);
  });
});

describe('counters that are off', () => {
  const spoil = async () => {
    const at = new Date().toISOString();
    await transact(table, [
      countTagWrite(teamId, { tag: 'VIP' }, 3, at),
      countTagWrite(teamId, { tag: 'Nobody' }, 2, at),
      countFacetWrite(teamId, { facet: 'lead_status', value: 'new' }, -1),
      countFacetWrite(teamId, { facet: 'company', value: 'comp_gone' }, 1),
    ]);
  };

  test('are set right, and stay so with what is projected behind them', async () => {
    const create = async (name: string) =>
      createContact(table, { ...(await writing()), draft: { name, tags: ['VIP'] } });
    await create('Ada');
    await projectRecords(table, await recordsOf(streamArn));
    await spoil();
    const wrong = await recount(table, teamId);
    expect(wrong).toHaveLength(4);
    const { repaired, left } = await repairCounts(table, teamId, { wait: 1 });
    expect([repaired, left]).toMatchObject([wrong, []]);
    expect(await recount(table, teamId)).toEqual([]);
    await create('Eve');
    await projectRecords(table, await recordsOf(streamArn));
    expect(await recount(table, teamId)).toEqual([]);
    expect(await repairCounts(table, teamId, { wait: 1 })).toEqual({ repaired: [], left: [] });
  });

  test('are told where they are totals, too', async () => {
    const create = async (name: string) =>
      (await createContact(table, { ...(await writing()), draft: { name } })).contact.id;
    await create('Ada');
    await trashContact(table, { ...(await writing()), contactId: await create('Eve') });
    expect(await recountTotals(table, teamId)).toEqual([]);
    await transact(table, [addToCount(teamId, 'contact', 1), addToCount(teamId, 'trash', -1)]);
    expect(await recountTotals(table, teamId)).toEqual([
      { counter: 'total contact', kept: 2, counted: 1, total: 'contact' },
      { counter: 'total trash', kept: 0, counted: 1, total: 'trash' },
    ]);
  });

  test('are set right once, and no change is lost, by several at once beside the projection', async () => {
    await createContact(table, { ...(await writing()), draft: { name: 'Ada', tags: ['VIP'] } });
    const records = await recordsOf(streamArn);
    await projectRecords(table, records);
    await spoil();
    await Promise.all([
      repairCounts(table, teamId, { wait: 1 }),
      repairCounts(table, teamId, { wait: 1 }),
      projectRecords(table, records),
    ]);
    expect(await recount(table, teamId)).toEqual([]);
  });
});
