import { beforeAll, describe, expect, test } from 'vitest';
import { type ApiTeam, apiTeam, contactOf } from '#test/harness/api-team.ts';
import { allEvents } from '#test/harness/projected.ts';
import { until } from '#test/harness/wait.ts';

let team: ApiTeam;

beforeAll(async () => {
  team = await apiTeam({ company: 'optional', hidden_from_managers: ['phone', 'cf.salary'] });
});

const typesOf = (events: { type: string; subject: { id: string } }[], id: string) =>
  events.filter(({ subject }) => subject.id === id).map(({ type }) => type);

/** What the feed tells of a record, once it tells the last of it. */
const told = (id: string, last: string, caller = team) =>
  until(
    async () => (await allEvents(caller)).filter(({ subject }) => subject.id === id),
    (events) => events.at(-1)?.type === last,
  );

describe('the feed', () => {
  test('tells each change of a contact once, in order, with who made it', async () => {
    const id = await contactOf(team, { name: 'Ada', tags: ['VIP'] });
    await team.patch(`/api/crm/contacts/${id}`, { lead_status: 'qualified', notes: 'Called back.' });
    await team.delete(`/api/crm/contacts/${id}`);
    await team.post(`/api/crm/contacts/${id}/restore`);
    await team.delete(`/api/crm/contacts/${id}?permanent=true`);
    const events = await told(id, 'contact.removed');
    expect(events.map(({ type }) => type)).toEqual([
      'contact.created',
      'contact.updated',
      'contact.deleted',
      'contact.restored',
      'contact.removed',
    ]);
    expect(new Set(events.map(({ actor, via }) => `${actor} ${via}`)).size).toBe(1);
    // The values went with the contact.
    await until(
      () => told(id, 'contact.removed'),
      (all) => all.every(({ changes }) => changes === null),
    );
  });

  test('is followed by cursor: what comes later, and nothing twice', async () => {
    const { body: start } = await team.get('/api/crm/events?start=latest');
    expect(start).toMatchObject({ events: [], has_more: false });
    const id = await contactOf(team, { name: 'Grace' });
    const next = (cursor: string) => team.get(`/api/crm/events?cursor=${cursor}&include=contact&limit=1`);
    const first = await until(
      async () => (await next(start.next_cursor)).body,
      ({ events }) => events.length > 0,
    );
    expect(first.events).toMatchObject([
      {
        type: 'contact.created',
        subject: { type: 'contact', id },
        version: 1,
        changes: { name: { from: null, to: 'Grace' } },
        contact: { id, name: 'Grace' },
      },
    ]);
    expect((await next(start.next_cursor)).body.events).toEqual(first.events);
    expect((await next(first.next_cursor)).body.events).toEqual([]);
  });

  test('takes filters of types', async () => {
    const id = await contactOf(team, { name: 'Joan' });
    await told(id, 'contact.created');
    const types = new Set((await allEvents(team, '&types=token.*')).map(({ type }) => type));
    expect([...types]).toEqual(['token.created']);
    expect((await team.get('/api/crm/events?types=contact.exploded')).status).toBe(400);
  });

  test('refuses cursors of other teams and lists', async () => {
    const { body } = await team.get('/api/crm/events?start=latest');
    const other = await apiTeam();
    for (const [caller, path] of [
      [other, 'events'],
      [team, 'audit'],
    ] as const) {
      const { status, body: refused } = await caller.get(`/api/crm/${path}?cursor=${body.next_cursor}`);
      expect([status, refused.error.code]).toEqual([400, 'cursor_invalid']);
    }
  });

  test('tells of companies, departments, tokens and policies, without secrets', async () => {
    const { body } = await team.post('/api/crm/companies', { name: 'Acme' });
    await team.patch('/api/crm/settings', { trash_days: 21 });
    const department = (await team.post('/api/crm/departments', { name: 'North' })).body.department.id;
    await team.delete(`/api/crm/departments/${department}`);
    const token = (await team.post('/api/crm/tokens', { name: 'dialer', role: 'agent' })).body.token.id;
    await team.delete(`/api/crm/tokens/${token}`);
    await told(token, 'token.revoked');
    await told(department, 'department.removed');
    const events = await told(body.company.id, 'company.created');
    expect(events[0].changes).toMatchObject({ name: { from: null, to: 'Acme' } });
    const settings = await told(team.team_id, 'settings.updated');
    expect(settings.at(-1).changes).toEqual({ trash_days: { from: null, to: 21 } });
    const all = await allEvents(team);
    expect(JSON.stringify(all)).not.toMatch(/hash|cb_[0-9a-z]{26}_/);
    expect(all.filter(({ actor }) => actor === 'unknown')).toEqual([]);
  });
});

test('presets are told of while the team shares them, without what they ask for', async () => {
  const draft = { name: 'Warm', filter: { search: 'Ada', tags: ['warm'] }, shared: true };
  const { preset } = (await team.post('/api/crm/presets', draft)).body;
  const path = `/api/crm/presets/${preset.id}`;
  await team.patch(path, { filter: { search: 'Ada' } });
  await team.patch(path, { shared: false });
  await team.patch(path, { name: 'Mine' });
  await team.patch(path, { shared: true });
  await team.delete(path);
  const events = await until(
    async () => (await allEvents(team)).filter(({ subject }) => subject.id === preset.id),
    (found) => found.length === 5,
  );
  expect(events.map(({ type }) => type)).toEqual(
    ['created', 'updated', 'removed', 'created', 'removed'].map((verb) => `preset.${verb}`),
  );
  expect(events[1]?.changes).toEqual({ filter: { from: 2, to: 1 } });
  expect(new Set(events.map(({ actor }) => actor)).size).toBe(1);
  expect(JSON.stringify(events)).not.toContain('Ada');
});

describe('who sees what', () => {
  test('managers see their departments’ contacts, without hidden values (frappe/crm#805)', async () => {
    const [mine, theirs] = await Promise.all(
      ['Mine', 'Theirs'].map(
        async (name) => (await team.post('/api/crm/departments', { name })).body.department.id as string,
      ),
    );
    const manager = await team.as('manager', [mine ?? '']);
    const values = { phone: '+14155550123', custom_fields: { salary: 9, size: 3 } };
    const own = await contactOf(team, { name: 'Own', department_id: mine ?? '', ...values });
    const other = await contactOf(team, { name: 'Other', department_id: theirs ?? '' });
    const moved = await contactOf(team, { name: 'Moved', department_id: mine ?? '' });
    const beyond = { name: 'Beyond', notes: 'New.' };
    await team.patch(`/api/crm/contacts/${moved}`, { department_id: theirs, ...beyond });
    await team.patch(`/api/crm/contacts/${moved}`, { notes: 'Not for the manager.' });
    await told(moved, 'contact.updated');
    await told(other, 'contact.created');
    await told(own, 'contact.created');
    const seen = await allEvents(manager, '&include=contact');
    expect(typesOf(seen, own)).toEqual(['contact.created']);
    expect(typesOf(seen, other)).toEqual([]);
    expect(typesOf(seen, moved)).toEqual(['contact.created', 'contact.updated']);
    const [event] = seen.filter(({ subject }) => subject.id === own);
    expect(Object.keys(event.changes)).toEqual(expect.arrayContaining(['name', 'cf.size']));
    expect(JSON.stringify(event)).not.toContain('4155550123');
    expect(JSON.stringify(event)).not.toContain('salary":9');
    expect(event.changes).not.toHaveProperty('cf.salary');
    expect(event.changes).not.toHaveProperty('phone_raw');
    // It is another department's now.
    expect(seen.filter(({ subject }) => subject.id === moved).map(({ contact }) => contact)).toEqual([
      null,
      null,
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/Not for the manager|Beyond|New\./);
    const left = { moved: 'left', changes: { department_id: { from: mine, to: null } } };
    expect(seen.filter(({ subject }) => subject.id === moved)[1]).toMatchObject(left);
    const audited = (await manager.get(`/api/crm/audit?subject_id=${moved}`)).body.events;
    expect(audited[0]).toMatchObject(left);
    // Those to whom it came see it from then on.
    const taker = await team.as('manager', [theirs ?? '']);
    const came = { moved: 'came', changes: { department_id: { from: null, to: theirs } } };
    const views = await Promise.all([
      taker.get(`/api/crm/contacts/${moved}/audit`).then(({ body }) => body.events),
      taker.get(`/api/crm/contacts/${moved}/timeline`).then(({ body }) => body.timeline),
      taker.get(`/api/crm/audit?subject_id=${moved}`).then(({ body }) => body.events),
      taker.get(`/api/crm/contacts/${moved}?include=timeline`).then(({ body }) => body.timeline),
    ]);
    for (const view of views) {
      expect(view.at(-1)).toMatchObject(came);
      expect(JSON.stringify(view)).not.toMatch(/"Moved"|Beyond/);
    }
    expect(JSON.stringify(views[0])).toContain('Not for the manager.');
    expect(new Set(seen.map(({ type }) => type.split('.')[0]))).not.toContain('token');
    for (const path of ['audit', 'timeline']) {
      expect((await manager.get(`/api/crm/contacts/${moved}/${path}`)).status).toBe(403);
      const { body } = await manager.get(`/api/crm/contacts/${own}/${path}`);
      expect(JSON.stringify(body)).not.toContain('4155550123');
    }
    const { body: audit } = await manager.get(`/api/crm/audit?subject_id=${own}`);
    expect(audit.events).toHaveLength(1);
    expect(JSON.stringify(audit)).not.toContain('4155550123');
    expect((await manager.get(`/api/crm/audit?subject_id=${other}`)).body.events).toEqual([]);
    for (const path of ['events', 'audit'])
      expect((await (await team.as('agent')).get(`/api/crm/${path}`)).status).toBe(403);
    expect((await manager.get('/api/crm/contacts/facets')).status).toBe(403);
  });

  test('managers hear of their own imports and jobs, as they list no others', async () => {
    const [one, other] = [await team.as('manager'), await team.as('manager')];
    const ended = async (caller: typeof one) => {
      const begun = (await caller.post('/api/crm/imports', { file_name: 'people.csv', size: 10 })).body
        .import;
      expect((await caller.post(`/api/crm/imports/${begun.id}/cancel`)).status).toBe(200);
      const bulk = { action: 'add_tags', tags: ['x'], ids: [await contactOf(caller as ApiTeam)] };
      const { job } = (await caller.post('/api/crm/contacts/bulk', bulk)).body;
      await told(job.id, 'job.finished');
      await told(begun.id, 'import.cancelled');
      return [begun.id, job.id];
    };
    const [mine, theirs, admins] = [await ended(one), await ended(other), await ended(team)];
    const runsOf = async (caller: typeof one) =>
      (await allEvents(caller, '&types=import.*,job.*')).map(({ subject }) => subject.id).toSorted();
    expect(await runsOf(one)).toEqual(mine.toSorted());
    expect(await runsOf(other)).toEqual(theirs.toSorted());
    expect(await runsOf(team)).toEqual(expect.arrayContaining([...mine, ...theirs, ...admins]));
    for (const id of theirs)
      expect((await one.get(`/api/crm/audit?subject_id=${id}`)).body.events).toEqual([]);
    const [cancelled] = (await allEvents(one, '&types=import.*')) as { changes: object }[];
    expect(cancelled?.changes).toMatchObject({ file_name: { to: 'people.csv' } });
  });
});

describe('what is kept of custom fields', () => {
  const secret = 'VALUE-OF-THE-FIELD';

  /** A field, a contact of a manager's department that has a value of it, and what each of both is told of it. */
  const fieldWithValue = async (visible_to: string[]) => {
    const department = (await team.post('/api/crm/departments', { name: `Of ${visible_to} ${Date.now()}` }))
      .body.department.id;
    const name = `pay ${visible_to.length} ${Date.now()}`;
    const made = await team.post('/api/crm/fields', { name, type: 'text', visible_to });
    const path = `/api/crm/fields/${made.body.field.id}`;
    const id = await contactOf(team, {
      name: 'Paid',
      department_id: department,
      custom_fields: { [name]: secret },
    });
    await told(id, 'contact.created');
    const toldTo = async (caller: Pick<ApiTeam, 'get'>) => {
      const paths = [`contacts/${id}/audit`, `audit?subject_id=${id}`, `contacts/${id}/timeline`];
      const pages = await Promise.all(paths.map((one) => caller.get(`/api/crm/${one}`)));
      const events = (await allEvents(caller as ApiTeam, '&include=contact')).filter(
        ({ subject }) => subject.id === id,
      );
      return JSON.stringify([pages.map(({ body }) => body.events), events]);
    };
    return { id, name, path, toldTo, manager: await team.as('manager', [department]) };
  };

  test.each([[[]], [['manager']]])('visible to %j: archived, nobody is told', async (visible_to) => {
    const { path, toldTo, manager } = await fieldWithValue(visible_to);
    expect(await toldTo(team)).toContain(secret);
    expect((await toldTo(manager)).includes(secret)).toBe(visible_to.length > 0);
    expect((await team.post(`${path}/archive`)).status).toBe(200);
    expect(await toldTo(manager)).not.toContain(secret);
    expect(await toldTo(team)).not.toContain(secret);
    await team.post(`${path}/unarchive`);
    expect(await toldTo(team)).toContain(secret);
  });

  test.each([[[]], [['manager']]])('visible to %j: deleted, nobody is told', async (visible_to) => {
    const { id, name, path, toldTo, manager } = await fieldWithValue(visible_to);
    const { body } = await team.delete(path);
    await until(
      async () => (await team.get(`/api/crm/jobs/${body.job.id}`)).body.job.state,
      (state) => state === 'finished',
    );
    await told(id, 'contact.updated');
    expect(await toldTo(manager)).not.toMatch(/VALUE-OF|pay /);
    const known = await toldTo(team);
    expect(known).not.toContain(secret);
    // Whoever follows the changes has to take it away.
    expect(known).toContain(JSON.stringify({ [`cf.${name}`]: { from: null, to: null } }).slice(1, -1));
  });
});

describe('a field whose name was another’s', () => {
  test('tells nothing of what that one held, however soon it comes', async () => {
    const secret = 77_002;
    const made = await team.post('/api/crm/fields', { name: 'wage', type: 'integer', visible_to: [] });
    const id = await contactOf(team, { name: 'Paid', custom_fields: { wage: secret } });
    await told(id, 'contact.created');
    const { body } = await team.delete(`/api/crm/fields/${made.body.field.id}`);
    await until(
      async () => (await team.get(`/api/crm/jobs/${body.job.id}`)).body.job.state,
      (state) => state === 'finished',
    );
    await told(id, 'contact.updated');
    const manager = await team.as('manager');
    const later = await contactOf(manager as ApiTeam, { name: 'Other', custom_fields: { WAGE: 5 } });
    const [own] = await told(later, 'contact.created');
    expect(own.changes['cf.WAGE']).toEqual({ from: null, to: 5 });
    for (const caller of [manager, team]) {
      const pages = await Promise.all(
        [`contacts/${id}/audit`, `audit?subject_id=${id}`].map((path) => caller.get(`/api/crm/${path}`)),
      );
      const events = (await allEvents(caller)).filter(({ subject }) => subject.id === id);
      expect(JSON.stringify([pages.map((page) => page.body.events), events])).not.toContain(String(secret));
    }
  });
});

describe('audit and timeline', () => {
  test('of a contact, page by page, the latest first', async () => {
    const id = await contactOf(team, { name: 'Ada' });
    for (const notes of ['one', 'two', 'three']) await team.patch(`/api/crm/contacts/${id}`, { notes });
    await team.patch(`/api/crm/contacts/${id}`, { lead_status: 'contacted', notes: 'four' });
    await until(
      () => told(id, 'contact.updated'),
      (events) => events.length === 5,
    );
    const versions: number[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await team.get(`/api/crm/contacts/${id}/audit?limit=2${cursor}`);
      versions.push(...body.events.map(({ version }: { version: number }) => version));
      if (body.next_cursor === null) break;
      cursor = `&cursor=${body.next_cursor}`;
    }
    expect(versions).toEqual([5, 4, 3, 2, 1]);
    const { body } = await team.get(`/api/crm/contacts/${id}/timeline`);
    expect(body.timeline.map(({ version }: { version: number }) => version)).toEqual([5, 1]);
    expect(body.timeline[0].changes).toEqual({ lead_status: { from: 'new', to: 'contacted' } });
    const { body: included } = await team.get(`/api/crm/contacts/${id}?include=timeline`);
    expect(included.timeline).toEqual(body.timeline);
  });

  test('of the team, by filters', async () => {
    const { body } = await team.post('/api/crm/tokens', { name: 'filters', role: 'admin' });
    const id = await contactOf(team, { name: 'Seldom' });
    await told(id, 'contact.created');
    const ask = async (query: string) => (await team.get(`/api/crm/audit?${query}`)).body.events;
    expect(typesOf(await ask(`subject_id=${id}`), id)).toEqual(['contact.created']);
    expect(await ask(`subject_id=${id}&via=import`)).toEqual([]);
    expect(await ask(`subject_id=${id}&to=2020-01-01T00:00:00Z`)).toEqual([]);
    expect(await ask(`actor=${body.token.id}`)).toEqual([]);
    expect(await ask(`subject_id=${id}&types=contact.created&from=2020-01-01T00:00:00Z`)).toHaveLength(1);
    const paged = [];
    for (let cursor = ''; ; ) {
      const page = (await team.get(`/api/crm/audit?limit=3${cursor}`)).body;
      paged.push(...page.events);
      if (page.next_cursor === null) break;
      cursor = `&cursor=${page.next_cursor}`;
    }
    const forward = await allEvents(team);
    expect(paged.map((event) => event.id)).toEqual(forward.map((event) => event.id).toReversed());
  });
});

test('facets count what live contacts have', async () => {
  const fresh = await apiTeam({ company: 'optional' });
  const { body } = await fresh.post('/api/crm/companies', { name: 'Acme' });
  const company_id = body.company.id;
  await contactOf(fresh, { name: 'One', company_id, phone: '+14155550100' });
  await contactOf(fresh, { name: 'Two', company_id, lead_status: 'qualified' });
  const gone = await contactOf(fresh, { name: 'Three', do_not_call: true });
  const ask = async () =>
    (await fresh.get(`/api/crm/contacts/facets?company_id=${company_id},comp_none`)).body.facets;
  await until(ask, ({ do_not_call }) => do_not_call === 1);
  await fresh.delete(`/api/crm/contacts/${gone}`);
  expect(await until(ask, ({ do_not_call }) => do_not_call === 0)).toEqual({
    contacts: 2,
    trash: 1,
    do_not_call: 0,
    has_phone: 1,
    lead_status: [
      { value: 'new', count: 1 },
      { value: 'qualified', count: 1 },
    ],
    company: [
      { value: company_id, count: 2 },
      { value: 'comp_none', count: 0 },
    ],
  });
});
