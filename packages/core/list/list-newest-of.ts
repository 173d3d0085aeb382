import type { Counter } from '../count/count.item.ts';
import type { Key } from '../table/item.ts';
import { shards } from '../table/shard.ts';
import { queryAll, type Table } from '../table/table.ts';
import type { CursorScope } from './list-newest.ts';
import type { Page, PageRequest } from './page.schema.ts';
import { pageOfAll } from './page-of-all.ts';

interface Some<T> {
  load: (keys: Key[]) => Promise<T[]>;
  passes: (record: T) => boolean;
}

/** A page of some records of a list that is short enough to be read as a whole, newest first. */
export const listNewestOf = async <T extends { created_at: string; id: string }>(
  table: Table,
  { teamId, kind, query }: { teamId: string; kind: Counter; query: CursorScope },
  page: PageRequest,
  { load, passes }: Some<T>,
): Promise<Page<T>> => {
  const keys = await Promise.all(
    shards.map((shard) =>
      queryAll(table, {
        IndexName: 'byTeam',
        KeyConditionExpression: 'byTeamPk = :pk',
        ExpressionAttributeValues: { ':pk': `T#${teamId}#${kind}#${shard}` },
        ProjectionExpression: 'pk, sk',
      }),
    ),
  );
  const records = (await load(keys.flat())).filter(passes);
  const positionOf = ({ created_at, id }: T) => `${created_at}#${id}`;
  return pageOfAll(table, { teamId, query: { kind, ...query }, records, positionOf, descending: true }, page);
};
