import { randomInt } from 'node:crypto';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { activityCreateSchema } from '#core/activity/activity.schema.ts';
import { createActivity, getActivity, updateActivity } from '#core/activity/activity.ts';
import type { ContactCreate } from '#core/attribute/contact.schema.ts';
import type { Joined, MergedValue } from '#core/attribute/joined.ts';
import { callKeys, findCall } from '#core/call/call.item.ts';
import { callLogSchema } from '#core/call/call-record.schema.ts';
import { hearCall } from '#core/call/log/hear-call.ts';
import { latestCalls, listCalls } from '#core/call/log/list-calls.ts';
import { logCall } from '#core/call/log/log-call.ts';
import { findVerdicts } from '#core/callable/find-verdicts.ts';
import { lookupCallers } from '#core/callable/lookup.ts';
import { recordConsent } from '#core/consent/consent.ts';
import { findCallee } from '#core/contact/callee.item.ts';
import { consentsOf } from '#core/contact/consents-of.ts';
import {
  contactCollection,
  contactKeys,
  findContactItem,
  findSurvivors,
} from '#core/contact/contact.item.ts';
import { getContact } from '#core/contact/contact.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { findContacts } from '#core/contact/find-contacts.ts';
import { lookupContacts } from '#core/contact/lookup-contacts.ts';
import { ContactMerged } from '#core/contact/merged.ts';
import { removeContact } from '#core/contact/remove-contact.ts';
import { restoreContact } from '#core/contact/restore-contact.ts';
import { rewriteContact } from '#core/contact/rewrite-contact.ts';
import { suppressValue } from '#core/contact/suppress-value.ts';
import { trashContact } from '#core/contact/trash-contact.ts';
import { updateContact } from '#core/contact/update-contact.ts';
import { writeBatch } from '#core/contact/write-batch.ts';
import { ofContact } from '#core/feed/of-contact.ts';
import { readContactAudit } from '#core/feed/read-changes.ts';
import { readTimeline } from '#core/feed/read-timeline.ts';
import type { ContactFilter } from '#core/filter/contact-filter.schema.ts';
import { movedItem } from '#core/merge/moved-item.ts';
import { emailValue, phoneValue } from '#core/suppression/suppressed-value.ts';
import { getItem, write } from '#core/table/table.ts';
import { drop, put } from '#core/table/write.ts';
import type { Principal, Team } from '#core/team/team.schema.ts';
import { getTeam } from '#core/team/team.ts';
import { timelineKeys, toEntryItem } from '#core/timeline/timeline.item.ts';
import { undoContact } from '#core/undo/undo-contact.ts';
import { expectClaims, scanTeam } from '#test/harness/claim-check.ts';
import { makePartOf, mergeId } from '#test/harness/merged.ts';
import { freshTeam, meteredTable, privateTable } from '#test/harness/stack.ts';
import { via } from './bulk.ts';

const table = await privateTable();
const { table: metered, meter } = meteredTable(table.name);

let team: Team;

beforeAll(async () => {
  const { team_id } = await freshTeam(table, { company: 'optional', email: 'unique' });
  team = await getTeam(table, team_id);
});

const writing = () => ({ team, scope: wholeTeam(team.id), via, now: new Date() });
const create = async (draft: ContactCreate): Promise<string> =>
  (await createContact(table, { ...writing(), draft })).contact.id;
const phone = () => `+49151${randomInt(1e7, 1e8)}`;

const stored = async (id: string) => {
  const found = await findContactItem(table, team.id, id);
  if (!found) throw new Error(`${id} is gone.`);
  return found;
};

/** A survivor and a contact that is part of it, whose values stand beside its own. */
const pair = async (more: Partial<Joined> = {}) => {
  const values = { phone: phone(), email: `m${randomInt(1e9)}@x.test`, external_id: `crm-${randomInt(1e9)}` };
  const survivor = await create({ name: 'Ada', phone: phone(), email: `s${randomInt(1e9)}@x.test` });
  const merged = await create({ name: 'Ada B.', ...values });
  const further: MergedValue[] = Object.entries(values).map(([kind, value]) => ({
    ...{ kind: kind as MergedValue['kind'], value, extension: null, from: merged },
  }));
  await makePartOf(table, team.id, { id: merged, survivor, further, ...more });
  return { survivor, merged, ...values };
};

describe('rounds', () => {
  test.each([
    ['a contact', (id: string) => findSurvivors(metered, team.id, [id])],
    ['a contact with its consents', (id: string) => findCallee(metered, team.id, id)],
  ])('%s is read in one round, one that was merged in two', async (_, read) => {
    const { survivor, merged } = await pair();
    const live = await meter.measure(() => read(survivor));
    expect([live.rounds, live.requests]).toEqual([1, 1]);
    expect(live.rru).toBeLessThanOrEqual(1);
    const old = await meter.measure(() => read(merged));
    expect([old.rounds, old.requests]).toEqual([2, 2]);
  });

  test('a contact without merges costs its history what it did', async () => {
    const contact = await stored(await create({ name: 'Solo' }));
    const request = { scope: wholeTeam(team.id), ...ofContact(contact), limit: 10 };
    const { rounds, requests } = await meter.measure(() => readContactAudit(metered, request));
    expect([rounds, requests]).toEqual([1, 2]);
  });
});

test('ids lead to the survivor, also by two hops, and never round and round', async () => {
  const [a, b, c] = [await create({ name: 'A' }), await create({ name: 'B' }), await create({ name: 'C' })];
  await makePartOf(table, team.id, { id: a, survivor: b });
  await makePartOf(table, team.id, { id: b, survivor: c });
  const found = await findSurvivors(table, team.id, [a, b, c, 'cont_none']);
  expect([...found].map(([id, one]) => [id, one.id])).toEqual([
    [a, c],
    [b, c],
    [c, c],
  ]);
});

describe('values beside a survivor', () => {
  const scope = () => wholeTeam(team.id);
  const ids = async (filter: ContactFilter) =>
    (
      await findContacts(
        table,
        { scope: scope(), filter, sort: { by: 'created_at', descending: true }, settings: team.settings },
        { limit: 50, offset: 0 },
      )
    ).records.map(({ id }) => id);

  test('caller ID and calls find it by a number', async () => {
    const { survivor, phone: number } = await pair();
    const lookedUp = await lookupContacts(table, { team, scope: scope(), phone: number });
    expect(lookedUp.map(({ id }) => id)).toEqual([survivor]);
    const { callers } = await lookupCallers(table, { team, scope: scope(), phone: number, now: new Date() });
    expect(callers.map(({ contact }) => contact.id)).toEqual([survivor]);
    const log = v.parse(callLogSchema, { outcome: 'completed', number });
    const { call } = await logCall(table, { ...writing(), log });
    expect(call.contact_id).toBe(survivor);
  });

  test('search finds it by digits and by the beginning of an address, filters by the whole', async () => {
    const { survivor, merged, phone: number, email, external_id } = await pair();
    for (const search of [number, number.slice(0, -2), number.slice(-7), email, email.slice(0, 8)])
      expect(await ids({ search }), search).toContain(survivor);
    expect(await ids({ email })).toEqual([survivor]);
    expect(await ids({ external_id })).toEqual([survivor]);
    expect(await ids({ ids: [merged] })).toEqual([survivor]);
    expect(await ids({ ids: [merged], email })).toEqual([survivor]);
  });

  test('no caller who does not see addresses finds it by one', async () => {
    const { email } = await pair();
    const blind = { ...scope(), hidden: new Set(['email']) };
    const listing = { scope: blind, filter: { search: email }, settings: team.settings };
    const sort = { by: 'created_at', descending: true } as const;
    expect((await findContacts(table, { ...listing, sort }, { limit: 5, offset: 0 })).records).toEqual([]);
  });

  test('a batch matches by them, and others cannot have them', async () => {
    const { survivor, phone: number, email, external_id } = await pair();
    const request = {
      ...writing(),
      mode: 'upsert' as const,
      match: ['email', 'phone', 'external_id'] as const,
    };
    for (const values of [{ email }, { phone: number }, { external_id }]) {
      const items = [
        { index: 0, newContactId: 'cont_new', values: { ...values, notes: JSON.stringify(values) } },
      ];
      const [result] = await writeBatch(table, request, items, () => true);
      expect([result?.status, result?.id]).toEqual(['updated', survivor]);
    }
    await expect(create({ name: 'Other', email })).rejects.toMatchObject({
      faults: [{ code: 'email_taken', existing_id: survivor }],
    });
  });

  test('it may take one for its own, and gives it up with the trash until it comes back', async () => {
    const { survivor, email, phone: number } = await pair();
    const request = { ...writing(), contactId: survivor };
    const { contact } = await updateContact(table, { ...request, change: { email, phone: number } });
    expect([contact.email, contact.phone]).toEqual([email, number]);
    await trashContact(table, { ...request, now: new Date() });
    const other = await create({ name: 'Other', email });
    await expect(restoreContact(table, request)).rejects.toMatchObject({
      faults: [{ code: 'email_taken', existing_id: other }],
    });
    await removeContact(table, { ...writing(), contactId: other });
    await restoreContact(table, { ...request, now: new Date() });
    expect(await ids({ email })).toEqual([survivor]);
    await expectClaims(table, team.id);
  });

  test('a suppressed one opts it out, and stands against a call of it', async () => {
    const { survivor, phone: number, email } = await pair();
    const by = { team, via };
    const at = new Date().toISOString();
    expect(await suppressValue(table, { by, at, reason: 'x' }, phoneValue(number))).toEqual([survivor]);
    expect(await stored(survivor)).toMatchObject({ do_not_call: true });
    const judged = await findVerdicts(table, { team, now: new Date() }, [survivor]);
    expect(judged.get(survivor)?.verdict.reasons.map(({ code }) => code)).toContain('suppressed');
    // All that it is reached by is suppressed in turn.
    expect(await suppressValue(table, { by, at, reason: 'x' }, emailValue(email))).toEqual([]);
  });
});

test('a claim that still names a merged contact leads to the survivor', async () => {
  const { survivor, merged, phone: number } = await pair({ moving: { by: mergeId, from: [] } });
  const found = await lookupContacts(table, { team, scope: wholeTeam(team.id), phone: number });
  expect(found.map(({ id }) => id)).toEqual([survivor]);
  const by = { by: { team, via }, at: new Date().toISOString(), reason: 'x' };
  expect(await suppressValue(table, by, phoneValue(number))).toEqual([survivor]);
  expect(await stored(merged)).toMatchObject({ do_not_call: false });
});

describe('nothing writes to a merged contact', () => {
  test('neither upkeep nor an undo', async () => {
    const { merged } = await pair();
    const before = await contactCollection(table, team.id, merged);
    const change = (seen: Awaited<ReturnType<typeof stored>>) => ({ ...seen, notes: 'x' });
    expect(await rewriteContact(table, writing(), { contactId: merged, change })).toBe(false);
    const made = { teamId: team.id, id: merged, deedId: via.updated_by };
    await expect(undoContact(table, writing(), made, await stored(merged))).rejects.toThrow(ContactMerged);
    expect(await contactCollection(table, team.id, merged)).toEqual(before);
  });

  test('nor a call or a note that was decided on before the merge', async () => {
    const survivor = await create({ name: 'Ada' });
    const merged = await create({ name: 'Ada B.', phone: phone() });
    const log = v.parse(callLogSchema, { outcome: 'completed' });
    const request = { ...writing(), log, contactId: merged };
    await logCall(table, request);
    await makePartOf(table, team.id, { id: merged, survivor });
    await expect(logCall(table, request)).rejects.toThrow(ContactMerged);
    const ringing = v.parse(callLogSchema, { phase: 'ringing' });
    await expect(logCall(table, { ...request, log: ringing })).rejects.toThrow(ContactMerged);
  });
});

test('a contact that a deed made stays once others were merged into it, which is told', async () => {
  const { survivor } = await pair();
  const made = { teamId: team.id, id: survivor, deedId: via.updated_by };
  await expect(undoContact(table, writing(), made, await stored(survivor))).rejects.toMatchObject({
    code: 'contact_merged',
  });
  expect((await stored(survivor)).deleted_at).toBeNull();
});

describe('history', () => {
  const entryOf = (n: number, version: number) => {
    const at = new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString();
    const sk = timelineKeys.sk(at, version);
    const changes = { owner_id: { from: null, to: `o${n}` } };
    const base = {
      sk,
      id: `evt_${n}_${version}`,
      type: 'contact.updated',
      at,
      actor: 'tok',
      via: 'merge' as const,
    };
    return { ...base, version, changes, departments: [null], ttl: 9_999_999_999 };
  };

  /** Changes of three contacts, many of them at one moment and of one version. */
  const withHistory = async () => {
    const survivor = await create({ name: 'Ada' });
    const others = [await create({ name: 'B' }), await create({ name: 'C' })];
    for (const id of others) await makePartOf(table, team.id, { id, survivor });
    const ids = [survivor, ...others];
    const items = ids.flatMap((id, index) =>
      Array.from({ length: 6 }, (_, n) =>
        toEntryItem(team.id, id, entryOf(n % 2 === 0 ? n : 10 * n + 3 + index, 1)),
      ),
    );
    await write(
      table,
      items.map((item) => put(item)),
    );
    return { contact: await stored(survivor), ids };
  };

  const all = async <P extends { next_cursor: string | null }>(read: (cursor?: string) => Promise<P>) => {
    const pages: P[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await read(cursor);
      pages.push(page);
      if (page.next_cursor === null) return pages;
      cursor = page.next_cursor;
    }
  };

  test.each([1, 2, 5, 50])(
    'of those that are part of it are told with its own, by pages of %i',
    async (limit) => {
      const { contact, ids } = await withHistory();
      const request = { scope: wholeTeam(team.id), ...ofContact(contact), limit };
      const audit = await all((cursor) => readContactAudit(table, { ...request, cursor }));
      const merges = await all((cursor) => readTimeline(table, { ...request, types: ['merge'], cursor }));
      const timeline = await all((cursor) => readTimeline(table, { ...request, cursor }));
      for (const pages of [audit, merges, timeline]) {
        const told = pages.flatMap(({ events }) => events.map(({ id, subject }) => `${subject.id} ${id}`));
        expect(new Set(told).size).toBe(told.length);
        expect(told).toHaveLength(18);
        for (const id of ids) expect(told.filter((one) => one.startsWith(id))).toHaveLength(6);
        const times = pages.flatMap(({ events }) => events.map(({ occurred_at }) => occurred_at));
        expect(times).toEqual(times.toSorted().reverse());
      }
    },
  );
});

describe('while a merge moves what is attached', () => {
  const log = (at: string) => v.parse(callLogSchema, { outcome: 'completed', started_at: at });

  /** A pair with a call, a note and a consent each, of which some of the merged contact's have been moved. */
  const moving = async () => {
    const survivor = await create({ name: 'Ada', phone: phone() });
    const merged = await create({ name: 'Ada B.', phone: phone() });
    const note = v.parse(activityCreateSchema, { kind: 'note', text: 'x' });
    const calls: string[] = [];
    for (const [index, contactId] of [survivor, merged, merged].entries()) {
      const at = `2026-01-0${index + 1}T12:00:00.000Z`;
      calls.push((await logCall(table, { ...writing(), contactId, log: log(at) })).call.id);
      await createActivity(table, { ...writing(), contactId, draft: note, id: `act_${contactId}_${index}` });
      const given = { purpose: 'calls', status: 'denied' as const, basis: 'consent' as const, at };
      const asked = Date.parse(at);
      await recordConsent(table, {
        teamId: team.id,
        contactId,
        given,
        years: 1,
        asked,
        via,
        now: new Date(),
      });
    }
    await makePartOf(table, team.id, { id: merged, survivor, moving: { by: mergeId, from: [merged] } });
    return { survivor, merged, calls };
  };

  const moveOne = async (merged: string, survivor: string, mark: string, fromCalls: string[] = []) => {
    const items = await contactCollection(table, team.id, merged);
    const one = items.find(({ sk }) => sk.startsWith(mark));
    const call = fromCalls[0] && (await getItem(table, callKeys.primary(team.id, fromCalls[0])));
    for (const item of [one, call])
      if (item) {
        const moved = movedItem(item, { from: merged, to: survivor, by: mergeId });
        await write(table, item.pk === moved.pk ? [put(moved)] : [put(moved), drop(item)]);
      }
  };

  test('it is read wherever it is, each once', async () => {
    const { survivor, merged, calls } = await moving();
    const request = async () => ({
      scope: wholeTeam(team.id),
      ...ofContact(await stored(survivor)),
      limit: 50,
    });
    const check = async () => {
      const contact = await stored(survivor);
      const listed = await listCalls(table, wholeTeam(team.id), {
        contactId: survivor,
        trashed: false,
        limit: 50,
      });
      expect(listed.calls.map(({ id }) => id)).toEqual(calls.toReversed());
      expect((await latestCalls(table, wholeTeam(team.id), contact)).map(({ id }) => id)).toEqual(
        calls.toReversed(),
      );
      expect(await consentsOf(table, contact)).toHaveLength(3);
      const { events } = await readTimeline(table, {
        ...(await request()),
        types: ['call', 'note', 'consent'],
      });
      expect(events).toHaveLength(9);
      expect((await findCallee(table, team.id, merged))?.consents).toHaveLength(3);
    };
    await check();
    await moveOne(merged, survivor, 'ACTIVITY#', [calls[1] ?? '']);
    await moveOne(merged, survivor, 'CONSENT#');
    await check();
    const page = await listCalls(table, wholeTeam(team.id), {
      contactId: survivor,
      trashed: false,
      limit: 2,
    });
    const cursor = page.next_cursor ?? undefined;
    const next = await listCalls(table, wholeTeam(team.id), {
      contactId: survivor,
      trashed: false,
      limit: 2,
      cursor,
    });
    expect([...page.calls, ...next.calls].map(({ id }) => id)).toEqual(calls.toReversed());
  });

  test('claims do not move, and notes and calls go on', async () => {
    const { survivor, merged } = await moving();
    const request = { ...writing(), contactId: survivor };
    const busy = { code: 'merge_in_progress', kind: 'conflict', retryAfter: 5 };
    await expect(trashContact(table, request)).rejects.toMatchObject(busy);
    await expect(removeContact(table, request)).rejects.toMatchObject(busy);
    await expect(updateContact(table, { ...request, change: { phone: phone() } })).rejects.toMatchObject(
      busy,
    );
    expect((await updateContact(table, { ...request, change: { notes: 'x' } })).changed).toBe(true);
    await logCall(table, { ...request, log: log('2026-02-01T12:00:00.000Z') });
    const principal = { id: via.updated_by, role: 'admin' } as Principal;
    const activity = { ...request, principal, activityId: `act_${merged}_1`, change: { text: 'y' } };
    expect(await getActivity(table, request.scope, activity)).toMatchObject({ text: 'x' });
    await expect(updateActivity(table, activity)).rejects.toMatchObject(busy);
  });

  test('what is moved keeps whence it came when it is written anew', async () => {
    const { survivor, merged, calls } = await moving();
    await moveOne(merged, survivor, `ACTIVITY#act_${merged}_1`, [calls[1] ?? '']);
    const principal = { id: via.updated_by, role: 'admin' } as Principal;
    const change = { text: 'y' };
    await updateActivity(table, {
      ...{ ...writing(), principal, contactId: survivor, activityId: `act_${merged}_1`, change },
    });
    const key = { ...contactKeys.primary(team.id, survivor), sk: `ACTIVITY#act_${merged}_1` };
    const moved = [{ from: merged, by: mergeId }];
    expect(await getItem(table, key)).toMatchObject({ moved });
    const call = await findCall(table, team.id, calls[1] ?? '');
    if (!call) throw new Error('The call is gone.');
    const event = {
      ...{
        leg_id: null,
        phase: 'ended' as const,
        outcome: 'completed' as const,
        sequence: null,
        at: call.started_at,
      },
      ...{
        direction: 'manual' as const,
        number: null,
        own_number: null,
        duration_seconds: 61,
        machine: false,
      },
      ...{
        disposition: null,
        agent: null,
        recording_url: null,
        notes: 'late',
        summary: null,
        transcript_ref: null,
      },
    };
    await hearCall(table, { ...writing(), identity: call, event });
    expect(await findCall(table, team.id, call.id)).toMatchObject({
      notes: 'late',
      contact_id: survivor,
      moved,
    });
  });
});

test('while an undo takes back what is attached, each has its own', async () => {
  const survivor = await create({ name: 'Ada' });
  const back = await create({ name: 'Ada B.' });
  const given = { purpose: 'calls', status: 'denied' as const, basis: 'consent' as const };
  for (const contactId of [survivor, back, back]) {
    const at = `2026-01-0${randomInt(1, 9)}T12:00:00.${randomInt(100, 999)}Z`;
    const asked = Date.parse(at);
    await recordConsent(table, {
      teamId: team.id,
      contactId,
      given: { ...given, at },
      years: 1,
      asked,
      via,
      now: new Date(),
    });
  }
  const [first] = (await contactCollection(table, team.id, back)).filter(({ sk }) =>
    sk.startsWith('CONSENT#'),
  );
  if (first)
    await write(table, [put(movedItem(first, { from: back, to: survivor, by: mergeId })), drop(first)]);
  const at = (id: string) => ({
    merges: [],
    ids: [],
    further: [],
    changes: 1,
    returning: { by: mergeId, at: id },
  });
  const own = await consentsOf(table, { ...(await stored(survivor)), joined: at(survivor) });
  const theirs = await consentsOf(table, { ...(await stored(back)), joined: at(survivor) });
  expect([own.length, theirs.length]).toEqual([1, 2]);
});

test('a survivor that is removed for good takes along all that is part of it', async () => {
  const { team_id } = await freshTeam(table, { company: 'optional' });
  const own = await getTeam(table, team_id);
  const by = { team: own, scope: wholeTeam(team_id), via, now: new Date() };
  const make = async (name: string) =>
    (await createContact(table, { ...by, draft: { name, phone: phone() } })).contact;
  const [survivor, one, two] = [await make('Ada'), await make('B'), await make('C')];
  const note = v.parse(activityCreateSchema, { kind: 'note', text: 'x' });
  await createActivity(table, { ...by, contactId: one.id, draft: note, id: 'act_1' });
  await makePartOf(table, team_id, {
    id: one.id,
    survivor: survivor.id,
    further: [{ kind: 'phone', value: one.phone ?? '', extension: null, from: one.id }],
  });
  await makePartOf(table, team_id, { id: two.id, survivor: survivor.id });
  await removeContact(table, { ...by, contactId: survivor.id });
  const left = (await scanTeam(table, team_id)).filter(
    ({ pk }) =>
      /#C#|#CLAIM#phone/.test(pk) || [survivor, one, two].some(({ id }) => JSON.stringify(pk).includes(id)),
  );
  expect(left).toEqual([]);
  await expect(getContact(table, wholeTeam(team_id), one.id)).rejects.toMatchObject({
    code: 'contact_not_found',
  });
});
