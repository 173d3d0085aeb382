import { expect, test } from 'vitest';
import { call } from '#test/harness/api.ts';
import { expectClaims } from '#test/harness/claim-check.ts';
import { hostTable } from '#test/harness/stack.ts';
import { eventually } from '#test/harness/wait.ts';
import { type ImportTeam, importTeam } from './import-client.ts';

const csv = (...lines: string[]) => `${lines.join('\n')}\n`;

const read = async ({ token }: ImportTeam, path: string) => (await call('GET', path, { token })).body;

const namesOf = async (team: ImportTeam) => (await team.contacts()).map(({ name }) => name).toSorted();

/** Anna, and a file of the household that she lives in. */
const file = csv(
  'name,phone,job title',
  'Tom Meier,030 901820,Buyer',
  'Meier Anna,030 901820,Boss',
  'Eva Roth,+4930901899,',
);

const household = async (): Promise<ImportTeam> => {
  const team = await importTeam({ phone: 'warn', default_country: 'DE', company: 'optional' });
  await team.imported(csv('name,phone', 'Anna Meier,+4930901820'));
  return team;
};

test('complaint 41: an import changes no contact by a row of another person, and is asked about it', async () => {
  const team = await household();
  const [anna] = await team.contacts();
  const ended = await team.imported(file, { duplicates: 'update' });
  expect(ended.counts).toMatchObject({ rows: 3, created: 1, updated: 1, skipped: 1, failed: 0, parked: 1 });
  const parked = await read(team, `/api/crm/imports/${ended.id}/rows?outcome=parked`);
  expect(parked.rows).toMatchObject([
    {
      record: 1,
      contact_id: anna?.id,
      reason: { code: 'name_conflict' },
      possible_duplicates: [
        { id: anna?.id, name_conflict: true, reasons: [{ field: 'phone' }, { field: 'name' }] },
      ],
    },
  ]);
  expect(await namesOf(team)).toEqual(['Eva Roth', 'Meier Anna']);

  const decided = await call('POST', `/api/crm/imports/${ended.id}/decide`, {
    token: team.token,
    body: { action: 'create' },
  });
  expect(decided.status).toBe(202);
  const [child] = await team.ended(decided.body.imports[0].id);
  expect(child?.counts).toMatchObject({ created: 1 });
  expect(await namesOf(team)).toEqual(['Eva Roth', 'Meier Anna', 'Tom Meier']);

  // By now each row means its own.
  const again = await team.imported(file, { duplicates: 'update' });
  expect(again.counts).toMatchObject({ rows: 3, created: 0, updated: 0, skipped: 3, parked: 0 });
  await expectClaims(hostTable(), team.id);
});

test('who decides that the row means the contact after all has it changed', async () => {
  const team = await household();
  const ended = await team.imported(csv('name,phone', 'Tom Meier,030 901820'), { duplicates: 'update' });
  const body = { action: 'update' };
  const decided = await call('POST', `/api/crm/imports/${ended.id}/decide`, { token: team.token, body });
  const [child] = await team.ended(decided.body.imports[0].id);
  expect(child?.counts).toMatchObject({ updated: 1, parked: 0 });
  expect(await namesOf(team)).toEqual(['Tom Meier']);
});

test('the preview names who may be whom, in the store and in the file', async () => {
  const team = await household();
  const [anna] = await team.contacts();
  const rows = csv('name,phone', 'Tom Meier,030 901820', 'Eva Roth,+4930901899', 'Eva Rot,+49 30 901899');
  const id = await team.upload('people.csv', rows, { validate_only: true, duplicates: 'update' });
  await eventually(async () => expect((await team.import(id)).state).toBe('previewed'));
  const { preview } = await read(team, `/api/crm/imports/${id}/preview`);
  expect(preview.counts).toMatchObject({ valid: 1, likely: 2, name_conflicts: 1 });
  expect(preview.likely).toMatchObject([
    { record: 1, kind: 'duplicates_in_store', possible_duplicates: [{ id: anna?.id, name_conflict: true }] },
    { record: 3, kind: 'duplicates_in_file', possible_duplicates: [{ name_conflict: false }] },
  ]);
  expect(preview.likely[1].possible_duplicates[0].reasons[0]).toHaveProperty('values');
});
