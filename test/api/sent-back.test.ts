import { expect, test } from 'vitest';
import { mirrorOf } from '#functions/http/read-only.ts';
import { routes } from '#functions/routes.ts';
import { call } from '#test/harness/api.ts';
import { apiTeam, contactOf } from '#test/harness/api-team.ts';
import { requestExample } from '#test/harness/request-example.ts';

/** What is made of nouns, by the path of their list, where the example of the description does not do; the settings are there. */
const drafts: Readonly<Record<string, object>> = {
  '/api/crm/contacts': {
    name: 'Ada Lovelace',
    phone: '202-555-0100 x7',
    email: 'ada@example.com',
    company: 'Acme',
    tags: ['VIP'],
    custom_fields: { size: '5' },
    notes: 'Met in spring.',
  },
  '/api/contacts': { name: 'Dot Call', phone: '+12025550101', company: 'Acme' },
  '/api/crm/companies': { name: 'Beta', city: 'Paris' },
  '/api/crm/members': { name: 'Someone', role: 'agent', email: 'someone@example.com' },
  '/api/crm/fields': { name: 'plan', type: 'select', options: ['gold', 'blue'] },
  '/api/crm/tags': { name: 'gold' },
  '/api/crm/tags/rules': { tag: 'reachable', filter: { has_phone: true } },
  '/api/crm/drops': { name: 'Fair' },
  '/api/crm/campaigns': { name: 'Spring' },
  '/api/crm/webhooks': { url: 'https://hooks.example.com/x', types: ['contact.*'] },
};

/** Consents are only added: what GET answers are rows, and a PUT is one more. */
const isAdding = ({ id }: { id: string }) => id === 'recordConsent';
const changing = routes.filter(
  (route) => (route.method === 'PATCH' || route.method === 'PUT') && !isAdding(route),
);
/** What says when and how often a record was changed, which an empty change of some nouns moves. */
const stamps = ['version', 'updated_at'];

test.each(changing)(
  '$method $path takes back what GET answers, and nothing that nobody sets',
  async (route) => {
    const team = await apiTeam({ company: 'optional' });
    const template = route.path.replace(/\/\{\w+\}$/, '');
    // What belongs to a contact needs one.
    const list = template.includes('{id}')
      ? template.replace('{id}', await contactOf(team, { name: 'Ada Lovelace' }))
      : template;
    const { noun = '', readOnly = new Map<string, string>() } = mirrorOf(route, routes) ?? {};
    let path = list;
    if (route.path !== template) {
      const create = routes.find(({ method, path }) => method === 'POST' && path === template);
      const made = await team.post(list, drafts[list] ?? requestExample(create?.id ?? ''));
      expect([made.status, made.body.error]).toEqual([201, undefined]);
      path = `${list}/${made.body[noun].id}`;
    }
    const send = (body: unknown) => call(route.method, path, { token: team.token, body });
    const read = async () => (await team.get(path)).body[noun];
    const answered = await read();
    expect(await send(answered)).toMatchObject({ status: 200 });
    const after = await read();
    const moving = stamps.filter((name) => Object.hasOwn(answered, name)).map((name) => [name, after[name]]);
    expect(after).toEqual({ ...answered, ...Object.fromEntries(moving) });

    const names = Object.keys(after).filter((name) => readOnly.has(name));
    const changed = Object.fromEntries(names.map((name) => [name, `not ${after[name]}`]));
    if (names.length === 0) return;
    const refused = await send(changed);
    expect(refused.status).toBe(422);
    // A tag needs its name beside.
    const told = refused.body.error.details.filter(({ code }: { code: string }) => code === 'read_only');
    expect(told.map(({ param }: { param: string }) => param).toSorted()).toEqual(names.toSorted());
  },
);

test('of a contact that is sent back only what differs is changed, hidden values and raw numbers stay', async () => {
  const team = await apiTeam({ company: 'optional', hidden_from_managers: ['email'] });
  const id = await contactOf(team, { name: 'Ada Lovelace', email: 'ada@example.com', phone: '+12025550100' });
  const path = `/api/crm/contacts/${id}`;
  const manager = await team.as('manager');
  const seen = (await manager.get(path)).body.contact;
  expect(seen.email).toBeNull();
  const { status, body } = await manager.patch(path, { ...seen, job_title: 'Countess' });
  expect([status, body.contact.job_title]).toEqual([200, 'Countess']);
  expect((await team.get(path)).body.contact).toMatchObject({ email: 'ada@example.com', version: 2 });
});

test('what has changed meanwhile is told, in the caller’s spelling; what is gone is 404', async () => {
  const team = await apiTeam({ company: 'optional' });
  const id = await contactOf(team, { name: 'Ada Lovelace' });
  const path = `/api/crm/contacts/${id}`;
  await team.patch(path, { job_title: 'Countess' });
  const stale = await team.patch(path, { version: 1, createdBy: 'tok_other', name: 'Ada' });
  expect(stale.body.error.details).toMatchObject([
    { param: 'version', code: 'read_only' },
    { param: 'createdBy', code: 'read_only' },
  ]);
  expect((await team.patch('/api/crm/contacts/cont_none', { version: 1 })).status).toBe(404);
});
