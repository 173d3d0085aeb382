import { beforeAll, describe, expect, test } from 'vitest';
import { call } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam } from '#test/harness/api-team.ts';
import { claimCheck } from '#test/harness/claim-check.ts';
import { hostTable } from '#test/harness/stack.ts';

const contacts = '/api/contacts';

let team: ApiTeam;

beforeAll(async () => {
  team = await apiTeam();
});

let last = 0;
const nextPhone = () => `+1415555${String(1000 + ++last)}`;

const create = async (own: ApiTeam, values: Record<string, unknown> = {}) => {
  const { status, body } = await own.post(contacts, { name: 'Ann Other', phone: nextPhone(), ...values });
  expect(status).toBe(201);
  return body.contact;
};

const put = ({ token }: ApiTeam, id: string, body: Record<string, unknown>) =>
  call('PUT', `${contacts}/${id}`, { token, body });

describe('a contact in DutyCall’s words', () => {
  test('has its company by name and its calls, and is the contact that the other routes show', async () => {
    const created = await create(team, { company: 'Acme Corp', notes: 'hello' });
    expect(created).toMatchObject({ first_name: 'Ann', company: 'Acme Corp', notes: 'hello' });
    const { body, headers } = await team.get(`${contacts}/${created.id}`);
    expect(body.contact).toEqual({ ...created, call_history: [] });
    expect(headers.get('etag')).toMatch(/^"1-/);
    const { company, ...contact } = created;
    expect((await team.get(`/api/crm/contacts/${created.id}`)).body.contact).toEqual(contact);
    const again = await create(team, { company: ' ACME corp' });
    expect(again).toMatchObject({ company: 'Acme Corp', company_id: created.company_id });
  });

  test('needs a name and a phone, and no team', async () => {
    const { status, body } = await team.post(contacts, { teamId: team.team_id, email: 'x' });
    const found = body.error.details.map(
      ({ param, code }: { param: string; code: string }) => `${param} ${code}`,
    );
    expect(status).toBe(422);
    expect(found.toSorted()).toEqual([
      'email email_invalid',
      'name required',
      'phone required',
      'teamId unknown_property',
    ]);
  });

  test('is refused when its phone is taken', async () => {
    const { id, phone } = await create(team);
    const { status, body } = await team.post(contacts, { name: 'Bo', phone });
    expect(status).toBe(409);
    expect(body.error).toMatchObject({ code: 'phone_taken', existing_id: id });
  });

  test('changes in part', async () => {
    const { id, phone } = await create(team, { company: 'Old', email: 'a@example.com' });
    const changed = await put(team, id, { company: 'New', tags: ['VIP'], email: null });
    expect(changed.status).toBe(200);
    expect(changed.body.contact).toMatchObject({ name: 'Ann Other', phone, company: 'New', email: null });
    const without = await put(team, id, { company: null });
    expect(without.body.contact).toMatchObject({ company: null, company_id: null, tags: ['VIP'] });
    const nameless = await put(team, id, { name: null, phone: null });
    expect([nameless.status, nameless.body.error.details.length]).toEqual([422, 2]);
  });

  test('goes to the trash, or for good', async () => {
    const { id } = await create(team, { company: 'Acme Corp' });
    const trashed = await team.delete(`${contacts}/${id}`);
    expect(trashed.body.contact).toMatchObject({ company: 'Acme Corp', deleted_at: expect.any(String) });
    expect((await team.get(`${contacts}/${id}`)).status).toBe(404);
    expect((await team.get(`/api/crm/contacts/${id}?deleted=true`)).status).toBe(200);
    expect((await team.delete(`${contacts}/${id}?permanent=true`)).status).toBe(200);
    expect((await team.get(`/api/crm/contacts/${id}?deleted=true`)).status).toBe(404);
  });

  test('is not for agents', async () => {
    const agent = await team.as('agent');
    const { status, body } = await agent.get(contacts);
    expect([status, body.error.code]).toEqual([403, 'role_forbidden']);
  });
});

describe('the list in DutyCall’s words', () => {
  let own: ApiTeam;
  let department: string;

  beforeAll(async () => {
    own = await apiTeam();
    department = (await own.post('/api/crm/departments', { name: 'Sales' })).body.department.id;
    await create(own, { name: 'Ada One', tags: ['VIP', 'warm'], company: 'Acme' });
    await create(own, { name: 'Bob Two', tags: ['vip'], department_id: department });
    await create(own, { name: 'Cyd Three', company: 'Beta' });
  });

  const names = async (query: string): Promise<string[]> => {
    const { status, body } = await own.get(`${contacts}?${query}`);
    expect(status).toBe(200);
    expect(body.count).toBe(body.contacts.length);
    return body.contacts.map(({ name }: { name: string }) => name);
  };

  test('shows the newest first, with companies and the exact count', async () => {
    const { body } = await own.get(`${contacts}?limit=2`);
    expect(body).toMatchObject({ success: true, count: 3, limit: 2, offset: 0 });
    expect(body.contacts).toMatchObject([
      { name: 'Cyd Three', company: 'Beta' },
      { name: 'Bob Two', company: null },
    ]);
    const next = await own.get(`${contacts}?limit=2&cursor=${body.next_cursor}`);
    expect(next.body.contacts).toMatchObject([{ name: 'Ada One', company: 'Acme' }]);
    expect((await own.get(`${contacts}?offset=2`)).body.contacts).toEqual(next.body.contacts);
  });

  test('filters by tags, department, date and text', async () => {
    expect(await names('tags=VIP')).toEqual(['Bob Two', 'Ada One']);
    expect(await names('tags=VIP,warm&tags_mode=all')).toEqual(['Ada One']);
    expect(await names(`department=${department}`)).toEqual(['Bob Two']);
    expect(await names('date_from=2020-01-01&dateTo=2020-12-31')).toEqual([]);
    expect(await names(`date_from=${new Date().toISOString().slice(0, 10)}`)).toHaveLength(3);
    expect(await names('search=acme')).toEqual(['Ada One']);
  });

  test('takes no filter that DutyCall does not have', async () => {
    const { status, body } = await own.get(`${contacts}?leadStatus=new`);
    expect([status, body.error.code]).toEqual([400, 'unknown_parameter']);
  });
});

describe('bulk', () => {
  test.each([
    ['a bare list', (list: unknown[]) => list],
    ['a list by its name', (list: unknown[]) => ({ contacts: list })],
  ])('takes %s, and tells of each that failed', async (_, bodyOf) => {
    const own = await apiTeam();
    const phone = nextPhone();
    const { status, body } = await own.post(
      `${contacts}/bulk`,
      bodyOf([
        { name: 'Ann', phone, company: 'Acme', customFields: { size: 5 } },
        { name: 'Bo', phone },
        { phone: '12', email: 'x', colour: 'red' },
        'Cyd',
        { name: 'Dan', phone: nextPhone(), company: 'ACME' },
      ]),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: true, success_count: 2, error_count: 3 });
    const [ann, dan] = body.ids;
    const errors = body.errors.map(
      ({ index, param, code }: Record<string, unknown>) => `${index} ${param} ${code}`,
    );
    expect(errors.toSorted()).toEqual([
      '1 phone phone_taken',
      '2 colour unknown_property',
      '2 email email_invalid',
      '2 name required',
      '2 phone phone_invalid',
      '3 null type_object',
    ]);
    expect(body.errors[0]).toMatchObject({ index: 1, existing_id: ann, message: expect.any(String) });
    const list = await own.get(contacts);
    expect(list.body.count).toBe(2);
    const company_ids = list.body.contacts.map(({ company_id }: { company_id: string }) => company_id);
    expect(new Set(company_ids).size).toBe(1);
    expect((await own.get(`${contacts}/${dan}`)).body.contact.name).toBe('Dan');
  });

  test.each([
    ['an empty list', []],
    ['more than 1,000', Array.from({ length: 1_001 }, () => ({}))],
    ['no list', { contacts: 'x' }],
    ['a text', '"x"'],
  ])('refuses %s', async (_, body) => {
    expect((await team.post(`${contacts}/bulk`, body)).status).toBe(422);
  });

  test('is the same with the same Idempotency-Key', async () => {
    const own = await apiTeam();
    const list = [{ name: 'Ann', phone: nextPhone() }];
    const headers = { 'idempotency-key': 'bulk' };
    const [one, other] = [
      await own.post(`${contacts}/bulk`, list, { headers }),
      await own.post(`${contacts}/bulk`, list, { headers }),
    ];
    expect(other.body.ids).toEqual(one.body.ids);
    expect((await own.get(contacts)).body.count).toBe(1);
  });

  test('creates hundreds in one request, with their companies and tags', async () => {
    const own = await apiTeam();
    const list = Array.from({ length: 300 }, (_, index) => ({
      name: `Ann ${index}`,
      phone: nextPhone().replace('+1415', '+1212'),
      company: `Company ${index % 7}`,
      tags: ['bulk'],
    }));
    const { status, body } = await own.post(`${contacts}/bulk`, list);
    expect([status, body.success_count, body.error_count]).toEqual([200, list.length, 0]);
    expect((await own.get('/api/crm/companies')).body.count).toBe(7);
    const check = await claimCheck(hostTable(), own.team_id);
    expect(check.told).toEqual(check.true);
  });
});

test('a manager keeps to the own departments', async () => {
  const own = await apiTeam();
  const { id: sales } = (await own.post('/api/crm/departments', { name: 'Sales' })).body.department;
  const hidden = await create(own, { department_id: sales });
  const manager = await own.as('manager');
  expect((await manager.get(contacts)).body.count).toBe(0);
  expect((await manager.get(`${contacts}/${hidden.id}`)).status).toBe(403);
  const { status } = await manager.post(contacts, {
    name: 'Bo',
    phone: nextPhone(),
    department_id: sales,
  });
  expect(status).toBe(403);
});
