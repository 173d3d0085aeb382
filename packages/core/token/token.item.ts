import { type Key, putNew, type Table, type Write } from '../table/table.ts';
import type { Token } from './token.schema.ts';

export const tokenKeys = {
  primary: (teamId: string, hash: string): Key => ({ pk: `T#${teamId}#TOKEN#${hash}`, sk: 'TOKEN' }),
};

export const newTokenWrite = (table: Table, token: Token): Write =>
  putNew(table, { ...tokenKeys.primary(token.team_id, token.hash), ...token });
