import { describe, expect, test } from 'vitest';
import { putPairWrites } from '#core/duplicate/pair.item.ts';
import { sortedIds } from '#core/duplicate/stored-pair.ts';
import { write } from '#core/table/table.ts';
import { call } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam, type Caller } from '#test/harness/api-team.ts';
import { hostTable } from '#test/harness/stack.ts';

const contacts = '/api/crm/contacts';
const warn = { company: 'optional', phone: 'warn' } as const;
const phone = '+4930901820';

interface Told {
  id: string;
  name_conflict: boolean;
  reasons: { field: string }[];
}

const create = async ({ post }: Pick<Caller, 'post'>, values: object) => {
  const { status, body } = await post(contacts, values);
  expect([status, body.error]).toEqual([201, undefined]);
  const { contact, possible_duplicates: told, warnings } = body;
  return { id: contact.id as string, told: told as Told[], warnings };
};

const idsOf = (told: readonly Told[]) => told.map(({ id }) => id);

/** Twelve people of different names at one number. */
const switchboard = async (team: ApiTeam) => {
  const given = 'Ada Bela Cleo Dora Enzo Finn Gina Hugo Iris Jonas Kira Lars'.split(' ');
  const families = 'Abt Beck Conrad Dorn Ebert Funk Graf Haas Imhof Jung Kern Lang'.split(' ');
  const people = given.map((name, index) => ({ name: `${name} ${families[index]}`, phone }));
  const { body } = await team.post(`${contacts}/batch`, { mode: 'create', contacts: people });
  expect(body.counts.created).toBe(12);
  return body.results;
};

describe('who creates a contact is told who may be the same person', () => {
  test('nobody, where nobody has a value of it; complaint 40: first names are no key', async () => {
    const team = await apiTeam(warn);
    expect((await create(team, { name: 'John Abc' })).told).toEqual([]);
    expect((await create(team, { name: 'John Def', phone })).told).toEqual([]);
  });

  test('complaint 41: two people on one landline are a conflict of names', async () => {
    const team = await apiTeam(warn);
    const anna = await create(team, { name: 'Anna Meier', phone, email: 'anna@example.com' });
    const { told, warnings } = await create(team, {
      name: 'Tom Meier',
      phone: '+49 30 901820',
      email: 'tom@example.com',
    });
    expect(warnings).toMatchObject([{ code: 'phone_duplicate', existing_id: anna.id }]);
    expect(told).toMatchObject([{ id: anna.id, name_conflict: true }]);
    expect(told[0]?.reasons.find(({ field }) => field === 'phone')).toEqual({
      field: 'phone',
      method: 'exact',
      values: [phone, phone],
      weight: 4,
    });
  });

  test('complaint 41: a number of many names is one note, and no list of strangers', async () => {
    const team = await apiTeam(warn);
    const people = await switchboard(team);
    // The tenth is the first that meets nine others.
    expect(people[2].possible_duplicates).toHaveLength(2);
    const stranger = await create(team, { name: 'Mia Moser', phone });
    expect(stranger.told).toEqual([]);
    expect(stranger.warnings).toMatchObject([
      { param: 'phone', code: 'phone_duplicate' },
      { param: 'phone', code: 'shared_value' },
    ]);
    const again = await create(team, { name: 'Dora Dorn', phone });
    expect(idsOf(again.told)).toEqual([people[3].id]);
  });

  test('complaint 42: one address is one person, a shared mailbox with other tags is not', async () => {
    const team = await apiTeam(warn);
    const whole = await create(team, { name: 'Nick Talwar', email: 'ram@example.com' });
    const { told } = await create(team, { name: 'Nick', email: 'RAM@example.com' });
    expect(told).toMatchObject([
      { id: whole.id, name_conflict: false, reasons: [{ field: 'email' }, { field: 'name' }] },
    ]);
    await create(team, { name: 'Ida Brandt', email: 'mark+uber@example.com' });
    expect((await create(team, { name: 'Bo Olsen', email: 'mark+usa@example.com' })).told).toEqual([]);
  });

  test('complaint 55: with score, reasons and both values, whatever form of the number, the likeliest first', async () => {
    const team = await apiTeam({ ...warn, phone: 'off', default_country: 'BR' });
    const mobile = '+5511987654321';
    const other = await create(team, { name: 'Rosa Lima', phone: '+551133334444', phoneSecondary: mobile });
    const line = await create(team, { name: 'Joao Souza', phone: mobile, phone_extension: '12' });
    const same = await create(team, { name: 'João Souza', phone: '(11) 8765-4321' });
    expect(idsOf(same.told)).toEqual([line.id, other.id]);
    const third = await create(team, { name: 'Souza, João', phone: mobile });
    expect(third.told).toMatchObject([
      {
        id: same.id,
        score: 100,
        name_conflict: false,
        reasons: [
          { field: 'name', values: ['Souza, João', 'João Souza'] },
          { field: 'phone', method: 'exact' },
        ],
      },
      { id: line.id },
      { id: other.id, name_conflict: true },
    ]);
    const [{ reasons }] = third.told as [Told];
    for (const reason of reasons) expect(reason).toMatchObject({ weight: expect.any(Number) });
  });

  test('a unique number is refused as before, and deleted contacts are nobody', async () => {
    const team = await apiTeam({ company: 'optional' });
    const { id } = await create(team, { name: 'Ann Lee', phone, email: 'ann@example.com' });
    const { status, body } = await team.post(contacts, { name: 'Ann Lee', phone });
    expect([status, body.error.code, body.error.existing_id]).toEqual([409, 'phone_taken', id]);
    expect(idsOf((await create(team, { name: 'Ann Lee', email: 'ann@example.com' })).told)).toEqual([id]);
  });

  test('ten at most, and by addresses only where the team wants that', async () => {
    const team = await apiTeam({ ...warn, phone: 'off' });
    const copies = Array.from({ length: 14 }, () => ({ name: 'Ann Lee', phone, email: 'ann@example.com' }));
    const { body } = await team.post(`${contacts}/batch`, { mode: 'create', contacts: copies });
    const counts = body.results.map(
      ({ possible_duplicates: told }: { possible_duplicates: Told[] }) => told.length,
    );
    expect(counts).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10, 10]);
    await team.patch('/api/crm/settings', { duplicates: { match_email: false, threshold: 100 } });
    expect((await create(team, { name: 'Ann Leigh', email: 'ann@example.com' })).told).toEqual([]);
  });
});

describe('who changes a contact is told', () => {
  test('by the values that the change brought, and by nothing else', async () => {
    const team = await apiTeam(warn);
    const ann = await create(team, { name: 'Ann Lee', phone });
    const other = await create(team, { name: 'Ann Lee', email: 'ann@example.com' });
    for (const change of [{ phone }, { phone, notes: 'Again' }]) {
      const { body } = await team.patch(`${contacts}/${other.id}`, change);
      expect(idsOf(body.possible_duplicates)).toEqual('notes' in change ? [] : [ann.id]);
    }
    const { body } = await team.patch(`${contacts}/${ann.id}`, { notes: 'Called' });
    expect(body.possible_duplicates).toEqual([]);
  });

  test('in each item of a batch, which know of each other', async () => {
    const team = await apiTeam(warn);
    const { id } = await create(team, { name: 'Ann Lee', email: 'ann@example.com' });
    const { body } = await team.post(`${contacts}/batch`, {
      mode: 'upsert',
      match: ['external_id'],
      contacts: [
        { name: 'Bo Li', phone },
        { name: 'Bo Li', phone },
        { id, phone },
        { name: 'Cy', phone: '12' },
      ],
    });
    const [first, second, third, failed] = body.results;
    expect(first.possible_duplicates).toEqual([]);
    expect(idsOf(second.possible_duplicates)).toEqual([first.id]);
    expect(idsOf(third.possible_duplicates).toSorted()).toEqual([first.id, second.id].toSorted());
    expect(failed.possible_duplicates).toEqual([]);
  });
});

test('DutyCall’s routes tell the same', async () => {
  const team = await apiTeam(warn);
  const { body: made } = await team.post('/api/contacts', { name: 'Ann Lee', phone });
  expect(made.possible_duplicates).toEqual([]);
  const again = await team.post('/api/contacts', { name: 'Ann Lee', phone });
  expect(idsOf(again.body.possible_duplicates)).toEqual([made.contact.id]);
  const { body: bulk } = await team.post('/api/contacts/bulk', [
    { name: 'Bo Li', phone: '+12025550142' },
    { name: 'Ann Lee', phone },
  ]);
  expect(bulk.possible_duplicates).toMatchObject([{ index: 1, id: bulk.ids[1] }]);
  expect(bulk.possible_duplicates[0].possible_duplicates).toHaveLength(2);
  const { body: put } = await call('PUT', `/api/contacts/${bulk.ids[0]}`, {
    token: team.token,
    body: { phone },
  });
  expect(put.possible_duplicates).toHaveLength(3);
});

describe('nobody is told more than they may see', () => {
  test('contacts of other departments are not told', async () => {
    const team = await apiTeam(warn);
    const departments = await Promise.all(
      ['North', 'South'].map(
        async (name) => (await team.post('/api/crm/departments', { name })).body.department.id,
      ),
    );
    const [north, south] = departments;
    const own = await create(team, { name: 'Ann Lee', phone, department_id: north });
    await create(team, { name: 'Ann Lee', phone, department_id: south });
    const manager = await team.as('manager', [north]);
    expect(idsOf((await create(manager, { name: 'Ann Lee', phone })).told)).toEqual([own.id]);
  });

  test('reasons of fields that the role does not see are left out', async () => {
    const team = await apiTeam({ ...warn, hidden_from_managers: ['email', 'company_id'] });
    const company_id = (await team.post('/api/crm/companies', { name: 'Acme' })).body.company.id;
    await create(team, { name: 'Ann Lee', phone, email: 'ann@example.com', company_id });
    const manager = await team.as('manager');
    const { id, told } = await create(manager, { name: 'Ann Lee', phone });
    expect(told[0]?.reasons.map(({ field }) => field)).toEqual(['name', 'phone']);
    await team.patch(`${contacts}/${id}`, { email: 'bo@example.com', company_id });
    const seen = await create(team, { name: 'Ann Lee', phone, email: 'bo@example.com', company_id });
    expect(new Set(seen.told[0]?.reasons.map(({ field }) => field))).toEqual(
      new Set(['name', 'phone', 'email', 'company_id']),
    );
  });
});

describe('GET with include=duplicates hints at who may be the same person', () => {
  const hinted = async ({ get }: Pick<Caller, 'get'>, id: string) => {
    const { body } = await get(`${contacts}/${id}?include=duplicates`);
    return { told: idsOf(body.possible_duplicates), warnings: body.warnings };
  };

  test('whoever holds or shares its values, from either side, as far as the caller may know', async () => {
    const team = await apiTeam({ ...warn, hidden_from_agents: ['phone'] });
    const ann = await create(team, { name: 'Ann Lee', phone, email: 'ann@example.com' });
    const byPhone = await create(team, { name: 'Ann Lee', phone: '+491719990003', phoneSecondary: phone });
    const byEmail = await create(team, { name: 'Ann', email: 'ann@example.com' });
    expect((await hinted(team, ann.id)).told).toEqual([byPhone.id, byEmail.id]);
    expect((await hinted(team, byPhone.id)).told).toEqual([ann.id]);
    expect((await hinted(await team.as('agent'), ann.id)).told).toEqual([byEmail.id]);
    const plain = await team.get(`${contacts}/${ann.id}`);
    expect(plain.body).not.toHaveProperty('possible_duplicates');
  });

  test('whom a scan found, until somebody says that they are two', async () => {
    const team = await apiTeam(warn);
    const one = await create(team, { name: 'John Doe' });
    const other = await create(team, { name: 'Jon Doe', phone });
    expect((await hinted(team, one.id)).told).toEqual([]);
    const table = hostTable();
    const shown = {
      ids: sortedIds(one.id, other.id),
      score: 87.5,
      departments: [null, null] as [null, null],
    };
    const pair = { shown, reasons: [], vetoed: false, name_only: true, digest: null };
    await write(table, putPairWrites(team.team_id, pair));
    expect((await hinted(team, other.id)).told).toEqual([one.id]);
    await write(table, putPairWrites(team.team_id, { ...pair, shown: { ...shown, dismissed: true } }));
    expect((await hinted(team, one.id)).told).toEqual([]);
  });

  test('a switchboard’s number is a note', async () => {
    const team = await apiTeam(warn);
    const [first] = await switchboard(team);
    expect(await hinted(team, first.id)).toMatchObject({ told: [], warnings: [{ code: 'shared_value' }] });
  });
});
