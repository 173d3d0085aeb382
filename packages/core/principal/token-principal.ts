import { isId } from '../id.ts';
import { batchGet, type Table } from '../table/table.ts';
import { teamKeys, toTeam } from '../team/team.item.ts';
import type { Principal } from '../team/team.schema.ts';
import { tokenKeys, toToken } from '../token/token.item.ts';
import { hashOf, isUsable } from '../token/token.ts';

const shape = /^cb_([0-9a-z]{26})_[\w-]{43}$/;

/** Who holds the token, with the team's policies; undefined when it is unknown, revoked or expired. */
export const findPrincipal = async (
  table: Table,
  secret: string,
  now: Date,
): Promise<Principal | undefined> => {
  const teamId = `team_${shape.exec(secret)?.[1]}`;
  if (!isId('team', teamId)) return undefined;
  const items = await batchGet(table, [tokenKeys.primary(teamId, hashOf(secret)), teamKeys.primary(teamId)]);
  const tokenItem = items.find(({ sk }) => sk === 'TOKEN');
  const teamItem = items.find(({ sk }) => sk === 'TEAM');
  if (!tokenItem || !teamItem) return undefined;
  const token = toToken(tokenItem);
  if (!isUsable(token, now)) return undefined;
  const { id, role, departments } = token;
  return { kind: 'token', id, role, departments, team: toTeam(teamItem) };
};
