import * as v from 'valibot';
import { shardOf } from '../table/shard.ts';
import { stillAs } from '../table/still-as.ts';
import {
  batchGetInOrder,
  getItem,
  type Item,
  type Key,
  putNew,
  type Table,
  type Write,
} from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { type Preset, presetSchema } from './preset.schema.ts';

const listPk = (teamId: string, shard: number) => `T#${teamId}#preset#${shard}`;

export const presetOrder = ({ created_at, id }: Preset) => `${created_at}#${id}`;

export const presetKeys = {
  primary: (teamId: string, presetId: string): Key => ({
    pk: `T#${teamId}#PRESET#${presetId}`,
    sk: 'PRESET',
  }),
  byTeam: (preset: Preset) => ({
    byTeamPk: listPk(preset.team_id, shardOf(preset.id)),
    byTeamSk: presetOrder(preset),
  }),
};

/** The partitions of `byTeam` that hold a team's presets. */
export const presetList = (teamId: string) => (shard: number) => listPk(teamId, shard);

const toPreset = (item: Item): Preset => v.parse(presetSchema, item);

const toItem = (preset: Preset, via: Via): Item => ({
  ...presetKeys.primary(preset.team_id, preset.id),
  ...preset,
  ...via,
  ...presetKeys.byTeam(preset),
});

export const newPresetWrite = (table: Table, preset: Preset, via: Via): Write =>
  putNew(table, toItem(preset, via));

/** Replaces a preset that is still as `seen`. */
export const replacePresetWrite = (
  table: Table,
  { preset, seen, via }: { preset: Preset; seen: Preset; via: Via },
): Write => ({ Put: { TableName: table.name, Item: toItem(preset, via), ...stillAs(seen) } });

/** Removes a preset that is still as `seen`. */
export const removePresetWrite = (table: Table, seen: Preset): Write => ({
  Delete: { TableName: table.name, Key: presetKeys.primary(seen.team_id, seen.id), ...stillAs(seen) },
});

export const findPresetItem = async (
  table: Table,
  teamId: string,
  presetId: string,
): Promise<Preset | undefined> => {
  const item = await getItem(table, presetKeys.primary(teamId, presetId));
  return item && toPreset(item);
};

export const findPresetItems = async (table: Table, keys: readonly Key[]): Promise<Preset[]> =>
  (await batchGetInOrder(table, keys, { consistent: false })).map(toPreset);
