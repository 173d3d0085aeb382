import * as v from 'valibot';
import type { Item, Key } from '../table/item.ts';
import { shardOf } from '../table/shard.ts';
import { batchGetInOrder, getItem, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { drop, put, putNew, stillAs, type Write } from '../table/write.ts';
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

export const newPresetWrite = (preset: Preset, via: Via): Write => putNew(toItem(preset, via));

/** Replaces a preset that is still as `seen`. */
export const replacePresetWrite = ({
  preset,
  seen,
  via,
}: {
  preset: Preset;
  seen: Preset;
  via: Via;
}): Write => put(toItem(preset, via), stillAs(seen));

/** Removes a preset that is still as `seen`. */
export const removePresetWrite = (seen: Preset): Write =>
  drop(presetKeys.primary(seen.team_id, seen.id), stillAs(seen));

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
