import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ApiTeam, apiTeam, type Caller, contactOf } from '#test/harness/api-team.ts';
import { until } from '#test/harness/wait.ts';

const path = '/api/crm/exports';

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
const ended = (caller: Caller, id: string): Promise<any> =>
  until(
    async () => (await caller.get(`${path}/${id}`)).body.export,
    ({ state }) => state !== 'queued' && state !== 'running',
  );

const exported = async (caller: Caller, request: Record<string, unknown> = {}) => {
  const { status, body, headers } = await caller.post(path, { format: 'csv', ...request });
  expect([status, body.error]).toEqual([202, undefined]);
  expect(headers.get('location')).toBe(`${path}/${body.export.id}`);
  expect(body.job).toMatchObject({ id: body.export.job_id, kind: 'export' });
  return ended(caller, body.export.id);
};

const downloaded = async ([file]: { url: string; sha256: string; bytes: number }[]) => {
  const response = await fetch(file?.url ?? '');
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(file?.sha256);
  expect(bytes.length).toBe(file?.bytes);
  return { bytes, headers: response.headers };
};

const linesOf = async (one: { files: never[] }) =>
  (await downloaded(one.files)).bytes.toString().replace('\ufeff', '').trim().split('\r\n');

let team: ApiTeam;
let departments: string[];

beforeAll(async () => {
  team = await apiTeam({ company: 'optional', hidden_from_agents: ['email'] });
  departments = [];
  for (const name of ['North', 'South'])
    departments.push((await team.post('/api/crm/departments', { name })).body.department.id);
  const [north, south] = departments;
  await contactOf(team, {
    ...{ name: 'Ann Other', email: 'ann@example.com', phone: '+442079460958', tags: ['VIP'] },
    ...{ company: 'Acme, Inc.', notes: '=1+1', custom_fields: { seats: 12 }, department_id: north ?? '' },
  });
  await contactOf(team, { name: 'Bob Stone', tags: ['DNC'], department_id: south ?? '' });
});

test('a table for a spreadsheet, an Excel workbook and vCards, each under its own name', async () => {
  const fields = ['name', 'phone', 'company', 'notes', 'cf.seats', 'tags'];
  const csv = await exported(team, { filter: { all: true }, fields, name: 'Müller: alle' });
  expect(csv).toMatchObject({
    state: 'finished',
    progress: { percent: 100 },
    total: 2,
    filter: { filter: { all: true } },
    manifest: { rows: 2, cutoff: csv.created_at, fields: [...fields, 'do_not_call', 'id'] },
    files: [{ name: 'Müller alle.csv', rows: 2 }],
  });
  const { headers } = await downloaded(csv.files);
  expect(headers.get('content-disposition')).toBe(
    'attachment; filename="Mueller alle.csv"; filename*=UTF-8\'\'M%C3%BCller%20alle.csv',
  );
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(await linesOf(csv)).toEqual([
    `${[...fields, 'do_not_call', 'callbook_id'].join(',')}`,
    expect.stringMatching(/^Bob Stone,,,,,DNC,true,cont_/),
    expect.stringMatching(/^Ann Other,\+442079460958,"Acme, Inc\.",'=1\+1,12,VIP,false,cont_/),
  ]);
  expect(await (await fetch(csv.manifest_url)).json()).toEqual(csv.manifest);
  const xlsx = await exported(team, { format: 'xlsx', filter: { all: true } });
  expect((await downloaded(xlsx.files)).bytes.subarray(0, 2).toString()).toBe('PK');
  expect(xlsx.files[0].sheets).toEqual([{ name: 'Contacts', rows: 2 }]);
  const options = { vcard_version: '3.0' };
  const cards = await exported(team, { format: 'vcard', filter: { tags: ['vip'] }, options });
  const text = (await downloaded(cards.files)).bytes.toString();
  expect(text).toMatch(/^BEGIN:VCARD\r\nVERSION:3\.0\r\n/);
  expect(text).toContain('FN:Ann Other\r\n');
  expect(text).toContain('X-CALLBOOK-DO-NOT-CALL;VALUE=text:false\r\n');
});

test('a preset as it is now, and a selection of it', async () => {
  const { body } = await team.post('/api/crm/presets', { name: 'VIPs', filter: { tags: ['VIP'] } });
  const preset = body.preset.id;
  const one = await exported(team, { preset, fields: ['name'] });
  expect(await linesOf(one)).toEqual([expect.any(String), expect.stringMatching(/^Ann Other,/)]);
  expect(one.filter).toMatchObject({ preset, filter: { tags: ['VIP'] } });
  const found = (await team.get('/api/crm/contacts?search=ann')).body.contacts[0].id;
  const none = await exported(team, { selection: { preset, except: [found] }, fields: ['name'] });
  expect(none.manifest.rows).toBe(0);
});

test('the bulk action is the same, and counts before', async () => {
  const bulk = '/api/crm/contacts/bulk';
  const request = { action: 'export', format: 'csv', fields: ['name'], filter: { all: true } };
  expect((await team.post(bulk, { ...request, dry_run: true })).body).toMatchObject({ count: 2, job: null });
  const { status, body } = await team.post(bulk, request);
  expect([status, body.job.kind]).toEqual([202, 'export']);
  expect((await ended(team, body.export_id)).manifest).toMatchObject({
    rows: 2,
    fields: ['name', 'do_not_call', 'id'],
  });
  const dryRun = await team.post(bulk, { ...request, fields: ['nonsense'], dry_run: true });
  expect([dryRun.status, dryRun.body.error.code]).toEqual([422, 'unknown_value']);
});

describe('whoever asks', () => {
  test('gets the contacts and the properties that it sees in lists', async () => {
    const [north = ''] = departments;
    const agent = await team.as('agent', [north]);
    const { manifest, ...one } = await exported(agent, { filter: { all: true } });
    const [header, ...lines] = await linesOf(one);
    expect(lines).toEqual([expect.stringMatching(/^Ann Other,/)]);
    expect(header?.split(',')).not.toContain('email');
    expect(manifest.fields).toContain('do_not_call');
    const asked = await agent.post(path, { format: 'csv', filter: { all: true }, fields: ['email'] });
    expect([asked.status, asked.body.error.code]).toEqual([403, 'field_forbidden']);
    const filtered = await agent.post(path, { format: 'csv', filter: { email: 'ann@example.com' } });
    expect([filtered.status, filtered.body.error.code]).toEqual([403, 'field_forbidden']);
  });

  test('sees its own exports, an admin all; they tell others nothing', async () => {
    const [first, second] = [await team.as('manager'), await team.as('manager')];
    const { id } = await exported(first, { filter: { all: true } });
    expect((await first.get(path)).body).toMatchObject({ count: 1, exports: [{ id, state: 'finished' }] });
    expect((await second.get(path)).body).toMatchObject({ count: 0, exports: [] });
    for (const reply of [
      await second.get(`${path}/${id}`),
      await second.delete(`${path}/${id}`),
      await second.post(`${path}/${id}/cancel`),
    ])
      expect([reply.status, reply.body.error.code]).toEqual([404, 'export_not_found']);
    expect((await team.get(`${path}/${id}`)).body.export.files).toHaveLength(1);
  });

  test('is told at once what is wrong', async () => {
    const both = { format: 'csv', filter: { all: true }, ids: ['cont_1'] };
    const faultsOf = async (body: unknown) => {
      const { status, body: answer } = await team.post(path, body);
      return [status, ...answer.error.details.map(({ param, code }: never) => `${param}: ${code}`)];
    };
    expect(await faultsOf({ format: 'pdf' })).toEqual([422, 'format: unknown_value', 'filter: required']);
    expect(await faultsOf(both)).toEqual([422, 'ids: ambiguous']);
    expect(await faultsOf({ format: 'csv' })).toEqual([422, 'filter: required']);
    expect(await faultsOf({ format: 'csv', preset: 'pre_none' })).toEqual([422, 'preset: preset_not_found']);
    expect(await faultsOf({ format: 'csv', filter: { lead_status: ['nonsense'] } })).toEqual([
      422,
      'filter.lead_status: lead_status_unknown',
    ]);
    expect(await faultsOf({ format: 'csv', selection: { except: ['cont_1'] } })).toEqual([
      422,
      'selection.filter: required',
    ]);
    expect(await faultsOf({ format: 'csv', filter: { all: true }, fields: ['cf.none'] })).toEqual([
      422,
      'fields: unknown_value',
    ]);
  });
});

test('one that is deleted is gone with its file', async () => {
  const one = await exported(team, { filter: { all: true } });
  const { status, body } = await team.delete(`${path}/${one.id}`);
  expect([status, body.export.files]).toEqual([200, []]);
  expect((await team.get(`${path}/${one.id}`)).status).toBe(404);
  expect((await fetch(one.files[0].url)).status).toBe(404);
  expect((await fetch(one.manifest_url)).status).toBe(404);
});

test('one that has ended cannot be stopped', async () => {
  const { id } = await exported(team, { filter: { all: true } });
  const { status, body } = await team.post(`${path}/${id}/cancel`);
  expect([status, body.error.code]).toEqual([409, 'job_finished']);
});

test('its ends are events, for whoever asked and for admins', async () => {
  const [own, other] = [await team.as('manager'), await team.as('manager')];
  const { id, manifest } = await exported(own, { filter: { all: true }, name: 'Mine' });
  await own.delete(`${path}/${id}`);
  const eventsOf = async (caller: Caller) => {
    const { events } = (await caller.get('/api/crm/events?types=export.*&limit=200')).body;
    return events.filter((event: { record_id?: string; subject?: { id: string } }) =>
      JSON.stringify(event).includes(id),
    );
  };
  const seen = await until(
    () => eventsOf(own),
    (events) => events.length >= 3,
  );
  expect(seen.map(({ type }: { type: string }) => type)).toEqual([
    'export.created',
    'export.completed',
    'export.removed',
  ]);
  expect(JSON.stringify(seen[1])).toContain(manifest.sha256);
  expect(await eventsOf(team)).toHaveLength(3);
  expect(await eventsOf(other)).toEqual([]);
});
