import { describe, expect, test } from 'vitest';
import type { RowAnswer } from '#core/import/row-answer.schema.ts';
import { call } from '#test/harness/api.ts';
import { claimCheck } from '#test/harness/claim-check.ts';
import { hostTable } from '#test/harness/stack.ts';
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
  const { id } = await team.uploadAndWait('people.csv', source.text);
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
    await team.uploadAndWait('first.csv', first);
    const ended = await team.uploadAndWait('second.csv', second, { duplicates: 'ask' });
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
    await claimCheck(hostTable(), team.id);
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
});
