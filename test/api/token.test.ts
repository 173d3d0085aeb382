import { beforeAll, describe, expect, test } from 'vitest';
import { transact } from '#core/table/table.ts';
import { newTokenWrites } from '#core/token/token.item.ts';
import type { Token } from '#core/token/token.schema.ts';
import { newToken } from '#core/token/token.ts';
import { call } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam } from '#test/harness/api-team.ts';
import { scanTeam } from '#test/harness/claim-check.ts';
import { hostTable } from '#test/harness/stack.ts';

const path = '/api/crm/settings';

let team: ApiTeam;

beforeAll(async () => {
  team = await apiTeam();
});

const statusWith = async (authorization: string) =>
  (await call('GET', path, { headers: { authorization } })).status;

/** A token of the team with other properties than a new one has. */
const issue = async (changes: Partial<Token>): Promise<string> => {
  const { secret, token } = newToken(team.team_id, { name: 'test', role: 'admin' });
  await transact(hostTable(), newTokenWrites({ ...token, ...changes }));
  return secret;
};

const fromNow = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

test.each(['Bearer', 'bearer', 'BEARER', 'Bearer  '])('the scheme %s is understood', async (scheme) => {
  expect(await statusWith(`${scheme} ${team.token}`)).toBe(200);
});

test.each(['', 'Bearer', 'Basic', 'Token'])('"%s" before the token is not', async (scheme) => {
  expect(await statusWith(`${scheme}${team.token}`)).toBe(401);
  if (scheme !== 'Bearer') expect(await statusWith(`${scheme} ${team.token}`)).toBe(401);
});

describe('a token', () => {
  test('works until it expires', async () => {
    expect(await statusWith(`Bearer ${await issue({ expires_at: fromNow(600) })}`)).toBe(200);
    expect(await statusWith(`Bearer ${await issue({ expires_at: fromNow(-1) })}`)).toBe(401);
  });

  test('that is revoked does not work, whatever its expiry', async () => {
    const secret = await issue({ revoked_at: fromNow(-1), expires_at: fromNow(600) });
    expect(await statusWith(`Bearer ${secret}`)).toBe(401);
  });

  test('is stored as a hash alone', async () => {
    const stored = JSON.stringify(await scanTeam(hostTable(), team.team_id));
    const random = team.token.slice(-43);
    expect(stored).toContain('"sk":"TOKEN"');
    expect(stored).not.toContain(random);
  });

  test('with any character changed is another', async () => {
    const changed = [...team.token].map((character, index) => {
      const other = character === 'A' ? 'B' : 'A';
      return team.token.slice(0, index) + other + team.token.slice(index + 1);
    });
    const statuses = await Promise.all(changed.map((token) => statusWith(`Bearer ${token}`)));
    expect(new Set(statuses)).toEqual(new Set([401]));
  });
});
