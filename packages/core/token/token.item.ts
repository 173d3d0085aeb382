import * as v from 'valibot';
import { addToCount } from '../count/count.item.ts';
import type { Item, Key } from '../table/item.ts';
import { shardOf } from '../table/shard.ts';
import { batchGetInOrder, getItem, type Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { change, check, either, is, isAbove, putNew, type Write } from '../table/write.ts';
import { type Token, tokenSchema } from './token.schema.ts';

export const tokenKeys = {
  primary: (teamId: string, hash: string): Key => ({ pk: `T#${teamId}#TOKEN#${hash}`, sk: 'TOKEN' }),
  /** Leads from the id, which administration knows, to the hash, which requests are known by. */
  byId: (teamId: string, tokenId: string): Key => ({ pk: `T#${teamId}#TOKENID#${tokenId}`, sk: 'TOKENID' }),
  byTeam: ({ team_id, id, created_at }: Token) => ({
    byTeamPk: `T#${team_id}#token#${shardOf(id)}`,
    byTeamSk: `${created_at}#${id}`,
  }),
};

export const toToken = (item: Item): Token => v.parse(tokenSchema, item);

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
  return item && toToken(item);
};

export const findTokenItems = async (table: Table, keys: readonly Key[]): Promise<Token[]> =>
  (await batchGetInOrder(table, keys, { consistent: true })).map(toToken);

/** Revokes a token that is not revoked yet. */
export const revokeWrite = ({ team_id, hash }: Token, at: string, { updated_by, via }: Via): Write =>
  change(tokenKeys.primary(team_id, hash), {
    set: { revoked_at: at, updated_by, via },
    when: [is('revoked_at', null)],
  });

/** Holds while the token may be used and is an admin's. */
export const checkAdminToken = ({ team_id, hash }: Token, now: Date): Write =>
  check(
    tokenKeys.primary(team_id, hash),
    is('role', 'admin'),
    is('revoked_at', null),
    either(is('expires_at', null), isAbove('expires_at', now.toISOString())),
  );
