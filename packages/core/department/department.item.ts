import type { Claim } from '../claim/claim.item.ts';
import { shardOf } from '../table/shard.ts';
import type { Key } from '../table/table.ts';
import { fold } from '../text/fold.ts';
import type { Department } from './department.schema.ts';

export const departmentKeys = {
  primary: (teamId: string, departmentId: string): Key => ({
    pk: `T#${teamId}#DEPARTMENT#${departmentId}`,
    sk: 'DEPARTMENT',
  }),
  byTeam: ({ team_id, id, created_at }: Department) => ({
    byTeamPk: `T#${team_id}#department#${shardOf(id)}`,
    byTeamSk: `${created_at}#${id}`,
  }),
};

export const departmentClaim = (name: string): Claim => ({ kind: 'department', value: fold(name) });
