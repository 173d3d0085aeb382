import * as v from 'valibot';
import type { Item, Key } from '../table/item.ts';
import { getItem, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { type Change, change, is, isThere, putNew, type Write } from '../table/write.ts';
import { type HiddenFields, type SettingsChange, type Team, teamSchema } from './team.schema.ts';

export const teamKeys = {
  primary: (teamId: string): Key => ({ pk: `T#${teamId}`, sk: 'TEAM' }),
};

export const toTeam = (item: Item): Team => v.parse(teamSchema, item);

export const findTeamItem = async (table: Table, teamId: string): Promise<Team | undefined> => {
  const item = await getItem(table, teamKeys.primary(teamId));
  return item && toTeam(item);
};

export const newTeamWrite = (
  team: Omit<Team, 'settings' | 'hidden_fields'> & { settings: SettingsChange },
): Write => putNew({ ...teamKeys.primary(team.id), ...team, created_at: new Date().toISOString() });

/** Sets the given policies and leaves the others. */
export const settingsWrite = (teamId: string, changes: SettingsChange, { updated_by, via }: Via): Change =>
  change(teamKeys.primary(teamId), {
    set: { updated_by, via, updated_at: new Date().toISOString() },
    setIn: { settings: changes },
    when: [isThere],
  });

/** Sets the tags of imports while they are still as `seen`. */
export const replaceImportTagsWrite = (
  teamId: string,
  { tags, seen, via }: { tags: string[]; seen: string[]; via: Via },
): Write => ({
  ...settingsWrite(teamId, { import_tags: tags }, via),
  when: [isThere, is(['settings', 'import_tags'], seen)],
});

/** Makes the write that copies which fields roles do not see into the team, which every request reads. */
export const hiddenFieldsWrite = (teamId: string, hidden: HiddenFields): Write =>
  change(teamKeys.primary(teamId), { set: { hidden_fields: hidden }, when: [isThere] });
