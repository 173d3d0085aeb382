import { beforeEach, describe, expect, test } from 'vitest';
import { getCount } from '#core/count/count.item.ts';
import { registerFile } from '#core/drop/register-file.ts';
import { readText, writeFile } from '#core/files/files.ts';
import { startUpload } from '#core/import/file/start-upload.ts';
import { writeLedger, writePlan } from '#core/import/files.ts';
import { noCounts } from '#core/import/import.schema.ts';
import { getImport } from '#core/import/import.ts';
import { addProgress, endImport, endPreview, startPreview, startRunning } from '#core/import/state.ts';
import { workKeys } from '#core/import-file/work-keys.ts';
import { findPrincipal } from '#core/principal/find-principal.ts';
import type { Table } from '#core/table/table.ts';
import { cleanImports } from '#core/upkeep/clean-imports.ts';
import { freshTeam, hostFiles, interleavedTable, meteredTable, privateTable } from '#test/harness/stack.ts';
import { via } from './bulk.ts';

const begun = new Date('2026-06-30T12:00:00.000Z');
const minutesLater = (minutes: number) => new Date(begun.getTime() + minutes * 60_000);
const day = 24 * 60;

let table: Table;
let teamId: string;
let token: string;

beforeEach(async () => {
  table = await privateTable();
  ({ team_id: teamId, token } = await freshTeam(table));
});

const upload = async (): Promise<string> => {
  const principal = await findPrincipal(table, token, begun);
  if (!principal) throw new Error('The team has no admin.');
  const draft = { file_name: 'rows.csv', options: {} };
  const { import: started } = await startUpload(table, hostFiles(), { principal, draft, via, now: begun });
  return started.id;
};

const arrive = (importId: string, minutes = 0) =>
  registerFile(
    table,
    {
      bucket: 'imports',
      key: `uploads/${teamId}/${importId}/rows.csv`,
      etag: 'e',
      sequencer: '1',
      time: begun.toISOString(),
    },
    { execution: 'one', now: minutesLater(minutes) },
  );

const read = (importId: string) => getImport(table, teamId, importId);

/** An import whose rows are being written. */
const running = async (): Promise<string> => {
  const id = await upload();
  await arrive(id);
  await startRunning(table, await read(id), { rows: 1_000, columns: [] }, begun);
  return id;
};

const clean = (minutes: number) =>
  cleanImports({ table, files: hostFiles() }, minutesLater(minutes), minutesLater(minutes + 1));

describe('an upload', () => {
  test('that never came is closed after a day, with the reason', async () => {
    const id = await upload();
    expect(await clean(day - 1)).toMatchObject({ abandoned: 0, stuck: 0 });
    expect((await read(id)).state).toBe('uploading');
    expect(await clean(day)).toEqual({
      cutoff: minutesLater(day).toISOString(),
      abandoned: 1,
      forgotten: 0,
      stuck: 0,
      without_results: 0,
    });
    expect(await read(id)).toMatchObject({
      state: 'failed',
      reason: { code: 'upload_abandoned' },
      finished_at: minutesLater(day + 1).toISOString(),
    });
  });

  test('that comes too late changes nothing any more', async () => {
    const id = await upload();
    await clean(day);
    expect(await arrive(id, day + 5)).toMatchObject({ action: 'stop' });
    expect((await read(id)).state).toBe('failed');
  });

  test('that comes in the very moment is not closed', async () => {
    const id = await upload();
    const meanwhile = interleavedTable(
      table.name,
      (command) => command === 'GetItemCommand',
      () => arrive(id, day),
    );
    expect(
      await cleanImports({ table: meanwhile, files: hostFiles() }, minutesLater(day), minutesLater(day)),
    ).toMatchObject({
      abandoned: 0,
      stuck: 0,
    });
    expect((await read(id)).state).toBe('planning');
  });
});

describe('an import', () => {
  test('that was looked through and that nobody starts is closed after a week', async () => {
    const id = await upload();
    await arrive(id);
    const stored = await read(id);
    expect(await startPreview(table, stored, { rows: 1_000, columns: [] }, begun)).toBe(true);
    expect(await endPreview(table, stored, begun)).toBe(true);
    expect(await clean(7 * day - 1)).toMatchObject({ forgotten: 0, stuck: 0 });
    expect(await clean(7 * day)).toMatchObject({ forgotten: 1, stuck: 0 });
    expect(await read(id)).toMatchObject({ state: 'failed', reason: { code: 'not_started' } });
  });

  test('without a sign of life for an hour is closed, with what it has counted', async () => {
    const id = await running();
    await addProgress(
      table,
      await read(id),
      { ...noCounts, rows: 500, created: 499, failed: 1 },
      minutesLater(30),
    );
    expect(await clean(89)).toMatchObject({ stuck: 0 });
    expect(await clean(90)).toMatchObject({ abandoned: 0, stuck: 1 });
    expect(await read(id)).toMatchObject({
      state: 'failed',
      reason: { code: 'stuck' },
      counts: { rows: 500, created: 499, failed: 1 },
    });
  });

  test('that is stuck keeps the results of the rows that it came to', async () => {
    const id = await running();
    const stored = await read(id);
    const columns = [
      { header: 'name', target: { kind: 'contact' as const, name: 'name' as const }, filled: 2 },
    ];
    const plan = { encoding: 'utf-8', delimiter: ',', columns, rows: 2, chunks: 2, repeats: 0 };
    await writePlan(hostFiles(), stored, plan);
    const failed = { column: 'name', code: 'required', message: 'Name it.', value: null };
    const row = { record: 1, line: 2, outcome: 'failed' as const, errors: [failed], cells: ['x'] };
    await writeLedger(hostFiles(), stored, { kind: 'chunks', index: 0 }, [row]);
    expect(await clean(60)).toMatchObject({ stuck: 1, without_results: 0 });
    const closed = await read(id);
    expect(closed).toMatchObject({ reason: { code: 'stuck' }, counts: { rows: 1, failed: 1 } });
    expect(await readText(hostFiles(), closed.rejected_key ?? '')).toContain('x,2,name,required,Name it.');
  });

  test('that is stuck is closed also where no results can be written', async () => {
    const id = await running();
    await writeFile(hostFiles(), workKeys.plan(await read(id)), '{');
    const report = await clean(60);
    expect(report).toMatchObject({ stuck: 1, without_results: 1 });
    expect(await read(id)).toMatchObject({ state: 'failed', reason: { code: 'stuck' } });
  });

  test('that was planned and never ran is closed as well', async () => {
    const id = await upload();
    await arrive(id);
    expect(await clean(60)).toMatchObject({ stuck: 1 });
    expect((await read(id)).state).toBe('failed');
  });

  test('that shows a sign of life in the very moment goes on', async () => {
    const id = await running();
    const meanwhile = interleavedTable(
      table.name,
      (command) => command === 'GetItemCommand',
      async () => addProgress(table, await read(id), { ...noCounts, rows: 1, created: 1 }, minutesLater(60)),
    );
    expect(
      await cleanImports({ table: meanwhile, files: hostFiles() }, minutesLater(60), minutesLater(60)),
    ).toMatchObject({ stuck: 0 });
    expect(await read(id)).toMatchObject({ state: 'running', counts: { rows: 1 } });
  });

  test('that has been closed stays so, whatever its pipeline still does', async () => {
    const id = await running();
    await clean(60);
    const closed = await read(id);
    expect(await startRunning(table, closed, { rows: 10, columns: [] }, minutesLater(70))).toBe(false);
    expect(await addProgress(table, closed, { ...noCounts, rows: 9 }, minutesLater(70))).toBeUndefined();
    expect(await endImport(table, closed, { counts: noCounts }, minutesLater(70))).toBeUndefined();
    expect(await read(id)).toEqual(closed);
  });

  test('that has ended is left alone', async () => {
    const id = await running();
    await endImport(
      table,
      await read(id),
      { counts: noCounts, results_key: null, rejected_key: null },
      minutesLater(5),
    );
    const ended = await read(id);
    expect(await clean(30 * day)).toMatchObject({ abandoned: 0, stuck: 0 });
    expect(await read(id)).toEqual(ended);
  });
});

test('cleaning again, and beside itself, closes each import once', async () => {
  const ids = [...(await Promise.all(Array.from({ length: 6 }, upload))), await running(), await running()];
  const reports = await Promise.all(Array.from({ length: 3 }, () => clean(day)));
  expect(reports.reduce((sum, { abandoned }) => sum + abandoned, 0)).toBe(6);
  expect(reports.reduce((sum, { stuck }) => sum + stuck, 0)).toBe(2);
  const closed = await Promise.all(ids.map(read));
  expect(new Set(closed.map(({ state }) => state))).toEqual(new Set(['failed']));
  expect(await clean(2 * day)).toMatchObject({ abandoned: 0, stuck: 0 });
  expect(await Promise.all(ids.map(read))).toEqual(closed);
  expect(await getCount(table, teamId, 'import')).toBe(8);
});

test('cleaning reads what is overdue and no more', async () => {
  const { table: metered, meter } = meteredTable(table.name);
  const quiet = await meter.measure(() =>
    cleanImports({ table: metered, files: hostFiles() }, minutesLater(day - 1), begun),
  );
  await Promise.all(Array.from({ length: 40 }, upload));
  const waiting = await meter.measure(() =>
    cleanImports({ table: metered, files: hostFiles() }, minutesLater(day - 1), begun),
  );
  expect(waiting).toEqual(quiet);
  expect(waiting).toMatchObject({ requests: 1, wru: 0 });
});
