import { transactionLimit } from '../table/table.ts';
import type { Projection } from './projection.ts';

/** Projections that are written in one transaction. */
export type Group = readonly Projection[];

/** Bytes as JSON: below the 4 MB of a transaction, and the 400 KB of the segment that its events share. */
const mostBytes = 3_000_000;
const mostEventBytes = 250_000;
/** Head and segment of the feed. */
const alwaysWritten = 2;

const bytesOf = (value: unknown): number =>
  value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));

/** Groups projections in their order, as many together as one transaction takes. */
export const groupProjections = (projections: readonly Projection[]): Group[] => {
  const groups: Projection[][] = [];
  let group: Projection[] = [];
  let counters = new Set<string>();
  let [bytes, eventBytes] = [0, 0];
  for (const one of projections) {
    const size = bytesOf(one.entry);
    const eventSize = bytesOf(one.event);
    const together = new Set([...counters, ...one.deltas.map(({ name }) => name)]);
    const fits =
      alwaysWritten + group.length + 1 + together.size <= transactionLimit &&
      bytes + size <= mostBytes &&
      eventBytes + eventSize <= mostEventBytes;
    if (!fits || group.length === 0) {
      group = [];
      groups.push(group);
      counters = new Set();
      [bytes, eventBytes] = [0, 0];
    }
    group.push(one);
    for (const { name } of one.deltas) counters.add(name);
    bytes += size;
    eventBytes += eventSize;
  }
  return groups;
};

/** A group that could not be written, in two. */
export const halves = (group: Group): Group[] => {
  const middle = Math.ceil(group.length / 2);
  return [group.slice(0, middle), group.slice(middle)];
};
