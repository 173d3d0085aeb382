import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { scopeOf, wholeTeam } from '#core/access/scope.ts';
import type { ContactCreate } from '#core/attribute/contact.schema.ts';
import type { BulkRequest } from '#core/bulk/bulk.schema.ts';
import { applyAction } from '#core/bulk/bulk-action.ts';
import { countBulk } from '#core/bulk/count-bulk.ts';
import { startBulk } from '#core/bulk/start-bulk.ts';
import { undoBulk } from '#core/bulk/undo-bulk.ts';
import { callLogSchema } from '#core/call/call-record.schema.ts';
import { changeCall } from '#core/call/log/change-call.ts';
import { logCall } from '#core/call/log/log-call.ts';
import { findVerdicts } from '#core/callable/find-verdicts.ts';
import type { CampaignState } from '#core/campaign/campaign.schema.ts';
import { createCampaign, updateCampaign } from '#core/campaign/campaign.ts';
import { addContact, addContacts, getOpenCampaign } from '#core/campaign/contacts/add-contacts.ts';
import { listCampaignContacts } from '#core/campaign/contacts/list-contacts.ts';
import { removeContactFrom } from '#core/campaign/contacts/remove-contacts.ts';
import { isInForce, membershipsQuery, toMembership } from '#core/campaign/membership.item.ts';
import { findContactItem } from '#core/contact/contact.item.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { findContacts } from '#core/contact/find-contacts.ts';
import { removeContact } from '#core/contact/remove-contact.ts';
import { trashContact } from '#core/contact/trash-contact.ts';
import { updateContact } from '#core/contact/update-contact.ts';
import { CallbookError } from '#core/error.ts';
import type { ContactFilter } from '#core/filter/contact-filter.schema.ts';
import { newId } from '#core/id.ts';
import type { StoredImport } from '#core/import/import.item.ts';
import { joinCampaign } from '#core/import/write/join-campaign.ts';
import type { RowOutcome } from '#core/import-file/ledger.ts';
import { getJob } from '#core/job/job.ts';
import { findPrincipal } from '#core/principal/find-principal.ts';
import { stageSecret } from '#core/secret/secret.item.ts';
import { queryAll, type Table } from '#core/table/table.ts';
import type { Principal, Team } from '#core/team/team.schema.ts';
import { getTeam } from '#core/team/team.ts';
import { undoContact } from '#core/undo/undo-contact.ts';
import { releases } from '#functions/bulk/releases.ts';
import { works } from '#functions/bulk/works.ts';
import { freshTeam, interleavedTable, meteredTable, privateTable } from '#test/harness/stack.ts';
import { via } from './bulk.ts';
import { quietBucket, runJob } from './job-run.ts';

const unmetered = await privateTable();
const { table, meter } = meteredTable(unmetered.name);

let team: Team;
let token: string;
let number = 0;

beforeAll(async () => {
  const fresh = await freshTeam(unmetered, { company: 'optional', phone: 'warn' });
  team = await getTeam(unmetered, fresh.team_id);
  token = fresh.token;
  // The stage's secret is made once, and read once by each process.
  await stageSecret(table);
});

const writing = () => ({ team, scope: wholeTeam(team.id), via, now: new Date() });

const contactOf = async (values: ContactCreate = {}): Promise<string> => {
  const draft = { name: 'Ada', phone: `+1202555${String(1000 + number++)}`, ...values };
  return (await createContact(unmetered, { ...writing(), draft })).contact.id;
};

const to = (campaignId: string, ...states: CampaignState[]) =>
  states.reduce(async (before, state) => {
    await before;
    await updateCampaign(unmetered, { ...writing(), campaignId, change: { state } });
  }, Promise.resolve());

const campaignOf = async (...states: CampaignState[]): Promise<string> => {
  const { id } = await createCampaign(unmetered, {
    ...writing(),
    draft: { name: 'Spring' },
    id: newId('camp'),
  });
  await to(id, ...states);
  return id;
};

const add = async (campaignId: string, contactId: string, on: Table = unmetered) => {
  const campaign = await getOpenCampaign(unmetered, writing(), campaignId);
  return addContact(on, { ...writing(), campaign }, contactId);
};

const memberships = async (contactId: string) => {
  const items = await queryAll(unmetered, membershipsQuery(team.id, contactId));
  return items.filter(isInForce).map(toMembership);
};

const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error) => {
      if (!(error instanceof CallbookError)) throw error;
      return [error.code, error.faults[0].existing_id];
    },
  );

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

describe('campaigns in bulk', () => {
  const principalOf = async (): Promise<Principal> => {
    const found = await findPrincipal(unmetered, token, new Date());
    if (!found) throw new Error('The team has no admin.');
    return found;
  };
  const asked = async (request: Partial<BulkRequest> & { action: BulkRequest['action'] }) => {
    const principal = await principalOf();
    const now = new Date();
    return { principal, scope: scopeOf(principal), request: { dry_run: false, ...request }, now };
  };
  const run = async (request: Parameters<typeof asked>[0]) => {
    const files = await quietBucket();
    const job = await startBulk(unmetered, files, { ...(await asked(request)), newId });
    await runJob({ table: unmetered, files, teamId: team.id, jobId: job.id, works, releases });
    return { files, job: await getJob(unmetered, team.id, job.id) };
  };
  const codesIn = (failures: readonly { id: string; code: string }[]) =>
    failures.map(({ id, code }) => `${id} ${code}`).sort();

  test('a job adds whom it may, names the others, runs again as once, and is undone', async () => {
    const campaign_id = await campaignOf('active');
    const [fine, silent, out] = [
      await contactOf({ tags: ['spring'] }),
      await contactOf({ tags: ['spring'], phone: null }),
      await contactOf({ tags: ['spring'], do_not_call: true }),
    ];
    const before = await contactOf({ tags: ['spring'] });
    await add(campaign_id, before);
    const filter = { tags: ['spring'] };
    const request = { action: 'add_to_campaign' as const, campaign_id, filter };
    const dry = await countBulk(
      unmetered,
      await asked({ ...request, ids: [fine, silent, out, before], filter: undefined }),
    );
    expect(dry).toMatchObject({ count: 2, failed: 2 });
    const { job, files } = await run(request);
    const failed = [`${silent} no_phone`, `${out} suppressed`].sort();
    expect(codesIn(job.failures)).toEqual(failed);
    expect(codesIn(dry.failures)).toEqual(failed);
    expect(job.counts).toEqual({ done: 2, failed: 2 });
    expect((await memberships(fine)).map(({ campaign_id: id }) => id)).toEqual([campaign_id]);
    const principal = await principalOf();
    const undo = await undoBulk(unmetered, files, { principal, jobId: job.id, now: new Date(), newId });
    await runJob({ table: unmetered, files, teamId: team.id, jobId: undo.id, works, releases });
    expect((await getJob(unmetered, team.id, undo.id)).failures).toEqual([]);
    expect(await memberships(fine)).toEqual([]);
    // Who was in it before the job stays.
    expect(await memberships(before)).toHaveLength(1);
  });

  test('a contact that somebody took out after it was added is not added by the chunk that runs again', async () => {
    const campaign_id = await campaignOf();
    const contactId = await contactOf();
    const request = { action: 'add_to_campaign', campaign_id, job_id: 'job_again', dry_run: false } as const;
    const seen = await findContactItem(unmetered, team.id, contactId);
    const campaign = await getOpenCampaign(unmetered, writing(), campaign_id);
    const item = { request, contactId, seen, registry: new Map(), campaign: async () => campaign };
    const once = () => applyAction(unmetered, writing(), item);
    await once();
    expect(await memberships(contactId)).toHaveLength(1);
    await removeContactFrom(unmetered, { ...writing(), campaign }, contactId);
    expect(await once()).toEqual([]);
    expect(await memberships(contactId)).toEqual([]);
  });

  test('contacts of an active campaign are not deleted, by ids or by filter, and dry runs and jobs name them', async () => {
    const campaign_id = await campaignOf('active');
    const [kept, free] = [await contactOf({ tags: ['autumn'] }), await contactOf({ tags: ['autumn'] })];
    await add(campaign_id, kept);
    for (const target of [{ ids: [kept, free] }, { filter: { tags: ['autumn'] } }]) {
      const dry = await countBulk(unmetered, await asked({ action: 'delete', ...target }));
      expect(dry).toMatchObject({
        ...{ count: 1, failed: 1 },
        failures: [{ id: kept, code: 'in_active_campaign', existing_id: campaign_id }],
      });
    }
    const { job } = await run({ action: 'delete', filter: { tags: ['autumn'] } });
    expect(job.failures).toMatchObject([{ id: kept, code: 'in_active_campaign', existing_id: campaign_id }]);
    expect(job.counts).toEqual({ done: 1, failed: 1 });
  });

  test('contacts are found by their campaign, and taken out by it', async () => {
    const campaign_id = await campaignOf();
    const [one, other, none] = [await contactOf(), await contactOf(), await contactOf()];
    for (const id of [one, other]) await add(campaign_id, id);
    const scope = wholeTeam(team.id);
    const found = async (filter: ContactFilter) => {
      const listing = {
        scope,
        filter,
        settings: team.settings,
        sort: { by: 'created_at', descending: true },
      } as const;
      const { records, count } = await findContacts(unmetered, listing, { limit: 200, offset: 0 });
      expect(records).toHaveLength(count);
      return records.map(({ id }) => id);
    };
    expect((await found({ campaign_id: [campaign_id] })).sort()).toEqual([one, other].sort());
    expect(await found({ campaign_id: [`!${campaign_id}`] })).toContain(none);
    expect(await found({ campaign_id: [`!${campaign_id}`] })).not.toContain(one);
    expect(await found({ campaign_id: ['none'] })).toContain(none);
    const { job } = await run({
      action: 'remove_from_campaign',
      campaign_id,
      filter: { campaign_id: [campaign_id] },
    });
    expect(job.counts).toEqual({ done: 2, failed: 0 });
    expect(await found({ campaign_id: [campaign_id] })).toEqual([]);
  });
});

describe('calls of a campaign', () => {
  const log = (contactId: string, values: Record<string, unknown>, on: Table = unmetered) =>
    logCall(on, { ...writing(), contactId, log: v.parse(callLogSchema, values) });
  const membership = async (contactId: string) => (await memberships(contactId))[0];
  const progress = async (contactId: string) =>
    (await findContactItem(unmetered, team.id, contactId))?.campaigns;

  test('count for it alone, move its contact on, and take no round more', async () => {
    const campaign_id = await campaignOf('active');
    const contactId = await contactOf();
    await add(campaign_id, contactId);
    const { rounds, wru } = await meter.measure(() =>
      log(contactId, { campaign_id, outcome: 'no_answer', started_at: '2026-03-01T10:00:00Z' }, table),
    );
    expect(rounds).toBe(2);
    expect(wru).toBeLessThanOrEqual(20);
    expect(await membership(contactId)).toMatchObject({
      ...{ state: 'called', attempts: 1, last_outcome: 'no_answer' },
      last_called_at: '2026-03-01T10:00:00.000Z',
    });
    await log(contactId, { outcome: 'completed', started_at: '2026-03-01T11:00:00Z' });
    expect(await membership(contactId)).toMatchObject({ state: 'called', attempts: 1 });
    const { call } = await log(contactId, {
      campaign_id,
      outcome: 'completed',
      started_at: '2026-03-01T12:00:00Z',
    });
    expect(call).toMatchObject({ campaign_id, direction: 'campaign' });
    expect(await membership(contactId)).toMatchObject({
      ...{ state: 'reached', attempts: 2, last_outcome: 'completed' },
    });
    expect(await progress(contactId)).toEqual({ [campaign_id]: 'reached' });
    expect(await findContactItem(unmetered, team.id, contactId)).toMatchObject({
      total_calls: 3,
      version: 1,
    });
  });

  test('told again count once, and a correction moves the contact back', async () => {
    const campaign_id = await campaignOf('active');
    const contactId = await contactOf();
    await add(campaign_id, contactId);
    const told = { campaign_id, external_id: newId('call'), started_at: '2026-03-01T10:00:00Z' };
    await log(contactId, { ...told, outcome: 'no_answer', sequence: 1 });
    await log(contactId, { ...told, outcome: 'no_answer', sequence: 1 });
    expect(await membership(contactId)).toMatchObject({ state: 'called', attempts: 1 });
    const { call } = await log(contactId, { ...told, outcome: 'completed', sequence: 2 });
    expect(await membership(contactId)).toMatchObject({ state: 'reached', attempts: 1 });
    await changeCall(unmetered, { ...writing(), callId: call.id, change: { outcome: 'voicemail' } });
    expect(await membership(contactId)).toMatchObject({
      state: 'called',
      attempts: 1,
      last_outcome: 'voicemail',
    });
  });

  test('of whoever is not in it are logged all the same; of no campaign they are refused', async () => {
    const campaign_id = await campaignOf('active');
    const contactId = await contactOf();
    const { call } = await log(contactId, { campaign_id, outcome: 'busy' });
    expect(call).toMatchObject({ campaign_id });
    expect(await memberships(contactId)).toEqual([]);
    expect(await codeOf(log(contactId, { campaign_id: 'camp_none', outcome: 'busy' }))).toEqual([
      'campaign_not_found',
      undefined,
    ]);
  });

  test('that opt out exclude the contact from the campaign', async () => {
    const campaign_id = await campaignOf('active');
    const contactId = await contactOf();
    await add(campaign_id, contactId);
    await log(contactId, { campaign_id, outcome: 'completed', disposition: 'DNC' });
    expect(await membership(contactId)).toMatchObject({ state: 'excluded', attempts: 1 });
    const now = new Date();
    const verdicts = await findVerdicts(unmetered, { team, now, campaignId: campaign_id }, [contactId]);
    expect(verdicts.get(contactId)?.verdict.reasons.map(({ code }) => code)).toContain('suppressed');
  });
});

test('an import brings its contacts into a campaign, once however often it runs, and says who does not come in', async () => {
  const campaign_id = await campaignOf();
  const [fine, silent, unchanged] = [await contactOf(), await contactOf({ phone: null }), await contactOf()];
  const stored = { id: newId('imp'), team_id: team.id, options: { campaign_id } } as unknown as StoredImport;
  const rows: RowOutcome[] = [
    { record: 1, line: 2, outcome: 'created', id: fine },
    { record: 2, line: 3, outcome: 'updated', id: silent },
    { record: 3, line: 4, outcome: 'skipped', id: unchanged, reason: { code: 'unchanged', message: '' } },
    { record: 4, line: 5, outcome: 'failed' },
  ];
  const join = () => joinCampaign(unmetered, { team, stored, now: new Date() }, rows);
  const told = await join();
  expect(told.map(({ warnings = [] }) => warnings.map(({ code, value }) => `${code} ${value}`))).toEqual([
    [],
    ['not_in_campaign no_phone'],
    [],
    [],
  ]);
  for (const id of [fine, unchanged]) expect(await memberships(id)).toHaveLength(1);
  const campaign = await getOpenCampaign(unmetered, writing(), campaign_id);
  await removeContactFrom(unmetered, { ...writing(), campaign }, fine);
  expect(await join()).toEqual(told);
  expect(await memberships(fine)).toEqual([]);
  const marked = { teamId: team.id, id: unchanged, deedId: stored.id };
  const seen = await findContactItem(unmetered, team.id, unchanged);
  await undoContact(unmetered, writing(), marked, seen);
  expect(await memberships(unchanged)).toEqual([]);
});
