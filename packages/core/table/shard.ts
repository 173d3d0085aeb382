import { createHash } from 'node:crypto';

/**
 * How many partitions carry one list of a team. Eight keep each below 15 % of an import's writes and let a
 * team write 8,000 units a second; changing it needs a rewrite of every list key.
 */
const shardCount = 8;

export const shards: readonly number[] = Array.from({ length: shardCount }, (_, shard) => shard);

/** The shard that `text` always falls into. */
export const shardOf = (text: string): number =>
  createHash('sha1').update(text).digest().readUInt8(0) % shardCount;
