import { beforeAll, describe, expect, test } from 'vitest';
import { call, type Reply } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam, contactOf } from '#test/harness/api-team.ts';

const contacts = '/api/crm/contacts';

let team: ApiTeam;
let own: string;
let other: string;
/** Of a manager of the own department. */
let token: string;

beforeAll(async () => {
  team = await apiTeam({
    company: 'optional',
    phone: 'off',
    hidden_from_managers: ['notes', 'cf.salary'],
    hidden_from_agents: ['phone'],
  });
  const department = async (name: string) =>
    (await team.post('/api/crm/departments', { name })).body.department.id;
  [own, other] = [await department('Own'), await department('Other')];
  const body = { name: 'manager', role: 'manager', departments: [own] };
  token = (await team.post('/api/crm/tokens', body)).body.secret;
});

const as = (method: string, path: string, body?: unknown) => call(method, path, { token, body });

const expectRefused = ({ status, body }: Reply, code: string) =>
  expect([status, body.error?.code]).toEqual([403, code]);

describe('a contact of another department', () => {
  test('can neither be read nor written, live or in the trash', async () => {
    const id = await contactOf(team, { department_id: other });
    const requests = [
      ['GET', ''],
      ['PATCH', '', { job_title: 'x' }],
      ['PUT', '', { job_title: 'x' }],
      ['DELETE', ''],
      ['DELETE', '?permanent=true'],
    ] as const;
    for (const [method, query, body] of requests)
      expectRefused(await as(method, `${contacts}/${id}${query}`, body), 'department_forbidden');
    expect((await team.get(`${contacts}/${id}`)).body.contact.version).toBe(1);
    await team.delete(`${contacts}/${id}`);
    expectRefused(await as('POST', `${contacts}/${id}/restore`), 'department_forbidden');
    expectRefused(await as('DELETE', `${contacts}/${id}?permanent=true`), 'department_forbidden');
    expectRefused(await as('GET', `${contacts}/${id}?deleted=true`), 'department_forbidden');
  });

  test('can neither be made nor made of one of the own', async () => {
    expectRefused(await as('POST', contacts, { name: 'Ann', department_id: other }), 'department_forbidden');
    const id = await contactOf(team, { department_id: own });
    expectRefused(await as('PATCH', `${contacts}/${id}`, { department_id: other }), 'department_forbidden');
    expect((await as('PATCH', `${contacts}/${id}`, { department_id: null })).status).toBe(200);
    expect((await as('POST', contacts, { name: 'Ann', department_id: own })).status).toBe(201);
  });

  test('is left out of a lookup', async () => {
    const phone = '+12025550142';
    await contactOf(team, { department_id: other, phone });
    const ids = [await contactOf(team, { department_id: own, phone }), await contactOf(team, { phone })];
    const { body } = await as('GET', `${contacts}/lookup?phone=${encodeURIComponent(phone)}`);
    expect(body.contacts.map(({ id }: { id: string }) => id).toSorted()).toEqual(ids.toSorted());
  });
});

describe('what is hidden from a role', () => {
  test('is absent in answers, kept in the store, and cannot be written', async () => {
    const custom_fields = { salary: 1, size: 2 };
    const id = await contactOf(team, { notes: 'secret', custom_fields });
    const read = await as('GET', `${contacts}/${id}`);
    const shown = { notes: null, custom_fields: { size: 2 } };
    expect(read.body.contact).toMatchObject(shown);
    expect(read.body.contact.custom_fields).toEqual({ size: 2 });
    for (const change of [{ notes: 'x' }, { custom_fields: { salary: 2 } }, { notes: null }]) {
      expectRefused(await as('PATCH', `${contacts}/${id}`, change), 'field_forbidden');
      expectRefused(await as('POST', contacts, { name: 'Ann', ...change }), 'field_forbidden');
    }
    const { body } = await as('PATCH', `${contacts}/${id}`, { custom_fields: null, job_title: 'x' });
    expect(body.contact).toMatchObject({ job_title: 'x', notes: null, custom_fields: {} });
    const { body: whole } = await team.get(`${contacts}/${id}`);
    expect(whole.contact).toMatchObject({ job_title: 'x', notes: 'secret', custom_fields: { salary: 1 } });
    const removed = await as('DELETE', `${contacts}/${id}`);
    expect(JSON.stringify(removed.body)).not.toContain('secret');
    const restored = await as('POST', `${contacts}/${id}/restore`);
    expect(JSON.stringify(restored.body)).not.toContain('secret');
  });

  test('cannot be looked up', async () => {
    const agent = await team.as('agent');
    expectRefused(await agent.get(`${contacts}/lookup?phone=%2B12025550100`), 'field_forbidden');
  });
});
