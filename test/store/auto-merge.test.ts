import { expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import type { AutoMergeSettings } from '#core/duplicate/duplicates.schema.ts';
import { autoMerge, planAutoMerges } from '#core/finding/auto-merge.ts';
import { listMerges } from '#core/merge/describe-merge.ts';
import { findScanState } from '#core/scan/scan.item.ts';
import { getTeam } from '#core/team/team.ts';
import { hostTable } from '#test/harness/stack.ts';
import { MergeTeam } from './merges.ts';
import { runScan } from './scan-run.ts';

const table = hostTable();
const always = { hasTime: () => true };

/** A team that lets several contacts have one number, and has some of them merged without asking. */
const withRules = async (rules: Partial<AutoMergeSettings>): Promise<MergeTeam> => {
  const team = await MergeTeam.fresh(table, { phone: 'warn', company: 'optional' });
  const { duplicates } = team.principal.team.settings;
  const auto_merge = { ...duplicates.auto_merge, enabled: true, ...rules };
  await team.set({ duplicates: { ...duplicates, auto_merge } });
  return team;
};

const merge = async (team: MergeTeam) => autoMerge(table, await getTeam(table, team.id), always);

const log = (team: MergeTeam) =>
  listMerges(table, wholeTeam(team.id), {
    auto: true,
    state: [],
    contact_id: undefined,
    limit: 50,
    offset: 0,
  });

test('exact keys are merged up to the cap of the day; a name alone, a household and a switchboard are not', async () => {
  const team = await withRules({ daily_cap: 1, keep: 'oldest' });
  const first = await team.create({ name: 'Ada Lovelace', phone: '+12025550101', email: 'ada@x.test' });
  await team.create({ name: 'Ada Lovelace', phone: '+12025550101', email: 'ada@x.test' });
  await team.create({ name: 'Grace Hopper', phone: '+12025550102' });
  await team.create({ name: 'Grace Hopper', phone: '+12025550102' });
  await team.create({ name: 'Anna Meier', phone: '+4930901820', email: 'anna@x.test' });
  await team.create({ name: 'Tom Meier', phone: '+4930901820', email: 'tom@x.test' });
  await team.create({ name: 'Wilhelmina Brandt' });
  await team.create({ name: 'Wilhelmina Brand' });
  const names = ['Ira', 'Leo', 'Max', 'Nia', 'Oda', 'Pia', 'Quy', 'Rex', 'Sue', 'Una', 'Vic', 'Wes'];
  for (const name of names) await team.create({ name: `${name} ${name}son`, phone: '+12025550199' });
  await runScan(table, team.principal);
  const plan = await planAutoMerges(table, team.principal.team, { now: new Date(), most: 50 });
  expect(plan.map(({ reason }) => reason).sort()).toEqual(['daily_cap', 'name_only', null]);
  expect(await merge(team)).toEqual({ merged: 1, refused: 0, stopped: false });
  expect((await log(team)).records).toMatchObject([{ primary_id: first, auto: true, strategy: 'oldest' }]);
  expect(await merge(team)).toMatchObject({ merged: 0 });
});

test('it stops once more than one of a hundred was undone, and says so', async () => {
  const team = await withRules({});
  await team.create({ name: 'Ada Lovelace', phone: '+12025550101' });
  await team.create({ name: 'Ada Lovelace', phone: '+12025550101' });
  await runScan(table, team.principal);
  expect(await merge(team)).toMatchObject({ merged: 1 });
  const [done] = (await log(team)).records;
  await team.undo(done?.id ?? '');
  expect(await merge(team)).toEqual({ merged: 0, refused: 0, stopped: true });
  expect((await getTeam(table, team.id)).settings.duplicates.auto_merge.enabled).toBe(false);
  expect((await findScanState(table, team.id)).auto_stop).toMatchObject({ merged: 1, undone: 1 });
  expect(await merge(team)).toEqual({ merged: 0, refused: 0, stopped: false });
});
