import { expect, test } from 'vitest';
import {
  dropPairWrites,
  findPairsOf,
  listPairEntries,
  pairWrites,
  putPairWrites,
} from '#core/duplicate/pair.item.ts';
import type { StoredPair } from '#core/duplicate/stored-pair.ts';
import { newId } from '#core/id.ts';
import { rehomePairs, restorePairs } from '#core/merge/open-pairs.ts';
import { transact } from '#core/table/table.ts';
import { hostTable } from '#test/harness/stack.ts';

const table = hostTable();

const pairOf = (one: string, other: string, more: Partial<StoredPair> = {}): StoredPair => ({
  shown: { ids: [one, other], score: 93, departments: ['dept_1', null], digest: 'digest' },
  reasons: [{ field: 'phone', method: 'exact', weight: 6 }],
  vetoed: false,
  name_only: false,
  ...more,
});

const idsOf = (pairs: readonly StoredPair[]) => pairs.map(({ shown }) => shown.ids.join()).sort();

test('a pair is found by either of its contacts, and goes with both', async () => {
  const team = newId('team');
  const pairs = [pairOf('a', 'b'), pairOf('b', 'c'), pairOf('d', 'e')];
  await transact(
    table,
    pairs.flatMap((pair) => putPairWrites(team, pair)),
  );
  expect(idsOf(await findPairsOf(table, team, ['b']))).toEqual(['a,b', 'b,c']);
  expect(idsOf(await findPairsOf(table, team, ['c', 'd']))).toEqual(['b,c', 'd,e']);
  expect((await findPairsOf(table, team, ['a']))[0]).toEqual(pairs[0]);
  await transact(table, dropPairWrites(team, ['b', 'c']));
  expect(idsOf(await findPairsOf(table, team, ['b', 'c']))).toEqual(['a,b']);
  expect((await listPairEntries(table, team)).map(({ ids }) => ids.join()).sort()).toEqual(['a,b', 'd,e']);
});

test('after a merge pairs name the survivor, with what was known of them; its undo brings them back', async () => {
  const team = newId('team');
  const said = { by: 'memb_1', at: '2026-01-01T00:00:00Z', digest: 'then' };
  const dismissed = pairOf('b', 'd', { dismissal: said });
  const known = [
    pairOf('a', 'b'),
    pairOf('b', 'c'),
    { ...dismissed, shown: { ...dismissed.shown, dismissed: true as const } },
  ];
  await transact(
    table,
    known.flatMap((pair) => putPairWrites(team, pair)),
  );
  const change = rehomePairs(
    known.map(({ shown }) => shown.ids),
    'a',
    ['b'],
  );
  await transact(table, pairWrites(team, change, { survivor: 'a', known }));
  const after = await findPairsOf(table, team, ['a', 'b', 'c', 'd']);
  expect(idsOf(after)).toEqual(['a,c', 'a,d']);
  expect(after.find(({ shown }) => shown.ids[1] === 'd')).toMatchObject({
    shown: { dismissed: true, score: null },
    dismissal: { by: 'memb_1', digest: null },
  });
  await transact(table, pairWrites(team, restorePairs(change), { known }));
  const back = await findPairsOf(table, team, ['a', 'b', 'c', 'd']);
  expect(idsOf(back)).toEqual(['a,b', 'b,c', 'b,d']);
  expect(back.find(({ shown }) => shown.ids[1] === 'c')).toEqual(known[1]);
});
