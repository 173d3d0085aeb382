import { beforeAll, expect, test } from 'vitest';
import { type ApiTeam, apiTeam } from '#test/harness/api-team.ts';

const companies = '/api/crm/companies';

let team: ApiTeam;

beforeAll(async () => {
  team = await apiTeam();
});

test('a company is created and read back with all its values', async () => {
  const sent = {
    name: 'Acme Corp',
    website: 'https://acme.example',
    industry: 'Technology',
    phone: 'ask for Jane',
    address: '1 Main St',
    city: 'San Francisco',
    state: 'CA',
    postalCode: '94105',
    country: 'United States',
  };
  const { status, headers, body } = await team.post(companies, sent);
  expect(status).toBe(201);
  const { company } = body;
  expect(headers.get('location')).toBe(`${companies}/${company.id}`);
  const { postalCode, ...rest } = sent;
  expect(company).toMatchObject({ ...rest, postal_code: postalCode, team_id: team.team_id, version: 1 });
  expect((await team.get(`${companies}/${company.id}`)).body.company).toEqual(company);
});

test('absent and null values are null', async () => {
  const { body } = await team.post(companies, { name: 'Bare', city: null });
  expect(body.company).toMatchObject({ website: null, city: null, postal_code: null });
});

test('several companies may have one name', async () => {
  const replies = [];
  for (const name of ['Twin', 'TWIN', ' twin ']) replies.push(await team.post(companies, { name }));
  expect(replies.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(new Set(replies.map(({ body }) => body.company.id)).size).toBe(3);
  const [first, ...others] = replies.map(({ body }) => body);
  expect(first.warnings).toEqual([]);
  const taken = { code: 'name_taken', param: 'name', existing_id: first.company.id };
  for (const { warnings } of others) expect(warnings).toMatchObject([taken]);
  const renamed = await team.patch(`${companies}/${others[0].company.id}`, { name: 'tWin', city: 'Rome' });
  expect(renamed.body.warnings).toMatchObject([taken]);
  const own = await team.patch(`${companies}/${first.company.id}`, { name: 'tWin' });
  expect(own.body.warnings).toEqual([]);
});

test('many creates of one name at once all succeed, and free text finds one of them', async () => {
  const replies = await Promise.all(Array.from({ length: 12 }, () => team.post(companies, { name: 'Rush' })));
  expect(replies.map(({ status }) => status)).toEqual(Array(12).fill(201));
  const names = await Promise.all(
    Array.from({ length: 3 }, () => team.post('/api/crm/contacts', { name: 'Ann', company: 'rush' })),
  );
  const found = new Set(names.map(({ body }) => body.contact.company_id));
  expect(found.size).toBe(1);
  expect(replies.map(({ body }) => body.company.id)).toContain([...found][0]);
});

test('many contacts that name a new company at once make one company', async () => {
  const own = await apiTeam();
  const replies = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      own.post('/api/crm/contacts', { name: `Ann ${index}`, company: index % 2 ? 'New & Co' : 'NEW & CO' }),
    ),
  );
  expect(replies.map(({ status }) => status)).toEqual(Array(12).fill(201));
  expect(new Set(replies.map(({ body }) => body.contact.company_id)).size).toBe(1);
  expect((await own.get(companies)).body.count).toBe(1);
});

test('a company without a name, or with a wrong property, is 422', async () => {
  const { status, body } = await team.post(companies, { city: 5, colour: 'red' });
  expect(status).toBe(422);
  const found = body.error.details.map(
    ({ param, code }: { param: string; code: string }) => `${param} ${code}`,
  );
  expect(found.toSorted()).toEqual(['city type_string', 'colour unknown_property', 'name required']);
});

test('the list shows the newest first, with the exact count', async () => {
  const own = await apiTeam();
  for (let index = 0; index < 7; index++) await own.post(companies, { name: `Company ${index}` });
  const { body } = await own.get(`${companies}?limit=3&offset=2`);
  expect(body).toMatchObject({ count: 7, limit: 3, offset: 2 });
  expect(body.companies.map(({ name }: { name: string }) => name)).toEqual([
    'Company 4',
    'Company 3',
    'Company 2',
  ]);
});

test('an unknown company is 404', async () => {
  for (const id of ['comp_00000000000000000000000000', 'x', '%00']) {
    const { status, body } = await team.get(`${companies}/${id}`);
    expect(status).toBe(404);
    expect(body.error.code).toBe('company_not_found');
  }
});
