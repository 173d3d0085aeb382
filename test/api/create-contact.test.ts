import { describe, expect, test } from 'vitest';
import { apiTeam, companyOf, contactOf } from '#test/harness/api-team.ts';

const contacts = '/api/crm/contacts';

/** The requests of Talkturo's two pages on contacts, word for word but for the ids. */
const documented = {
  'the guide': {
    firstName: 'Jane',
    lastName: 'Smith',
    email: 'jane@acme.com',
    phone: '+12025550100',
    jobTitle: 'CEO',
    leadStatus: 'qualified',
    source: 'import',
    customFields: { product_interest: 'Enterprise Plan' },
  },
  'the reference': {
    firstName: 'Sarah',
    lastName: 'Chen',
    email: 'sarah.chen@example.com',
    phone: '+14155551234',
    jobTitle: 'VP of Engineering',
    leadStatus: 'new',
    source: 'trade-show',
    timezone: 'America/Los_Angeles',
    doNotCall: false,
    tags: ['enterprise', 'warm-lead'],
    customFields: { company_size: '500-1000', interest: 'outbound-automation' },
  },
};

describe('the documented Talkturo request', () => {
  test.each(Object.entries(documented))(
    'of %s answers 201 with every documented property',
    async (_, sent) => {
      const team = await apiTeam();
      const companyId = await companyOf(team);
      const { status, headers, body } = await team.post(contacts, {
        teamId: team.team_id,
        companyId,
        ...sent,
      });
      expect(status).toBe(201);
      const { contact } = body;
      expect(headers.get('location')).toBe(`${contacts}/${contact.id}`);
      expect(headers.get('etag')).toBe('"1"');
      expect(body).toMatchObject({ success: true, warnings: [] });
      expect(contact).toMatchObject({
        id: expect.stringMatching(/^cont_[0-9a-z]{26}$/),
        team_id: team.team_id,
        company_id: companyId,
        first_name: sent.firstName,
        last_name: sent.lastName,
        email: sent.email,
        phone: sent.phone,
        phone_secondary: null,
        job_title: sent.jobTitle,
        lead_status: sent.leadStatus,
        source: sent.source,
        timezone: 'timezone' in sent ? sent.timezone : null,
        do_not_call: false,
        notes: null,
        custom_fields: sent.customFields,
        tags: 'tags' in sent ? sent.tags : [],
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      });
      expect(contact.updated_at).toBe(contact.created_at);
      expect((await team.get(`${contacts}/${contact.id}`)).body.contact).toEqual(contact);
    },
  );

  test('is the same in snake_case', async () => {
    const team = await apiTeam();
    const company_id = await companyOf(team);
    const { status, body } = await team.post(contacts, {
      team_id: team.team_id,
      company_id,
      first_name: 'Jane',
      last_name: 'Smith',
      lead_status: 'qualified',
      custom_fields: { productInterest: 'stays as it is spelled' },
    });
    expect(status).toBe(201);
    expect(body.contact).toMatchObject({
      company_id,
      name: 'Jane Smith',
      lead_status: 'qualified',
      custom_fields: { productInterest: 'stays as it is spelled' },
    });
  });
});

describe('a company by its name', () => {
  test('is created once and found again however it is spelled', async () => {
    const team = await apiTeam();
    const ids = [];
    for (const company of ['Müller & Söhne', ' MULLER  & SOHNE ', 'müller & söhne'])
      ids.push((await team.post(contacts, { name: 'Ann Other', company })).body.contact.company_id);
    expect(new Set(ids).size).toBe(1);
    const { body } = await team.get('/api/crm/companies');
    expect(body).toMatchObject({ count: 1, companies: [{ id: ids[0], name: 'Müller & Söhne' }] });
  });

  test('finds the first of several companies of one name', async () => {
    const team = await apiTeam();
    const first = await companyOf(team, 'Acme');
    const second = await companyOf(team, 'ACME');
    expect(second).not.toBe(first);
    const { body } = await team.post(contacts, { name: 'Ann Other', company: 'acme' });
    expect(body.contact.company_id).toBe(first);
  });

  test('beside an id is ambiguous', async () => {
    const team = await apiTeam();
    const company_id = await companyOf(team);
    const { status, body } = await team.post(contacts, { name: 'Ann Other', company: 'Acme', company_id });
    expect(status).toBe(422);
    expect(body.error).toMatchObject({ code: 'ambiguous', param: 'company' });
  });
});

describe('a value that another contact has', () => {
  test('refuses a phone with the id of its holder, however the number is written', async () => {
    const team = await apiTeam({ company: 'optional' });
    const holder = await contactOf(team, { phone: '+12025550100' });
    for (const taken of [{ phone: '(202) 555-0100' }, { phone_secondary: '001 202 555 0100' }]) {
      const { status, body } = await team.post(contacts, { name: 'Bo Other', ...taken });
      expect(status).toBe(409);
      expect(body.error).toMatchObject({ code: 'phone_taken', param: 'phone', existing_id: holder });
    }
    expect((await team.get(contacts)).body.count).toBe(1);
  });

  test('names the holder of each value at once', async () => {
    const team = await apiTeam({ company: 'optional', email: 'unique' });
    const one = await contactOf(team, { phone: '+12025550100' });
    const two = await contactOf(team, { email: 'a@example.com', external_id: 'X-1' });
    const { status, body } = await team.post(contacts, {
      name: 'Bo Other',
      phone: '+12025550100',
      email: 'A@Example.com',
      external_id: 'X-1',
    });
    expect(status).toBe(409);
    expect(body.error.details).toMatchObject([
      { code: 'phone_taken', existing_id: one },
      { code: 'email_taken', existing_id: two },
      { code: 'external_id_taken', existing_id: two },
    ]);
  });

  test('warns of an email and creates the contact', async () => {
    const team = await apiTeam({ company: 'optional' });
    const holder = await contactOf(team, { email: 'a@example.com' });
    const { status, body } = await team.post(contacts, { name: 'Bo Other', email: 'A@EXAMPLE.com' });
    expect(status).toBe(201);
    expect(body.contact.email).toBe('A@EXAMPLE.com');
    expect(body.warnings).toMatchObject([{ code: 'email_duplicate', param: 'email', existing_id: holder }]);
  });

  test('passes in silence where the team does not care', async () => {
    const team = await apiTeam({ company: 'optional', phone: 'off', email: 'off' });
    const values = { phone: '+12025550100', email: 'a@example.com' };
    await contactOf(team, values);
    const { status, body } = await team.post(contacts, { name: 'Bo Other', ...values });
    expect(status).toBe(201);
    expect(body.warnings).toEqual([]);
  });

  test('of another team is free', async () => {
    const [one, two] = [await apiTeam({ company: 'optional' }), await apiTeam({ company: 'optional' })];
    const values = { phone: '+12025550100', email: 'a@example.com', external_id: 'X-1' };
    await contactOf(one, values);
    const { status, body } = await two.post(contacts, { name: 'Bo Other', ...values });
    expect(status).toBe(201);
    expect(body.warnings).toEqual([]);
  });
});
