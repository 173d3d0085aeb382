import type { StoredContact } from '../attribute/stored-contact.ts';
import { isMergedAway, membershipBackWrite } from '../campaign/merged-membership.item.ts';
import type { Writing } from '../contact/contact.ts';
import { addToCount } from '../count/count.item.ts';
import { pairWrites } from '../duplicate/pair.item.ts';
import type { StoredPair } from '../duplicate/stored-pair.ts';
import { unparkWrite } from '../proposal/proposal.item.ts';
import type { SuppressedValue } from '../suppression/suppressed-value.ts';
import { liftWrite, sealOf } from '../suppression/suppression.item.ts';
import type { Item } from '../table/item.ts';
import type { Table } from '../table/table.ts';
import { drop, isThere, put, type Write } from '../table/write.ts';
import { mergeKeys } from './merge.item.ts';
import type { MergeRecord } from './merge-record.ts';
import { redirectWrites } from './merged-contact.ts';
import { movedBack, moveWrites } from './moved-item.ts';
import type { UnmergePlan } from './plan-unmerge.ts';
import type { UnmergeFacts } from './read-unmerge.ts';

type By = Pick<Writing, 'team' | 'via' | 'now'>;

/** What must be visible at once: the survivor, those that come back, and the count. */
export const unflipWrites = ({ team }: By, plan: UnmergePlan): Write[] => [
  ...plan.survivor.writes,
  ...plan.restored.flatMap(({ writes }) => writes.slice(0, 1)),
  addToCount(team.id, 'contact', plan.restored.length),
];

/** Where an item goes at the undo; undefined of a note that the merge made of what it had no room for. */
export const itemBack = (item: Item, survivor: string): Write[] => {
  const back = movedBack(item, survivor);
  return back.pk === item.pk && back.byTeamPk === item.byTeamPk
    ? [drop(item, isThere)]
    : moveWrites(item, back);
};

/** A row of consents need not be kept longer than its proof. */
const expiryOf = ({ kept_until }: Item) =>
  typeof kept_until === 'string' ? { ttl: Math.ceil(Date.parse(kept_until) / 1_000) } : {};

/**
 * Takes the rows of consents that the merge added out of the contact, to what is kept of the merge: nobody said them,
 * and that they held for a while stays on record.
 */
export const consentsAside = (
  teamId: string,
  { id, consents }: Pick<MergeRecord, 'id' | 'consents'>,
  items: readonly Item[],
): Write[] =>
  items
    .filter((item) => consents.some((row) => row.id === item.id))
    .flatMap((item) => [
      put({
        ...item,
        ...expiryOf(item),
        pk: mergeKeys.parts(teamId, id).pk,
        moved: [{ from: String(item.contact_id), by: id }],
      }),
      drop(item, isThere),
    ]);

/** Makes the writes by which memberships and proposals of a contact that comes back are again as they were. */
export const returnedWrites = (
  contact: StoredContact,
  {
    membershipItems,
    items,
  }: Pick<UnmergeFacts['read'] extends ReadonlyMap<string, infer R> ? R : never, 'membershipItems' | 'items'>,
  { mergeId, via, at }: { mergeId: string; via: By['via']; at: string },
): Write[] => [
  ...membershipItems
    .filter((item) => isMergedAway(item, mergeId))
    .flatMap((item) => membershipBackWrite(contact, item, { via, at })),
  ...items.filter(({ parked_by }) => parked_by === mergeId).map(unparkWrite),
];

export const liftWrites = async (
  table: Table,
  { team, via }: By,
  { lift, at }: { lift: readonly SuppressedValue[]; at: string },
): Promise<Write[]> => {
  if (lift.length === 0) return [];
  const seal = await sealOf(table, team.id);
  return lift.map((one) => liftWrite(seal, one, { reason: 'merge_undone', at, via }));
};

/** What may follow behind the flip of an undo. */
export const unrestWrites = async (
  table: Table,
  by: By,
  { plan, facts, pairs }: { plan: UnmergePlan; facts: UnmergeFacts; pairs: readonly StoredPair[] },
): Promise<Write[]> => {
  const { record } = facts.known;
  const at = plan.survivor.contact.updated_at;
  const own = facts.read.get(record.survivor)?.items ?? [];
  return [
    ...plan.restored.flatMap(({ writes }) => writes.slice(1)),
    ...plan.memberships,
    ...plan.restored.flatMap(({ contact }) => {
      const read = facts.read.get(contact.id);
      return read ? returnedWrites(contact, read, { mergeId: record.id, via: by.via, at }) : [];
    }),
    ...plan.claims,
    ...facts.moved.flatMap((item) => itemBack(item, record.survivor)),
    ...consentsAside(by.team.id, record, own),
    ...(await liftWrites(table, by, { lift: plan.lift, at })),
    ...redirectWrites(by.team.id, plan.redirects),
    ...pairWrites(by.team.id, plan.pairs, { known: pairs }),
  ];
};
