import { describe, expect, test } from 'vitest';
import { scopeOf, wholeTeam } from '#core/access/scope.ts';
import type { BulkRequest } from '#core/bulk/bulk.schema.ts';
import { applyAction } from '#core/bulk/bulk-action.ts';
import { countBulk } from '#core/bulk/count-bulk.ts';
import { startBulk } from '#core/bulk/start-bulk.ts';
import { undoBulk } from '#core/bulk/undo-bulk.ts';
import { getOpenCampaign } from '#core/campaign/contacts/add-contacts.ts';
import { removeContactFrom } from '#core/campaign/contacts/remove-contacts.ts';
import { findContactItem } from '#core/contact/contact.item.ts';
import { findContacts } from '#core/contact/find-contacts.ts';
import type { ContactFilter } from '#core/filter/contact-filter.schema.ts';
import { newId } from '#core/id.ts';
import type { StoredImport } from '#core/import/import.item.ts';
import { joinCampaign } from '#core/import/write/join-campaign.ts';
import type { RowOutcome } from '#core/import-file/ledger.ts';
import { getJob } from '#core/job/job.ts';
import { findPrincipal } from '#core/principal/find-principal.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { undoContact } from '#core/undo/undo-contact.ts';
import { releases } from '#functions/bulk/releases.ts';
import { works } from '#functions/bulk/works.ts';
import { openCampaigns } from './campaign-world.ts';
import { quietBucket, runJob } from './job-run.ts';

const { unmetered, team, token, writing, contactOf, campaignOf, add, memberships } = await openCampaigns();

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
