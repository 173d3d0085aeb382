import * as v from 'valibot';
import { newDropWrites } from '../drop/drop.item.ts';
import { defaultDropId, newDrop } from '../drop/new-drop.ts';
import { failure } from '../error.ts';
import { newId } from '../id.ts';
import { type Table, transact } from '../table/table.ts';
import { newTeamWrite } from '../team/team.item.ts';
import { type SettingsChange, teamNameSchema } from '../team/team.schema.ts';
import { newTokenWrites } from '../token/token.item.ts';
import { newToken } from '../token/token.ts';

export interface NewTeam {
  team_id: string;
  /** Shown once; only its hash is stored. */
  token: string;
  drop_id: string;
}

/**
 * A team with its first admin token and its default drop folder.
 * @throws CallbookError `name_invalid`
 */
export const createTeam = async (
  table: Table,
  { name, settings = {} }: { name: string; settings?: SettingsChange },
): Promise<NewTeam> => {
  if (!v.is(teamNameSchema, name))
    throw failure('invalid', 'name_invalid', 'A team’s name is one line of 1 to 255 characters.', 'name');
  const teamId = newId('team');
  const { secret, token } = newToken(teamId, { name: 'first admin', role: 'admin' });
  const operator = { updated_by: 'operator', via: 'api' as const };
  const folder = { id: defaultDropId(teamId), team_id: teamId, name: 'default', created_by: 'operator' };
  const drop = { ...newDrop(folder, new Date()), is_default: true };
  await transact(table, [
    newTeamWrite({ id: teamId, name, settings }),
    ...newTokenWrites(token),
    ...newDropWrites(drop, operator),
  ]);
  return { team_id: teamId, token: secret, drop_id: drop.id };
};
