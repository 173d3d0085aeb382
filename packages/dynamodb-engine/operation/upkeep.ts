import { Consumption } from '../table/capacity.ts';
import { storedKey } from '../table/key.ts';
import type { Table } from '../table/table.ts';
import type { Context } from './context.ts';

const streamKeptMs = 24 * 60 * 60_000;
/** More than these wait for the next time, so that requests do not wait for them. */
const maxSwept = 2000;
/** AWS spares times more than five years back, which are no times but mistakes. */
const oldestExpirySeconds = 5 * 365 * 24 * 60 * 60;

/** Removes what the times to live have passed of, as the service does, and answers how many items. */
export const sweepExpired = (context: Context): number =>
  context.catalog.tables().reduce((count, table) => count + sweepTable(table, context), 0);

const sweepTable = (table: Table, context: Context): number => {
  const { timeToLive, key } = table.definition;
  if (timeToLive === undefined) return 0;
  const now = context.now();
  const seconds = now / 1000;
  const how = { factor: 1, now, delay: context.delay, isExpiry: true } as const;
  const expired = table.items.expired(seconds - oldestExpirySeconds, seconds, maxSwept);
  for (const before of expired)
    table.write({ key: storedKey(before.item, key), before, after: undefined }, new Consumption(), how);
  return expired.length;
};

/** Drops records of streams that are older than a day, and streams that ended before that. */
export const trimStreams = ({ catalog, now }: Context): void => {
  const before = now() - streamKeptMs;
  for (const entry of catalog.streams()) {
    if (entry.endedAt !== undefined && entry.endedAt < before) catalog.removeStream(entry);
    else catalog.logOf(entry).trim(before);
  }
};
