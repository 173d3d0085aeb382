import type { Item } from '#core/table/item.ts';
import { tableDefinition } from '#core/table/table.schema.ts';

/** Of an index, how many entries items have in it, and the share of the commonest key among them. */
export interface IndexShare {
  entries: number;
  key: string;
  share: number;
}

const countOf = (items: readonly Item[], attribute: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { [attribute]: key } of items)
    if (typeof key === 'string') counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** Of each index that any of the items is in. */
export const indexShares = (items: readonly Item[]): Map<string, IndexShare> =>
  new Map(
    tableDefinition.indexes.flatMap(({ name }) => {
      const counts = [...countOf(items, `${name}Pk`)].toSorted(([, one], [, other]) => other - one);
      const entries = counts.reduce((sum, [, count]) => sum + count, 0);
      const [key, count] = counts[0] ?? [];
      return key === undefined || count === undefined
        ? []
        : [[name, { entries, key, share: count / entries }]];
    }),
  );
