import { isDeepStrictEqual } from 'node:util';
import { scanList } from '../list/scan.ts';
import { untilSettled } from '../table/settle.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/table.ts';
import type { Write } from '../table/write.ts';

interface Saved {
  version: number;
  updated_at: string;
}

/** What of a team's records names tags, by the name that they get, and how a record is read and replaced. */
interface Place<T extends Saved> {
  partition: (shard: number) => string;
  find: (id: string) => Promise<T | undefined>;
  renamed: (seen: T) => T;
  replace: (changed: T, seen: T) => Write;
}

/** Records go along with tags that get another name. A team has a handful of each kind, so all are read. */
export const renameInSaved = async <T extends Saved>(
  table: Table,
  now: Date,
  { partition, find, renamed, replace }: Place<T>,
): Promise<void> => {
  for (const { pk } of await scanList(table, { partition, attributes: [] }))
    await untilSettled(async () => {
      const seen = await find(pk.slice(pk.lastIndexOf('#') + 1));
      const named = seen && renamed(seen);
      if (!seen || !named || isDeepStrictEqual(named, seen)) return true;
      const changed = { ...named, version: seen.version + 1, updated_at: now.toISOString() };
      return (await transacted(table, [replace(changed, seen)])) || undefined;
    });
};
