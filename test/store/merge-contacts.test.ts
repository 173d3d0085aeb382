import { describe, expect, test } from 'vitest';
import { updateActivity } from '#core/activity/activity.ts';
import { createCampaign } from '#core/campaign/campaign.ts';
import { membershipWrites } from '#core/campaign/membership.item.ts';
import { findConsents } from '#core/consent/consent.item.ts';
import { campaignsWrite } from '#core/contact/contact.item.ts';
import { CallbookError } from '#core/error.ts';
import { newId } from '#core/id.ts';
import { transact } from '#core/table/table.ts';
import { expectClaims } from '#test/harness/claim-check.ts';
import { privateTable } from '#test/harness/stack.ts';
import { MergeTeam, stateOf } from './merges.ts';

const table = await privateTable();

const faultOf = async (work: Promise<unknown>) => {
  try {
    await work;
  } catch (error) {
    if (error instanceof CallbookError) return { kind: error.kind, ...error.faults[0] };
    throw error;
  }
  return undefined;
};

describe('two contacts', () => {
  test('become one with all that is attached, and come apart again as they were', async () => {
    const team = await MergeTeam.fresh(table);
    const a = await team.create({
      name: 'Ada Lovelace',
      phone: '+12025550100',
      email: 'a@x.test',
      tags: ['one'],
    });
    const b = await team.create({
      name: 'Ada King',
      phone: '+12025550101',
      phone_secondary: '+12025550102',
      email: 'b@x.test',
      external_id: '7',
      tags: ['two'],
      notes: 'B',
      custom_fields: { size: 3 },
    });
    for (let n = 0; n < 3; n++) await team.note(b, `Note ${n}`);
    await team.consent(b, 'granted', '2026-01-01T00:00:00.000Z');
    const start = stateOf(await team.items());

    const planned = await team.merge({ primary_id: a, duplicate_ids: [b], dry_run: true });
    expect(stateOf(await team.items())).toEqual(start);
    const { merge, outcome, contact } = await team.merge({ primary_id: a, duplicate_ids: [b] });
    expect(outcome).toEqual(planned.outcome);
    expect(merge).toMatchObject({ state: 'done', merged_ids: [b], moved: { activities: 3, consents: 1 } });
    expect(contact).toMatchObject({
      phone: '+12025550100',
      phone_secondary: '+12025550101',
      external_id: '7',
      tags: ['one', 'two'],
      custom_fields: { size: 3 },
    });
    expect(outcome.merged_values).toMatchObject([
      { kind: 'phone', value: '+12025550102', from: b },
      { kind: 'email', value: 'b@x.test', from: b },
    ]);
    expect(await team.stored(b)).toMatchObject({ merged_into: a, name: 'Ada King', external_id: '7' });
    await expectClaims(table, team.id);
    const items = await team.items();
    expect(items.filter(({ pk, sk }) => pk.endsWith(a) && sk.startsWith('ACTIVITY#'))).toHaveLength(3);
    expect(items.filter(({ pk, sk }) => pk.endsWith(b) && /^(ACTIVITY|CONSENT|SEARCH)#/.test(sk))).toEqual(
      [],
    );

    const undone = await team.undo(merge.id);
    expect(undone.merge).toMatchObject({ state: 'undone', kept: {} });
    expect(stateOf(await team.items())).toEqual(start);
    await expectClaims(table, team.id);
  });

  test('are the same merge when the same is asked again, for good and at once', async () => {
    const team = await MergeTeam.fresh(table);
    const a = await team.create({ name: 'Ada' });
    const b = await team.create({ name: 'Bob' });
    const asked = { primary_id: a, duplicate_ids: [b] };
    const all = await Promise.all(Array.from({ length: 4 }, () => team.merge(asked)));
    for (const one of all) expect(one).toEqual(all[0]);
    await team.change(a, { job_title: 'Countess' });
    expect(await team.merge(asked)).toEqual(all[0]);
    expect(await team.merge({ ...asked, dry_run: true })).toEqual(all[0]);
    await team.undo(all[0]?.merge.id ?? '');
    const next = await team.merge(asked);
    expect(next.merge.id).not.toBe(all[0]?.merge.id);
    expect(await faultOf(team.merge({ ...asked, strategy: 'newest' }))).toMatchObject({
      kind: 'conflict',
      code: 'contact_merged',
      existing_id: a,
    });
  });

  test('keep the opt-out of either, with all numbers, and the undo gives back who may be called', async () => {
    const team = await MergeTeam.fresh(table);
    const a = await team.create({ name: 'Ada', phone: '+12025550100', do_not_call: true });
    const b = await team.create({ name: 'Ada', phone: '+12025550101', phone_secondary: '+12025550103' });
    const more = await team.create({ name: 'Ada', phone: '+12025550104', email: 'c@x.test' });
    await team.consent(b, 'granted', '2026-05-01T00:00:00.000Z');
    const start = stateOf(await team.items());
    const { merge, outcome } = await team.merge({ primary_id: b, duplicate_ids: [a, more] });
    expect(await team.stored(b)).toMatchObject({ do_not_call: true });
    expect(outcome.consents).toMatchObject([
      { purpose: 'calls', kept: { contact_id: a, status: 'withdrawn' }, dropped: [{ status: 'granted' }] },
    ]);
    expect((await findConsents(table, team.id, b))[0]).toMatchObject({ status: 'withdrawn' });
    const suppressed = (await team.items()).filter(({ state }) => state === 'suppressed');
    expect(suppressed).toHaveLength(5);
    await team.undo(merge.id);
    expect(stateOf(await team.items())).toEqual(start);
    expect((await findConsents(table, team.id, b)).map(({ status }) => status)).toEqual(['granted']);
    expect((await team.items()).filter(({ state }) => state === 'suppressed')).toHaveLength(1);
    expect(await team.stored(a)).toMatchObject({ do_not_call: true });
  });
});

test('who was opted out since a merge suppressed a value of theirs may be called after its undo', async () => {
  const team = await MergeTeam.fresh(table, { phone: 'warn', email: 'off' });
  const a = await team.create({ name: 'Ada', phone: '+12025550100' });
  const b = await team.create({ name: 'Bob', phone: '+12025550101', do_not_call: true });
  const other = await team.create({ name: 'Eve', phone: '+12025550100', phone_secondary: '+12025550105' });
  const third = await team.create({ name: 'Tom', phone: '+12025550105' });
  const start = stateOf(await team.items());
  const { merge } = await team.merge({ primary_id: a, duplicate_ids: [b] });
  for (const id of [other, third]) expect(await team.stored(id)).toMatchObject({ do_not_call: true });
  await team.undo(merge.id);
  expect(stateOf(await team.items())).toEqual(start);
  expect((await team.items()).filter(({ state }) => state === 'suppressed')).toHaveLength(1);
});

test('merges are undone from the last one on, and old ids are one hop from whom they mean', async () => {
  const team = await MergeTeam.fresh(table);
  const [a, b, c, d] = await Promise.all(['Ada', 'Bob', 'Cy', 'Dan'].map((name) => team.create({ name })));
  if (!a || !b || !c || !d) throw new Error('Four contacts, please.');
  const start = stateOf(await team.items());
  const first = await team.merge({ primary_id: b, duplicate_ids: [c] });
  const second = await team.merge({ primary_id: a, duplicate_ids: [b] });
  const third = await team.merge({ primary_id: a, duplicate_ids: [d] });
  expect((await team.stored(c)).merged_into).toBe(a);
  for (const { merge } of [first, second])
    expect(await faultOf(team.undo(merge.id))).toMatchObject({ code: 'merge_not_latest' });
  expect(await faultOf(team.undo(second.merge.id))).toMatchObject({ existing_id: third.merge.id });
  await team.undo(third.merge.id);
  await team.undo(second.merge.id);
  expect((await team.stored(c)).merged_into).toBe(b);
  await team.undo(first.merge.id);
  expect(stateOf(await team.items())).toEqual(start);
  expect(await faultOf(team.undo(first.merge.id))).toMatchObject({ kind: 'conflict', code: 'merge_undone' });
});

describe('an undo', () => {
  const pair = async (settings = {}) => {
    const team = await MergeTeam.fresh(table, { phone: 'warn', email: 'off', ...settings });
    const a = await team.create({ name: 'Ada', phone: '+12025550100', custom_fields: { size: 1 } });
    const b = await team.create({ name: 'Bob', job_title: 'Head', custom_fields: { seats: 2 }, notes: 'B' });
    const { merge } = await team.merge({ primary_id: a, duplicate_ids: [b] });
    return { team, a, b, id: merge.id };
  };

  test('leaves what was changed since, and lists it', async () => {
    const { team, a, b, id } = await pair();
    await team.change(a, { job_title: 'Boss', timezone: 'Europe/Berlin' });
    const note = await team.note(a, 'Since');
    const { merge } = await team.undo(id);
    expect(merge.kept).toEqual({ job_title: 'edited_since' });
    expect(await team.stored(a)).toMatchObject({ job_title: 'Boss', timezone: 'Europe/Berlin', notes: null });
    expect(await team.stored(b)).toMatchObject({
      job_title: 'Head',
      notes: 'B',
      custom_fields: { seats: 2 },
    });
    expect((await team.items()).find(({ sk }) => sk === `ACTIVITY#${note}`)?.pk).toContain(a);
  });

  test('ends with the window of the team', async () => {
    const { team, id } = await pair();
    const now = new Date(Date.now() + 31 * 86_400_000);
    expect(await faultOf(team.undo(id, { now }))).toMatchObject({ kind: 'conflict', code: 'undo_expired' });
    await team.set({ duplicates: { ...team.principal.team.settings.duplicates, undo_days: 40 } });
    expect((await team.undo(id, { now })).merge.state).toBe('undone');
  });

  test('gives a note back that was changed while it was elsewhere', async () => {
    const team = await MergeTeam.fresh(table);
    const [a, b] = [await team.create({ name: 'Ada' }), await team.create({ name: 'Bob' })];
    const note = await team.note(b, 'Before');
    const { merge } = await team.merge({ primary_id: a, duplicate_ids: [b] });
    const asked = { ...team.writing(), principal: team.principal, contactId: a, activityId: note };
    await updateActivity(table, { ...asked, version: undefined, change: { text: 'After' } });
    await team.undo(merge.id);
    const item = (await team.items()).find(({ sk }) => sk === `ACTIVITY#${note}`);
    expect(item?.pk).toContain(b);
    expect(item?.shown).toMatchObject({ contact_id: b, text: 'After' });
  });

  test('gives campaigns back with the calls that each had', async () => {
    const team = await MergeTeam.fresh(table);
    const [a, b] = [await team.create({ name: 'Ada' }), await team.create({ name: 'Bob' })];
    const { scope, via, now } = team.writing();
    const draft = { name: 'Spring' };
    const { id: campaign } = await createCampaign(table, { scope, draft, id: newId('camp'), via, now });
    for (const id of [a, b]) {
      const seen = await team.stored(id);
      const contact = { ...seen, campaigns: { [campaign]: 'pending' as const } };
      await transact(table, [
        campaignsWrite(seen, contact.campaigns),
        ...membershipWrites(seen, contact, { via, at: now.toISOString() }),
      ]);
    }
    const start = stateOf(await team.items());
    const { merge } = await team.merge({ primary_id: a, duplicate_ids: [b] });
    expect(merge.moved.memberships).toBe(1);
    const inForce = (await team.items()).filter(
      ({ sk, byTeamPk }) => sk === `CAMPAIGN#${campaign}` && byTeamPk !== undefined,
    );
    expect(inForce.map(({ contact_id }) => contact_id)).toEqual([a]);
    await team.undo(merge.id);
    expect(stateOf(await team.items())).toEqual(start);
  });
});
