import { genesis } from '../audit-chain/chain.ts';
import { chainEvents, type ToChain } from '../feed/chained.ts';
import type { NewEvent } from '../feed/event-type.ts';
import { type Head, moveHeadWrite, segmentWrite, stockDueSk } from '../feed/feed.item.ts';
import { dayOf } from '../figure/day-figure.item.ts';
import type { Item, Key } from '../table/item.ts';
import { deleteAll, type Table, transact } from '../table/table.ts';
import { put, type Write } from '../table/write.ts';
import { timelineKeys, toEntryItem } from '../timeline/timeline.item.ts';
import { deltaWrite, sumDeltas } from './deltas.ts';
import type { Group } from './group.ts';
import { entryKeysOf, goneItem, markItem, ttlIn, versionsOf } from './projected.item.ts';
import type { Projection } from './projection.ts';

interface GroupToWrite {
  teamId: string;
  group: Group;
  /** Those whose contact is gone, so that no entry may be left beside it. */
  orphans: ReadonlySet<Projection>;
  head: Head;
  /** How long the team keeps what happened. */
  auditDays: number;
  now: Date;
}

/** The entries beside a contact that is gone, those that this group would write included. */
const leftovers = async (table: Table, teamId: string, contactId: string, group: Group): Promise<Key[]> => {
  const found = await entryKeysOf(table, teamId, contactId);
  const own = group.flatMap(({ contact, entry }) =>
    contact?.id === contactId && entry ? [timelineKeys.primary(teamId, contactId, entry.sk)] : [],
  );
  return [...new Map([...found, ...own].map((key) => [key.sk, key])).values()];
};

const eventOf = (event: NewEvent, isOrphan: boolean): NewEvent => {
  const { entry: _, ...withoutEntry } = event;
  return isOrphan ? withoutEntry : event;
};

/** Tells that a projection is written: a contact's entry, else a mark. */
const evidence = ({ auditDays, orphans, now }: GroupToWrite, one: Projection): Item => {
  const { teamId, contact, entry } = one;
  if (!contact || !entry || orphans.has(one)) return markItem(one, now);
  return toEntryItem(teamId, contact.id, { ...entry, ttl: ttlIn(new Date(entry.at), auditDays) });
};

/** How far the projection is with this group: what it tells of itself, so that whoever waits can see it. */
const progress = ({ through = '', lags = {} }: Head, group: Group, at: string) => {
  const times = group.flatMap(({ event }) => event?.at ?? []).toSorted();
  const [oldest = at, newest = oldest] = [times[0], times.at(-1)];
  const lag_ms = Math.max(0, Date.parse(at) - Date.parse(oldest));
  const day = dayOf(at);
  const days = { ...lags, [day]: Math.max(lag_ms, lags[day] ?? 0) };
  const kept = Object.entries(days).toSorted().slice(-2);
  return {
    through: newest > through ? newest : through,
    ...{ projected_at: at, lag_ms, lags: Object.fromEntries(kept) },
  };
};

/** What a group comes to in the feed: the head behind it, its segment if it has events, and what proves each projection. */
const feedOf = (request: GroupToWrite): { head: Head; writes: Write[] } => {
  const { teamId, group, orphans, head, auditDays, now } = request;
  const at = now.toISOString();
  const place = { n: head.segments, written_at: at, ttl: ttlIn(now, auditDays) };
  const chain = head.chain ?? genesis(teamId);
  const proofs = new Map<Projection, Item>(
    group.flatMap((one) => (one.removes ? [] : [[one, evidence(request, one)] as const])),
  );
  const told = group.flatMap((one): ToChain[] => {
    if (!one.event) return [];
    const event = eventOf(one.event, orphans.has(one));
    return [{ event, ...(event.entry !== undefined && { item: proofs.get(one) }) }];
  });
  const { head: end, events, items } = chainEvents(chain, place, told);
  const next = {
    writes: head.writes + 1,
    segments: head.segments + (events.length > 0 ? 1 : 0),
    chain: end,
    ...progress(head, group, at),
    byDueSk: head.byDueSk ?? stockDueSk(teamId, now),
  };
  const segment = events.length > 0 ? [segmentWrite({ teamId, ...place, events, chain })] : [];
  const evidences = [...proofs.values()].map((item) => put(items.get(item) ?? item));
  return { head: next, writes: [moveHeadWrite(teamId, head, next), ...segment, ...evidences] };
};

/**
 * Writes a group, and moves the head of the team's feed in the same transaction; answers where it is then.
 * @throws TransactionRefused when somebody else has moved the head
 */
export const writeGroup = async (table: Table, request: GroupToWrite): Promise<Head> => {
  const { teamId, group, now } = request;
  const removals = group.flatMap(({ contact, removes }) => (contact && removes ? [contact] : []));
  const left = new Map<string, Key[]>();
  for (const { id } of removals) left.set(id, await leftovers(table, teamId, id, group));
  const { head, writes } = feedOf(request);
  await transact(table, [
    ...writes,
    ...removals.map((contact) => put(goneItem(teamId, contact, versionsOf(left.get(contact.id) ?? []), now))),
    ...sumDeltas(group.flatMap(({ deltas }) => deltas)).map((delta) =>
      deltaWrite(teamId, delta, now.toISOString()),
    ),
  ]);
  await deleteAll(table, [...left.values()].flat());
  return head;
};

/** Deletes what is left beside contacts whose end is projected, in case that a kill came in between. */
export const removeLeftovers = async (table: Table, projections: Iterable<Projection>): Promise<void> => {
  for (const { teamId, contact, removes } of projections)
    if (contact && removes) await deleteAll(table, await entryKeysOf(table, teamId, contact.id));
};
