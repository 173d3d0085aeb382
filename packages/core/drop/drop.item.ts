import * as v from 'valibot';
import {
  findRecord,
  keysOf,
  type ListedNoun,
  newRecordWrite,
  removeRecordWrite,
} from '../list/listed-noun.ts';
import type { Key } from '../table/item.ts';
import { getItem, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { drop, putNew, type Write } from '../table/write.ts';
import { type Drop, dropSchema } from './drop.schema.ts';
import { defaultDropId, newDrop } from './new-drop.ts';

export const drops: ListedNoun<Drop> = {
  kind: 'drop',
  sk: 'FOLDER',
  toRecord: (item) => v.parse(dropSchema, item),
};

export const dropKeys = {
  ...keysOf(drops),
  /** An S3 key names the drop alone, so that the drop leads to the team. */
  pointer: (dropId: string): Key => ({ pk: `SYSTEM#DROP#${dropId}`, sk: 'DROP' }),
};

export const newDropWrites = (drop: Drop, via: Via): [Write, Write] => [
  putNew({ ...dropKeys.pointer(drop.id), id: drop.id, team_id: drop.team_id }),
  newRecordWrite(drops, drop, via),
];

/** Removes a drop that is still as `seen`; files that come later lead to no team. */
export const removeDropWrites = (seen: Drop): Write[] => [
  drop(dropKeys.pointer(seen.id)),
  removeRecordWrite(drops, seen),
];

const defaultDrop = (team_id: string, id: string): Drop | undefined =>
  id === defaultDropId(team_id)
    ? newDrop({ id, team_id, name: 'default', created_by: 'operator' }, new Date(0))
    : undefined;

/** The drop that an S3 key names; the default one also of a team that is older than settings of drops. */
export const findDropOfKey = async (table: Table, dropId: string): Promise<Drop | undefined> => {
  const pointer = await getItem(table, dropKeys.pointer(dropId));
  if (!pointer) return undefined;
  const team_id = v.parse(v.string(), pointer.team_id);
  return (await findRecord(table, drops, team_id, dropId)) ?? defaultDrop(team_id, dropId);
};
