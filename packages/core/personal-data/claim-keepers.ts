import { type Claim, claimKeys } from '../claim/claim.item.ts';
import { releaseClaims } from '../claim/release-claims.ts';
import type { Item } from '../table/item.ts';
import { untilSettled } from '../table/settle.ts';
import { transacted } from '../table/table.ts';
import { itemsOf, partitionQuery } from './item-keeper.ts';
import type { PrivacyContext, StoreKeeper } from './keeper.ts';
import type { Subject } from './subject.ts';

type Place = 'CLAIM' | 'SHARE';

/** What the sort key of an item in a claim's partition says. */
const placeOf = (item: Item): { place: Place; part: string | undefined; id: string } => {
  const [, part, rest = item.sk] = /^EXT#(.+?)#((?:CLAIM|SHARE).*)$/.exec(item.sk) ?? [];
  const share = /^SHARE#(.+)$/.exec(rest)?.[1];
  return { place: share ? 'SHARE' : 'CLAIM', part, id: share ?? String(item.holder) };
};

interface Held {
  item: Item;
  claim: Claim;
  id: string;
}

/** The claims of a kind of place that the person holds or shares. */
async function* heldBy(
  { table }: PrivacyContext,
  { team_id, claims, contact_ids }: Subject,
  { place, extended }: { place: Place; extended: boolean },
): AsyncGenerator<Held> {
  for (const claim of claims)
    for await (const item of itemsOf(table, [partitionQuery(claimKeys.primary(team_id, claim).pk)])) {
      const { part, id, ...found } = placeOf(item);
      const isMeant = found.place === place && (part !== undefined) === extended;
      if (isMeant && contact_ids.includes(id))
        yield { item, id, claim: { ...claim, ...(part !== undefined && { part }) } };
    }
}

const claimKeeper = (meant: { place: Place; extended: boolean }): StoreKeeper => ({
  find: async function* (context, subject) {
    for await (const { item } of heldBy(context, subject, meant)) yield item;
  },
  // Others who share a claim keep it: one of them inherits it.
  erase: async (context, subject) => {
    let count = 0;
    for await (const { claim, id } of heldBy(context, subject, meant)) {
      await untilSettled(async () => {
        const writes = await releaseClaims(context.table, subject.team_id, [claim], id);
        return (await transacted(context.table, writes)) || undefined;
      });
      count++;
    }
    return { count, query: [meant, subject.claims, subject.contact_ids] };
  },
});

export const claimKeepers = {
  claims: claimKeeper({ place: 'CLAIM', extended: false }),
  claims_of_extensions: claimKeeper({ place: 'CLAIM', extended: true }),
  shared_claims: claimKeeper({ place: 'SHARE', extended: false }),
  shared_claims_of_extensions: claimKeeper({ place: 'SHARE', extended: true }),
} as const satisfies Readonly<Record<string, StoreKeeper>>;
