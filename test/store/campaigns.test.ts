import { describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { addContact, addContacts, getOpenCampaign } from '#core/campaign/contacts/add-contacts.ts';
import { listCampaignContacts } from '#core/campaign/contacts/list-contacts.ts';
import { removeContactFrom } from '#core/campaign/contacts/remove-contacts.ts';
import { findContactItem } from '#core/contact/contact.item.ts';
import { removeContact } from '#core/contact/remove-contact.ts';
import { trashContact } from '#core/contact/trash-contact.ts';
import { updateContact } from '#core/contact/update-contact.ts';
import { interleavedTable } from '#test/harness/stack.ts';
import { openCampaigns } from './campaign-world.ts';

const { unmetered, table, meter, team, writing, contactOf, to, campaignOf, add, memberships, codeOf } =
  await openCampaigns();

describe('what a contact in a campaign costs', () => {
  test('a contact is added in three rounds and some write units, a hundred in as many rounds and a few', async () => {
    const campaign = await getOpenCampaign(unmetered, writing(), await campaignOf());
    const id = await contactOf();
    const one = await meter.measure(() => addContact(table, { ...writing(), campaign }, id));
    expect(one.rounds).toBeLessThanOrEqual(3);
    expect(one.wru).toBeLessThanOrEqual(12);
    const again = await meter.measure(() => addContact(table, { ...writing(), campaign }, id));
    expect(again.wru).toBe(0);
    const ids = await Promise.all(Array.from({ length: 100 }, () => contactOf()));
    const many = await meter.measure(() =>
      addContacts(table, { ...writing(), campaign, hasTime: () => true }, ids),
    );
    expect(many.wru).toBeLessThanOrEqual(100 * one.wru);
    const removed = await meter.measure(() => removeContactFrom(table, { ...writing(), campaign }, id));
    expect(removed.rounds).toBe(2);
    const listed = await meter.measure(() =>
      listCampaignContacts(table, wholeTeam(team.id), { campaignId: campaign.id, limit: 50 }),
    );
    expect(listed.rounds).toBe(2);
  });

  test('a contact in no campaign is deleted at the price of before', async () => {
    const [plain, member] = [await contactOf(), await contactOf()];
    await add(await campaignOf(), member);
    const deletion = (contactId: string) =>
      meter.measure(() => trashContact(table, { ...writing(), contactId }));
    const [before, after] = [await deletion(plain), await deletion(member)];
    expect(after.rounds).toBe(before.rounds);
    expect(after.wru - before.wru).toBeLessThanOrEqual(8);
  });
});

describe('a contact in an active campaign', () => {
  test.each([
    ['to the trash', trashContact],
    ['for good', removeContact],
  ])('is not deleted %s, and is once the campaign is paused', async (_, remove) => {
    const campaignId = await campaignOf('active');
    const contactId = await contactOf();
    expect(await add(campaignId, contactId)).toEqual({ status: 'added' });
    const deletion = () => codeOf(remove(unmetered, { ...writing(), contactId }));
    expect(await deletion()).toEqual(['in_active_campaign', campaignId]);
    expect(await memberships(contactId)).toHaveLength(1);
    await to(campaignId, 'paused');
    expect(await deletion()).toBe('done');
    expect(await memberships(contactId)).toEqual([]);
    expect((await findContactItem(unmetered, team.id, contactId))?.campaigns ?? {}).toEqual({});
  });

  test('of a draft, a paused and an active one, the active one is named', async () => {
    const contactId = await contactOf();
    const [draft, paused, active] = [
      await campaignOf(),
      await campaignOf('active', 'paused'),
      await campaignOf(),
    ];
    for (const id of [draft, paused, active]) await add(id, contactId);
    await to(active, 'active');
    expect(await codeOf(trashContact(unmetered, { ...writing(), contactId }))).toEqual([
      'in_active_campaign',
      active,
    ]);
  });
});

describe('whoever is faster', () => {
  const isRead = (command: string) => ['GetItemCommand', 'QueryCommand'].includes(command);

  test('a contact that is added while it is deleted stays, and is in the campaign', async () => {
    const campaignId = await campaignOf('active');
    const contactId = await contactOf();
    const raced = interleavedTable(unmetered.name, isRead, () => add(campaignId, contactId));
    expect(await codeOf(trashContact(raced, { ...writing(), contactId }))).toEqual([
      'in_active_campaign',
      campaignId,
    ]);
    expect(await memberships(contactId)).toHaveLength(1);
  });

  test('a contact that is deleted while it is added is not in the campaign', async () => {
    const campaignId = await campaignOf('active');
    const contactId = await contactOf();
    const raced = interleavedTable(unmetered.name, isRead, () =>
      trashContact(unmetered, { ...writing(), contactId }),
    );
    expect(await add(campaignId, contactId, raced)).toEqual({
      status: 'excluded',
      reasons: [{ code: 'deleted' }],
    });
    expect(await memberships(contactId)).toEqual([]);
  });

  test('a campaign that becomes active while a contact of it is deleted keeps the contact', async () => {
    const campaignId = await campaignOf();
    const contactId = await contactOf();
    await add(campaignId, contactId);
    const raced = interleavedTable(unmetered.name, isRead, () => to(campaignId, 'active'));
    expect(await codeOf(trashContact(raced, { ...writing(), contactId }))).toEqual([
      'in_active_campaign',
      campaignId,
    ]);
  });

  test('an opt-out while a contact is added is heeded', async () => {
    const campaignId = await campaignOf('active');
    const contactId = await contactOf();
    const raced = interleavedTable(unmetered.name, isRead, () =>
      updateContact(unmetered, { ...writing(), contactId, change: { do_not_call: true } }),
    );
    expect(await add(campaignId, contactId, raced)).toMatchObject({ reasons: [{ code: 'suppressed' }] });
  });

  test('a change of the contact loses no campaign that it came into meanwhile', async () => {
    const campaignId = await campaignOf();
    const contactId = await contactOf();
    const raced = interleavedTable(
      unmetered.name,
      (command) => command === 'BatchGetItemCommand',
      () => add(campaignId, contactId),
    );
    await updateContact(raced, { ...writing(), contactId, change: { job_title: 'Countess' } });
    expect(await findContactItem(unmetered, team.id, contactId)).toMatchObject({
      job_title: 'Countess',
      campaigns: { [campaignId]: 'pending' },
      version: 2,
    });
  });

  test('of twenty who add one contact at once, one adds it', async () => {
    const campaignId = await campaignOf();
    const contactId = await contactOf();
    const all = await Promise.all(Array.from({ length: 20 }, () => add(campaignId, contactId)));
    expect(all.filter(({ status }) => status === 'added')).toHaveLength(1);
    expect(all.filter(({ status }) => status === 'already_in')).toHaveLength(19);
  });
});

test('an opt-out excludes a contact from all of its campaigns at once, and its end brings it back', async () => {
  const contactId = await contactOf();
  const [one, other] = [await campaignOf(), await campaignOf()];
  for (const id of [one, other]) await add(id, contactId);
  await to(one, 'active');
  const optOut = (do_not_call: boolean) =>
    updateContact(unmetered, { ...writing(), contactId, change: { do_not_call } });
  const states = async () => (await memberships(contactId)).map(({ state }) => state);
  await optOut(true);
  expect(await states()).toEqual(['excluded', 'excluded']);
  const excluded = await listCampaignContacts(unmetered, wholeTeam(team.id), {
    campaignId: one,
    state: 'excluded',
    limit: 50,
  });
  expect(excluded.records.map(({ contact }) => contact.id)).toEqual([contactId]);
  await optOut(false);
  expect(await states()).toEqual(['pending', 'pending']);
});

test('a campaign lists its contacts by state, page by page, each once', async () => {
  const campaignId = await campaignOf();
  const ids = await Promise.all(Array.from({ length: 30 }, () => contactOf()));
  const campaign = await getOpenCampaign(unmetered, writing(), campaignId);
  await addContacts(unmetered, { ...writing(), campaign, hasTime: () => true }, ids);
  const out = ids.slice(0, 7);
  for (const contactId of out)
    await updateContact(unmetered, { ...writing(), contactId, change: { do_not_call: true } });
  const walk = async (state?: 'pending' | 'excluded') => {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listCampaignContacts(unmetered, wholeTeam(team.id), {
        campaignId,
        state,
        limit: 4,
        cursor,
      });
      found.push(...page.records.map(({ contact }) => contact.id));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    return found;
  };
  expect((await walk()).sort()).toEqual([...ids].sort());
  expect((await walk('excluded')).sort()).toEqual([...out].sort());
  expect((await walk('pending')).sort()).toEqual(ids.filter((id) => !out.includes(id)).sort());
});
