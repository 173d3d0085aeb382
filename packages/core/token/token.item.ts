import * as v from 'valibot';
import { addToCount } from '../count/count.item.ts';
import { keysOf, type Lister } from '../list/listed-noun.ts';
import type { Key } from '../table/item.ts';
import { getItem, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { change, check, drop, either, is, isAbove, putNew, type Write } from '../table/write.ts';
import { type Token, tokenSchema } from './token.schema.ts';

export const tokens: Lister<Token, 'token'> = {
  kind: 'token',
  toRecord: (item) => v.parse(tokenSchema, item),
};

export const tokenKeys = {
  /** Found by the hash of its secret, not by its id. */
  ...keysOf({ kind: 'token', sk: 'TOKEN' }),
  /** Leads from the id, which administration knows, to the hash, which requests are known by. */
  byId: (teamId: string, tokenId: string): Key => ({ pk: `T#${teamId}#TOKENID#${tokenId}`, sk: 'TOKENID' }),
};

/** Partition of all tokens that have ended, or will. */
export const dueTokensPk = 'DUE#token';

const byDue = ({ team_id, id }: Token, due: string) => ({
  byDuePk: dueTokensPk,
  byDueSk: `${due}#${team_id}#${id}`,
});

/** The writes of a new token. Without `via`, the operator makes it. */
export const newTokenWrites = (
  token: Token,
  via: Via = { updated_by: 'operator', via: 'api' },
): [Write, Write, Write] => [
  putNew({ ...tokenKeys.byId(token.team_id, token.id), hash: token.hash }),
  putNew({
    ...tokenKeys.primary(token.team_id, token.hash),
    ...token,
    ...via,
    ...tokenKeys.byTeam(token),
    ...(token.expires_at !== null && byDue(token, token.expires_at)),
  }),
  addToCount(token.team_id, 'token', 1),
];

export const findTokenItem = async (
  table: Table,
  teamId: string,
  tokenId: string,
): Promise<Token | undefined> => {
  const pointer = await getItem(table, tokenKeys.byId(teamId, tokenId));
  const item = pointer && (await getItem(table, tokenKeys.primary(teamId, String(pointer.hash))));
  return item && tokens.toRecord(item);
};

/** Revokes a token that is not revoked yet. */
export const revokeWrite = (token: Token, at: string, { updated_by, via }: Via): Write =>
  change(tokenKeys.primary(token.team_id, token.hash), {
    set: { revoked_at: at, updated_by, via, ...byDue(token, at) },
    when: [is('revoked_at', null)],
  });

/** Keeps a token that has ended until `due`. */
export const keepTokenWrite = (
  token: Token,
  { due, seenDue, via }: { due: string; seenDue: string; via: Via },
): Write =>
  change(tokenKeys.primary(token.team_id, token.hash), {
    set: { ...byDue(token, due), ...via },
    when: [is('byDueSk', seenDue)],
  });

/** Removes a token that has ended. */
export const removeTokenWrites = (token: Token, seenDue: string): Write[] => [
  drop(tokenKeys.primary(token.team_id, token.hash), is('byDueSk', seenDue)),
  drop(tokenKeys.byId(token.team_id, token.id)),
  addToCount(token.team_id, 'token', -1),
];

/** Holds while the token may be used and is an admin's. */
export const checkAdminToken = ({ team_id, hash }: Token, now: Date): Write =>
  check(
    tokenKeys.primary(team_id, hash),
    is('role', 'admin'),
    is('revoked_at', null),
    either(is('expires_at', null), isAbove('expires_at', now.toISOString())),
  );
