import type { Contact } from '../attribute/contact.schema.ts';
import type { Item } from '../table/item.ts';
import { queryAll, type Table } from '../table/table.ts';

/** What belongs to a contact lies beside it, by kind and time. */
const prefixes = { consents: 'CONSENT#' } as const;
export type BelongingKind = keyof typeof prefixes;

export const belongingKinds = Object.keys(prefixes) as BelongingKind[];

const toBelonging = ({
  pk: _,
  sk: __,
  updated_by: ___,
  ttl: ____,
  ...values
}: Item): Record<string, unknown> => values;

/** Finds records of these kinds that belong to a contact, newest first. */
export const findBelongings = async (
  table: Table,
  { team_id, id }: Pick<Contact, 'team_id' | 'id'>,
  kinds: readonly BelongingKind[],
): Promise<Partial<Record<BelongingKind, Record<string, unknown>[]>>> => {
  const found = kinds.map(async (kind) => {
    const items = await queryAll(table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: { ':pk': `T#${team_id}#C#${id}`, ':sk': prefixes[kind] },
      ConsistentRead: true,
      ScanIndexForward: false,
    });
    return [kind, items.map(toBelonging)];
  });
  return Object.fromEntries(await Promise.all(found));
};
