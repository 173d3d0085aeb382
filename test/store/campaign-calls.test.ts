import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { callLogSchema } from '#core/call/call-record.schema.ts';
import { changeCall } from '#core/call/log/change-call.ts';
import { logCall } from '#core/call/log/log-call.ts';
import { findVerdicts } from '#core/callable/find-verdicts.ts';
import { findContactItem } from '#core/contact/contact.item.ts';
import { newId } from '#core/id.ts';
import type { Table } from '#core/table/table.ts';
import { openCampaigns } from './campaign-world.ts';

const { unmetered, table, meter, team, writing, contactOf, campaignOf, add, memberships, codeOf } =
  await openCampaigns();

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
