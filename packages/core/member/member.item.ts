import type { Claim } from '../claim/claim.item.ts';
import { shardOf } from '../table/shard.ts';
import type { Key } from '../table/table.ts';
import { fold } from '../text/fold.ts';
import type { Member } from './member.schema.ts';

export const memberKeys = {
  primary: (teamId: string, memberId: string): Key => ({
    pk: `T#${teamId}#MEMBER#${memberId}`,
    sk: 'MEMBER',
  }),
  byTeam: ({ team_id, id, created_at }: Member) => ({
    byTeamPk: `T#${team_id}#member#${shardOf(id)}`,
    byTeamSk: `${created_at}#${id}`,
  }),
};

/** The subject of an identity provider's tokens; compared as it is. */
export const subjectClaim = (subject: string): Claim => ({ kind: 'subject', value: subject });

export const memberEmailClaim = (email: string): Claim => ({ kind: 'member_email', value: fold(email) });
