import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { call } from '#test/harness/api.ts';
import { type ApiTeam, apiTeam } from '#test/harness/api-team.ts';
import { jwtOf, rs256, strangersKey } from '#test/harness/identity-provider.ts';

const members = '/api/crm/members';
const { idp } = inject('host');

let team: ApiTeam;
let memberId: string;

beforeAll(async () => {
  team = await apiTeam();
  const grace = { name: 'Grace', role: 'admin', subject: 'idp|grace' };
  memberId = (await team.post(members, grace)).body.member.id;
});

const now = () => Math.floor(Date.now() / 1_000);
const header = { alg: 'RS256', typ: 'JWT', kid: idp.kid };

const claims = (changes: object = {}) => ({
  iss: idp.issuer,
  aud: idp.audience,
  sub: 'idp|grace',
  team_id: team.team_id,
  iat: now(),
  exp: now() + 300,
  ...changes,
});

const signed = (changes: object = {}, key = idp.privateKey) => jwtOf(header, claims(changes), rs256(key));

const answerTo = async (token: string) => {
  const { status, body } = await call('GET', members, { token });
  return [status, body.error?.code];
};

describe('a JWT of the stage’s identity provider', () => {
  test('acts with the role of the member whose subject it has', async () => {
    expect(await answerTo(signed())).toEqual([200, undefined]);
    const { status, body } = await call('PATCH', `${members}/${memberId}`, {
      token: signed(),
      body: { name: 'Grace Hopper' },
    });
    expect([status, body.member.name]).toEqual([200, 'Grace Hopper']);
  });

  test('may be for several audiences', async () => {
    expect(await answerTo(signed({ aud: ['others', idp.audience] }))).toEqual([200, undefined]);
  });

  test('ends with its member, and follows the member’s role', async () => {
    const { body } = await team.post(members, { name: 'Ann', role: 'manager', subject: 'idp|ann' });
    const path = `${members}/${body.member.id}`;
    const token = signed({ sub: 'idp|ann' });
    expect(await answerTo(token)).toEqual([200, undefined]);
    await team.patch(path, { role: 'agent' });
    expect(await answerTo(token)).toEqual([403, 'role_forbidden']);
    await team.patch(path, { subject: 'idp|other' });
    expect(await answerTo(token)).toEqual([401, 'token_invalid']);
    await team.delete(path);
    expect(await answerTo(signed({ sub: 'idp|other' }))).toEqual([401, 'token_invalid']);
  });

  test('of one team is nobody in another', async () => {
    const other = await apiTeam();
    expect(await answerTo(signed({ team_id: other.team_id }))).toEqual([401, 'token_invalid']);
  });
});

test.each<[string, () => string]>([
  [
    'has extensions that must be understood',
    () => jwtOf({ ...header, crit: ['x'], x: 1 }, claims(), rs256(idp.privateKey)),
  ],
  ['is signed by nobody', () => jwtOf({ ...header, alg: 'none' }, claims())],
  [
    'says that it is signed by nobody',
    () => jwtOf({ ...header, alg: 'none' }, claims(), rs256(idp.privateKey)),
  ],
  [
    'is sealed with the public key as a password',
    () =>
      jwtOf({ ...header, alg: 'HS256' }, claims(), (text) =>
        createHmac('sha256', idp.publicKey).update(text).digest('base64url'),
      ),
  ],
  ['is signed with another key', () => signed({}, strangersKey())],
  ['names a key that is unknown', () => jwtOf({ ...header, kid: 'key-2' }, claims(), rs256(idp.privateKey))],
  ['names no key', () => jwtOf({ alg: 'RS256' }, claims(), rs256(idp.privateKey))],
  ['is for another audience', () => signed({ aud: 'others' })],
  ['is for no audience', () => signed({ aud: undefined })],
  ['is of another issuer', () => signed({ iss: 'https://idp.example' })],
  ['has expired', () => signed({ exp: now() - 60 })],
  ['never expires', () => signed({ exp: undefined })],
  ['is not valid yet', () => signed({ nbf: now() + 60 })],
  ['names no team', () => signed({ team_id: undefined })],
  ['names a team that is none', () => signed({ team_id: 'T#x' })],
  ['has no subject', () => signed({ sub: undefined })],
  ['has a subject that no member has', () => signed({ sub: 'idp|nobody' })],
  ['is changed', () => signed().replace(/\.(.)/, (_, first) => `.${first === 'e' ? 'f' : 'e'}`)],
  ['is cut off', () => signed().slice(0, -10)],
])('a JWT that %s is 401', async (_, make) => {
  expect(await answerTo(make())).toEqual([401, 'token_invalid']);
});
