import { beforeAll, describe, expect, test } from 'vitest';
import { type ApiTeam, apiTeam, type Caller, contactOf } from '#test/harness/api-team.ts';
import { endedJob, until } from '#test/harness/wait.ts';

const path = '/api/crm/contacts/bulk';

const run = async (caller: Caller, request: Record<string, unknown>) => {
  const { status, body, headers } = await caller.post(path, request);
  expect(status).toBe(202);
  expect(headers.get('location')).toBe(`/api/crm/jobs/${body.job.id}`);
  return endedJob(caller, body.job.id);
};

/** More than one chunk of a job. */
const total = 270;
let team: ApiTeam;

const count = async (query: string) => (await team.get(`/api/crm/contacts?limit=1&${query}`)).body.count;

beforeAll(async () => {
  team = await apiTeam({ company: 'optional' });
  for (let batch = 0; batch < total / 90; batch++) {
    const contacts = Array.from({ length: 90 }, (_, n) => ({
      name: `Person ${batch * 90 + n}`,
      source: n % 3 === 0 ? 'fair' : 'web',
      tags: ['old'],
    }));
    const { status } = await team.post('/api/crm/contacts/batch', { mode: 'create', contacts });
    expect(status).toBe(200);
  }
});

test('a contact gets no more tags than it has room for', async () => {
  const own = await apiTeam({ company: 'optional' });
  const many = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n}`);
  const full = await contactOf(own, { tags: many('a', 99) });
  const tooMany = { action: 'add_tags', ids: [full], tags: ['a1', 'b', 'c'] };
  expect((await own.post(path, { ...tooMany, dry_run: true })).body.count).toBe(0);
  const job = await run(own, tooMany);
  expect(job).toMatchObject({ counts: { done: 0, failed: 1 }, failures: [{ id: full, code: 'too_long' }] });
  const room = await run(own, { action: 'add_tags', ids: [full], tags: ['A1', 'b'] });
  expect(room).toMatchObject({ counts: { done: 1, failed: 0 } });
  // An opt-out takes no room.
  const optedOut = await own.patch(`/api/crm/contacts/${full}`, { do_not_call: true });
  expect(optedOut.body.contact).toMatchObject({ do_not_call: true, lead_status: 'new' });
  expect(optedOut.body.contact.tags).toHaveLength(101);
});

describe('by filter', () => {
  test('the dry run counts exactly and writes nothing; the job changes exactly those (chatwoot#13535, mautic#1172)', async () => {
    const request = { action: 'add_tags', filter: { source: 'fair' }, tags: ['Fair', 'OLD'] };
    const { status, body } = await team.post(path, { ...request, dry_run: true });
    expect(status).toBe(200);
    expect(body).toMatchObject({ dry_run: true, count: total / 3, job: null });
    expect(await count('tags=fair')).toBe(0);
    const job = await run(team, request);
    expect(job).toMatchObject({
      state: 'finished',
      total: total / 3,
      counts: { done: total / 3, failed: 0 },
      failures: [],
      failures_url: null,
      progress: { percent: 100 },
    });
    expect(await count('tags=fair')).toBe(total / 3);
    expect(await count('tags=fair,old&tagsMode=all')).toBe(total / 3);
  });

  test('to the trash and back, all of them', async () => {
    expect(await run(team, { action: 'delete', filter: { all: true } })).toMatchObject({
      state: 'finished',
      counts: { done: total, failed: 0 },
    });
    expect(await count('')).toBe(0);
    expect(await run(team, { action: 'restore', filter: { all: true } })).toMatchObject({
      counts: { done: total, failed: 0 },
    });
    expect(await count('')).toBe(total);
  });

  test.each([
    [{ action: 'remove_tags', tags: 'old' }, 'tags=old', 0],
    [{ action: 'set_field', field: 'job_title', value: 'Buyer' }, 'search=person', total],
    [{ action: 'set_field', field: 'cf.size', value: 12 }, 'cf.size=12', total],
    [{ action: 'set_status', lead_status: 'customer' }, 'leadStatus=customer', total],
  ])('%j', async (request, query, wanted) => {
    const job = await run(team, { filter: { all: true }, ...request });
    expect(job).toMatchObject({ state: 'finished', counts: { done: total, failed: 0 } });
    expect(await count(query)).toBe(wanted);
  });

  test('a company moves with all of its contacts', async () => {
    const one = await team.post('/api/crm/companies', { name: 'One' });
    const job = await run(team, {
      action: 'set_field',
      field: 'company_id',
      value: one.body.company.id,
      filter: { search: 'person' },
    });
    expect(job.counts).toEqual({ done: total, failed: 0 });
    expect(await count(`companyId=${one.body.company.id}`)).toBe(total);
  });
});

describe('by ids', () => {
  test('each that fails is named with its reason; the others are done', async () => {
    const other = await apiTeam({ company: 'optional' });
    const own = [await contactOf(team), await contactOf(team, { name: 'Bob' })];
    const foreign = await contactOf(other);
    const ids = [...own, foreign, 'cont_unknown', own[0]];
    const { body } = await team.post(path, { action: 'add_tags', ids, tags: ['x'], dry_run: true });
    expect(body.count).toBe(2);
    const job = await run(team, { action: 'add_tags', ids, tags: ['x'] });
    expect(job).toMatchObject({ state: 'finished', total: 4, counts: { done: 2, failed: 2 } });
    const failures = job.failures.map(({ id, code }: { id: string; code: string }) => [id, code]).sort();
    expect(failures).toEqual(
      [
        ['cont_unknown', 'contact_not_found'],
        [foreign, 'contact_not_found'],
      ].sort(),
    );
    const lines = (await (await fetch(job.failures_url)).text()).trim().split('\n');
    expect(lines).toHaveLength(2);
  });

  test('a restore that meets a taken phone fails with the one who has it', async () => {
    const phone = '+14155550142';
    const gone = await contactOf(team, { phone });
    await team.delete(`/api/crm/contacts/${gone}`);
    const holder = await contactOf(team, { phone });
    const job = await run(team, { action: 'restore', ids: [gone] });
    expect(job).toMatchObject({ counts: { done: 0, failed: 1 } });
    expect(job.failures[0]).toMatchObject({ id: gone, code: 'phone_taken', existing_id: holder });
  });
});

describe('opt-outs', () => {
  test('a change of many takes none back, but where it says so', async () => {
    const id = await contactOf(team, { do_not_call: true, lead_status: 'qualified' });
    for (const change of [
      { action: 'set_status', lead_status: 'contacted' },
      { action: 'remove_tags', tags: ['dnc'] },
      { action: 'set_field', field: 'tags', value: [] },
    ]) {
      const job = await run(team, { ...change, ids: [id] });
      expect(job).toMatchObject({ counts: { done: 1, failed: 0 }, warnings: [{ id, code: 'opt_out_kept' }] });
    }
    const kept = { do_not_call: true, lead_status: 'contacted', tags: ['DNC'] };
    expect((await team.get(`/api/crm/contacts/${id}`)).body.contact).toMatchObject(kept);
    const job = await run(team, { action: 'set_field', field: 'do_not_call', value: false, ids: [id] });
    expect(job).toMatchObject({ counts: { done: 1, failed: 0 }, warnings: [] });
    expect((await team.get(`/api/crm/contacts/${id}`)).body.contact).toMatchObject({
      do_not_call: false,
      lead_status: 'contacted',
      tags: [],
    });
  });
});

describe('who may', () => {
  test('a role does not set what it does not see, not even in a dry run', async () => {
    const own = await apiTeam({ company: 'optional', hidden_from_managers: ['notes', 'owner_id'] });
    const manager = await own.as('manager');
    for (const action of [
      { action: 'set_field', field: 'notes', value: 'x' },
      { action: 'assign', owner_id: null },
    ])
      for (const dry_run of [true, false]) {
        const { status, body } = await manager.post(path, { ...action, dry_run, filter: { all: true } });
        expect([status, body.error?.code]).toEqual([403, 'field_forbidden']);
      }
  });

  test('a manager reaches its departments only, and its own jobs only', async () => {
    const own = await apiTeam({ company: 'optional' });
    const department = await own.post('/api/crm/departments', { name: 'Sales' });
    const elsewhere = await own.post('/api/crm/departments', { name: 'Support' });
    const mine = await contactOf(own, { department_id: department.body.department.id });
    const theirs = await contactOf(own, { name: 'Eve', department_id: elsewhere.body.department.id });
    const manager = await own.as('manager', [department.body.department.id]);
    const request = { action: 'add_tags', filter: { all: true }, tags: ['seen'] };
    expect((await manager.post(path, { ...request, dry_run: true })).body.count).toBe(1);
    expect((await run(manager, request)).counts).toEqual({ done: 1, failed: 0 });
    const byId = await run(manager, { action: 'add_tags', ids: [mine, theirs], tags: ['again'] });
    expect(byId.failures).toMatchObject([{ id: theirs, code: 'department_forbidden' }]);
    expect((await own.get(`/api/crm/contacts/${theirs}`)).body.contact.tags).toEqual([]);
    const job = await run(own, request);
    expect((await manager.get(`/api/crm/jobs/${job.id}`)).status).toBe(404);
    expect((await manager.get('/api/crm/jobs')).status).toBe(403);
    expect((await own.get('/api/crm/jobs')).body.count).toBe(3);
  });
});

test('the dry run of a deletion counts none that the job refuses, by filter and by ids', async () => {
  const own = await apiTeam({ company: 'optional' });
  const { department } = (await own.post('/api/crm/departments', { name: 'Sales' })).body;
  const ids = [await contactOf(own), await contactOf(own, { name: 'Bob', department_id: department.id })];
  const [manager, lost] = [await own.as('manager', [department.id]), await own.as('manager')];
  for (const [caller, count] of [
    [own, 2],
    [manager, 1],
    [lost, 0],
  ] as const)
    for (const asked of [{ filter: { all: true } }, { ids }]) {
      const request = { action: 'delete', dry_run: true, ...asked };
      expect((await caller.post(path, request)).body).toMatchObject({ count, dry_run: true });
    }
  expect(await run(manager, { action: 'delete', ids })).toMatchObject({
    counts: { done: 1, failed: 1 },
    failures: [{ id: ids[0], code: 'department_forbidden' }],
  });
});

describe('cancel', () => {
  test('a job that has ended cannot be cancelled; an unknown one is unknown', async () => {
    const job = await run(team, { action: 'add_tags', ids: [await contactOf(team)], tags: ['y'] });
    expect((await team.post(`/api/crm/jobs/${job.id}/cancel`)).status).toBe(409);
    expect((await team.post('/api/crm/jobs/job_unknown/cancel')).status).toBe(404);
  });
});

test.each([
  [{ action: 'add_tags', tags: ['x'] }, 'filter', 'required'],
  [{ action: 'delete', filter: {} }, 'filter', 'filter_empty'],
  [{ action: 'delete', filter: { search: ' ' } }, 'filter', 'filter_empty'],
  [{ action: 'delete', filter: { cf: {} } }, 'filter', 'filter_empty'],
  [{ action: 'delete', filter: [] }, 'filter', 'type_object'],
  [{ action: 'delete', filter: { all: true, source: 'web' } }, 'filter', 'filter_all'],
  [{ action: 'delete', filter: { everybody: true } }, 'filter.everybody', 'unknown_property'],
  [{ action: 'add_tags', filter: { all: true }, ids: ['cont_1'], tags: ['x'] }, 'filter', 'ambiguous'],
  [{ action: 'add_tags', filter: { all: true } }, 'tags', 'required'],
  [{ action: 'delete', filter: { all: true }, tags: ['x'] }, 'tags', 'unknown_property'],
  [{ action: 'explode', filter: { all: true } }, 'action', 'unknown_value'],
  [{ action: 'set_field', filter: { all: true }, field: 'version', value: 3 }, 'field', 'unknown_value'],
  [
    { action: 'set_field', filter: { all: true }, field: 'email', value: 'no address' },
    'value',
    'email_invalid',
  ],
  [{ action: 'delete', filter: { all: true, deleted: true } }, 'filter', 'ambiguous'],
  [{ action: 'delete', ids: [] }, 'ids', 'blank'],
  [
    { action: 'set_status', filter: { all: true }, lead_status: 'bogus' },
    'lead_status',
    'lead_status_unknown',
  ],
  [
    { action: 'set_field', filter: { all: true }, field: 'lead_status', value: 'bogus' },
    'value',
    'lead_status_unknown',
  ],
  [{ action: 'set_field', filter: { all: true }, field: 'phone', value: 'abc' }, 'value', 'phone_invalid'],
  [
    { action: 'set_field', filter: { all: true }, field: 'cf.__proto__', value: 'x' },
    'field',
    'name_reserved',
  ],
  [
    { action: 'set_field', filter: { all: true }, field: 'company_id', value: 'comp_no' },
    'value',
    'company_not_found',
  ],
  [{ action: 'assign', filter: { all: true }, owner_id: 'memb_no' }, 'owner_id', 'owner_not_found'],
  [
    { action: 'set_department', filter: { all: true }, department_id: 'dept_no' },
    'department_id',
    'department_not_found',
  ],
])('refused: %j', async (request, param, code) => {
  const { status, body } = await team.post(path, request);
  expect(status).toBe(422);
  expect(body.error.details).toContainEqual(expect.objectContaining({ param, code }));
});

test('is undone by another job, which the feed tells of', async () => {
  const own = await apiTeam({ company: 'optional' });
  const id = await contactOf(own, { lead_status: 'contacted' });
  const { id: jobId } = await run(own, { action: 'set_status', lead_status: 'qualified', ids: [id] });
  const undo = () => own.post(`/api/crm/jobs/${jobId}/undo`);
  const { status, headers, body } = await undo();
  expect([status, headers.get('location')]).toEqual([202, `/api/crm/jobs/${body.job.id}`]);
  expect(body.job).toMatchObject({ kind: 'bulk', action: 'undo', undone_at: null, undo_job_id: null });
  expect(await endedJob(own, body.job.id)).toMatchObject({ total: 1, counts: { done: 1, failed: 0 } });
  expect((await own.get(`/api/crm/contacts/${id}`)).body.contact).toMatchObject({ lead_status: 'contacted' });
  const { job } = (await own.get(`/api/crm/jobs/${jobId}`)).body;
  expect(job).toMatchObject({ state: 'finished', undone_at: expect.any(String), undo_job_id: body.job.id });
  const again = await undo();
  expect([again.status, again.body.error.code]).toEqual([409, 'job_undone']);
  const [event] = await until(
    async () => (await own.get('/api/crm/events?types=job.undone')).body.events,
    (events) => events.length > 0,
  );
  expect(event).toMatchObject({ subject: { id: jobId }, occurred_at: job.undone_at });
});
