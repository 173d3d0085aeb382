import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { call } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam, contactOf } from '#test/harness/api-team.ts';
import { claimCheck } from '#test/harness/claim-check.ts';
import { hostTable } from '#test/harness/stack.ts';

const contacts = '/api/crm/contacts';

let team: ApiTeam;

beforeEach(async () => {
  team = await apiTeam({ company: 'optional' });
});

const batch = async (mode: string, items: unknown[], more = {}) => {
  const { status, body } = await team.post(`${contacts}/batch`, { mode, contacts: items, ...more });
  expect([status, body.error]).toEqual([200, undefined]);
  expect(body.results.map(({ index }: { index: number }) => index)).toEqual(items.map((_, index) => index));
  return body;
};

const expectSound = async () => {
  const check = await claimCheck(hostTable(), team.team_id);
  expect(check.told).toEqual(check.true);
};

const number = (index: number) => `+1202555${String(index).padStart(4, '0')}`;

describe('create', () => {
  test('makes a hundred, in the order of the items', async () => {
    const items = Array.from({ length: 100 }, (_, index) => ({
      name: `N ${index}`,
      phone: number(index),
      company: 'Acme',
    }));
    const { results, counts } = await batch('create', items);
    expect(counts).toEqual({ created: 100, updated: 0, unchanged: 0, failed: 0, not_attempted: 0 });
    const { body } = await team.get(`${contacts}/${results[42].id}`);
    expect(body.contact).toMatchObject({ name: 'N 42', version: 1 });
    expect((await team.get('/api/crm/companies')).body.count).toBe(1);
    await expectSound();
  });

  test('tells of each item what is wrong with it, and writes the others (hubspot-api-python#51)', async () => {
    const holder = await contactOf(team, { phone: number(1) });
    const { results, counts } = await batch('create', [
      { name: 'Ann', phone: number(2) },
      { name: 'Bo', phone: number(1) },
      { firstName: 'Cy', phone: '12', leadStatus: 'hot' },
      'no object',
      { name: 'Di', nmae: 'x' },
      {},
      { name: 'Ed', team_id: 'team_x' },
      { name: 'Flo', department_id: 'dept_x' },
      null,
    ]);
    expect(counts).toEqual({ created: 1, updated: 0, unchanged: 0, failed: 8, not_attempted: 0 });
    expect(results[0]).toMatchObject({ status: 'created', version: 1, error: null, warnings: [] });
    expect(
      results
        .slice(1)
        .map(({ error }: { error: { param: string; code: string } }) => [error.param, error.code]),
    ).toEqual([
      ['phone', 'phone_taken'],
      ['phone', 'phone_invalid'],
      [null, 'type_object'],
      ['nmae', 'unknown_property'],
      ['name', 'required'],
      ['team_id', 'team_not_found'],
      ['department_id', 'department_not_found'],
      [null, 'type_object'],
    ]);
    expect(results[1].error.existing_id).toBe(holder);
    expect(results[2].error.details).toHaveLength(2);
    expect((await team.get(contacts)).body.count).toBe(2);
    await expectSound();
  });

  test('items that share a value: the first has it', async () => {
    const items = Array.from({ length: 30 }, (_, index) => ({
      name: `N ${index}`,
      phone: number(index % 3),
    }));
    const { results } = await batch('create', items);
    expect(results.slice(0, 3).map(({ status }: { status: string }) => status)).toEqual(
      Array(3).fill('created'),
    );
    for (const { index, error } of results.slice(3))
      expect(error).toMatchObject({ code: 'phone_taken', existing_id: results[index % 3].id });
    await expectSound();
  });
});

describe('update', () => {
  test('finds contacts by id or by a value, and leaves alone what does not change', async () => {
    const one = await contactOf(team, { external_id: 'X-1', phone: number(1) });
    const two = await contactOf(team, { phone: '+551187654321' });
    const three = await contactOf(team, { email: 'a@example.com' });
    const { results, counts } = await batch('update', [
      { external_id: 'X-1', job_title: 'a' },
      { phone: '+5511987654321', job_title: 'b' },
      { email: 'A@example.com' },
      { email: 'a@example.com' },
      { id: one, job_title: 'a' },
      { id: one, version: 1, job_title: 'z' },
      { phone: number(9), job_title: 'nobody' },
      { id: 'cont_x', job_title: 'nobody' },
      { job_title: 'nobody' },
    ]);
    expect(results.map(({ status, id, version }: Record<string, unknown>) => [status, id, version])).toEqual([
      ['updated', one, 2],
      ['updated', two, 2],
      ['updated', three, 2],
      ['updated', three, 3],
      ['unchanged', one, 2],
      ['failed', one, null],
      ['failed', null, null],
      ['failed', 'cont_x', null],
      ['failed', null, null],
    ]);
    expect(results.slice(5).map(({ error }: { error: { code: string } }) => error.code)).toEqual([
      'version_mismatch',
      'contact_not_found',
      'contact_not_found',
      'contact_not_found',
    ]);
    expect(counts).toEqual({ created: 0, updated: 4, unchanged: 1, failed: 4, not_attempted: 0 });
    await expectSound();
  });

  test('matches in the order that is asked for', async () => {
    const one = await contactOf(team, { external_id: 'X-1' });
    const two = await contactOf(team, { email: 'a@example.com' });
    const item = { external_id: 'X-1', email: 'a@example.com', job_title: 'x' };
    expect((await batch('update', [item])).results[0].id).toBe(one);
    const { results } = await batch('update', [item], { match: ['email', 'external_id'] });
    expect(results[0]).toMatchObject({ id: null, error: { code: 'external_id_taken', existing_id: one } });
    expect(
      (await batch('update', [{ ...item, external_id: null }], { match: ['email'] })).results[0].id,
    ).toBe(two);
  });

  test('items behave as if written one after the other, in order', async () => {
    const id = await contactOf(team, { phone: number(1) });
    const { results } = await batch('upsert', [
      { id, phone: number(2) },
      { name: 'Bo', phone: number(1) },
      { phone: number(1), job_title: 'of Bo' },
      { phone: number(2), job_title: 'of the first' },
    ]);
    const statuses = results.map((one: Record<string, unknown>) => [one.status, one.id]);
    const bo = results[1].id;
    expect(statuses).toEqual([
      ['updated', id],
      ['created', bo],
      ['updated', bo],
      ['updated', id],
    ]);
    await expectSound();
  });
});

describe('upsert', () => {
  test('creates what is not there and changes what is', async () => {
    const id = await contactOf(team, { email: 'a@example.com', notes: 'kept' });
    const { results } = await batch('upsert', [
      { email: 'A@EXAMPLE.com', job_title: 'x' },
      { name: 'New', email: 'b@example.com' },
      { email: 'c@example.com' },
    ]);
    expect(results).toMatchObject([
      { status: 'updated', id },
      { status: 'created', version: 1 },
      { status: 'failed', error: { code: 'required', param: 'name' } },
    ]);
    expect((await team.get(`${contacts}/${id}`)).body.contact).toMatchObject({
      notes: 'kept',
      job_title: 'x',
    });
  });

  test('many batches at once of the same people make each once', async () => {
    const people = Array.from({ length: 20 }, (_, index) => ({
      name: `N ${index}`,
      phone: number(index),
      job_title: 'x',
    }));
    const bodies = await Promise.all(Array.from({ length: 5 }, () => batch('upsert', people)));
    const counts = bodies.map((body) => body.counts);
    expect(counts.reduce((sum, { created }) => sum + created, 0)).toBe(20);
    expect(counts.reduce((sum, { failed }) => sum + failed, 0)).toBe(0);
    expect((await team.get(contacts)).body.count).toBe(20);
    await expectSound();
  });
});

test('the same Idempotency-Key writes once', async () => {
  const request = {
    token: team.token,
    body: { mode: 'create', contacts: [{ name: 'Ann', company: 'Acme' }, { name: 'Bo' }] },
    headers: { 'idempotency-key': randomUUID() },
  };
  const first = await call('POST', `${contacts}/batch`, request);
  const again = await call('POST', `${contacts}/batch`, request);
  expect(again.body).toEqual(first.body);
  expect((await team.get(contacts)).body.count).toBe(2);
});

test.each([
  [{ contacts: [{}] }, 'mode', 'required'],
  [{ mode: 'merge', contacts: [{}] }, 'mode', 'unknown_value'],
  [{ mode: 'create', contacts: [] }, 'contacts', 'blank'],
  [{ mode: 'create', contacts: Array(101).fill({}) }, 'contacts', 'too_long'],
  [{ mode: 'create', contacts: {} }, 'contacts', 'type_array'],
  [{ mode: 'upsert', match: ['name'], contacts: [{}] }, 'match.0', 'unknown_value'],
])('%j is refused as a whole', async (body, param, code) => {
  const { status, body: answer } = await team.post(`${contacts}/batch`, body);
  expect([status, answer.error.param, answer.error.code]).toEqual([422, param, code]);
});

test('where the team requires If-Match, an update names the version it is for', async () => {
  await team.patch('/api/crm/settings', { require_if_match: true });
  const id = await contactOf(team);
  const { results } = await batch('update', [
    { id, notes: 'x' },
    { id, notes: 'x', version: 1 },
  ]);
  expect(results[0].error).toMatchObject({ code: 'if_match_required', param: 'version' });
  expect(results[1]).toMatchObject({ status: 'updated', version: 2 });
});

test('items add and take away tags; of a new contact those to add are its tags', async () => {
  const id = await contactOf(team, { phone: number(1), tags: ['VIP', 'warm'] });
  const { results } = await batch('upsert', [
    { phone: number(1), add_tags: ['hot'], remove_tags: ['vip'] },
    { name: 'New', phone: number(2), add_tags: ['hot'], remove_tags: ['cold'] },
    { name: 'Odd', phone: number(3), add_tags: ['hot'], tags: ['cold'] },
  ]);
  expect(results.map(({ status }: { status: string }) => status)).toEqual(['updated', 'created', 'failed']);
  expect(results[2].error).toMatchObject({ code: 'ambiguous', param: 'add_tags' });
  const tagsOf = async (one: string) => (await team.get(`${contacts}/${one}`)).body.contact.tags;
  expect(await tagsOf(id)).toEqual(['warm', 'hot']);
  expect(await tagsOf(results[1].id)).toEqual(['hot']);
});
