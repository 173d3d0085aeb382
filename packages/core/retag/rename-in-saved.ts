import { isDeepStrictEqual } from 'node:util';
import {
  findRecord,
  type Listed,
  type ListedNoun,
  recordKeys,
  replaceRecordWrite,
} from '../list/listed-noun.ts';
import { untilSettled } from '../table/settle.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/table.ts';
import type { Written } from '../tag/tag.item.ts';

interface Saved extends Listed {
  version: number;
  updated_at: string;
}

/** Renames tags in saved records. A team has a handful of each kind, so all are read. */
export const renameInSaved = async <T extends Saved>(
  table: Table,
  noun: ListedNoun<T>,
  { teamId, via, now }: Written & { teamId: string },
  renamed: (seen: T) => T,
): Promise<void> => {
  for (const { pk } of await recordKeys(table, noun, teamId))
    await untilSettled(async () => {
      const seen = await findRecord(table, noun, teamId, pk.slice(pk.lastIndexOf('#') + 1));
      const named = seen && renamed(seen);
      if (!seen || !named || isDeepStrictEqual(named, seen)) return true;
      const record = { ...named, version: seen.version + 1, updated_at: now.toISOString() };
      return (await transacted(table, [replaceRecordWrite(noun, { record, seen, via })])) || undefined;
    });
};
