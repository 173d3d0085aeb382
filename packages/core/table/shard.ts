import { createHash } from 'node:crypto';

/**
 * Number of partitions of one list of a team. Eight keep each below 15 % of an import's writes and let a team
 * write 8,000 units a second; changing it needs a rewrite of every list key.
 */
const shardCount = 8;

export const shards: readonly number[] = Array.from({ length: shardCount }, (_, shard) => shard);

/** Answers the shard into which `text` always falls. */
export const shardOf = (text: string): number =>
  createHash('sha1').update(text).digest().readUInt8(0) % shardCount;
