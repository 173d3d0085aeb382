import type { Item } from '../table/item.ts';

/** Number of items that move in one transaction, each of which takes two writes. */
const itemsAtOnce = 45;
/** Most bytes of them: a transaction takes 4 MB. */
const mostBytes = 3_000_000;

export const chunked = <T>(values: readonly T[], size = 90): T[][] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, n) => values.slice(n * size, (n + 1) * size));

/** Splits items into parts of which each moves in one transaction. */
export const movableChunks = (items: readonly Item[]): Item[][] => {
  const chunks: Item[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item));
    const last = chunks.at(-1);
    if (last && last.length < itemsAtOnce && bytes + size <= mostBytes) {
      last.push(item);
      bytes += size;
    } else {
      chunks.push([item]);
      bytes = size;
    }
  }
  return chunks;
};
