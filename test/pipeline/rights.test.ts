import { describe, expect, test } from 'vitest';
import { newId } from '#core/id.ts';
import { startImport } from '#core/import/control-import.ts';
import { createMember } from '#core/member/member.ts';
import { updateMember } from '#core/principal/change-member.ts';
import { findPrincipal } from '#core/principal/find-principal.ts';
import { revokeToken } from '#core/principal/revoke-token.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { hostTable, tokenOf } from '#test/harness/stack.ts';
import { type ImportTeam, importTeam } from './import-client.ts';
import { steppedUpload } from './steps.ts';

const table = hostTable();
const people = 'name,phone\nAnn,+12025550100\nBob,+12025550101\n';

const principalOf = async (secret: string): Promise<Principal> => {
  const found = await findPrincipal(table, secret, new Date());
  if (!found) throw new Error('Nobody has this token.');
  return found;
};

const viaOf = ({ id }: Principal) => ({ updated_by: id, via: 'api' as const });

/** An admin beside the first one, who asks for imports. */
const another = async (team: ImportTeam) => ({
  first: await principalOf(team.token),
  asker: await principalOf(await tokenOf(table, team.id, 'admin')),
});

const revoke = (by: Principal, { id }: Principal) =>
  revokeToken(table, { tokenId: id, by, via: viaOf(by), now: new Date() });

/** An upload whose file is there, and whose steps the test takes. */
const uploaded = (team: ImportTeam, principal: Principal, options = {}) =>
  steppedUpload(team, table, { principal, body: people, options });

const refused = { state: 'failed', reason: { code: 'no_longer_allowed' } };

describe('an import', () => {
  test('of a token that was revoked since ends when its file arrives', async () => {
    const team = await importTeam();
    const { first, asker } = await another(team);
    const one = await uploaded(team, asker);
    await revoke(first, asker);
    expect(await one.register()).toMatchObject({ action: 'stop' });
    expect(await team.import(one.id)).toMatchObject(refused);
    expect(await team.contacts()).toEqual([]);
  });

  test('of a member who has other departments by now ends when its file arrives', async () => {
    const team = await importTeam();
    const { first } = await another(team);
    const { data } = await team.client.POST('/api/crm/departments', { body: { name: 'North' } });
    const departments = [data.department.id];
    const draft = { name: 'Ada', subject: newId('sec'), role: 'manager' as const, departments };
    const made = { teamId: team.id, id: newId('memb'), draft, via: viaOf(first), now: new Date() };
    const member = await createMember(table, made);
    const one = await uploaded(team, {
      kind: 'jwt',
      id: member.id,
      role: 'manager',
      departments,
      team: first.team,
    });
    const change = { memberId: member.id, change: { departments: [] }, by: first, via: viaOf(first) };
    await updateMember(table, { ...change, now: new Date() });
    expect(await one.register()).toMatchObject({ action: 'stop' });
    expect(await team.import(one.id)).toMatchObject(refused);
  });

  test('whose token is revoked while it runs leaves its rows alone, and each has its outcome', async () => {
    const team = await importTeam();
    const { first, asker } = await another(team);
    const one = await uploaded(team, asker);
    await one.register();
    await one.plan();
    await revoke(first, asker);
    await one.write('chunks', 0);
    await one.finish();
    const counts = { rows: 2, created: 0, skipped: 2, failed: 0 };
    expect(await team.import(one.id)).toMatchObject({ ...refused, counts });
    expect(await team.contacts()).toEqual([]);
  });

  test('that an admin has started is the admin’s, whoever asked for it', async () => {
    const team = await importTeam();
    const { first, asker } = await another(team);
    const one = await uploaded(team, asker, { validate_only: true });
    await one.register();
    expect(await one.plan()).toMatchObject({ action: 'preview' });
    await one.preview();
    const start = { principal: first, importId: one.id, options: {}, now: new Date() };
    await startImport(table, team.files, start);
    await revoke(first, asker);
    const [ended] = await team.ended(one.id);
    expect(ended).toMatchObject({ state: 'finished', counts: { rows: 2, created: 2 } });
  });
});
