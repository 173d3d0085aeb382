import fc from 'fast-check';
import { expect, test } from 'vitest';
import { connected } from '#core/connected.ts';

const lists = fc.array(fc.uniqueArray(fc.constantFrom(...'abcdefghijkl'), { maxLength: 3 }), {
  maxLength: 12,
});

/** By walking from list to list: which of them each one reaches. */
const reach = (all: readonly (readonly string[])[], from: number): number[] => {
  const found = new Set([from]);
  for (const one of found)
    for (const [other, keys] of all.entries())
      if (keys.some((key) => all[one]?.includes(key))) found.add(other);
  return [...found].toSorted((a, b) => a - b);
};

test('lists are in one group when they share a key or others connect them, and else in different ones', () => {
  fc.assert(
    fc.property(lists, (all) => {
      const groups = connected(all);
      for (const [index, group] of groups.entries()) {
        const same = groups.flatMap((other, at) => (other === group ? [at] : []));
        expect(same).toEqual(reach(all, index));
      }
    }),
  );
});
