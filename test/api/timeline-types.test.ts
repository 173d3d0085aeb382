import { randomInt } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ApiTeam, apiTeam, type Caller } from '#test/harness/api-team.ts';
import { until } from '#test/harness/wait.ts';
import { ImportTeam } from '#test/pipeline/import-client.ts';

const contacts = '/api/crm/contacts';

let team: ApiTeam;
let departments: string[];
let imports: ImportTeam;

beforeAll(async () => {
  team = await apiTeam({ company: 'optional' });
  departments = await Promise.all(
    ['north', 'south'].map(
      async (name) => (await team.post('/api/crm/departments', { name })).body.department.id,
    ),
  );
  imports = new ImportTeam({ ...team, drop_id: '' });
});

interface Entry {
  id: string;
  type: string;
  via: string;
  changes: Record<string, unknown> | null;
  [more: string]: unknown;
}

const timelineOf = async (caller: Caller, id: string, types = ''): Promise<Entry[]> => {
  const { body } = await caller.get(`${contacts}/${id}/timeline?limit=200${types && `&types=${types}`}`);
  return body.timeline;
};

const told = (entries: readonly Entry[]) => entries.map(({ type, via }) => `${type} ${via}`);

/** A contact that two imports have touched, in one department each, and somebody in between. */
const imported = async () => {
  const phone = `+49151${randomInt(1e7, 1e8)}`;
  const csv = (more: string, value: string) => `name,phone,${more}\nAda,${phone},${value}\n`;
  const [north = '', south = ''] = departments;
  await imports.imported(csv('notes', 'from a fair'), { department_id: north });
  const [{ id }] = (await team.get(`${contacts}?search=${encodeURIComponent(phone)}`)).body.contacts;
  await team.patch(`${contacts}/${id}`, { lead_status: 'contacted', department_id: south });
  await imports.imported(csv('notes', 'met again'), { duplicates: 'update', match: ['phone'] });
  await until(
    () => timelineOf(team, id),
    (entries) => entries.length === 3,
  );
  return { id, south };
};

describe('types of a timeline', () => {
  test('tell what imports did from what others changed, also where that is of no note', async () => {
    const { id } = await imported();
    const all = await timelineOf(team, id);
    expect(told(all)).toEqual(['contact.updated import', 'contact.updated api', 'contact.created import']);
    expect(told(await timelineOf(team, id, 'import'))).toEqual([
      'contact.updated import',
      'contact.created import',
    ]);
    expect(told(await timelineOf(team, id, 'change'))).toEqual(['contact.updated api']);
    expect(await timelineOf(team, id, 'change,import')).toEqual(all);
    expect(all[0]).toMatchObject({ changes: {}, row: { record: 1, line: 2 } });
    expect((await team.get(`${contacts}/${id}?include=timeline`)).body.timeline).toEqual(all);
  });

  test('show campaigns that a contact came into, and that it left one', async () => {
    const { id } = await imported();
    const campaigns = '/api/crm/campaigns';
    const made = [];
    for (const name of ['Spring', 'Summer']) {
      const { campaign } = (await team.post(campaigns, { name: `${name} ${randomInt(1e9)}` })).body;
      await team.post(`${campaigns}/${campaign.id}/contacts`, { ids: [id] });
      made.push(campaign.id);
    }
    await team.post(`${campaigns}/${made[0]}/contacts/remove`, { ids: [id] });
    const entries = await timelineOf(team, id, 'campaign');
    expect(entries).toMatchObject([
      { type: 'campaign', subject: { id: made[1] }, campaign: { state: 'pending', ended_at: null } },
      { type: 'campaign', subject: { id: made[0] }, campaign: { ended_at: expect.any(String) } },
    ]);
    expect((await timelineOf(team, id)).filter(({ type }) => type === 'campaign')).toEqual(entries);
  });

  test('show a department what happened while the contact was its own', async () => {
    const { id, south } = await imported();
    const agent = await team.as('agent', [south]);
    const all = await timelineOf(agent, id);
    expect(told(all)).toEqual(['contact.updated import', 'contact.updated api']);
    expect(all[1]).toMatchObject({ moved: 'came' });
    expect(told(await timelineOf(agent, id, 'import'))).toEqual(['contact.updated import']);
  });

  test('show consents when they were said, without their words and proofs', async () => {
    const { id } = await imported();
    const said = { purpose: 'calls', channel: 'phone', wording: 'You may call me.', proof: 'tape 7' };
    for (const [status, at] of [
      ['granted', '2026-01-05T10:00:00.000Z'],
      ['withdrawn', '2026-02-05T10:00:00.000Z'],
    ])
      await team.client.PUT('/api/crm/contacts/{id}/consents', {
        params: { path: { id } },
        body: { ...said, status, at } as never,
      });
    const entries = await timelineOf(team, id, 'consent');
    expect(entries).toMatchObject([
      { type: 'consent', occurred_at: '2026-02-05T10:00:00.000Z', consent: { status: 'withdrawn' } },
      { type: 'consent', occurred_at: '2026-01-05T10:00:00.000Z', consent: { status: 'granted' } },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/You may call me|tape 7/);
    const all = await timelineOf(team, id);
    expect(all.slice(3)).toEqual(entries);
    expect((await team.get(`${contacts}/${id}?include=timeline`)).body.timeline).toEqual(all);
  });
});
