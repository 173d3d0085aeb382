import * as v from 'valibot';
import type { Item, Key } from '../table/item.ts';
import { shardOf } from '../table/shard.ts';
import { batchGetInOrder, getItem, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { drop, put, putNew, stillAs, type Write } from '../table/write.ts';
import { type Drop, dropSchema } from './drop.schema.ts';
import { defaultDropId, newDrop } from './new-drop.ts';

const listPk = (teamId: string, shard: number) => `T#${teamId}#drop#${shard}`;

export const dropOrder = ({ created_at, id }: Drop) => `${created_at}#${id}`;

export const dropKeys = {
  primary: (teamId: string, dropId: string): Key => ({ pk: `T#${teamId}#DROP#${dropId}`, sk: 'FOLDER' }),
  /** An S3 key names the drop alone, so that the drop leads to the team. */
  pointer: (dropId: string): Key => ({ pk: `SYSTEM#DROP#${dropId}`, sk: 'DROP' }),
  byTeam: (drop: Drop) => ({
    byTeamPk: listPk(drop.team_id, shardOf(drop.id)),
    byTeamSk: dropOrder(drop),
  }),
};

/** The partitions of `byTeam` that hold a team's drops. */
export const dropList = (teamId: string) => (shard: number) => listPk(teamId, shard);

const toDrop = (item: Item): Drop => v.parse(dropSchema, item);

const toItem = (drop: Drop, via: Via): Item => ({
  ...dropKeys.primary(drop.team_id, drop.id),
  ...drop,
  ...via,
  ...dropKeys.byTeam(drop),
});

export const newDropWrites = (drop: Drop, via: Via): [Write, Write] => [
  putNew({ ...dropKeys.pointer(drop.id), id: drop.id, team_id: drop.team_id }),
  putNew(toItem(drop, via)),
];

/** Replaces a drop that is still as `seen`. */
export const replaceDropWrite = ({ drop, seen, via }: { drop: Drop; seen: Drop; via: Via }): Write =>
  put(toItem(drop, via), stillAs(seen));

/** Removes a drop that is still as `seen`; files that come later lead to no team. */
export const removeDropWrites = (seen: Drop): Write[] => [
  drop(dropKeys.pointer(seen.id)),
  drop(dropKeys.primary(seen.team_id, seen.id), stillAs(seen)),
];

export const findDropItem = async (
  table: Table,
  teamId: string,
  dropId: string,
): Promise<Drop | undefined> => {
  const item = await getItem(table, dropKeys.primary(teamId, dropId));
  return item && toDrop(item);
};

const defaultDrop = (team_id: string, id: string): Drop | undefined =>
  id === defaultDropId(team_id)
    ? newDrop({ id, team_id, name: 'default', created_by: 'operator' }, new Date(0))
    : undefined;

export const findDropItems = async (table: Table, keys: readonly Key[]): Promise<Drop[]> =>
  (await batchGetInOrder(table, keys, { consistent: true })).map(toDrop);

/** The drop that an S3 key names; the default one also of a team that is older than settings of drops. */
export const findDropOfKey = async (table: Table, dropId: string): Promise<Drop | undefined> => {
  const pointer = await getItem(table, dropKeys.pointer(dropId));
  if (!pointer) return undefined;
  const team_id = v.parse(v.string(), pointer.team_id);
  return (await findDropItem(table, team_id, dropId)) ?? defaultDrop(team_id, dropId);
};
