import { describe, expect, test } from 'vitest';
import type { Import, ImportOptions } from '#client/schema.ts';
import { call } from '#test/harness/api.ts';
import { hostTable } from '#test/harness/stack.ts';
import { until } from '#test/harness/wait.ts';
import { type ImportTeam, importTeam } from './import-client.ts';
import { crowd, sourceOf } from './people.ts';
import { stepped } from './steps.ts';

const csv = (...lines: string[]) => `${lines.join('\n')}\n`;

const arrived = async (team: ImportTeam, id: string, state: Import['state']): Promise<void> => {
  const one = await until(
    () => team.import(id),
    (seen) => seen.state === state || seen.finished_at !== null,
  );
  expect(one).toMatchObject({ state });
};

/** Uploads a file that is only looked through. */
const lookThrough = async (team: ImportTeam, body: string, options: ImportOptions = {}) => {
  const id = await team.upload('people.csv', body, { ...options, validate_only: true });
  await arrived(team, id, 'previewed');
  const { body: answer } = await call('GET', `/api/crm/imports/${id}/preview`, { token: team.token });
  return { id, preview: answer.preview };
};

const start = (team: ImportTeam, id: string, options: ImportOptions = {}) =>
  call('POST', `/api/crm/imports/${id}/start`, { token: team.token, body: { options } });

const cancel = (team: ImportTeam, id: string) =>
  call('POST', `/api/crm/imports/${id}/cancel`, { token: team.token });

const body = csv(
  'name,phone,email,company,shoe size',
  'Ann,+12025550100,ann@example.com,Acme,',
  'Ann again,+1 202 555 0100,,,',
  'Bob,12,,,',
  'Cyd,+12025550102,,New Inc,',
  'Known,+12025550109,,,',
  'Dan,,,Acme,',
  'Dan,,,Acme,',
);

const again = (what: string) => ({
  code: 'duplicate_in_file',
  message: expect.stringContaining(what),
});

describe('a file that is only looked through', () => {
  test('tells what would become of each row, and writes nothing', async () => {
    const team = await importTeam();
    await team.imported(csv('name,phone', 'Known,+12025550109'));
    const { preview } = await lookThrough(team, body);
    expect(preview).toMatchObject({
      rows: 7,
      counts: { valid: 3, duplicates_in_file: 2, duplicates_in_store: 1, invalid: 1 },
      examples: [
        { kind: 'valid', record: 1 },
        { kind: 'valid', record: 4 },
        { kind: 'valid', record: 6 },
        { kind: 'duplicates_in_file', record: 2, reason: again('record 1 (line 2)') },
        { kind: 'duplicates_in_file', record: 7, reason: again('record 6 (line 7)') },
        { kind: 'duplicates_in_store', record: 5, reason: { code: 'duplicate_in_store' } },
        {
          kind: 'invalid',
          line: 4,
          record: 3,
          cells: ['Bob', '12', '', '', ''],
          faults: [{ code: 'phone_invalid' }],
        },
      ],
    });
    expect(preview.columns).toMatchObject([
      { header: 'name', field: 'name', filled: 7, fill_rate: 1 },
      { header: 'phone', field: 'phone', filled: 5 },
      { header: 'email', fill_rate: 1 / 7 },
      { header: 'company', field: 'company.name' },
      { header: 'shoe size', filled: 0, fill_rate: 0 },
    ]);
    expect(await team.contacts()).toHaveLength(1);
    const { body: companies } = await call('GET', '/api/crm/companies', { token: team.token });
    expect(companies.count).toBe(0);
  });

  test('foretells exactly what an import then does', async () => {
    const team = await importTeam({ company: 'optional' });
    const source = sourceOf(crowd(700));
    const { id, preview } = await lookThrough(team, source.text);
    // Options may be left out, and so may the body.
    const started = await call('POST', `/api/crm/imports/${id}/start`, { token: team.token });
    expect(started.status).toBe(202);
    const [ended] = await team.ended(id);
    const { valid, duplicates_in_file, duplicates_in_store, invalid } = preview.counts;
    expect(ended).toMatchObject({ state: 'finished' });
    expect(ended?.counts).toMatchObject({
      created: valid,
      skipped: duplicates_in_file + duplicates_in_store,
      failed: invalid,
    });
  });

  test('tells of rows that cannot change their contacts, and of companies that are not made', async () => {
    const team = await importTeam();
    await team.imported(
      csv('external id,name,phone,email', 'x,Ann,+12025550100,', 'y,Bob,+12025550101,bob@example.com'),
    );
    const changes = csv(
      'external id,name,phone,email,company,job title',
      'x,Ann,+12025550101,,New Inc,Boss',
      // Behind one that fails, it is decided anew.
      ',Cyd,+12025550102,cyd@example.com,,',
      'x,,,,,Chief',
      'y,,+12025550109,,New Inc,',
      'z,Dan,+12025550103,bob@example.com,New Inc,',
      ',Dan,+12025550103,,,Clerk',
    );
    const options: ImportOptions = {
      duplicates: 'update',
      match: ['external_id', 'phone'],
      create_companies: false,
    };
    const { id, preview } = await lookThrough(team, changes, options);
    expect(preview.examples.find(({ record }: { record: number }) => record === 1)).toMatchObject({
      kind: 'invalid',
      reason: null,
      faults: [{ column: 'phone', code: 'phone_taken' }],
    });
    await start(team, id);
    const [ended] = await team.ended(id);
    const { valid, duplicates_in_file, duplicates_in_store, invalid, warned } = preview.counts;
    expect(ended?.counts).toEqual({
      rows: 6,
      created: valid,
      updated: duplicates_in_file + duplicates_in_store,
      failed: invalid,
      warned,
      skipped: 0,
      parked: 0,
    });
    expect([invalid, warned]).toEqual([1, 2]);
  });

  test('is started once, with what is decided then', async () => {
    const team = await importTeam();
    await team.imported(csv('name,phone', 'Known,+12025550109'));
    const { id } = await lookThrough(team, csv('name,phone,job title', 'Known,+12025550109,Boss'));
    const answers = await Promise.all([1, 2, 3].map(() => start(team, id, { duplicates: 'update' })));
    expect(answers.map(({ status }) => status)).toContain(202);
    const [ended] = await team.ended(id);
    expect(ended).toMatchObject({ state: 'finished', counts: { rows: 1, updated: 1 } });
    expect(await team.contacts()).toMatchObject([{ job_title: 'Boss', version: 2 }]);
    const late = await start(team, id);
    expect([late.status, late.body.error.code]).toEqual([409, 'import_not_previewed']);
  });

  test('is cancelled while it waits', async () => {
    const team = await importTeam();
    const { id } = await lookThrough(team, body);
    expect((await cancel(team, id)).body.import).toMatchObject({ state: 'cancelled' });
    expect((await start(team, id)).status).toBe(409);
    expect((await cancel(team, id)).body.error.code).toBe('import_ended');
    expect(await team.contacts()).toEqual([]);
  });
});

test('options that lead nowhere are refused', async () => {
  const team = await importTeam();
  const options = { department_id: 'dept_none', owner_id: 'mem_none' };
  const made = await call('POST', '/api/crm/imports', {
    token: team.token,
    body: { file_name: 'a.csv', options },
  });
  expect(made.status).toBe(422);
  expect(made.body.error.details.map(({ code }: { code: string }) => code)).toEqual([
    'department_not_found',
    'owner_not_found',
  ]);
});

test('a cancelled import leaves whole rows only, and tells of each what became of it', async () => {
  const team = await importTeam();
  const source = sourceOf(crowd(1_200));
  const steps = await stepped(team, hostTable(), source.text);
  await steps.register();
  await steps.plan();
  await steps.write('chunks', 0);
  expect((await cancel(team, steps.id)).status).toBe(200);
  for (const index of [1, 2]) await steps.write('chunks', index);
  await steps.write('repeats', 0);
  await steps.finish();
  const ended = await team.import(steps.id);
  expect(ended).toMatchObject({ state: 'cancelled', reason: null });
  const results = await team.results(ended);
  expect(results).toHaveLength(source.rows.length);
  const { rows, created, skipped, failed, updated } = ended.counts;
  expect([rows, updated, created + skipped + failed]).toEqual([source.rows.length, 0, rows]);
  const left = results.filter(({ reason }) => reason?.startsWith('import_cancelled'));
  expect(left.length).toBe(source.rows.length - 500);
  const ids = results.filter(({ outcome }) => outcome === 'created').map(({ contact_id }) => contact_id);
  expect((await team.contacts()).map((contact) => contact.id).sort()).toEqual(ids.sort());
});
