import * as v from 'valibot';
import { listPartition } from '../list/list-newest.ts';
import type { Item, Key } from '../table/item.ts';
import { shardOf, shards } from '../table/shard.ts';
import { batchGet, queryAll, queryPages, type Table } from '../table/table.ts';
import { drop, put, type Write } from '../table/write.ts';
import { pairName } from './groups.ts';
import {
  type KnownPairs,
  type PairEntry,
  type PairIds,
  rehomedPair,
  type StoredPair,
  sortedIds,
  storedPairSchema,
  toPairEntry,
} from './stored-pair.ts';

const partition = (teamId: string, contactId: string) => `T#${teamId}#PAIR#${contactId}`;
const prefix = 'PAIR#';

export const pairPartition = (teamId: string) => listPartition(teamId, 'pair');

export const pairKeys = {
  /** Each pair stands with both of its contacts: whole with the smaller id, as a pointer with the other. */
  primary: (teamId: string, [one, other]: PairIds): Key => ({
    pk: partition(teamId, one),
    sk: prefix + other,
  }),
  pointer: (teamId: string, [one, other]: PairIds): Key => ({
    pk: partition(teamId, other),
    sk: prefix + one,
  }),
  byTeam: (teamId: string, [one, other]: PairIds) => ({
    byTeamPk: pairPartition(teamId)(shardOf(one)),
    byTeamSk: `${one}#${other}`,
  }),
};

const toPair = (item: Item): StoredPair => v.parse(storedPairSchema, item);

const pairItem = (teamId: string, pair: StoredPair): Item => {
  const { ids } = pair.shown;
  return { ...pairKeys.primary(teamId, ids), ...pair, ...pairKeys.byTeam(teamId, ids) };
};

/** The items of a pair. */
export const pairItems = (teamId: string, pair: StoredPair): [Item, Item] => [
  pairItem(teamId, pair),
  { ...pairKeys.pointer(teamId, pair.shown.ids) },
];

export const putPairWrites = (teamId: string, pair: StoredPair): [Write, Write] => [
  put(pairItem(teamId, pair)),
  put(pairItems(teamId, pair)[1]),
];

export const dropPairWrites = (teamId: string, ids: PairIds): [Write, Write] => [
  drop(pairKeys.primary(teamId, ids)),
  drop(pairKeys.pointer(teamId, ids)),
];

/** Reads these pairs, as far as they are kept; strongly consistent, in no order. */
export const findPairsAt = async (
  table: Table,
  teamId: string,
  pairs: readonly PairIds[],
): Promise<StoredPair[]> => {
  const distinct = [...new Map(pairs.map((pair) => [pairName(...pair), pair])).values()];
  return (
    await batchGet(
      table,
      distinct.map((pair) => pairKeys.primary(teamId, pair)),
    )
  ).map(toPair);
};

const pairsNaming = async (table: Table, teamId: string, contactId: string): Promise<PairIds[]> => {
  const found = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': partition(teamId, contactId) },
    ProjectionExpression: 'sk',
    ConsistentRead: true,
  });
  return found.map(({ sk }) => sortedIds(contactId, sk.slice(prefix.length)));
};

/** Reads all pairs that name one of these contacts, dismissed ones too; strongly consistent, in two rounds. */
export const findPairsOf = async (
  table: Table,
  teamId: string,
  contactIds: readonly string[],
): Promise<StoredPair[]> => {
  const named = await Promise.all(contactIds.map((id) => pairsNaming(table, teamId, id)));
  return findPairsAt(table, teamId, named.flat());
};

/** Makes the writes of what a merge, or its undo, makes of pairs; `known` is what was read of those it removes. */
export const pairWrites = (
  teamId: string,
  { removed, added }: { removed: readonly PairIds[]; added: readonly PairIds[] },
  known: KnownPairs = { known: [] },
): Write[] => [
  ...removed.flatMap((pair) => dropPairWrites(teamId, pair)),
  ...added.flatMap((pair) => putPairWrites(teamId, rehomedPair(pair, known))),
];

const entriesOf = async (table: Table, teamId: string, shard: number): Promise<PairEntry[]> => {
  const entries: PairEntry[] = [];
  const pages = queryPages(table, {
    IndexName: 'byTeam',
    KeyConditionExpression: 'byTeamPk = :pk',
    ExpressionAttributeValues: { ':pk': pairPartition(teamId)(shard) },
    ProjectionExpression: 'shown',
  });
  for await (const page of pages) entries.push(...page.map(({ shown }) => toPairEntry(shown)));
  return entries;
};

/** Lists what is known of all pairs of a team, in no order. */
export const listPairEntries = async (table: Table, teamId: string): Promise<PairEntry[]> =>
  (await Promise.all(shards.map((shard) => entriesOf(table, teamId, shard)))).flat();
