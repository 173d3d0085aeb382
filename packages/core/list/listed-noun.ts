import type { Counter } from '../count/count.item.ts';
import { notFound } from '../error.ts';
import type { Item, Key } from '../table/item.ts';
import { shardOf, shards } from '../table/shard.ts';
import { batchGetInOrder, getItem, queryAll, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { drop, type Put, put, putNew, stillAs, type Write } from '../table/write.ts';
import { type CursorScope, listPartition, listWhole, newestFirst, newestOrder } from './list-newest.ts';
import type { Page, PageRequest } from './page.schema.ts';
import { pageOfAll } from './page-of-all.ts';

/** A record that a team lists. */
export interface Listed extends Record<string, unknown> {
  id: string;
  team_id: string;
  created_at: string;
}

/** A noun whose records a team lists, newest first. */
export interface Lister<R extends Listed, Kind extends string = string> {
  /** As keys and codes of faults have it: `preset`. */
  readonly kind: Kind;
  readonly toRecord: (item: Item) => R;
}

/** One whose records are items of their own, found by their ids. */
export interface ListedNoun<R extends Listed, Kind extends string = string> extends Lister<R, Kind> {
  /** Sort key of its items. */
  readonly sk: string;
}

export const keysOf = ({ kind, sk }: Pick<ListedNoun<Listed>, 'kind' | 'sk'>) => ({
  primary: (teamId: string, id: string): Key => ({ pk: `T#${teamId}#${kind.toUpperCase()}#${id}`, sk }),
  byTeam: (record: Listed) => ({
    byTeamPk: listPartition(record.team_id, kind)(shardOf(record.id)),
    byTeamSk: newestOrder(record),
  }),
});

export const findRecord = async <R extends Listed>(
  table: Table,
  noun: ListedNoun<R>,
  teamId: string,
  id: string,
): Promise<R | undefined> => {
  const item = await getItem(table, keysOf(noun).primary(teamId, id));
  return item && noun.toRecord(item);
};

/** @throws CallbookError `<kind>_not_found` */
export const getRecord = async <R extends Listed>(
  table: Table,
  noun: ListedNoun<R>,
  teamId: string,
  id: string,
): Promise<R> => {
  const record = await findRecord(table, noun, teamId, id);
  if (!record) throw notFound(noun.kind);
  return record;
};

/** The records that exist at these keys, in their order. */
export const findRecords = async <R extends Listed>(
  table: Table,
  { toRecord }: Lister<R>,
  keys: readonly Key[],
  { consistent = true } = {},
): Promise<R[]> => (await batchGetInOrder(table, keys, { consistent })).map(toRecord);

const itemOf = <R extends Listed>(noun: ListedNoun<R>, record: R, via: Via): Item => {
  const { primary, byTeam } = keysOf(noun);
  return { ...primary(record.team_id, record.id), ...record, ...via, ...byTeam(record) };
};

export const newRecordWrite = <R extends Listed>(noun: ListedNoun<R>, record: R, via: Via): Put =>
  putNew(itemOf(noun, record, via));

/** Replaces a record that is still as `seen`. */
export const replaceRecordWrite = <R extends Listed & { version: number }>(
  noun: ListedNoun<R>,
  { record, seen, via }: { record: R; seen: R; via: Via },
): Put => put(itemOf(noun, record, via), stillAs(seen));

/** Removes a record that is still as `seen`. */
export const removeRecordWrite = <R extends Listed & { version: number }>(
  noun: ListedNoun<R>,
  seen: R,
): Write => drop(keysOf(noun).primary(seen.team_id, seen.id), stillAs(seen));

/** A page of all records of a noun that is counted, newest first. */
export const listRecords = <R extends Listed>(
  table: Table,
  { kind, toRecord }: Lister<R, Counter>,
  teamId: string,
  page: PageRequest,
): Promise<Page<R>> =>
  listWhole(
    table,
    {
      teamId,
      list: { ...newestFirst({ teamId, kind }), projection: 'pk, sk, byTeamSk' },
      counter: kind,
      query: { kind },
      load: (keys) => findRecords(table, { kind, toRecord }, keys),
    },
    page,
  );

/** Keys of all records of a noun, in no order: for lists that are short enough to be read as a whole. */
export const recordKeys = async (
  table: Table,
  { kind }: { kind: string },
  teamId: string,
): Promise<Key[]> => {
  const partition = listPartition(teamId, kind);
  const found = shards.map((shard) =>
    queryAll(table, {
      IndexName: 'byTeam',
      KeyConditionExpression: 'byTeamPk = :pk',
      ExpressionAttributeValues: { ':pk': partition(shard) },
      ProjectionExpression: 'pk, sk',
    }),
  );
  return (await Promise.all(found)).flat();
};

interface Some<R> {
  teamId: string;
  /** Tells the list apart from others of the noun. */
  query?: CursorScope;
  passes?: (record: R) => boolean;
  consistent?: boolean;
}

/** A page of those records of a noun that pass, newest first. All are read. */
export const listSomeRecords = async <R extends Listed>(
  table: Table,
  noun: Lister<R>,
  { teamId, query, passes = () => true, consistent = true }: Some<R>,
  page: PageRequest,
): Promise<Page<R>> => {
  const keys = await recordKeys(table, noun, teamId);
  const records = (await findRecords(table, noun, keys, { consistent })).filter(passes);
  const of = { teamId, query: { kind: noun.kind, ...query }, records };
  return pageOfAll(table, { ...of, positionOf: newestOrder, descending: true }, page);
};
