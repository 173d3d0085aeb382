import * as v from 'valibot';
import { notFound } from '../error.ts';
import { changeItem, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { findTeamItem, settingsWrite } from './team.item.ts';
import { type Settings, type SettingsChange, settingsSchema, type Team } from './team.schema.ts';

/** @throws CallbookError `team_not_found` */
export const getTeam = async (table: Table, teamId: string): Promise<Team> => {
  const team = await findTeamItem(table, teamId);
  if (!team) throw notFound('team');
  return team;
};

/** Changes the given policies; answers all of them. Without `via`, the operator does it. */
export const updateSettings = async (
  table: Table,
  teamId: string,
  changes: SettingsChange,
  via: Via = { updated_by: 'operator', via: 'api' },
): Promise<Settings> => {
  if (Object.keys(changes).length === 0) return (await getTeam(table, teamId)).settings;
  const { changed, item } = await changeItem(table, settingsWrite(teamId, changes, via));
  if (!changed) throw notFound('team');
  return v.parse(settingsSchema, item?.settings);
};
