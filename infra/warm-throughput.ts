/** Below it a new on-demand table, or an index of one, is warm anyway. */
const leastWrites = 4_000;
const mostWrites = 1_000_000;

/** Write units a second that the table and each of its indexes take from the first moment on. */
export interface WarmWrites {
  readonly table: number;
  readonly index: number;
}

/** A row of an import takes some twelve units of the table, and hardly more than one of any index. */
const tableToIndex = 8;

/**
 * Reads from `CALLBOOK_WARM_WRITES` for how many writes a second the table is to be warm; undefined when it
 * is not set.
 * @throws Error when it is no number from 4,000 to 1,000,000
 */
export const warmWritesFrom = ({
  CALLBOOK_WARM_WRITES: text = '',
}: Readonly<Record<string, string | undefined>>): WarmWrites | undefined => {
  if (text === '') return undefined;
  const table = Number(text);
  if (!Number.isInteger(table) || table < leastWrites || table > mostWrites)
    throw new Error(
      `CALLBOOK_WARM_WRITES takes a number from ${leastWrites} to ${mostWrites}, not "${text}".`,
    );
  return { table, index: Math.max(leastWrites, Math.ceil(table / tableToIndex)) };
};
