import { beforeAll, describe, expect, test } from 'vitest';
import { call } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam } from '#test/harness/api-team.ts';

const contacts = '/api/crm/contacts';

let team: ApiTeam;

beforeAll(async () => {
  team = await apiTeam();
});

describe('a body', () => {
  test.each([
    ['POST', '/api/crm/jobs/job_none/undo', { dryRun: true }, 'dryRun'],
    ['POST', '/api/crm/imports/imp_none/undo', { dry_run: true }, 'dry_run'],
    ['DELETE', '/api/crm/contacts/cont_none', { permanent: true }, 'permanent'],
  ] as const)(
    'that a request needs none of is not passed over (%s %s)',
    async (method, path, body, param) => {
      const reply = await call(method, path, { token: team.token, body });
      expect(reply.status).toBe(422);
      expect(reply.body.error).toMatchObject({ code: 'unknown_property', param });
      const empty = await call(method, path, { token: team.token, body: { team_id: team.team_id } });
      expect(empty.status).toBe(404);
    },
  );

  test.each([
    ['cut off', '{"name": "Ann'],
    ['nothing', ''],
    ['with a trailing comma', '{"name": "Ann",}'],
    ['of bare words', 'name=Ann'],
    ['with a byte-order mark alone', '\ufeff'],
    ['with a number out of JSON', '{"name": NaN}'],
    ['nested too deep to be meant', `${'['.repeat(300_000)}`],
  ])('that is no JSON (%s) is 400', async (_, body) => {
    const headers = { 'content-type': 'application/json' };
    const reply = await team.post(contacts, body, { headers });
    expect(reply.status).toBe(400);
    expect(reply.body.error).toMatchObject({ code: 'json_malformed', param: null });
    expect(reply.body.request_id).toEqual(expect.any(String));
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/json5',
  ])('of type %s is 415', async (type) => {
    const reply = await team.post(contacts, '{"name": "Ann"}', { headers: { 'content-type': type } });
    expect(reply.status).toBe(415);
    expect(reply.body.error.code).toBe('not_json');
  });

  test.each(['application/json; charset=utf-8', 'APPLICATION/JSON', 'application/vnd.api+json'])(
    'of type %s is taken',
    async (type) => {
      const body = JSON.stringify({ name: 'Ann', company: 'Acme' });
      const reply = await team.post(contacts, body, { headers: { 'content-type': type } });
      expect(reply.status).toBe(201);
    },
  );

  test('over 1 MB is 413, by its bytes and not its characters', async () => {
    const bodyOf = (notes: string) => JSON.stringify({ name: 'Ann', company: 'Acme', notes });
    for (const notes of ['a'.repeat(1_048_577), 'é'.repeat(524_288)]) {
      const reply = await team.post(contacts, bodyOf(notes));
      expect(reply.status).toBe(413);
      expect(reply.body.error.code).toBe('body_too_large');
    }
    const below = await team.post(contacts, bodyOf('a'.repeat(1_000_000)));
    expect(below.status).toBe(422);
    expect(below.body.error).toMatchObject({ code: 'too_long', param: 'notes' });
  });

  test.each([['null'], ['[]'], ['"text"'], ['1'], ['true'], [`${'['.repeat(5_000)}${']'.repeat(5_000)}`]])(
    'that is JSON but no object (%s) is 422',
    async (body) => {
      const reply = await team.post(contacts, body);
      expect(reply.status).toBe(422);
      expect(reply.body.error).toMatchObject({ code: 'type_object', param: null });
    },
  );

  test('too deep in a property is refused, not a crash', async () => {
    const sent = (depth: number) =>
      team.post(
        contacts,
        `{"name": "Ann", "custom_fields": {"a": ${'['.repeat(depth)}${']'.repeat(depth)}}}`,
      );
    expect(await sent(1_000)).toMatchObject({ status: 422, body: { error: { param: 'custom_fields.a' } } });
    expect((await sent(100_000)).status).toBe(400);
  });
});

describe('faults', () => {
  test('are all listed at once, in the spelling of the caller, those of the policies among them', async () => {
    const { status, body } = await team.post(contacts, {
      firstName: ' ',
      lastName: 'Smith',
      email: 'no address',
      phone: '12',
      phone_secondary: '4.41E+11',
      leadStatus: 'undecided',
      doNotCall: 'yes',
      timezone: 'Mars/Olympus',
      custom_fields: { deep: { nested: 1 } },
      tags: [1],
      favouriteColour: 'red',
      shoe_size: 46,
    });
    expect(status).toBe(422);
    const found = body.error.details.map(({ param, code }: { param: string; code: string }) => [param, code]);
    expect(new Map(found)).toEqual(
      new Map([
        ['firstName', 'blank'],
        ['email', 'email_invalid'],
        ['doNotCall', 'type_boolean'],
        ['timezone', 'timezone_unknown'],
        ['custom_fields.deep', 'custom_value_type'],
        ['tags', 'type_tags'],
        ['favouriteColour', 'unknown_property'],
        ['shoe_size', 'unknown_property'],
        ['company_id', 'required'],
        ['phone', 'phone_invalid'],
        ['phone_secondary', 'phone_precision_lost'],
        ['leadStatus', 'lead_status_unknown'],
      ]),
    );
    expect(found).toHaveLength(12);
    expect(body.error).toMatchObject({
      code: body.error.details[0].code,
      param: body.error.details[0].param,
    });
    for (const { message } of body.error.details) expect(message).toMatch(/^\S.*\.$/);
  });

  test('of an empty object name what is required', async () => {
    const { status, body } = await team.post(contacts, {});
    expect(status).toBe(422);
    expect(body.error.details).toMatchObject([
      { param: 'name', code: 'required' },
      { param: 'company_id', code: 'required' },
    ]);
  });

  test('name a property given in both spellings', async () => {
    const reply = await team.post(contacts, {
      name: 'Ann',
      company: 'Acme',
      jobTitle: 'CEO',
      job_title: 'CTO',
    });
    expect(reply.status).toBe(422);
    expect(reply.body.error).toMatchObject({ code: 'duplicate_property', param: 'job_title' });
  });

  test('name the allowed lead statuses', async () => {
    const { body } = await team.post(contacts, { name: 'Ann', company: 'Acme', leadStatus: 'lukewarm' });
    expect(body.error.message).toContain('new, contacted, qualified');
  });

  test('name a company that the team does not have, as unknown as one of another team', async () => {
    const other = await apiTeam();
    const foreign = (await other.post('/api/crm/companies', { name: 'Theirs' })).body.company.id;
    for (const companyId of [foreign, 'comp_00000000000000000000000000', 'x'.repeat(100), '\u0000']) {
      const { status, body } = await team.post(contacts, { name: 'Ann', companyId });
      expect(status).toBe(422);
      expect(['company_not_found', 'control_characters']).toContain(body.error.code);
    }
  });

  test('leave nothing behind', async () => {
    const own = await apiTeam({ company: 'optional' });
    await own.post(contacts, { name: 'Ann', company: 'Acme', phone: '12' });
    await own.post(contacts, { name: 'Ann', phone: '+12025550100', company_id: 'comp_unknown' });
    expect((await own.get(contacts)).body.count).toBe(0);
    expect((await own.get('/api/crm/companies')).body.count).toBe(0);
    expect((await own.post(contacts, { name: 'Ann', phone: '+12025550100' })).status).toBe(201);
  });
});

describe('a query', () => {
  test.each([
    ['serach=ann', 'serach', 'unknown_parameter'],
    ['constructor=1', 'constructor', 'unknown_parameter'],
    ['limit=0', 'limit', 'out_of_range'],
    ['limit=201', 'limit', 'out_of_range'],
    ['limit=abc', 'limit', 'type_integer'],
    ['limit=', 'limit', 'type_integer'],
    ['limit=1.5', 'limit', 'type_integer'],
    ['limit=-1', 'limit', 'type_integer'],
    ['limit=5&limit=6', 'limit', 'type_integer'],
    ['offset=-1', 'offset', 'type_integer'],
    ['offset=1e3', 'offset', 'type_integer'],
    ['deleted=maybe', 'deleted', 'type_boolean'],
    ['cursor=', 'cursor', 'cursor_invalid'],
    ['cursor=nonsense', 'cursor', 'cursor_invalid'],
    [`cursor=${'a'.repeat(1_001)}`, 'cursor', 'cursor_invalid'],
  ])('of %s is 400', async (query, param, code) => {
    const { status, body } = await team.get(`${contacts}?${query}`);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code, param });
  });

  test('lists all its faults at once', async () => {
    const { body } = await team.get(`${contacts}?limit=0&offset=x&colour=red&size=46`);
    const params = body.error.details.map(({ param }: { param: string }) => param);
    expect(params.toSorted()).toEqual(['colour', 'limit', 'offset', 'size']);
  });

  test('with the largest offset answers an empty page', async () => {
    const { status, body } = await team.get(`${contacts}?offset=999999999999999`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ contacts: [], offset: 999_999_999_999_999, next_cursor: null });
  });
});

describe('a path', () => {
  test.each([
    ['GET', '/'],
    ['GET', '/api/crm/nothing'],
    ['GET', '/api/crm/contacts/a/b/c'],
  ])('that is no route (%s %s) is 404', async (method, path) => {
    const { status, body } = await call(method, path, { token: team.token });
    expect(status).toBe(404);
    expect(body.error.code).toBe('route_not_found');
  });

  test('answers OPTIONS, be there a route or none', async () => {
    for (const path of ['/api/crm/contacts', '/api/crm/nothing']) {
      const { status } = await call('OPTIONS', path);
      expect(status).toBe(204);
    }
  });

  test.each([
    'x',
    'cont_',
    'cont_00000000000000000000000000',
    'a'.repeat(500),
    '%00',
    '%F0%9F%98%80',
    '..',
    '#',
  ])('of a contact that is not there (%s) is 404', async (id) => {
    const { status, body } = await team.get(
      `${contacts}/${id === '..' || id === '#' ? encodeURIComponent(id) : id}?teamId=${team.team_id}`,
    );
    expect(status).toBe(404);
    expect(body.error.code).toMatch(/_not_found$/);
  });
});

test('a body of thousands of faults has an answer of a hundred', async () => {
  const body = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`p${index}`, 1]));
  const reply = await team.post(contacts, body);
  expect([reply.status, reply.body.error.details.length]).toEqual([422, 100]);
  const long = await team.post(contacts, { ['x'.repeat(900_000)]: 1 });
  expect(long.status).toBe(422);
  expect(JSON.stringify(long.body).length).toBeLessThan(5_000);
});
