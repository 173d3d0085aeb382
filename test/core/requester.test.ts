import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { newId } from '#core/id.ts';
import { memberKeys } from '#core/member/member.item.ts';
import { isStillAdmin, type Requester, refusalOf, resolveRequester } from '#core/principal/requester.ts';
import type { Item } from '#core/table/item.ts';
import type { Table } from '#core/table/table.ts';
import { type Role, settingsSchema, type Team } from '#core/team/team.schema.ts';
import { tokenKeys } from '#core/token/token.item.ts';

const team: Team = {
  id: newId('team'),
  name: 'Team',
  settings: v.parse(settingsSchema, {}),
  hidden_fields: { managers: [], agents: [], archived: [] },
};

const at = '2026-01-01T00:00:00.000Z';
const [tokenId, memberId] = [newId('tok'), newId('memb')];

/** A table that holds these items and answers reads by key. */
const tableOf = (...items: Item[]): Table => {
  const send = async (command: unknown) => {
    if (!(command instanceof GetCommand)) throw new Error('Only reads by key.');
    const { pk, sk } = command.input.Key ?? {};
    return { Item: items.find((item) => item.pk === pk && item.sk === sk) };
  };
  return { name: 'table', client: { send } } as never;
};

interface Today {
  role: Role;
  departments?: string[];
  revoked_at?: string;
  expires_at?: string;
  subject?: string | null;
}

const withToken = ({ role, departments = [], revoked_at, expires_at }: Today): Table => {
  const dates = { created_at: at, revoked_at: revoked_at ?? null, expires_at: expires_at ?? null };
  const token = { id: tokenId, team_id: team.id, hash: 'h', name: 'T', role, departments, ...dates };
  return tableOf(
    { ...tokenKeys.byId(team.id, tokenId), hash: 'h' },
    { ...tokenKeys.primary(team.id, 'h'), ...token },
  );
};

const withMember = ({ role, departments = [], subject = 'ada' }: Today): Table => {
  const stamps = { created_at: at, updated_at: at, version: 1 };
  const member = { id: memberId, team_id: team.id, name: 'Ada', email: null, subject, role, departments };
  return tableOf({ ...memberKeys.primary(team.id, memberId), ...member, ...stamps });
};

const asked = (role: Role, ...departments: string[]) => ({ role, departments });
type Rights = Omit<Requester, 'id'>;

describe.each([
  ['a token', tokenId, withToken],
  ['a member', memberId, withMember],
])('%s', (_, id, withOne) => {
  test.each<[Rights, Today]>([
    [asked('admin'), { role: 'admin' }],
    [asked('manager', 'a'), { role: 'manager', departments: ['a'] }],
    [asked('manager', 'a'), { role: 'manager', departments: ['b', 'a'] }],
    [asked('manager', 'a'), { role: 'admin' }],
    [asked('agent', 'a'), { role: 'manager', departments: ['a'] }],
  ])('that asked as %j may go on as %j, with the rights of then', async (rights, today) => {
    const found = await resolveRequester(withOne(today), team, { id, ...rights }, new Date());
    expect(found).toMatchObject({ id, ...rights, team });
  });

  test.each<[Rights, Today]>([
    [asked('admin'), { role: 'manager' }],
    [asked('admin'), { role: 'agent' }],
    [asked('manager', 'a'), { role: 'agent', departments: ['a'] }],
    [asked('manager', 'a'), { role: 'manager' }],
    [asked('manager', 'a', 'b'), { role: 'manager', departments: ['b', 'c'] }],
  ])('that asked as %j may not go on as %j', async (rights, today) => {
    expect(await refusalOf(withOne(today), team, { id, ...rights }, new Date())).toMatchObject({
      code: 'no_longer_allowed',
    });
  });

  test('that there is not may not', async () => {
    expect(await refusalOf(tableOf(), team, { id, ...asked('agent') }, new Date())).toMatchObject({
      code: 'no_longer_allowed',
    });
  });
});

test('a token that was revoked may not go on; one that expires may finish what it has begun', async () => {
  const requester = { id: tokenId, ...asked('admin') };
  const began = new Date(at);
  const ask = (today: Omit<Today, 'role'>, time = began) =>
    refusalOf(withToken({ role: 'admin', ...today }), team, requester, time);
  expect(await ask({ revoked_at: '2026-01-02T00:00:00.000Z' })).toMatchObject({ code: 'no_longer_allowed' });
  expect(await ask({ expires_at: '2026-01-02T00:00:00.000Z' })).toBeUndefined();
  expect(await ask({ expires_at: '2025-12-31T00:00:00.000Z' })).toMatchObject({ code: 'no_longer_allowed' });
});

test('a member who cannot sign in any more may not go on', async () => {
  const table = withMember({ role: 'admin', subject: null });
  expect(await refusalOf(table, team, { id: memberId, ...asked('admin') }, new Date())).toBeDefined();
  expect(await isStillAdmin(table, team.id, memberId, at)).toBe(false);
  expect(await isStillAdmin(withMember({ role: 'manager' }), team.id, memberId, at)).toBe(false);
  expect(await isStillAdmin(withMember({ role: 'admin' }), team.id, memberId, at)).toBe(true);
});
