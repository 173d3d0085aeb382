import { beforeAll, expect, test } from 'vitest';
import { newId } from '#core/id.ts';
import { knownKey, noteSchedules } from '#core/schedule/known.item.ts';
import { findDeeds, findRuns } from '#core/schedule/run.item.ts';
import { readSchedules } from '#core/schedule/schedule-report.ts';
import { scheduleIds } from '#core/schedule/schedules.schema.ts';
import { getItem, type Table } from '#core/table/table.ts';
import { scheduled } from '#functions/job/scheduled.ts';
import { meteredTable, privateTable } from '#test/harness/stack.ts';

// Runs are of all teams, so that these have a table of their own.
let table: Table;
const [one, other] = [newId('team'), newId('team')];
const invocation = { getRemainingTimeInMillis: () => 60_000 };
const at = '2026-05-01T02:10:00Z';

beforeAll(async () => {
  table = await privateTable();
});

const reportOf = async (teamId: string, now = new Date()) => {
  const all = await readSchedules(table, teamId, now);
  return (id: string) => all.find((schedule) => schedule.id === id);
};

test('a run leaves a record of when it was and what it did, and each team sees its own part', async () => {
  const handler = scheduled('purge-trash', table, async ({ at: due, tally }) => {
    expect(due.toISOString()).toBe('2026-05-01T02:10:00.000Z');
    // While it is under way it says so.
    expect((await reportOf(one))('purge-trash')?.runs[0]).toMatchObject({ state: 'running', ended_at: null });
    tally.add(one, 'removed', 3);
    tally.add(other, 'removed', 1_234);
    tally.add(other, 'kept', 5_678);
    return { removed: 3 };
  });
  expect(await handler({ at }, invocation)).toEqual({ removed: 3 });
  const mine = (await reportOf(one))('purge-trash');
  expect(mine).toMatchObject({
    runs: [
      { state: 'done', failure: null, counts: { removed: 3, kept: 0, tokens_removed: 0, tokens_kept: 0 } },
    ],
    last_deed: { counts: { removed: 3, kept: 0, tokens_removed: 0, tokens_kept: 0 } },
  });
  expect(JSON.stringify(mine)).not.toMatch(/1234|5678|1237/);
  expect((await reportOf(newId('team')))('purge-trash')).toMatchObject({
    runs: [{ state: 'done', counts: { removed: 0, kept: 0, tokens_removed: 0, tokens_kept: 0 } }],
    last_deed: null,
  });
  // Whoever runs the stage finds the whole.
  expect(await findRuns(table, 'purge-trash', 5)).toMatchObject([
    { counts: { removed: 1_237, kept: 5_678 } },
  ]);
});

test('a run that fails says so by the name of its error, with what it did until then', async () => {
  const handler = scheduled('close-calls', table, async ({ tally }) => {
    tally.add(one, 'closed', 2);
    throw new TypeError(`of ${other}: secret`);
  });
  await expect(handler({ at }, invocation)).rejects.toThrow(TypeError);
  const report = (await reportOf(one))('close-calls');
  expect(report?.runs).toMatchObject([{ state: 'failed', failure: 'TypeError', counts: { closed: 2 } }]);
  expect(JSON.stringify(report)).not.toContain(other);
});

test('a record that cannot be written keeps no run from its work', async () => {
  const lost: Table = { ...table, name: 'no-such-table' };
  const handler = scheduled('clean-jobs', lost, async () => ({ done: true }));
  expect(await handler({ at }, invocation)).toEqual({ done: true });
});

test('records are forgotten after five weeks', async () => {
  const handler = scheduled('clean-companies', table, async ({ tally }) => {
    tally.add(one, 'removed');
    return {};
  });
  await handler({ at }, invocation);
  const [run] = await findRuns(table, 'clean-companies', 1);
  const [deed] = await findDeeds(table, one, 'clean-companies', 1);
  const startedAt = run?.started_at ?? '';
  expect(deed?.started_at).toBe(startedAt);
  const items = await Promise.all(
    [`SYSTEM#RUNS#clean-companies`, `T#${one}#RUNS#clean-companies`].map((pk) =>
      getItem(table, { pk, sk: `RUN#${startedAt}` }),
    ),
  );
  for (const item of items) expect(item?.ttl).toBe(Math.floor(Date.parse(startedAt) / 1_000) + 35 * 86_400);
});

test('a schedule that never runs is late as well, once it is known', async () => {
  const [start, later] = [new Date(), new Date(Date.now() + 26 * 3_600_000)];
  expect((await reportOf(one, later))('retry-webhooks')?.late_since).toBeNull();
  await noteSchedules(table, start);
  const noted = await getItem(table, knownKey);
  await noteSchedules(table, later);
  expect(await getItem(table, knownKey)).toEqual(noted);
  expect((await reportOf(one, start))('retry-webhooks')?.late_since).toBeNull();
  expect((await reportOf(one, later))('retry-webhooks')?.late_since).not.toBeNull();
});

test('the list costs one round, and half a unit for each of two queries a schedule', async () => {
  const { table: metered, meter } = meteredTable(table.name);
  const reading = await meter.measure(() => readSchedules(metered, one, new Date()));
  expect(reading).toMatchObject({ rounds: 1, wru: 0 });
  expect(reading.rru).toBeLessThanOrEqual(scheduleIds.length + 1);
});

test('a run that does nothing costs two writes, and one more for each team that it did something for', async () => {
  const { table: metered, meter } = meteredTable(table.name);
  const idle = scheduled('retry-webhooks', metered, async () => ({}));
  expect(await meter.measure(() => idle({ at }, invocation))).toMatchObject({ requests: 2, wru: 2 });
  const busy = scheduled('retry-webhooks', metered, async ({ tally }) => {
    for (const team of [one, other]) tally.add(team, 'delivered');
    return {};
  });
  expect(await meter.measure(() => busy({ at }, invocation))).toMatchObject({ requests: 4, wru: 4 });
});
