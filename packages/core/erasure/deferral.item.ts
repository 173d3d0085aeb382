import type { Key } from '../table/item.ts';
import { putAll, type Table, transacted } from '../table/table.ts';
import { drop } from '../table/write.ts';

/** Erasures of which a hold keeps a part, over all teams. */
export const deferredErasuresPk = 'DUE#erasure';

interface Deferred {
  team_id: string;
  /** The request. */
  id: string;
}

const key = ({ team_id, id }: Deferred): Key => ({ pk: `T#${team_id}#DEFERRED#${id}`, sk: 'DEFERRED' });

/** Notes that an erasure goes on when its hold is lifted: at each tick somebody looks. */
export const noteDeferred = (table: Table, request: Deferred, at: string): Promise<void> =>
  putAll(table, [
    { ...key(request), byDuePk: deferredErasuresPk, byDueSk: `${at}#${request.team_id}#${request.id}` },
  ]);

export const forgetDeferred = (table: Table, request: Deferred): Promise<boolean> =>
  transacted(table, [drop(key(request))]);
