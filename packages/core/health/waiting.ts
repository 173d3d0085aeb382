import { contactPartitions } from '../contact/contact.item.ts';
import type { Head } from '../feed/feed.item.ts';
import { shards } from '../table/shard.ts';
import { queryPages, type Table } from '../table/table.ts';

/** A change is projected within seconds: one that is younger than this (ms) waits for nobody. */
const usual = 60_000;

const firstAfter = async (table: Table, pk: string, through: string): Promise<string | undefined> => {
  const pages = queryPages(table, {
    IndexName: 'byUpdated',
    KeyConditionExpression: 'byUpdatedPk = :pk AND byUpdatedSk > :through',
    // '$' sorts above the '#' that ends a time: the changes of that very moment are projected.
    ExpressionAttributeValues: { ':pk': pk, ':through': `${through}$` },
    Limit: 1,
  });
  for await (const [item] of pages) return item && String(item.byUpdatedSk).split('#')[0];
  return undefined;
};

/**
 * When the oldest change of a live contact was made of those that came after all that is projected, where that is some
 * time ago; `none` where no change waits, undefined where the projection has not told yet how far it is. A shard of the
 * stream that is held up alone is passed by the others: of that the alarm tells.
 */
export const oldestWaiting = async (
  table: Table,
  teamId: string,
  { through, writes }: Head,
  now: Date,
): Promise<string | 'none' | undefined> => {
  if (through === undefined && writes > 0) return undefined;
  const found = await Promise.all(
    shards.map((shard) => firstAfter(table, contactPartitions.updated(teamId)(shard), through ?? '')),
  );
  const [oldest] = found.flatMap((at) => at ?? []).toSorted();
  const isWaiting = oldest !== undefined && now.getTime() - Date.parse(oldest) > usual;
  return isWaiting ? oldest : 'none';
};
