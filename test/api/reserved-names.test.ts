import { beforeAll, expect, test } from 'vitest';
import { type ApiTeam, apiTeam } from '#test/harness/api-team.ts';

const contacts = '/api/crm/contacts';

let team: ApiTeam;

beforeAll(async () => {
  team = await apiTeam({ company: 'optional' });
});

/** Sent as text: an object literal could not hold these names as they are. */
const post = (properties: string) => team.post(contacts, `{"name": "Ann", ${properties}}`);

test.each([
  '"constructor": "x"',
  '"toString": "x"',
  '"hasOwnProperty": true',
  '"valueOf": null',
  '"customFields": {"constructor": "x"}',
  '"custom_fields": {"prototype": "x", "fine": 1}',
])('%s is refused with its name', async (properties) => {
  const { status, body } = await post(properties);
  expect(status).toBe(422);
  const name = /"(\w+)": (?!\{)/.exec(properties)?.[1];
  expect(body.error.param).toMatch(new RegExp(`(^|\\.)${name}$`));
  expect(body.error.code).toMatch(/^(unknown_property|name_reserved)$/);
});

test.each([
  '"__proto__": {"phone": "+12025550100"}',
  '"__proto__": null',
  '"custom_fields": {"__proto__": {"polluted": true}}',
  '"custom_fields": {"constructor": {"prototype": {"polluted": true}}}',
  '"tags": [{"__proto__": {"polluted": true}}]',
])('%s is refused and pollutes nothing', async (properties) => {
  const refused = await post(properties);
  expect([refused.status, refused.body.error.code]).toEqual([422, 'name_reserved']);
  expect(refused.body.error.param).toMatch(/^(__proto__|constructor)$/);
  const { status, body } = await post('"email": "a@example.com"');
  expect(status).toBe(201);
  expect(body.contact).toMatchObject({ phone: null, custom_fields: {} });
  expect(body.contact).not.toHaveProperty('polluted');
});

test('names that only look special are kept as they are', async () => {
  const fields = {
    Constructor: 1,
    toString: 'text',
    hasOwnProperty: [true],
    __proto: null,
    length: 2,
    '0': 'zero',
  };
  const { status, body } = await team.post(contacts, { name: 'Ann', custom_fields: fields });
  expect(status).toBe(201);
  const read = await team.get(`${contacts}/${body.contact.id}`);
  expect(read.body.contact.custom_fields).toEqual(fields);
});
