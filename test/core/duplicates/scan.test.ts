import { expect, test } from 'vitest';
import { pairName } from '#core/duplicate/groups.ts';
import { memoryStore, oracle, scanAll } from './scan-fixture.ts';
import { labelledSet } from './variations.ts';

test('a scan in steps finds what one in memory finds, however many partitions it has', async () => {
  const subjects = labelledSet(61, 2_000, 400).map(({ subject }) => subject);
  const expected = oracle(subjects, 85);
  const scores = new Map(expected.pairs.map(({ ids, score }) => [pairName(...ids), score]));
  for (const partitions of [1, 5]) {
    const found = await scanAll(memoryStore(), subjects, { threshold: 85, partitions });
    console.log(partitions, found.found.length, found.compared, expected.cost.compared, expected.cost.blockLimit);
    const named = new Map(found.found.map(({ shown }) => [pairName(...shown.ids), shown.score]));
    expect([...named].filter(([name, score]) => scores.get(name) !== score)).toEqual([]);
    expect([...scores.keys()].filter((name) => !named.has(name))).toEqual([]);
    expect(found.shared).toBe(expected.shared.length);
    expect(found.isCut).toBe(false);
  }
  for (const t of [60, 70, 80]) console.log(t, oracle(subjects, t).pairs.length, oracle(subjects,t).pairs.filter(p=>p.namesApart&&!p.nameConflict).length);
  console.log(expected.pairs.length, subjects.length)
});
