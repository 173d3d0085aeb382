import { beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import type { Contact as ContactAnswer } from '#client/schema.ts';
import type { Contact } from '#core/attribute/contact.schema.ts';
import type { Fault } from '#core/error.ts';
import { type ApiTeam, apiTeam, type Caller, companyOf, contactOf } from '#test/harness/api-team.ts';

const contacts = '/api/crm/contacts';

let team: ApiTeam;
let acme: string;
let sales: string;
let support: string;

const names = async (query: string, caller: Caller = team): Promise<string[]> => {
  const { status, body } = await caller.get(`${contacts}?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  expect(body.count).toBe(body.contacts.length);
  return body.contacts.map(({ name }: Contact) => name).sort();
};

beforeAll(async () => {
  team = await apiTeam({ company: 'optional' });
  acme = await companyOf(team, 'Acme Corp');
  const departmentOf = async (name: string): Promise<string> =>
    (await team.post('/api/crm/departments', { name })).body.department.id;
  sales = await departmentOf('Sales');
  support = await departmentOf('Support');
  await contactOf(team, {
    name: 'Zoë Müller',
    email: 'zoe@example.com',
    phone: '+14155550101',
    company_id: acme,
    department_id: sales,
    tags: ['VIP'],
    lead_status: 'customer',
    source: 'fair',
    job_title: 'Buyer, senior',
    external_id: 'X-1',
    custom_fields: { size: 12 },
  });
  await contactOf(team, {
    name: 'Jörg Zimmer',
    email: 'joerg@example.com',
    phone: '+493012345678',
    department_id: support,
    tags: ['vip', 'Cold'],
    notes: 'secret',
  });
  await contactOf(team, { name: 'Ana García', do_not_call: true });
});

test.each([
  ['search=zoe', ['Zoë Müller']],
  ['search=z', ['Jörg Zimmer', 'Zoë Müller']],
  ['search=acme', ['Zoë Müller']],
  ['search=acme%20zoe', ['Zoë Müller']],
  ['search=joerg@ex', ['Jörg Zimmer']],
  ['search=%2B49', []],
  ['search=%2B4930', ['Jörg Zimmer']],
  ['search=678', ['Jörg Zimmer']],
  ['search=(415)%20555', ['Zoë Müller']],
  ['search=', ['Ana García', 'Jörg Zimmer', 'Zoë Müller']],
  ['leadStatus=customer', ['Zoë Müller']],
  ['leadStatus=Customer', ['Zoë Müller']],
  ['lead_status=customer', ['Zoë Müller']],
  ['hasPhone=false', ['Ana García']],
  ['has_phone=true', ['Jörg Zimmer', 'Zoë Müller']],
  ['doNotCall=true', ['Ana García']],
  ['tags=Vip', ['Jörg Zimmer', 'Zoë Müller']],
  ['tags=vip,cold&tagsMode=all', ['Jörg Zimmer']],
  ['tags=cold,nobody&tagsMode=any', ['Jörg Zimmer']],
  ['source=fair', ['Zoë Müller']],
  ['cf.size=12', ['Zoë Müller']],
  ['cf.size=13', []],
  ['departmentId=none', ['Ana García']],
  ['companyId=none&hasPhone=true', ['Jörg Zimmer']],
  ['lastCalledFrom=never', ['Ana García', 'Jörg Zimmer', 'Zoë Müller']],
  ['lastCalledTo=2030-01-01', []],
  ['createdFrom=2020-01-01&createdTo=2099-12-31&search=zimm', ['Jörg Zimmer']],
  ['createdFrom=2099-01-01', []],
  ['updatedTo=2001-01-01T00:00:00Z&sort=updated_at', []],
  ['deleted=true', []],
  ['leadStatus=customer,new', ['Ana García', 'Jörg Zimmer', 'Zoë Müller']],
  ['leadStatus=customer&leadStatus=contacted', ['Zoë Müller']],
  ['leadStatus=!customer', ['Ana García', 'Jörg Zimmer']],
  ['leadStatus=!Customer,!new', []],
  ['source=none', ['Ana García', 'Jörg Zimmer']],
  ['source=!none', ['Zoë Müller']],
  ['source=!fair', ['Ana García', 'Jörg Zimmer']],
  ['source=fair&source=none', ['Ana García', 'Jörg Zimmer', 'Zoë Müller']],
  ['ownerId=none', ['Ana García', 'Jörg Zimmer', 'Zoë Müller']],
  ['ownerId=!none', []],
  ['departmentId=sales,none', ['Ana García', 'Zoë Müller']],
  ['departmentId=!SALES', ['Ana García', 'Jörg Zimmer']],
  ['companyId=!none', ['Zoë Müller']],
  ['jobTitle=%22Buyer, senior%22', ['Zoë Müller']],
  ['jobTitle=none&hasEmail=true', ['Jörg Zimmer']],
  ['hasEmail=false', ['Ana García']],
  ['hasCompany=true', ['Zoë Müller']],
  ['hasCompany=false&search=z', ['Jörg Zimmer']],
  ['email=ZOE@example.com', ['Zoë Müller']],
  ['email=zoe@example.com&source=none', []],
  ['externalId=X-1', ['Zoë Müller']],
  ['externalId=x-1', []],
])('%s', async (query, wanted) => {
  expect(await names(query)).toEqual(wanted);
});

test.each([
  ['sort=phone', 'sort'],
  ['createdFrom=yesterday', 'createdFrom'],
  ['updatedTo=2026-02-31', 'updatedTo'],
  ['lastCalledFrom=soon', 'lastCalledFrom'],
  ['hasPhone=maybe', 'hasPhone'],
  ['tagsMode=some', 'tagsMode'],
  ['limit=0', 'limit'],
  ['limit=201', 'limit'],
  ['colour=red', 'colour'],
  [`search=${'a%20'.repeat(11)}`, 'search'],
  ['cf.__proto__=x', 'cf.__proto__'],
  ['createdTo=9999-12-31T23:59:59-01:00', 'createdTo'],
  ['leadStatus=!', 'leadStatus'],
  ['source=', 'source'],
  ['hasEmail=perhaps', 'hasEmail'],
  ['fields=name,colour', 'fields'],
  ['include=timeline', 'include'],
  [`ids=${'cont_1,'.repeat(200)}cont_1`, 'ids'],
])('%s is a bad request that names it', async (query, param) => {
  const { status, body } = await team.get(`${contacts}?${query}`);
  expect(status).toBe(400);
  expect(body.error.param).toBe(param);
});

test('ids and companies, several of them, with what else is asked', async () => {
  const { body } = await team.get(contacts);
  const idOf = (name: string) => body.contacts.find((one: Contact) => one.name === name).id;
  const [zoe, ana] = [idOf('Zoë Müller'), idOf('Ana García')];
  expect(await names(`ids=${zoe},${ana},cont_none`)).toEqual(['Ana García', 'Zoë Müller']);
  expect(await names(`ids=${zoe}&ids=${ana}&search=zo`)).toEqual(['Zoë Müller']);
  expect(await names(`ids=${zoe},${ana}&deleted=true`)).toEqual([]);
  expect(await names(`companyId=${acme},none&hasPhone=true`)).toEqual(['Jörg Zimmer', 'Zoë Müller']);
  expect(await names(`companyId=!${acme}`)).toEqual(['Ana García', 'Jörg Zimmer']);
  const agent = await team.as('agent', [support]);
  expect(await names(`ids=${zoe},${ana}`, agent)).toEqual(['Ana García']);
  expect(await names('email=zoe@example.com', agent)).toEqual([]);
});

test('a status or a department that the team does not have is refused by name', async () => {
  const faultOf = async (query: string) => {
    const { status, body } = await team.get(`${contacts}?${query}`);
    return [status, body.error.param, body.error.code, body.error.message];
  };
  expect(await faultOf('leadStatus=new,!bogus')).toEqual([
    400,
    'leadStatus',
    'lead_status_unknown',
    expect.stringMatching(/new.*customer/s),
  ]);
  expect(await faultOf('department_id=Sales,Nowhere')).toEqual([
    400,
    'department_id',
    'department_not_found',
    expect.stringContaining('Nowhere'),
  ]);
  const rule = { tag: 'Odd', filter: { lead_status: ['bogus'], department_id: 'Nowhere' } };
  const preset = { name: 'Odd', filter: rule.filter };
  const bulk = { action: 'add_tags', tags: ['x'], dry_run: true, filter: rule.filter };
  for (const [path, asked] of [
    ['tags/rules', rule],
    ['presets', preset],
    ['contacts/bulk', bulk],
  ] as const) {
    const { status, body } = await team.post(`/api/crm/${path}`, asked);
    expect([path, status]).toEqual([path, 422]);
    const faults = body.error.details.map(({ param, code }: Fault) => `${param} ${code}`);
    expect(faults.sort()).toEqual([
      'filter.department_id department_not_found',
      'filter.lead_status lead_status_unknown',
    ]);
  }
});

test('fields choose what is answered, include puts the companies beside, and says which is whose', async () => {
  const query = 'search=z&sort=name&fields=name,cf.size&include=company';
  const { body } = await team.get(`${contacts}?${query}`);
  const [joerg, zoe] = body.contacts;
  expect(joerg).toEqual({ id: expect.any(String), company_id: null, name: 'Jörg Zimmer', custom_fields: {} });
  expect(zoe).toEqual({
    id: expect.any(String),
    company_id: acme,
    name: 'Zoë Müller',
    custom_fields: { size: 12 },
  });
  expect(body.companies).toEqual({ [acme]: expect.objectContaining({ id: acme, name: 'Acme Corp' }) });
  expect((await team.get(contacts)).body).not.toHaveProperty('companies');
  const one = await team.get(`${contacts}/${zoe.id}?fields=phone&include=company`);
  expect(one.body.contact).toEqual({ id: zoe.id, phone: '+14155550101' });
  expect(one.body.company.name).toBe('Acme Corp');
  const called = await team.get(`${contacts}/lookup?phone=%2B14155550101&fields=name`);
  expect(called.body.contacts).toEqual([{ id: zoe.id, name: 'Zoë Müller' }]);
});

test('the typed client knows a part from a whole', async () => {
  const { client } = team;
  const part = await client.GET('/api/crm/contacts', { params: { query: { fields: ['name'], limit: 1 } } });
  expectTypeOf(part.data.contacts[0]?.email).toEqualTypeOf<string | null | undefined>();
  const whole = await client.GET('/api/crm/contacts', { params: { query: { limit: 1 } } });
  expectTypeOf(whole.data.contacts).toEqualTypeOf<ContactAnswer[]>();
  expect(Object.keys(part.data.contacts[0] ?? {})).toEqual(['id', 'name']);
});

test('an unknown preset is unknown; one that is known fills in what is not given', async () => {
  expect((await team.get(`${contacts}?preset=pre_unknown`)).status).toBe(404);
  const { body } = await team.post('/api/crm/presets', {
    name: 'VIPs by name',
    filter: { tags: ['vip'], hasPhone: true, 'cf.size': 12 },
    sort: 'name',
  });
  expect(await names(`preset=${body.preset.id}`)).toEqual(['Zoë Müller']);
  expect(await names(`preset=${body.preset.id}&cf.size=99`)).toEqual([]);
});

describe('who sees what', () => {
  test.each(['manager', 'agent'] as const)('a %s: its own department and what has none', async (role) => {
    const caller = await team.as(role, [sales]);
    expect(await names('', caller)).toEqual(['Ana García', 'Zoë Müller']);
    expect(await names('search=z', caller)).toEqual(['Zoë Müller']);
    expect(await names(`departmentId=${support}`, caller)).toEqual([]);
    expect(await names('tags=vip', caller)).toEqual(['Zoë Müller']);
    expect(await names('', await team.as(role))).toEqual(['Ana García']);
  });

  test('what a role does not see is not answered, not found and not asked for', async () => {
    const hiding = await apiTeam({
      company: 'optional',
      hidden_from_agents: ['phone', 'email', 'notes', 'cf.size', 'source'],
    });
    await contactOf(hiding, {
      name: 'Zoë Müller',
      email: 'hidden@example.com',
      phone: '+14155550101',
      notes: 'secret',
      source: 'fair',
      custom_fields: { size: 12, plan: 'gold' },
    });
    const agent = await hiding.as('agent');
    const { body } = await agent.get(contacts);
    expect(body.contacts[0]).toMatchObject({
      name: 'Zoë Müller',
      email: null,
      phone: null,
      phone_raw: null,
      phone_status: null,
      notes: null,
      source: null,
      custom_fields: { plan: 'gold' },
    });
    expect(await names('search=hidden@', agent)).toEqual([]);
    expect(await names('search=5550101', agent)).toEqual([]);
    expect(await names('search=zo', agent)).toEqual(['Zoë Müller']);
    for (const query of ['hasPhone=true', 'source=fair', 'cf.size=12'])
      expect((await agent.get(`${contacts}?${query}`)).status).toBe(403);
    const { body: one } = await agent.get(`${contacts}/${body.contacts[0].id}`);
    expect(one.contact.email).toBeNull();
  });
});

test('what belongs to a contact is answered when it is asked for', async () => {
  const id = await contactOf(team, { name: 'With company', company_id: acme });
  const { body } = await team.get(`${contacts}/${id}?include=calls,timeline,consents,company`);
  expect(body).toMatchObject({ company: { id: acme }, calls: [], timeline: expect.any(Array), consents: [] });
  expect((await team.get(`${contacts}/${id}?include=secrets`)).status).toBe(400);
});

test.each([
  ['Søren Łukasz Ægir', undefined, ['soren', 'lukasz', 'ægir', 'aegir']],
  ['Conan O’Brien', undefined, ['obrien', "o'brien", 'o’b', 'brien']],
  ['Ana Maria de la Cruz Gomez', undefined, ['gomez ana', 'cruz']],
  ['Giulia', '+390669821992', ['066982', '06 698', '+3906', '1992']],
  ['Bruno', '+551187654321', ['11987654321', '+55 11 98765-4321', '87654321']],
] as const)('%s %s is found as people write it', async (name, phone, searches) => {
  const own = await apiTeam({ company: 'optional', default_country: name === 'Giulia' ? 'IT' : 'BR' });
  await contactOf(own, { name, ...(phone && { phone }) });
  for (const search of searches)
    expect([search, await names(`search=${encodeURIComponent(search)}`, own)]).toEqual([search, [name]]);
});

test('a tag or a choice that holds what separates them is asked for in quotes', async () => {
  const own = await apiTeam({ company: 'optional' });
  const field = { name: 'size', type: 'multi_select', options: ['S, M', 'L'] };
  expect((await own.post('/api/crm/fields', field)).status).toBe(201);
  await contactOf(own, { name: 'Ada', tags: ['left, right', 'x'], custom_fields: { size: ['S, M'] } });
  await contactOf(own, { name: 'Bob', tags: '"a;b",left', custom_fields: { size: ['L'] } });
  const asked = (query: string, value: string) => names(`${query}=${encodeURIComponent(value)}`, own);
  expect(await asked('tags', '"left, right"')).toEqual(['Ada']);
  expect(await asked('tags_mode=all&tags', '"left, right",X')).toEqual(['Ada']);
  expect(await asked('tags', 'left, right')).toEqual(['Bob']);
  expect(await asked('tags', '"a;b"')).toEqual(['Bob']);
  expect(await asked('cf.size.any', '"S, M"')).toEqual(['Ada']);
  expect(await asked('cf.size.any', '"S, M",L')).toEqual(['Ada', 'Bob']);
});
