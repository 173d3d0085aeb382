import { afterAll, beforeEach, expect, test } from 'vitest';
import { newId } from '#core/id.ts';
import { identityReader } from '#functions/oidc.ts';
import { jwtOf, rs256, startIdentityProvider } from '#test/harness/identity-provider.ts';

const team_id = newId('team');
const opened: { close: () => Promise<void> }[] = [];

let idp: Awaited<ReturnType<typeof startIdentityProvider>>;

beforeEach(async () => {
  idp = await startIdentityProvider();
  opened.push(idp);
});

afterAll(async () => {
  for (const one of opened) await one.close();
});

const reader = (changes: { teamClaim?: string } = {}) => {
  const { issuer, audience } = idp.provided();
  return identityReader({ issuer, audience, teamClaim: 'team_id', ...changes });
};

const token = (changes: object = {}, kid = idp.provided().kid) => {
  const { issuer, audience, privateKey } = idp.provided();
  const exp = Math.floor(Date.now() / 1_000) + 300;
  const claims = { iss: issuer, aud: audience, sub: 'ann', team_id, exp, ...changes };
  return jwtOf({ alg: 'RS256', kid }, claims, rs256(privateKey));
};

const ann = { teamId: team_id, subject: 'ann' };

test('keys are asked for once, by however many at once', async () => {
  const read = reader();
  const found = await Promise.all(Array.from({ length: 20 }, () => read(token())));
  expect(found).toEqual(Array(20).fill(ann));
  expect(idp.asked()).toBe(2);
});

test('a key that is new is looked up, and a flood of unknown ones is not', async () => {
  const read = reader();
  await read(token());
  const old = token();
  idp.changeKey();
  expect(await read(token())).toEqual(ann);
  expect(await read(old)).toBeUndefined();
  const before = idp.asked();
  for (let index = 0; index < 20; index++) expect(await read(token({}, `key-${index + 9}`))).toBeUndefined();
  expect(idp.asked() - before).toBeLessThanOrEqual(1);
  expect(await read(token())).toEqual(ann);
});

test('the team may be in another claim', async () => {
  expect(await reader({ teamClaim: 'org' })(token({ team_id: undefined, org: team_id }))).toEqual(ann);
});

test.each(['failing', 'silent'] as const)('a provider that is %s makes no token invalid', async (how) => {
  const read = reader();
  idp.goAway(how);
  await expect(read(token())).rejects.toThrow();
  idp.goAway(undefined);
  expect(await read(token())).toEqual(ann);
});
