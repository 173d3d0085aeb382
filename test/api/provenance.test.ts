import { expect, test } from 'vitest';
import { apiTeam, contactOf } from '#test/harness/api-team.ts';
import { importTeam } from '#test/pipeline/import-client.ts';

const contacts = '/api/crm/contacts';
const moment = expect.stringMatching(/^\d{4}-.*Z$/);

test('each value knows who set it and when; what others change later is theirs', async () => {
  const team = await apiTeam({ company: 'optional' });
  const id = await contactOf(team, {
    first_name: 'Ada',
    last_name: 'Lovelace',
    phone: '+12025550100',
    custom_fields: { size: '5', plan: 'gold' },
    tags: ['VIP'],
  });
  const manager = await team.as('manager');
  const created = (await team.get(`${contacts}/${id}`)).body.contact;
  const changed = await manager.patch(`${contacts}/${id}`, {
    phone: '+12025550101',
    job_title: 'Countess',
    custom_fields: { size: '6', plan: null },
  });
  expect(changed.body.contact).not.toHaveProperty('provenance');

  const { body } = await team.get(`${contacts}/${id}?include=provenance`);
  const first = { by: expect.stringMatching(/^tok_/), via: 'api', at: created.created_at };
  const second = { by: expect.stringMatching(/^tok_/), via: 'api', at: body.contact.updated_at };
  expect(body.provenance).toEqual({
    name: first,
    first_name: first,
    last_name: first,
    lead_status: first,
    do_not_call: first,
    tags: first,
    phone: second,
    job_title: second,
    'cf.size': second,
  });
  expect(body.provenance.phone.by).not.toBe(body.provenance.name.by);

  await team.patch(`${contacts}/${id}`, { phone: null });
  const cleared = await team.get(`${contacts}/${id}?include=provenance`);
  expect(cleared.body.contact.phone).toBeNull();
  expect(cleared.body.provenance.phone).toEqual({ ...first, at: cleared.body.contact.updated_at });
});

test('a value of an import names its row; the trash and back change no origin', async () => {
  const team = await importTeam();
  const file = 'name,phone,company\n"Jane\nDoe",+12025550100,Acme\nJim,+12025550101,Acme\n';
  const ended = await team.imported(file.replace('Jane\nDoe', 'Jane Doe'));
  const [, jim] = await team.results(ended);
  const params = { path: { id: jim?.contact_id ?? '' }, query: { include: ['provenance' as const] } };
  const origin = { by: ended.id, via: 'import', at: moment, row: { record: 2, line: 3 } };
  const { data } = await team.client.GET('/api/crm/contacts/{id}', { params });
  expect(data.provenance).toMatchObject({ name: origin, phone: origin, company_id: origin });

  await team.client.DELETE('/api/crm/contacts/{id}', { params: { path: params.path } });
  await team.client.POST('/api/crm/contacts/{id}/restore', { params: { path: params.path } });
  expect((await team.client.GET('/api/crm/contacts/{id}', { params })).data.provenance).toEqual(
    data.provenance,
  );
});

test('who may not see a value is not told where it comes from', async () => {
  const team = await apiTeam({ company: 'optional', hidden_from_agents: ['phone', 'cf.salary'] });
  const id = await contactOf(team, { phone: '+12025550100', custom_fields: { salary: '5', size: '6' } });
  const { body } = await (await team.as('agent')).get(`${contacts}/${id}?include=provenance`);
  expect(Object.keys(body.provenance)).toContain('cf.size');
  expect(Object.keys(body.provenance)).not.toContain('cf.salary');
  expect(Object.keys(body.provenance)).not.toContain('phone');
});

test('contacts and companies tell who created them, whoever changes them later', async () => {
  const team = await apiTeam({ company: 'optional' });
  const manager = await team.as('manager');
  const id = await contactOf(manager, { company: 'Acme' });
  const { body } = await team.get(`${contacts}/${id}?include=provenance`);
  const { by } = body.provenance.name;
  expect(body.contact.created_by).toBe(by);
  const company = `/api/crm/companies/${body.contact.company_id}`;
  expect((await team.get(company)).body.company.created_by).toBe(by);

  const changed = [
    (await team.patch(`${contacts}/${id}`, { job_title: 'Countess' })).body.contact,
    (await team.patch(company, { city: 'Paris' })).body.company,
  ];
  expect(changed.map(({ created_by }) => created_by)).toEqual([by, by]);
  const refused = await team.patch(`${contacts}/${id}`, { created_by: 'tok_other' });
  expect(refused.status).toBe(422);
});

test('what an import creates was created by who asked for it', async () => {
  const team = await importTeam();
  const ended = await team.imported('name,phone,company\nJane,+12025550100,Acme\n');
  const [jane] = await team.results(ended);
  const params = { path: { id: jane?.contact_id ?? '' }, query: { include: ['company' as const] } };
  const { data } = await team.client.GET('/api/crm/contacts/{id}', { params });
  expect(data.contact.created_by).toMatch(/^tok_/);
  expect(data.company?.created_by).toBe(data.contact.created_by);
});
