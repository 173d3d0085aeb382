import { randomInt } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ApiTeam, apiTeam, type Caller, contactOf } from '#test/harness/api-team.ts';
import { until } from '#test/harness/wait.ts';

const contacts = '/api/crm/contacts';

let team: ApiTeam;
let agent: Caller;
let other: Caller;

beforeAll(async () => {
  team = await apiTeam({ company: 'optional' });
  agent = await team.as('agent');
  other = await team.as('agent');
});

const person = () => contactOf(team, { phone: `+49151${randomInt(1e7, 1e8)}` });
const add = (id: string, body: Record<string, unknown>, caller = agent) =>
  caller.post(`${contacts}/${id}/activities`, body);

interface Entry {
  type: string;
  occurred_at: string;
  id: string;
}

/** All pages of a timeline, once the projection has caught up. */
const timelineOf = async (id: string, { types = '', limit = 200 } = {}): Promise<Entry[]> => {
  const entries: Entry[] = [];
  for (let cursor = ''; ; ) {
    const { status, body } = await agent.get(
      `${contacts}/${id}/timeline?limit=${limit}${types && `&types=${types}`}${cursor && `&cursor=${cursor}`}`,
    );
    expect([status, body.error]).toEqual([200, undefined]);
    entries.push(...body.timeline);
    if (body.next_cursor === null) return entries;
    cursor = body.next_cursor;
  }
};

const projected = (id: string) =>
  until(
    () => timelineOf(id, { types: 'change' }),
    (entries) => entries.some(({ type }) => type === 'contact.created'),
  );

describe('activities', () => {
  test('are written down by agents, and changed by their author and admins alone', async () => {
    const id = await person();
    const { status, body, headers } = await add(id, { kind: 'note', text: 'Prefers mornings' });
    expect([status, body.error]).toEqual([201, undefined]);
    const path = `${contacts}/${id}/activities/${body.activity.id}`;
    expect(headers.get('location')).toBe(path);
    expect(body.activity).toMatchObject({
      kind: 'note',
      text: 'Prefers mornings',
      contact_id: id,
      version: 1,
    });
    expect((await other.patch(path, { text: 'x' })).body.error.code).toBe('activity_forbidden');
    expect((await other.delete(path)).status).toBe(403);
    expect((await agent.patch(path, { text: 'Prefers evenings' })).body.activity).toMatchObject({
      text: 'Prefers evenings',
      version: 2,
    });
    expect((await team.patch(path, { title: 'Times' })).status).toBe(200);
    expect((await agent.get(path)).body.activity).toMatchObject({ title: 'Times', version: 3 });
    expect((await agent.delete(path)).status).toBe(200);
    expect((await agent.get(path)).status).toBe(404);
  });

  test('go with their contact, and events of them do not tell what was written', async () => {
    const id = await person();
    const text = `secret ${randomInt(1e9)}`;
    const { activity } = (await add(id, { kind: 'email', title: text, text: `${text} ${'x'.repeat(2_000)}` }))
      .body;
    expect((await agent.get(`${contacts}/${id}/activities/${activity.id}`)).body.activity).toEqual(activity);
    await team.delete(`${contacts}/${id}?permanent=true`);
    const events = await until(
      async () => (await team.get(`/api/crm/audit?types=activity.*&subject_id=${activity.id}`)).body.events,
      (all) => all.length === 2,
    );
    expect(events.map(({ type }: Entry) => type)).toEqual(['activity.removed', 'activity.created']);
    expect(JSON.stringify(events)).not.toContain(text);
  });
});

describe('the timeline', () => {
  test('has changes, calls and activities in the order of time, page by page, and by type', async () => {
    const id = await person();
    const day = (n: number) => `2026-02-${String(n).padStart(2, '0')}T10:00:00.000Z`;
    const kinds = ['note', 'email', 'appointment', 'conversation', 'ticket'];
    for (const [n, kind] of kinds.entries()) await add(id, { kind, at: day(2 * n + 1), title: kind });
    const long = 'long '.repeat(500).trim();
    await add(id, { kind: 'note', at: day(20), text: long });
    for (const n of [2, 4, 6])
      await agent.post(`${contacts}/${id}/calls`, {
        outcome: 'busy',
        started_at: day(n),
        notes: `${long} ${n}`,
      });
    await projected(id);
    const all = await timelineOf(id);
    expect(all.map(({ type }) => type)).toEqual([
      'contact.created',
      ...['note', 'ticket', 'conversation', 'call', 'appointment', 'call', 'email', 'call', 'note'],
    ]);
    expect(all[1]).toMatchObject({ activity: { text: long }, occurred_at: day(20) });
    expect(all[4]).toMatchObject({ call: { notes: `${long} 6`, outcome: 'busy' } });
    for (const limit of [1, 2, 3]) expect(await timelineOf(id, { limit })).toEqual(all);
    const some = await timelineOf(id, { types: 'call,ticket', limit: 2 });
    expect(some).toEqual(all.filter(({ type }) => type === 'call' || type === 'ticket'));
    const refused = await agent.get(`${contacts}/${id}/timeline?types=fax`);
    expect([refused.status, refused.body.error.code]).toEqual([400, 'unknown_value']);
    expect((await agent.get(`${contacts}/${id}?include=timeline`)).body.timeline).toEqual(all);
  });
});
