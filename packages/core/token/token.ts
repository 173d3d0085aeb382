import { createHash, randomBytes } from 'node:crypto';
import { idSuffix, newId } from '../id.ts';
import type { Role } from '../team/team.schema.ts';
import type { Token } from './token.schema.ts';

export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

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

/** Neither revoked nor expired. */
export const isUsable = ({ revoked_at, expires_at }: Token, now: Date): boolean =>
  revoked_at === null && (expires_at === null || expires_at > now.toISOString());
