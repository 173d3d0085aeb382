import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { personalStores } from '#core/privacy/stores.ts';
import { call } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam, contactOf } from '#test/harness/api-team.ts';
import { until } from '#test/harness/wait.ts';
import { Archive } from '#workbook/archive.ts';

/** The texts of an archive, by their names. */
const unzipped = async (bytes: Buffer, names: readonly string[]): Promise<string[]> => {
  const read = async (start: number, end: number) => Readable.from([bytes.subarray(start, end)]);
  const archive = await Archive.open({ size: bytes.length, read });
  return Promise.all(
    names.map(async (name) => {
      const blocks: Uint8Array[] = [];
      for await (const block of (await archive.part(name)) ?? []) blocks.push(block);
      return Buffer.concat(blocks).toString();
    }),
  );
};

const answered = (team: ApiTeam, id: string) =>
  until(
    async () => (await team.get(`/api/crm/privacy-requests/${id}`)).body.request,
    ({ state }) => state !== 'running',
  );

test('a person is told all that is known, from every store that an erasure would clean', async () => {
  const team = await apiTeam();
  const person = { name: 'Ada Lovelace', email: 'ada@example.com', phone: '+442079460958', company: 'Acme' };
  const id = await contactOf(team, { ...person, notes: 'Prefers mornings' });
  const consent = { purpose: 'calls', status: 'granted', proof: 'form-4711', wording_version: '1' };
  const consented = (body: object) =>
    call('PUT', `/api/crm/contacts/${id}/consents`, { token: team.token, body: { ...consent, ...body } });
  expect((await consented({ wording: 'Yes, call me.' })).status).toBe(200);
  expect((await consented({ wording: 'Yes, by phone.', wording_version: '2' })).status).toBe(200);
  expect((await consented({})).status).toBe(422);
  const made = { outcome: 'completed', duration_seconds: 9, recording_url: 'https://127.0.0.1:9/a.mp3' };
  expect((await team.post(`/api/crm/contacts/${id}/calls`, made)).status).toBe(201);
  await team.post(`/api/crm/contacts/${id}/activities`, { kind: 'note', text: 'Asked about prices' });

  const asked = await team.post(`/api/crm/contacts/${id}/data-export`, { language: 'de' });
  expect([asked.status, asked.body.error]).toEqual([202, undefined]);
  const { request, job } = asked.body;
  expect(request).toMatchObject({ kind: 'access', state: 'running', contact_id: id, job_id: job.id });
  const done = await answered(team, request.id);
  // A recording that cannot be had is named.
  expect(done).toMatchObject({ state: 'partial', deadline: 'open', answered_at: null });
  expect(done.missing).toEqual([
    { store: 'calls', what: expect.stringContaining('a.mp3'), why: expect.any(String) },
  ]);

  const [file] = done.files;
  const bytes = Buffer.from(await (await fetch(file.url)).arrayBuffer());
  expect(bytes.length).toBe(file.bytes);
  const [json = '', html = ''] = await unzipped(bytes, ['data.json', 'Ihre-Daten.html']);
  const data = JSON.parse(json);
  expect(data).toMatchObject({ status: 'partial', subject: id, missing: done.missing });
  expect(data.sections.map(({ store }: { store: string }) => store)).toEqual(
    personalStores.map(({ name }) => name),
  );
  const recordsOf = (name: string) =>
    data.sections.find(({ store }: { store: string }) => store === name)?.records;
  expect(recordsOf('contact')).toEqual([
    expect.objectContaining({ name: person.name, email: person.email, phone: person.phone }),
  ]);
  expect(
    recordsOf('consents').map(({ status, wording }: Record<string, string>) => [status, wording]),
  ).toEqual(
    expect.arrayContaining([
      ['granted', 'Yes, call me.'],
      ['granted', 'Yes, by phone.'],
    ]),
  );
  expect(recordsOf('calls')).toHaveLength(1);
  expect(JSON.stringify(recordsOf('activities'))).toContain('Asked about prices');
  expect(recordsOf('transcripts')).toBe('none');
  expect(html).toContain('Yes, call me.');
  expect(html).toContain('Prefers mornings');

  // That it is made is not that the person has it.
  const { body } = await team.post(`/api/crm/privacy-requests/${request.id}/answer`);
  expect(body.request).toMatchObject({ deadline: 'answered', answered_at: expect.any(String) });
  const listed = await team.get(`/api/crm/privacy-requests?contactId=${id}&deadline=answered`);
  expect(listed.body.requests.map((one: { id: string }) => one.id)).toEqual([request.id]);
  // Asked for anew, that is another request.
  const again = await team.post(`/api/crm/contacts/${id}/data-export`);
  expect(again.body.request.id).not.toBe(request.id);
});

test('a request that waits is due a month after the person asked, and is begun once', async () => {
  const team = await apiTeam();
  const id = await contactOf(team, { name: 'Grace Hopper', company: 'Acme' });
  const open = { kind: 'access', contact_id: id, asked_at: '2026-01-31T09:00:00Z' };
  const first = await team.post('/api/crm/privacy-requests', open);
  expect(first.body.request).toMatchObject({
    ...{ state: 'open', due_at: '2026-02-28T09:00:00.000Z', alarm_at: '2026-02-21T09:00:00.000Z' },
    ...{ deadline: 'overdue', job_id: null, files: [] },
  });
  const { id: requestId } = first.body.request;
  const repeated = await team.post('/api/crm/privacy-requests', { ...open, asked_at: null });
  expect(repeated.body.request.id).toBe(requestId);
  const late = await team.post(`/api/crm/privacy-requests/${requestId}/extend`, { reason: 'Much to read' });
  expect([late.status, late.body.error.code]).toEqual([409, 'deadline_over']);
  const early = await team.post(`/api/crm/privacy-requests/${requestId}/answer`);
  expect([early.status, early.body.error.code]).toEqual([409, 'request_not_done']);
  const begun = await Promise.all([0, 1].map(() => team.post(`/api/crm/contacts/${id}/data-export`)));
  expect(new Set(begun.map(({ body }) => body.request.id))).toEqual(new Set([requestId]));
  expect(await answered(team, requestId)).toMatchObject({ state: 'done', missing: [] });
});

test('who does not see all of a contact has the package made, and does not read it', async () => {
  const team = await apiTeam();
  const own = (await team.post('/api/crm/departments', { name: 'Own' })).body.department.id;
  const other = (await team.post('/api/crm/departments', { name: 'Other' })).body.department.id;
  const id = await contactOf(team, { name: 'Ann Other', company: 'Acme', department_id: own });
  const manager = await team.as('manager', [own]);
  const { request } = (await manager.post(`/api/crm/contacts/${id}/data-export`)).body;
  const urlFor = async (caller: Pick<ApiTeam, 'get'>) =>
    (await caller.get(`/api/crm/privacy-requests/${request.id}`)).body.request?.files[0]?.url;
  await answered(team, request.id);
  expect(await urlFor(manager)).toEqual(expect.any(String));
  await team.patch('/api/crm/settings', { hidden_from_managers: ['notes'] });
  await until(
    () => urlFor(manager),
    (url) => url === null,
  );
  expect(await urlFor(team)).toEqual(expect.any(String));
  const foreign = await team.as('manager', [other]);
  expect((await foreign.get(`/api/crm/privacy-requests/${request.id}`)).status).toBe(404);
  expect((await foreign.get('/api/crm/privacy-requests')).body.count).toBe(0);
  expect((await foreign.post(`/api/crm/contacts/${id}/data-export`)).status).toBe(403);
});
