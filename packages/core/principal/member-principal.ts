import { findSubject, memberKeys, toMember } from '../member/member.item.ts';
import { batchGet, type Table } from '../table/table.ts';
import { teamKeys, toTeam } from '../team/team.item.ts';
import type { Principal } from '../team/team.schema.ts';

/** The member whom an identity provider's token speaks of, with the team's policies. */
export const findMemberPrincipal = async (
  table: Table,
  { teamId, subject }: { teamId: string; subject: string },
): Promise<Principal | undefined> => {
  const memberId = await findSubject(table, teamId, subject);
  if (memberId === undefined) return undefined;
  const items = await batchGet(table, [memberKeys.primary(teamId, memberId), teamKeys.primary(teamId)]);
  const memberItem = items.find(({ sk }) => sk === 'MEMBER');
  const teamItem = items.find(({ sk }) => sk === 'TEAM');
  if (!memberItem || !teamItem) return undefined;
  const member = toMember(memberItem);
  // Between the two reads the subject may have gone to another member.
  if (member.subject !== subject) return undefined;
  const { id, role, departments } = member;
  return { kind: 'jwt', id, role, departments, team: toTeam(teamItem) };
};
