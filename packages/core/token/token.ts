import { createHash, randomBytes } from 'node:crypto';
import { idSuffix, isId, newId } from '../id.ts';
import { batchGet, type Table } from '../table/table.ts';
import { teamKeys, toTeam } from '../team/team.item.ts';
import type { Principal, Role } from '../team/team.schema.ts';
import { tokenKeys, toToken } from './token.item.ts';
import type { Token } from './token.schema.ts';

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/**
 * An API token `cb_<team>_<256 random bits>` and the record that is stored of it. The team in it leads to the
 * record without an index that spans teams.
 */
export const newToken = (
  teamId: string,
  given: { name: string; role: Role; departments?: readonly string[]; expires_at?: string | null },
  { id = newId('tok'), now = new Date() } = {},
): { secret: string; token: Token } => {
  const secret = `cb_${idSuffix(teamId)}_${randomBytes(32).toString('base64url')}`;
  const token = {
    id,
    team_id: teamId,
    hash: hashOf(secret),
    name: given.name,
    role: given.role,
    departments: [...(given.departments ?? [])],
    created_at: now.toISOString(),
    expires_at: given.expires_at ?? null,
    revoked_at: null,
  };
  return { secret, token };
};

const shape = /^cb_([0-9a-z]{26})_[\w-]{43}$/;

/** Neither revoked nor expired. */
export const isUsable = ({ revoked_at, expires_at }: Token, now: Date): boolean =>
  revoked_at === null && (expires_at === null || expires_at > now.toISOString());

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
