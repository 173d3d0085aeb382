import { expect, test } from 'vitest';
import { meteredTable } from '#test/harness/stack.ts';
import { MergeTeam } from './merges.ts';

const { table, meter } = meteredTable();

test('two contacts with little attached are merged, and taken apart, in a few rounds', async () => {
  const team = await MergeTeam.fresh(table);
  const a = await team.create({ name: 'Ada Lovelace', phone: '+12025550100', email: 'a@x.test' });
  const b = await team.create({ name: 'Ada King', phone: '+12025550101', email: 'b@x.test' });
  await team.consent(b, 'granted', '2026-01-01T00:00:00.000Z');
  const asked = { primary_id: a, duplicate_ids: [b] };
  const planned = await meter.measure(() => team.merge({ ...asked, dry_run: true }));
  expect(planned).toMatchObject({ wru: 0 });
  expect(planned.rounds).toBeLessThanOrEqual(4);
  let id = '';
  const merged = await meter.measure(async () => {
    id = (await team.merge(asked)).merge.id;
  });
  expect(merged.rounds).toBeLessThanOrEqual(5);
  expect(merged.wru).toBeLessThanOrEqual(80);
  const again = await meter.measure(() => team.merge(asked));
  expect(again).toMatchObject({ rounds: 1, wru: 0 });
  const undone = await meter.measure(() => team.undo(id));
  expect(undone.rounds).toBeLessThanOrEqual(5);
  expect(undone.wru).toBeLessThanOrEqual(80);
});
