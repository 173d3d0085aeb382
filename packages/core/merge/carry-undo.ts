import { toStoredContact } from '../attribute/contact-shape.ts';
import { claimName } from '../claim/claim.item.ts';
import { claimsOf } from '../contact/compose-contact.ts';
import { contactKeys } from '../contact/contact.item.ts';
import { findPairsOf, pairWrites } from '../duplicate/pair.item.ts';
import { inLanes } from '../lanes.ts';
import { searchEntries } from '../search/search-entry.item.ts';
import type { Item } from '../table/item.ts';
import { untilSettled } from '../table/settle.ts';
import { batchGet, type Table, transacted, write } from '../table/table.ts';
import { put, type Write } from '../table/write.ts';
import { arrangeClaim } from './arrange-claims.ts';
import { readAttached, readCalls } from './attached.item.ts';
import { chunked, movableChunks } from './chunks.ts';
import { readClaimStates } from './claim-states.item.ts';
import { type By, findGoing, type Going, joinedWrite } from './going.ts';
import { joinedOf } from './member.ts';
import { forgetPartsWrite, mergeWrite } from './merge.item.ts';
import { membershipsBack } from './merge-memberships.ts';
import { keptUntil } from './merge-window.ts';
import { redirectWrites } from './merged-contact.ts';
import { isMovedBy, leavingWrite, tellsLeaving } from './moved-item.ts';
import { restorePairs } from './open-pairs.ts';
import { liftedOf } from './plan-unmerge.ts';
import { type Read, readContacts } from './read-merge.ts';
import { takeBackSpread } from './take-back-spread.ts';
import { consentsAside, itemBack, liftWrites, returnedWrites } from './unmerge-writes.ts';

const writeAll = async (table: Table, writes: readonly Write[]): Promise<void> => {
  for (const some of chunked(writes)) await write(table, some);
};

const returnSome = async (table: Table, { merge }: Going, items: readonly Item[]): Promise<void> => {
  const leaving = items.filter(tellsLeaving).filter((item) => item.leaving !== merge.id);
  for (const some of chunked(leaving))
    await transacted(
      table,
      some.map((item) => leavingWrite(item, merge.id)),
    );
  await transacted(
    table,
    items.flatMap((item) => itemBack(item, merge.primary_id)),
  );
};

/** Brings what the merge moved back, turn by turn, until nothing is left. */
const returnAll = (table: Table, going: Going): Promise<boolean> =>
  untilSettled(async () => {
    const { merge, parts } = going;
    const attached = await readAttached(table, merge.team_id, merge.primary_id);
    const calls = await readCalls(table, attached.calls);
    const items = [...attached.items, ...calls].filter((item) => isMovedBy(item, merge.id));
    const aside = consentsAside(merge.team_id, parts.record, attached.items);
    if (aside.length > 0) await transacted(table, aside);
    if (items.length === 0) return true;
    await inLanes(movableChunks(items), 4, (some) => returnSome(table, going, some));
    return undefined;
  });

/** Writes what belongs to contacts that came back, each by itself; what is done already is refused. */
const restoreBeside = async (table: Table, { merge, parts, by }: Going, read: Read): Promise<void> => {
  const at = merge.undone_at ?? merge.created_at;
  const own = read.get(merge.primary_id);
  if (own) {
    const back = { joined: parts.record.memberships, now: own.memberships };
    const isOpen = [...read.values()].some(({ membershipItems }) =>
      membershipItems.some(({ merged_by }) => merged_by === merge.id),
    );
    // With the survivor's first, those of others still say that it has to be done.
    if (isOpen)
      for (const one of membershipsBack(own.stored, back, { via: by.via, at }))
        await transacted(table, [one]);
  }
  for (const id of merge.merged_ids) {
    const other = read.get(id);
    if (!other) continue;
    for (const one of returnedWrites(other.stored, other, { mergeId: merge.id, via: by.via, at }))
      await transacted(table, [one]);
    await writeAll(
      table,
      searchEntries(other.stored).map((item) => put(item)),
    );
  }
};

const returnClaims = async (table: Table, { merge, parts: { record } }: Going): Promise<void> => {
  const ids = [merge.primary_id, ...merge.merged_ids];
  const contactsNow = async () => {
    const items = await batchGet(
      table,
      ids.map((id) => contactKeys.primary(merge.team_id, id)),
    );
    return items.map(toStoredContact).filter(({ deleted_at }) => deleted_at === null);
  };
  const before = new Map(record.holders.map(({ claim, holder }) => [claimName(claim), holder]));
  const all = [record.before, record.after, ...(await contactsNow())].flatMap(claimsOf);
  const claims = new Map(
    [...all, ...record.holders.map(({ claim }) => claim)].map((one) => [claimName(one), one]),
  );
  await inLanes([...claims], 4, async ([name, claim]) => {
    await untilSettled(async () => {
      const [contacts, states] = await Promise.all([
        contactsNow(),
        readClaimStates(table, merge.team_id, [claim]),
      ]);
      const owners = contacts.filter((one) => claimsOf(one).some((own) => claimName(own) === name));
      const asked = { members: new Set(ids), owners, before: before.get(name) };
      const writes = states.flatMap((state) => arrangeClaim(merge.team_id, state, asked));
      if (writes.length > 0) await write(table, writes);
      return true;
    });
  });
};

const liftAll = async (table: Table, { merge, parts: { record }, by }: Going, read: Read): Promise<void> => {
  const contacts = [...read.values()].map(({ stored }) => stored);
  const lift = liftedOf(record, contacts);
  const at = merge.undone_at ?? merge.created_at;
  for (const one of await liftWrites(table, by, { lift, at })) await transacted(table, [one]);
  await takeBackSpread(table, by, { mergeId: merge.id, values: lift });
};

const returnPairs = async (table: Table, { merge, parts }: Going): Promise<void> => {
  const { removed, added } = restorePairs(parts.record.pairs);
  const open = await findPairsOf(table, merge.team_id, [merge.primary_id]);
  const isOpen = (ids: readonly string[]) => open.some(({ shown }) => shown.ids.join() === ids.join());
  const change = { removed: removed.filter(isOpen), added };
  await writeAll(table, pairWrites(merge.team_id, change, { known: parts.pairs }));
};

const returnRedirects = async (table: Table, { merge, parts: { record } }: Going): Promise<void> => {
  const back = record.redirects.map(({ id, to, before }) => ({ id, to: before ?? id, before: to }));
  for (const one of redirectWrites(merge.team_id, back)) await transacted(table, [one]);
};

/** Ends what is on its way: each contact's own collection has all of it again. */
const settle = (table: Table, { merge, by }: Going): Promise<boolean> =>
  untilSettled(async () => {
    const keys = [merge.primary_id, ...merge.merged_ids].map((id) => contactKeys.primary(merge.team_id, id));
    const contacts = (await batchGet(table, keys)).map(toStoredContact);
    const returning = contacts.filter(({ joined }) => joined?.returning?.by === merge.id);
    await write(table, [
      mergeWrite(merge, { set: { state: 'undone' }, due: null }),
      forgetPartsWrite(merge.team_id, merge.id, keptUntil(by.team, merge.undone_at ?? merge.created_at)),
      ...returning.map((contact) => {
        const { returning: _, ...rest } = joinedOf(contact);
        const isNone = rest.merges.length + rest.ids.length + rest.further.length === 0;
        return joinedWrite(contact, isNone ? undefined : { ...rest, changes: rest.changes + 1 });
      }),
    ]);
    return true;
  });

/** Goes on with the undo of a merge that is visible, and ends it. Each step may run again, and finds what it has done. */
export const carryOutUndo = async (table: Table, by: By, mergeId: string): Promise<void> => {
  const going = await findGoing(table, by, mergeId);
  if (going?.merge.state !== 'returning') return;
  const read = await readContacts(table, by.team.id, [going.merge.primary_id, ...going.merge.merged_ids]);
  await returnAll(table, going);
  await restoreBeside(table, going, read);
  await returnClaims(table, going);
  await liftAll(table, going, read);
  await returnRedirects(table, going);
  await returnPairs(table, going);
  await settle(table, going);
};
