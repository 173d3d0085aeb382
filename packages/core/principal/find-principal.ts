import { isId } from '../id.ts';
import { findSubject, memberKeys, members } from '../member/member.item.ts';
import type { Key } from '../table/item.ts';
import { batchGet, type Table } from '../table/table.ts';
import { teamKeys, toTeam } from '../team/team.item.ts';
import type { Principal } from '../team/team.schema.ts';
import { tokenKeys, tokens } from '../token/token.item.ts';
import { hashOf, isUsable } from '../token/token.ts';

const findWithTeam = async (table: Table, teamId: string, key: Key) => {
  const items = await batchGet(table, [key, teamKeys.primary(teamId)]);
  const item = items.find(({ sk }) => sk === key.sk);
  const team = items.find(({ sk }) => sk === 'TEAM');
  return item && team && { item, team: toTeam(team) };
};

const shape = /^cb_([0-9a-z]{26})_[\w-]{43}$/;

/** Finds who holds a token, with the team's policies; undefined when it is unknown, revoked or expired. */
export const findPrincipal = async (
  table: Table,
  secret: string,
  now: Date,
): Promise<Principal | undefined> => {
  const teamId = `team_${shape.exec(secret)?.[1]}`;
  if (!isId('team', teamId)) return undefined;
  const found = await findWithTeam(table, teamId, tokenKeys.primary(teamId, hashOf(secret)));
  const token = found && tokens.toRecord(found.item);
  if (!token || !isUsable(token, now)) return undefined;
  const { id, role, departments } = token;
  return { kind: 'token', id, role, departments, team: found.team };
};

/** The member whom an identity provider's token speaks of, with the team's policies. */
export const findMemberPrincipal = async (
  table: Table,
  { teamId, subject }: { teamId: string; subject: string },
): Promise<Principal | undefined> => {
  const memberId = await findSubject(table, teamId, subject);
  const found = memberId && (await findWithTeam(table, teamId, memberKeys.primary(teamId, memberId)));
  const member = found && members.toRecord(found.item);
  // Between the two reads the subject may have gone to another member.
  if (!member || member.subject !== subject) return undefined;
  const { id, role, departments } = member;
  return { kind: 'jwt', id, role, departments, team: found.team };
};
