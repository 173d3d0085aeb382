import { beforeAll, describe, expect, test } from 'vitest';
import { call } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam } from '#test/harness/api-team.ts';
import { scanTeam } from '#test/harness/claim-check.ts';
import { hostTable } from '#test/harness/stack.ts';

const tokens = '/api/crm/tokens';

let team: ApiTeam;

beforeAll(async () => {
  team = await apiTeam();
});

const fromNow = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();
const statusWith = async (token: string) => (await call('GET', '/api/crm/settings', { token })).status;

describe('an issued token', () => {
  test('works, is shown once and is stored as a hash', async () => {
    const expires_at = fromNow(600);
    const { status, headers, body } = await team.post(tokens, { name: 'Dialer', role: 'agent', expires_at });
    expect(status).toBe(201);
    expect(body.token).toMatchObject({ name: 'Dialer', role: 'agent', expires_at, revoked_at: null });
    expect(headers.get('location')).toBe(`${tokens}/${body.token.id}`);
    expect(await statusWith(body.secret)).toBe(200);
    const [one, all] = [await team.get(`${tokens}/${body.token.id}`), await team.get(tokens)];
    expect(one.body.token).toEqual(body.token);
    for (const shown of [JSON.stringify(one.body), JSON.stringify(all.body)]) {
      expect(shown).not.toContain(body.secret.slice(-43));
      expect(shown).not.toContain('hash');
    }
    const stored = JSON.stringify(await scanTeam(hostTable(), team.team_id));
    expect(stored).not.toContain(body.secret.slice(-43));
  });

  test('ends at once when it is revoked, and stays listed', async () => {
    const { body } = await team.post(tokens, { name: 'Short', role: 'manager' });
    const path = `${tokens}/${body.token.id}`;
    const revoked = await team.delete(path);
    expect(revoked.status).toBe(200);
    expect(revoked.body.token.revoked_at).toEqual(expect.any(String));
    expect(await statusWith(body.secret)).toBe(401);
    expect((await team.get(path)).body.token).toEqual(revoked.body.token);
    expect((await team.delete(path)).body.token).toEqual(revoked.body.token);
  });

  test.each([
    [{ expires_at: '2020-01-01T00:00:00Z' }, 'expires_at_past'],
    [{ expires_at: 'tomorrow' }, 'time_invalid'],
    [{ expires_at: '2099-02-31T25:00:00Z' }, 'time_invalid'],
    [{ departments: ['dept_none'] }, 'department_not_found'],
  ])('with %j is refused', async (values, code) => {
    const { status, body } = await team.post(tokens, { name: 'Bad', role: 'agent', ...values });
    expect([status, body.error.code]).toEqual([422, code]);
  });

  test('keeps its expiry in UTC', async () => {
    const expires_at = '2099-01-01T00:00:00+02:00';
    const { body } = await team.post(tokens, { name: 'Far', role: 'agent', expires_at });
    expect(body.token.expires_at).toBe('2098-12-31T22:00:00.000Z');
  });
});

test('the first admin’s token is listed and counted', async () => {
  const own = await apiTeam();
  await own.as('agent');
  const { body } = await own.get(tokens);
  expect(body.count).toBe(2);
  expect(body.tokens.map(({ name }: { name: string }) => name)).toEqual(['agent', 'first admin']);
  for (const role of ['manager', 'agent'] as const)
    expect((await (await own.as(role)).get(tokens)).status).toBe(403);
});

describe('the last admin', () => {
  const idOf = async (own: ApiTeam, name: string): Promise<string> => {
    const { body } = await own.get(tokens);
    return body.tokens.find((one: { name: string }) => one.name === name).id;
  };

  test('does not revoke its own token', async () => {
    const own = await apiTeam();
    await own.post(tokens, { name: 'Soon', role: 'admin', expires_at: fromNow(600) });
    const soon = await idOf(own, 'Soon');
    await own.delete(`${tokens}/${soon}`);
    await own.post(tokens, { name: 'Manager', role: 'manager' });
    const { status, body } = await own.delete(`${tokens}/${await idOf(own, 'first admin')}`);
    expect([status, body.error.code]).toEqual([409, 'last_admin']);
  });

  test('may leave when another admin is there', async () => {
    const own = await apiTeam();
    await own.post('/api/crm/members', { name: 'Root', role: 'admin', subject: 'root' });
    expect((await own.delete(`${tokens}/${await idOf(own, 'first admin')}`)).status).toBe(200);
  });

  test('is left when two revoke each other at once', async () => {
    const own = await apiTeam();
    const other = (await own.post(tokens, { name: 'Other', role: 'admin' })).body;
    const first = await idOf(own, 'first admin');
    const replies = await Promise.all([
      own.delete(`${tokens}/${other.token.id}`),
      call('DELETE', `${tokens}/${first}`, { token: other.secret }),
    ]);
    const working = [await statusWith(own.token), await statusWith(other.secret)];
    expect(working).toContain(200);
    expect(replies.map(({ status }) => status)).toContain(200);
  });
});
