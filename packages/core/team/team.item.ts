import * as v from 'valibot';
import { getItem, type Item, type Key, putNew, type Table, type Write } from '../table/table.ts';
import type { Via } from '../table/via.ts';
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
  table: Table,
  team: Omit<Team, 'settings' | 'hidden_fields'> & { settings: SettingsChange },
): Write => putNew(table, { ...teamKeys.primary(team.id), ...team, created_at: new Date().toISOString() });

/** Sets the given policies and leaves the others. */
export const settingsWrite = (teamId: string, changes: SettingsChange, { updated_by, via }: Via) => {
  const names = Object.keys(changes);
  return {
    Key: teamKeys.primary(teamId),
    UpdateExpression: `SET updated_by = :by, via = :via, updated_at = :at, ${names.map((_, index) => `settings.#${index} = :${index}`).join(', ')}`,
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#${index}`, name])),
    ExpressionAttributeValues: {
      ':by': updated_by,
      ':via': via,
      ':at': new Date().toISOString(),
      ...Object.fromEntries(Object.values(changes).map((value, index) => [`:${index}`, value])),
    },
  };
};

/** Sets the tags of imports while they are still as `seen`. */
export const replaceImportTagsWrite = (
  table: Table,
  teamId: string,
  { tags, seen, via }: { tags: string[]; seen: string[]; via: Via },
): Write => {
  const { ConditionExpression, ExpressionAttributeValues, ...update } = settingsWrite(
    teamId,
    { import_tags: tags },
    via,
  );
  return {
    Update: {
      TableName: table.name,
      ...update,
      ConditionExpression: `${ConditionExpression} AND settings.#0 = :seen`,
      ExpressionAttributeValues: { ...ExpressionAttributeValues, ':seen': seen },
    },
  };
};

/** What roles do not see of the custom fields, so that whoever reads the team knows it. */
export const hiddenFieldsWrite = (table: Table, teamId: string, hidden: HiddenFields): Write => ({
  Update: {
    TableName: table.name,
    Key: teamKeys.primary(teamId),
    UpdateExpression: 'SET hidden_fields = :hidden',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':hidden': hidden },
  },
});
