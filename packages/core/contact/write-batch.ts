import { claimName, findHolders } from '../claim/claim.item.ts';
import { inOrder } from '../in-order.ts';
import type { Table } from '../table/table.ts';
import type { BatchResult } from './batch.schema.ts';
import { type BatchItem, type BatchRequest, claimsOfItem, leftOut, writeItem } from './batch-item.ts';

/** Number of items written at a time. */
const lanes = 8;

/** Finds what items share if their order matters: values, and the contacts that they are about. */
const keysOf = async (table: Table, { mode, team }: BatchRequest, items: readonly BatchItem[]) => {
  const claims = items.map(({ values }) => (values ? claimsOfItem(values, team.settings) : []));
  const distinct = new Map(claims.flat().map((claim) => [claimName(claim), claim]));
  const holders = mode === 'create' ? undefined : await findHolders(table, team.id, [...distinct.values()]);
  return items.map(({ values }, index) => {
    const names = claims[index]?.map(claimName) ?? [];
    const about = names.flatMap((name) => holders?.get(name)?.holder ?? []);
    return [...names, ...about, ...(values?.id === undefined ? [] : [values.id])];
  });
};

/**
 * Writes each item by itself; results come in the order of the items. Items that share a value or a contact
 * are written one after the other. When time is up no further one is begun: it is `not_attempted`.
 */
export const writeBatch = async (
  table: Table,
  request: BatchRequest,
  items: readonly BatchItem[],
  hasTime: () => boolean,
): Promise<BatchResult[]> => {
  const keys = await keysOf(table, request, items);
  return inOrder(
    items.map((item, index) => ({
      keys: keys[index] ?? [],
      work: async () => (hasTime() ? writeItem(table, request, item) : leftOut(item)),
    })),
    lanes,
  );
};
