import type { Key } from '../table/item.ts';
import { changeItem, type Table } from '../table/table.ts';
import { absent, change, either, isAtMost } from '../table/write.ts';

/** A window of requests: the caller, and the minute (since 1970). */
export interface RateWindow {
  teamId: string;
  caller: string;
  minute: number;
}

export const rateKeys = {
  primary: ({ teamId, caller, minute }: RateWindow): Key => ({
    pk: `T#${teamId}#RATE#${caller}#${minute}`,
    sk: 'RATE',
  }),
};

const keptSeconds = 3_600;

/**
 * Takes `permits` out of the `limit` of a window, all or none.
 * @returns whether it could, and how many are taken by now
 */
export const leasePermits = async (
  table: Table,
  window: RateWindow,
  { permits, limit }: { permits: number; limit: number },
): Promise<{ granted: boolean; leased: number }> => {
  const { changed, item } = await changeItem(
    table,
    change(rateKeys.primary(window), {
      add: { leased: permits },
      set: { ttl: window.minute * 60 + keptSeconds },
      when: [either(absent('leased'), isAtMost('leased', limit - permits))],
    }),
  );
  return { granted: changed, leased: Number(item?.leased ?? limit) };
};
