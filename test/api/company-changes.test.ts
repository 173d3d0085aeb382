import { beforeAll, describe, expect, test } from 'vitest';
import { call } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam, companyOf } from '#test/harness/api-team.ts';

const companies = '/api/crm/companies';

let team: ApiTeam;

beforeAll(async () => {
  team = await apiTeam();
});

const change = (
  { token }: ApiTeam,
  id: string,
  body: Record<string, unknown>,
  { method = 'PATCH', version }: { method?: string; version?: string } = {},
) =>
  call(method, `${companies}/${id}`, { token, body, ...(version && { headers: { 'if-match': version } }) });

/** The company that free text means. */
const meant = async (own: ApiTeam, company: string): Promise<string> =>
  (await own.post('/api/crm/contacts', { name: 'Ann Other', company })).body.contact.company_id;

describe.each(['PATCH', 'PUT'])('%s of a company', (method) => {
  test('changes what is given, clears what is null, and keeps the rest', async () => {
    const sent = { name: 'Acme', city: 'Berlin', postalCode: '10115', phone: '1' };
    const { body } = await team.post(companies, sent);
    const { id, created_at } = body.company;
    const reply = await change(team, id, { name: 'Acme SE', city: null, postal_code: '10117' }, { method });
    expect(reply.status).toBe(200);
    expect(reply.headers.get('etag')).toBe('"2"');
    const { company } = reply.body;
    expect(company).toMatchObject({ id, name: 'Acme SE', city: null, postal_code: '10117', phone: '1' });
    expect(company).toMatchObject({ version: 2, created_at });
    expect((await team.get(`${companies}/${id}`)).body.company).toEqual(company);
  });

  test('to what it is already is no new version', async () => {
    const id = await companyOf(team, 'Same');
    for (const body of [{}, { name: 'Same' }, { city: null }])
      expect((await change(team, id, body, { method })).body.company.version).toBe(1);
  });

  test('refuses wrong values, and a name of nothing', async () => {
    const id = await companyOf(team);
    const { status, body } = await change(team, id, { name: null, city: 5, colour: 'red' }, { method });
    expect(status).toBe(422);
    const found = body.error.details.map(
      ({ param, code }: { param: string; code: string }) => `${param} ${code}`,
    );
    expect(found.toSorted()).toEqual(['city type_string', 'colour unknown_property', 'name type_string']);
  });

  test('of a company that never was is 404', async () => {
    const { status, body } = await change(team, 'comp_00000000000000000000000000', {}, { method });
    expect([status, body.error.code]).toEqual([404, 'company_not_found']);
  });
});

describe('If-Match', () => {
  test('lets one of two changes of a version through', async () => {
    const id = await companyOf(team);
    const { headers } = await team.get(`${companies}/${id}`);
    const version = headers.get('etag') ?? '';
    expect((await change(team, id, { city: 'Bonn' }, { version })).status).toBe(200);
    const late = await change(team, id, { city: 'Ulm' }, { version });
    expect([late.status, late.body.error.code]).toEqual([412, 'version_mismatch']);
    const garbled = await change(team, id, { city: 'Ulm' }, { version: '2' });
    expect([garbled.status, garbled.body.error.code]).toEqual([400, 'etag_malformed']);
    expect((await change(team, id, { city: 'Ulm' }, { version: '*' })).status).toBe(200);
  });

  test('is not needed: many changes at once all happen', async () => {
    const id = await companyOf(team);
    const fields = ['city', 'state', 'country', 'industry', 'website'];
    await Promise.all(fields.map((field) => change(team, id, { [field]: field })));
    const { company } = (await team.get(`${companies}/${id}`)).body;
    expect(company).toMatchObject({ ...Object.fromEntries(fields.map((one) => [one, one])), version: 6 });
  });
});

test('a team that requires If-Match gets it for companies and presets, too', async () => {
  const own = await apiTeam({ require_if_match: true });
  const id = await companyOf(own);
  const { preset } = (await own.post('/api/crm/presets', { name: 'Warm' })).body;
  for (const path of [`${companies}/${id}`, `/api/crm/presets/${preset.id}`]) {
    for (const reply of [await own.patch(path, { name: 'Other' }), await own.delete(path)])
      expect([reply.status, reply.body.error.code]).toEqual([428, 'if_match_required']);
    expect((await own.delete(path, { headers: { 'if-match': '"1"' } })).status).toBe(200);
  }
});

describe('the name by which free text finds a company', () => {
  test('goes with it', async () => {
    const own = await apiTeam();
    const id = await companyOf(own, 'Old Name');
    await change(own, id, { name: 'New Name' });
    expect(await meant(own, 'NEW NAME')).toBe(id);
    const created = await meant(own, 'old name');
    expect(created).not.toBe(id);
    expect((await own.get(companies)).body.count).toBe(2);
  });

  test('passes to the next one that has it', async () => {
    const own = await apiTeam();
    const [first, second, third] = [
      await companyOf(own, 'Acme'),
      await companyOf(own, 'ACME'),
      await companyOf(own, 'Other'),
    ];
    await change(own, third, { name: 'acme' });
    await change(own, first, { name: 'Elsewhere' });
    const heir = await meant(own, 'Acme');
    expect([second, third]).toContain(heir);
    await change(own, heir, { name: 'Gone' });
    expect([second, third].filter((id) => id !== heir)).toContain(await meant(own, 'Acme'));
  });

  test('stays when only its spelling changes', async () => {
    const own = await apiTeam();
    const id = await companyOf(own, 'acme');
    await companyOf(own, 'Acme');
    await change(own, id, { name: 'ACME' });
    expect(await meant(own, 'acme')).toBe(id);
  });

  test('belongs to one of many that take it at once', async () => {
    const own = await apiTeam();
    const ids = await Promise.all(
      Array.from({ length: 6 }, (_, index) => companyOf(own, `Company ${index}`)),
    );
    const replies = await Promise.all(ids.map((id) => change(own, id, { name: 'Acme' })));
    expect(replies.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(ids).toContain(await meant(own, 'acme'));
  });
});
