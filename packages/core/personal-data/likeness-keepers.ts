import { findClaimants } from '../claim/claim.item.ts';
import { pairKeys } from '../duplicate/pair.item.ts';
import { sortedIds } from '../duplicate/stored-pair.ts';
import { sharedKeys } from '../scan/shared.item.ts';
import type { Item } from '../table/item.ts';
import { batchGet, getItem } from '../table/table.ts';
import { removing } from './item-keeper.ts';
import type { PrivacyContext, StoreKeeper } from './keeper.ts';
import type { Subject } from './subject.ts';

/** The pairs that name the contact, whole with the smaller id or pointed to from the larger. */
const pairKeeper = (kind: 'primary' | 'pointer'): StoreKeeper =>
  removing(
    async function* ({ table }, { team_id, contact_ids, alike_ids }) {
      const named = contact_ids.flatMap((id) => alike_ids.map((other) => sortedIds(id, other)));
      const pairs = new Map(named.map((pair) => [pair.join(' '), pair])).values();
      yield* await batchGet(
        table,
        [...pairs].map((pair) => pairKeys[kind](team_id, pair)),
      );
    },
    ({ contact_ids, alike_ids }) => [contact_ids, alike_ids],
  );

/** Values that many contacts share, and none but the person's do any more: those of others stay theirs. */
async function* shared({ table }: PrivacyContext, subject: Subject): AsyncGenerator<Item> {
  const { team_id, contact_ids, phones, emails } = subject;
  const values = [
    ...phones.map((value) => ({ kind: 'phone' as const, value })),
    ...emails.map((value) => ({ kind: 'email' as const, value })),
  ];
  for (const value of values) {
    const item = await getItem(table, sharedKeys.primary(team_id, value));
    if (!item) continue;
    const others = (await findClaimants(table, team_id, value)).filter((id) => !contact_ids.includes(id));
    if (others.length === 0) yield item;
  }
}

export const likenessKeepers = {
  pairs: pairKeeper('primary'),
  pair_pointers: pairKeeper('pointer'),
  shared_values: removing(shared, ({ phones, emails }) => [phones, emails]),
} as const satisfies Readonly<Record<string, StoreKeeper>>;
