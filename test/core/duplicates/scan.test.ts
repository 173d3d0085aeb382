import { expect, test } from 'vitest';
import { pairName } from '#core/duplicate/groups.ts';
import { memoryStore, oracle, scanAll } from './scan-fixture.ts';
import { labelledSet } from './variations.ts';

test('a scan in steps finds what one in memory finds, however many partitions it has', async () => {
  const subjects = labelledSet(61, 700, 140).map(({ subject }) => subject);
  const expected = oracle(subjects, 85);
  const scores = new Map(expected.pairs.map(({ ids, score }) => [pairName(...ids), score]));
  for (const partitions of [1, 3]) {
    const found = await scanAll(memoryStore(), subjects, { threshold: 85, partitions });
    const named = new Map(found.found.map(({ shown }) => [pairName(...shown.ids), shown.score]));
    expect([...named].filter(([name, score]) => scores.get(name) !== score)).toEqual([]);
    expect([...scores.keys()].filter((name) => !named.has(name))).toEqual([]);
    expect(found.shared).toBe(expected.shared.length);
    expect(found.isCut).toBe(false);
  }
});
