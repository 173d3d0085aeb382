import { expect, test } from 'vitest';
import { getCount } from '#core/count/count.item.ts';
import { revokeToken } from '#core/principal/revoke-token.ts';
import { getItem, transact } from '#core/table/table.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { getTeam } from '#core/team/team.ts';
import { findTokenItem, newTokenWrites, tokenKeys } from '#core/token/token.item.ts';
import { newToken } from '#core/token/token.ts';
import { sweepTokens } from '#core/upkeep/sweep-tokens.ts';
import { freshTeam, privateTable } from '#test/harness/stack.ts';
import { via } from './bulk.ts';

// Upkeep works across teams, so that it gets a table of its own.
const table = await privateTable();
const now = new Date();
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

const tokenOf = async (teamId: string, expires_at: string | null = null) => {
  const { token } = newToken(teamId, { name: 'dialer', role: 'agent', expires_at }, { now });
  await transact(table, newTokenWrites(token));
  return token;
};

test('a token goes once the audit forgets what was done with it: an expired one, and one that was revoked', async () => {
  const { team_id } = await freshTeam(table, { audit_days: 30 });
  const team = await getTeam(table, team_id);
  const expired = await tokenOf(team_id, later(10).toISOString());
  const revoked = await tokenOf(team_id, later(500).toISOString());
  const kept = await tokenOf(team_id);
  const by: Principal = { kind: 'token', id: 'tok_other', role: 'admin', departments: [], team };
  await revokeToken(table, { tokenId: revoked.id, by, via, now });
  expect(await sweepTokens(table, later(1))).toMatchObject({ removed: 0, kept: 1 });
  expect(await sweepTokens(table, later(29))).toMatchObject({ removed: 0, kept: 1 });
  expect(await sweepTokens(table, later(30.1))).toMatchObject({ removed: 1, kept: 0 });
  expect(await findTokenItem(table, team_id, revoked.id)).toBeUndefined();
  expect(await sweepTokens(table, later(39))).toMatchObject({ removed: 0, kept: 0 });
  expect(await sweepTokens(table, later(40.1))).toMatchObject({ removed: 1, kept: 0 });
  expect(await sweepTokens(table, later(4_000))).toMatchObject({ removed: 0, kept: 0 });
  expect(await getItem(table, tokenKeys.byId(team_id, expired.id))).toBeUndefined();
  expect(await findTokenItem(table, team_id, kept.id)).toMatchObject({ revoked_at: null });
  // The first admin's and the one that is kept.
  expect(await getCount(table, team_id, 'token')).toBe(2);
});

test('a longer policy keeps a token that was due', async () => {
  const { team_id } = await freshTeam(table, { audit_days: 365 });
  const token = await tokenOf(team_id, later(1).toISOString());
  await sweepTokens(table, later(2));
  await sweepTokens(table, later(360));
  expect(await findTokenItem(table, team_id, token.id)).toBeDefined();
  await sweepTokens(table, later(367));
  expect(await findTokenItem(table, team_id, token.id)).toBeUndefined();
});
