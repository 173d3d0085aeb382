import { isDeepStrictEqual } from 'node:util';
import { scanList } from '../list/scan.ts';
import { untilSettled } from '../table/settle.ts';
import type { Table } from '../table/table.ts';
import { transacted } from '../table/transacted.ts';
import type { Via } from '../table/via.ts';
import { type Renaming, renamedTags } from '../tag/renaming.ts';
import { findPresetItem, findPresetItems, presetList, replacePresetWrite } from './preset.item.ts';
import type { Preset } from './preset.schema.ts';

interface Request extends Renaming {
  teamId: string;
  via: Via;
  now: Date;
}

const renamePreset = (table: Table, { teamId, via, now, ...renaming }: Request, { id }: Preset) =>
  untilSettled(async () => {
    const seen = await findPresetItem(table, teamId, id);
    if (!seen) return true;
    const filter = renamedTags(renaming, seen.filter);
    if (isDeepStrictEqual(filter, seen.filter)) return true;
    const preset = { ...seen, filter, version: seen.version + 1, updated_at: now.toISOString() };
    return (await transacted(table, [replacePresetWrite(table, { preset, seen, via })])) || undefined;
  });

/** Everybody's saved filters go along with tags that get another name. Teams have a handful, so all are read. */
export const renameInPresets = async (table: Table, request: Request): Promise<void> => {
  const entries = await scanList(table, { partition: presetList(request.teamId), attributes: [] });
  const presets = await findPresetItems(
    table,
    entries.map(({ pk }) => ({ pk, sk: 'PRESET' })),
  );
  for (const preset of presets) {
    if (isDeepStrictEqual(renamedTags(request, preset.filter), preset.filter)) continue;
    await renamePreset(table, request, preset);
  }
};
