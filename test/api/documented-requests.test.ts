import { expect, test } from 'vitest';
import { call } from '#test/harness/api.ts';
import { apiTeam, companyOf } from '#test/harness/api-team.ts';

// Copied from the documents as they are; only hosts, tokens and ids are put in.

const dutycall = `curl -X POST https://api.dutycall.net/api/contacts \\
  -H "Authorization: Bearer YOUR_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{
    "name": "John Doe",
    "phone": "+15551234567",
    "email": "john@example.com",
    "tags": ["VIP", "Q4-Campaign"],
    "custom_fields": {
      "customer_id": "CRM-12345",
      "account_value": 50000
    }
  }'`;

const talkturoReference = `curl -X POST https://<your-domain>/api/crm/contacts \\
  -H "Authorization: Bearer <token>" \\
  -H "Content-Type: application/json" \\
  -d '{
    "teamId": "team_01j...",
    "companyId": "comp_01j...",
    "firstName": "Sarah",
    "lastName": "Chen",
    "email": "sarah.chen@example.com",
    "phone": "+14155551234",
    "jobTitle": "VP of Engineering",
    "leadStatus": "new",
    "source": "trade-show",
    "timezone": "America/Los_Angeles",
    "doNotCall": false,
    "tags": ["enterprise", "warm-lead"],
    "customFields": {
      "company_size": "500-1000",
      "interest": "outbound-automation"
    }
  }'`;

const talkturoGuide = `{
  "teamId": "your-team-id",
  "companyId": "company-uuid",
  "firstName": "Jane",
  "lastName": "Smith",
  "email": "jane@acme.com",
  "phone": "+12025550100",
  "jobTitle": "CEO",
  "leadStatus": "qualified",
  "source": "import",
  "customFields": {
    "product_interest": "Enterprise Plan"
  }
}`;

const talkturoList = 'teamId=team_01j...&leadStatus=new&hasPhone=true&limit=25';

/** The method, the path and the body of a documented curl. */
const partsOf = (curl: string) => {
  const [, method = '', path = '', body = ''] =
    /curl -X (\w+) https:\/\/[^/]+(\S+) [\s\S]* -d '([\s\S]*)'$/.exec(curl) ?? [];
  return { method, path, body };
};

test('DutyCall’s curl makes a contact on a team as it comes', async () => {
  const { token } = await apiTeam();
  const { method, path, body: sent } = partsOf(dutycall);
  const { status, headers, body } = await call(method, path, { token, body: sent });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    success: true,
    contact: {
      name: 'John Doe',
      phone: '+15551234567',
      email: 'john@example.com',
      company: null,
      tags: ['VIP', 'Q4-Campaign'],
      custom_fields: { customer_id: 'CRM-12345', account_value: 50000 },
    },
  });
  expect(headers.get('location')).toBe(`/api/contacts/${body.contact.id}`);
});

test('Talkturo’s two requests make contacts, and its list finds them', async () => {
  const team = await apiTeam();
  const { token } = team;
  const company = await companyOf(team);
  const withIds = (text: string) =>
    text.replace(/team_01j\.\.\.|your-team-id/, team.team_id).replace(/comp_01j\.\.\.|company-uuid/, company);
  const reference = partsOf(talkturoReference);
  const replies = [
    await call(reference.method, reference.path, { token, body: withIds(reference.body) }),
    await call('POST', '/api/crm/contacts', { token, body: withIds(talkturoGuide) }),
  ];
  expect(replies.map(({ status }) => status)).toEqual([201, 201]);
  expect(replies.map(({ body }) => body.contact.first_name)).toEqual(['Sarah', 'Jane']);
  const { body } = await team.get(`/api/crm/contacts?${withIds(talkturoList)}`);
  expect(body).toMatchObject({ success: true, count: 1, limit: 25, offset: 0 });
  expect(body.contacts[0]).toEqual(replies[0]?.body.contact);
});
