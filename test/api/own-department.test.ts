import { beforeAll, describe, expect, test } from 'vitest';
import { type ApiTeam, apiTeam, type Caller, contactOf } from '#test/harness/api-team.ts';
import { until } from '#test/harness/wait.ts';

const contacts = '/api/crm/contacts';

let team: ApiTeam;
let [north, south]: [string, string] = ['', ''];
/** Of one department, of two, and of none. */
let [one, both, none]: Caller[] = [];

beforeAll(async () => {
  team = await apiTeam({ company: 'optional' });
  const made = async (name: string) =>
    (await team.post('/api/crm/departments', { name })).body.department.id as string;
  [north, south] = [await made('North'), await made('South')];
  [one, both, none] = [
    await team.as('manager', [north]),
    await team.as('manager', [north, south]),
    await team.as('manager'),
  ];
});

const paths: [string, (caller: Caller, values: object) => Promise<{ id?: string; codes: string[] }>][] = [
  [
    'POST /contacts',
    async (caller, values) => {
      const { body } = await caller.post(contacts, values);
      return {
        id: body.contact?.id,
        codes: body.error?.details.map(({ code, param }: never) => `${param} ${code}`),
      };
    },
  ],
  [
    'a batch that upserts',
    async (caller, values) => {
      const { body } = await caller.post(`${contacts}/batch`, { mode: 'upsert', contacts: [values] });
      const [result] = body.results;
      return {
        id: result.id,
        codes: result.error?.details.map(({ code, param }: never) => `${param} ${code}`),
      };
    },
  ],
  [
    'DutyCall’s words',
    async (caller, values) => {
      const { body } = await caller.post('/api/contacts', values);
      return {
        id: body.contact?.id,
        codes: body.error?.details.map(({ code, param }: never) => `${param} ${code}`),
      };
    },
  ],
  [
    'DutyCall’s bulk',
    async (caller, values) => {
      const { body } = await caller.post('/api/contacts/bulk', [values]);
      return { id: body.ids[0], codes: body.errors.map(({ code, param }: never) => `${param} ${code}`) };
    },
  ],
];

let n = 0;
const fresh = (values: object = {}) => ({
  name: 'Ada',
  phone: `+1415555${String(n++).padStart(4, '0')}`,
  ...values,
});
const departmentOf = async (id: string) => (await team.get(`${contacts}/${id}`)).body.contact.department_id;

describe.each(paths)('what a manager creates by %s', (_, create) => {
  test('belongs to its one department', async () => {
    for (const given of [{}, { department_id: null }, { department_id: north }]) {
      const { id } = await create(one as Caller, fresh(given));
      expect(await departmentOf(id ?? '')).toBe(north);
    }
  });

  test('belongs to the one that is named, where it has several', async () => {
    expect((await create(both as Caller, fresh())).codes).toEqual(['department_id required']);
    const { id } = await create(both as Caller, fresh({ department_id: south }));
    expect(await departmentOf(id ?? '')).toBe(south);
  });

  test('belongs to the team, where it has none, as with an admin', async () => {
    for (const caller of [none as Caller, team]) {
      const { id } = await create(caller, fresh());
      expect(await departmentOf(id ?? '')).toBeNull();
    }
  });
});

const uploaded = async (caller: Caller, body: string) => {
  const { import: made, upload } = (await caller.post('/api/crm/imports', { file_name: 'a.csv' })).body;
  await fetch(upload.url, { method: upload.method, headers: upload.headers, body });
  return until(
    async () => (await caller.get(`/api/crm/imports/${made.id}`)).body.import,
    ({ finished_at }) => finished_at !== null,
  );
};

test('what a manager imports, too', async () => {
  const { phone } = fresh();
  expect((await uploaded(one as Caller, `name,phone\nAda,${phone}\n`)).counts).toMatchObject({ created: 1 });
  const { body } = await team.get(`${contacts}?search=${encodeURIComponent(phone)}`);
  expect(body.contacts).toMatchObject([{ department_id: north }]);
  const ended = await uploaded(
    both as Caller,
    `name,phone,department id\nAda,${fresh().phone},\nBob,,${south}\n`,
  );
  expect(ended.counts).toMatchObject({ created: 1, failed: 1 });
  const { body: told } = await (both as Caller).get(`/api/crm/imports/${ended.id}/rows?outcome=failed`);
  expect(told.rows[0].errors).toMatchObject([{ code: 'required', column: null }]);
});

describe('a contact of no department', () => {
  test('is read and changed by all, and deleted by admins alone', async () => {
    const id = await contactOf(team, { name: 'Ours' });
    for (const caller of [one, both, none] as Caller[]) {
      expect((await caller.get(`${contacts}/${id}`)).status).toBe(200);
      expect((await caller.patch(`${contacts}/${id}`, { notes: caller.token.slice(-4) })).status).toBe(200);
      for (const path of [`${contacts}/${id}`, `${contacts}/${id}?permanent=true`, `/api/contacts/${id}`]) {
        const { status, body } = await caller.delete(path);
        expect([status, body.error.code]).toEqual([403, 'department_forbidden']);
      }
    }
    const { job } = (await (one as Caller).post(`${contacts}/bulk`, { action: 'delete', ids: [id] })).body;
    const ended = await until(
      async () => (await (one as Caller).get(`/api/crm/jobs/${job.id}`)).body.job,
      ({ finished_at }) => finished_at !== null,
    );
    expect(ended).toMatchObject({ counts: { failed: 1 }, failures: [{ id, code: 'department_forbidden' }] });
    expect((await team.delete(`${contacts}/${id}`)).status).toBe(200);
    expect((await (one as Caller).delete(`${contacts}/${id}?permanent=true`)).status).toBe(403);
  });

  test('is deleted by managers, too, while the team has no departments', async () => {
    const whole = await apiTeam({ company: 'optional' });
    const id = await contactOf(whole, {});
    expect((await (await whole.as('manager')).delete(`${contacts}/${id}`)).status).toBe(200);
  });
});
