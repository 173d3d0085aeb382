import { describe, expect, test } from 'vitest';
import type { RowAnswer } from '#core/import/row-answer.schema.ts';
import { call } from '#test/harness/api.ts';
import { expectClaims } from '#test/harness/claim-check.ts';
import { hostTable } from '#test/harness/stack.ts';
import { eventually } from '#test/harness/wait.ts';
import { type ImportTeam, importTeam } from './import-client.ts';
import { foretell } from './oracle.ts';
import { crowd, sourceOf } from './people.ts';

const csv = (...lines: string[]) => `${lines.join('\n')}\n`;

const rowsOf = async (team: ImportTeam, id: string, query = '') =>
  (await call('GET', `/api/crm/imports/${id}/rows?limit=200${query}`, { token: team.token })).body;

/** All rows by cursor. */
const allRows = async (team: ImportTeam, id: string, query = ''): Promise<RowAnswer[]> => {
  const rows: RowAnswer[] = [];
  let cursor = '';
  do {
    const page = await rowsOf(team, id, `${query}${cursor && `&cursor=${cursor}`}`);
    rows.push(...page.rows);
    cursor = page.next_cursor;
  } while (cursor);
  return rows;
};

test('the rows of an import are listed in the order of the file, all or those of one outcome', async () => {
  const team = await importTeam();
  const source = sourceOf(crowd(1_300));
  const expected = foretell(source.rows);
  const { id } = await team.imported(source.text);
  const rows = await allRows(team, id);
  expect(rows.map(({ record }) => record)).toEqual(source.rows.map((_, index) => index + 1));
  expect(rows.map(({ line }) => line)).toEqual(source.lines);
  expect(rows.map(({ outcome }) => outcome)).toEqual(expected.map(({ outcome }) => outcome));
  for (const outcome of ['created', 'skipped', 'failed'] as const) {
    const wanted = rows.filter((row) => row.outcome === outcome);
    expect(await allRows(team, id, `&outcome=${outcome}`)).toEqual(wanted);
    const page = await rowsOf(team, id, `&outcome=${outcome}&offset=3`);
    expect(page).toMatchObject({ count: wanted.length, offset: 3, rows: wanted.slice(3, 203) });
  }
  const [failed] = rows.filter(({ outcome }) => outcome === 'failed');
  expect(failed).toMatchObject({ contact_id: null, parked: false });
  expect(failed?.cells).toEqual(source.rows[(failed?.record ?? 0) - 1]?.cells);
});

test('of very long cells come on more pages, and a preview shows the beginnings of cells', async () => {
  const team = await importTeam();
  const long = 'é'.repeat(400_000);
  const body = csv('name,phone,notes', ...[1, 2, 3, 4, 5, 6].map((n) => `Long ${n},${n},${long}`));
  const ended = await team.imported(body);
  expect(ended.counts).toMatchObject({ rows: 6, failed: 6 });
  const pages: number[] = [];
  for (let cursor = ''; ; ) {
    const path = `/api/crm/imports/${ended.id}/rows?limit=200${cursor}`;
    const { status, body: page } = await call('GET', path, { token: team.token });
    expect(status).toBe(200);
    pages.push(page.rows.length);
    for (const { cells, errors } of page.rows) {
      expect(cells[2]).toBe(long);
      expect(errors.every(({ value }: { value: string | null }) => (value ?? '').length < 600)).toBe(true);
    }
    if (page.next_cursor === null) break;
    cursor = `&cursor=${page.next_cursor}`;
  }
  expect(pages).toEqual([3, 3]);
  const id = await team.upload('long.csv', body, { validate_only: true });
  await eventually(async () => expect((await team.import(id)).state).toBe('previewed'));
  const { status, body: answer } = await call('GET', `/api/crm/imports/${id}/preview`, { token: team.token });
  expect(status).toBe(200);
  expect(answer.preview.examples).toHaveLength(6);
  expect(answer.preview.examples[0].cells[2]).toBe(`${'é'.repeat(500)}…`);
});

describe('rows that mean contacts that there are, with duplicates: ask', () => {
  const first = csv(
    'name,phone,job title',
    'Ann,+12025550100,One',
    'Bob,+12025550101,One',
    'Cyd,+12025550102,One',
  );
  const second = csv(
    'name,phone,job title',
    'Ann,+12025550100,Two',
    'Bob,+12025550101,Two',
    'Cyd,+12025550102,Two',
    'Dan,+12025550103,Two',
  );

  const parked = async (settings = {}) => {
    const team = await importTeam(settings);
    await team.imported(first);
    const ended = await team.imported(second, { duplicates: 'ask' });
    expect(ended.counts).toMatchObject({ rows: 4, created: 1, skipped: 3, parked: 3 });
    const decide = (body: object) =>
      call('POST', `/api/crm/imports/${ended.id}/decide`, { token: team.token, body });
    return { team, id: ended.id, decide };
  };

  const titles = async (team: ImportTeam) =>
    (await team.contacts()).map(({ name, job_title }) => `${name} ${job_title}`).sort();

  test('wait for a decision, and are written as it says', async () => {
    const { team, id, decide } = await parked({ phone: 'warn' });
    expect(await titles(team)).toEqual(['Ann One', 'Bob One', 'Cyd One', 'Dan Two']);
    const waiting = await allRows(team, id, '&outcome=parked');
    expect(waiting.map(({ record, cells }) => [record, cells?.[0]])).toEqual([
      [1, 'Ann'],
      [2, 'Bob'],
      [3, 'Cyd'],
    ]);
    const answer = await decide({
      action: 'skip',
      rows: [
        { record: 1, action: 'update' },
        { record: 2, action: 'create' },
      ],
    });
    expect(answer.status).toBe(202);
    await team.ended(...answer.body.imports.map((one: { id: string }) => one.id));
    expect(await titles(team)).toEqual(['Ann Two', 'Bob One', 'Bob Two', 'Cyd One', 'Dan Two']);
    await expectClaims(hostTable(), team.id);
    const reasons = (await allRows(team, id, '&outcome=parked')).map(({ reason }) => reason);
    const [updates, creates] = answer.body.imports;
    for (const reason of reasons)
      expect(reason).toEqual({
        code: 'decided',
        message: expect.stringMatching(`: see ${updates.id} and ${creates.id}\\.$`),
      });
    const again = await decide({ action: 'update' });
    expect([again.status, again.body.error.code]).toEqual([409, 'decided']);
  });

  test('need a decision each, and take none for others', async () => {
    const { decide } = await parked();
    const few = await decide({ rows: [{ record: 1, action: 'update' }] });
    expect([few.status, few.body.error.code]).toEqual([422, 'rows_undecided']);
    const wrong = await decide({ action: 'skip', rows: [{ record: 4, action: 'update' }] });
    expect([wrong.status, wrong.body.error.code]).toEqual([422, 'row_not_parked']);
    const skip = await decide({ action: 'skip' });
    expect([skip.status, skip.body.imports]).toEqual([202, []]);
  });

  test('are decided once, also when several decide at once', async () => {
    const { team, decide } = await parked();
    const actions = [{ action: 'update' }, { action: 'skip', rows: [{ record: 1, action: 'update' }] }];
    const answers = await Promise.all([...actions, ...actions].map(decide));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409]);
    const [won] = answers.filter(({ status }) => status === 202);
    const ended = await team.ended(...(won?.body.imports ?? []).map(({ id }: { id: string }) => id));
    expect(ended).toMatchObject([{ state: 'finished', counts: { failed: 0 } }]);
    const twice = await decide({
      rows: [
        { record: 1, action: 'skip' },
        { record: 1, action: 'update' },
      ],
    });
    expect(twice.status).toBe(409);
  });

  test('keep their text and their dates, whatever the file was', async () => {
    const team = await importTeam();
    await call('POST', '/api/crm/fields', { token: team.token, body: { name: 'born', type: 'date' } });
    await team.imported(first);
    const text = csv(
      'name,phone,job title,born',
      'Ann,+12025550100,Käufer,01/02/1990',
      'New,+12025550105,,25/12/1991',
    );
    const body = Buffer.from(`\ufeff${text}`, 'utf16le');
    const { id } = await team.imported(body, { duplicates: 'ask', encoding: 'utf-16le' });
    const { body: decided } = await call('POST', `/api/crm/imports/${id}/decide`, {
      token: team.token,
      body: { action: 'update' },
    });
    await team.ended(decided.imports[0].id);
    const ann = (await team.contacts()).find(({ name }) => name === 'Ann');
    expect(ann).toMatchObject({ job_title: 'Käufer', custom_fields: { born: '1990-02-01' } });
  });
});

test('failed rows keep what only their column told of their dates', async () => {
  const team = await importTeam();
  await call('POST', '/api/crm/fields', { token: team.token, body: { name: 'born', type: 'date' } });
  const ended = await team.imported(
    csv('name,phone,born', 'Ann,+12025550100,25/12/1990', 'Bob,12,01/02/1991', 'Cyd,13,26/12/1991'),
  );
  const text = await team.download(ended.files.rejected);
  expect(text).toContain('Bob,12,1991-02-01');
  expect(text).toContain('Cyd,13,26/12/1991');
  const mended = await team.imported(
    text.replace('Bob,12', 'Bob,+12025550101').replace('Cyd,13', 'Cyd,+12025550102'),
  );
  expect(mended.counts).toMatchObject({ created: 2, failed: 0 });
});

test('a manager knows its own imports, and an admin all', async () => {
  const team = await importTeam();
  const token = async (name: string) => {
    const made = { name, role: 'manager', departments: [] };
    return (await call('POST', '/api/crm/tokens', { token: team.token, body: made })).body.secret as string;
  };
  const [one, other] = [await token('one'), await token('other')];
  const start = (by: string) => call('POST', '/api/crm/imports', { token: by, body: { file_name: 'a.csv' } });
  const own = (await start(one)).body.import.id;
  const admins = (await start(team.token)).body.import.id;
  const seen = async (by: string) => {
    const { body } = await call('GET', '/api/crm/imports', { token: by });
    return [body.count, body.imports.map(({ id }: { id: string }) => id)];
  };
  expect(await seen(one)).toEqual([1, [own]]);
  expect(await seen(other)).toEqual([0, []]);
  expect(await seen(team.token)).toEqual([2, [admins, own]]);
  const routes = [
    ['GET', ''],
    ['GET', '/rows'],
    ['GET', '/preview'],
    ['POST', '/cancel'],
    ['POST', '/undo'],
  ];
  for (const [method = '', path] of routes) {
    const { status } = await call(method, `/api/crm/imports/${admins}${path}`, { token: one });
    expect([path, status]).toEqual([path, 404]);
  }
  for (const path of ['start', 'decide']) {
    const { status } = await call('POST', `/api/crm/imports/${admins}/${path}`, { token: one, body: {} });
    expect([path, status]).toEqual([path, 404]);
  }
});

test('extensions of one number are people of their own, whether behind it or in a column (yaai#99, phonelib#367)', async () => {
  const team = await importTeam();
  const file = csv(
    'name,phone,extension',
    'Ann,+1 202-555-0601 x101,',
    'Bob,+12025550601,102',
    'Desk,+12025550601,',
    'Bob again,202-555-0601 ext 102,',
    'Odd,+12025550602,front desk',
    'Alone,,7',
  );
  const ended = await team.imported(file);
  expect(ended.counts).toMatchObject({ rows: 6, created: 5, skipped: 1, failed: 0 });
  const lines = (await team.contacts()).map((contact) => [
    contact.name,
    contact.phone,
    contact.phone_extension,
  ]);
  expect(lines.toSorted()).toEqual([
    ['Alone', null, null],
    ['Ann', '+12025550601', '101'],
    ['Bob', '+12025550601', '102'],
    ['Desk', '+12025550601', null],
    ['Odd', '+12025550602', null],
  ]);
  const odd = (await team.contacts()).filter(({ name }) => name === 'Odd' || name === 'Alone');
  expect(odd.map(({ custom_fields }) => custom_fields.phone_extension_raw).toSorted()).toEqual([
    '7',
    'front desk',
  ]);

  const options = { duplicates: 'update' as const };
  const moved = csv('name,email,phone,extension', 'Bob,bob@example.com,+12025550601,102');
  const { counts } = await team.imported(moved, options);
  expect(counts).toMatchObject({ updated: 1, created: 0 });
  await expectClaims(hostTable(), team.id);
});
