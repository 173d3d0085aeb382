import { idSuffix } from '../id.ts';
import type { Drop } from './drop.schema.ts';

/** Makes a drop folder without settings of its own: its files are imported by the team's policies. */
export const newDrop = (
  { id, team_id, name, created_by }: Pick<Drop, 'id' | 'team_id' | 'name' | 'created_by'>,
  now: Date,
): Drop => {
  const at = now.toISOString();
  const bare = { is_default: false, mapping: null, options: {}, version: 1 };
  return { id, team_id, name, created_by, ...bare, created_at: at, updated_at: at };
};

/** Derives the id of the drop folder that a team has from the beginning. */
export const defaultDropId = (teamId: string): string => `drop_${idSuffix(teamId)}`;
