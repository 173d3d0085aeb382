import { expect, test } from 'vitest';
import { toActivityItem } from '#core/activity/activity.item.ts';
import { newId } from '#core/id.ts';
import { transact } from '#core/table/table.ts';
import { putNew } from '#core/table/write.ts';
import { privateTable } from '#test/harness/stack.ts';
import { MergeTeam } from './merges.ts';

test('large', async () => {
  const table = await privateTable();
  const team = await MergeTeam.fresh(table, { phone: 'warn', email: 'off' });
  const ids: string[] = [];
  for (let n = 0; n < 50; n++) ids.push(await team.create({ name: `Ada ${n}`, phone: `+1202555${1000 + n}`, email: `a${n}@x.test` }));
  const [a = '', ...others] = ids;
  for (const id of others) {
    const at = new Date(Date.UTC(2026, 0, 1)).toISOString();
    const writes = Array.from({ length: 100 }, () =>
      putNew(toActivityItem({
        ...{ id: newId('act'), team_id: team.id, contact_id: id, department_id: null, kind: 'note' as const, at },
        ...{ title: null, text: 'x', ends_at: null, url: null, external_id: null },
        ...{ created_by: 'tok_1', version: 1, created_at: at, updated_at: at },
      }, { updated_by: 'tok_1', via: 'api' })));
    await transact(table, writes);
  }
  const cpu = process.cpuUsage();
  let began = performance.now();
  const { merge } = await team.merge({ primary_id: a, duplicate_ids: others });
  console.log('merge', Math.round(performance.now() - began), 'ms', process.cpuUsage(cpu));
  began = performance.now();
  const items = await team.items();
  expect(items.filter(({ pk, sk }) => sk.startsWith('ACTIVITY#') && pk.endsWith(a)).length).toBe(4900);
  began = performance.now();
  await team.undo(merge.id);
  console.log('undo', Math.round(performance.now() - began), 'ms');
}, 600_000);
