import { toStoredContact } from '../attribute/contact-shape.ts';
import { claimsOf } from '../contact/compose-contact.ts';
import { contactKeys, findContactItem } from '../contact/contact.item.ts';
import { suppressionWrites } from '../contact/contact-suppressions.ts';
import { findPairsOf, pairWrites } from '../duplicate/pair.item.ts';
import { inLanes } from '../lanes.ts';
import { searchEntries } from '../search/search-entry.item.ts';
import { untilSettled } from '../table/settle.ts';
import { batchGet, type Table, transacted, write } from '../table/table.ts';
import { drop, type Write } from '../table/write.ts';
import { type Attached, readAttached } from './attached.item.ts';
import { chunked } from './chunks.ts';
import { readClaimStates } from './claim-states.item.ts';
import { type By, findGoing, type Going, joinedWrite, survivorOf } from './going.ts';
import { mergeWrite } from './merge.item.ts';
import { planMemberships } from './merge-memberships.ts';
import { mergeNotes } from './merge-notes.ts';
import { keptUntil } from './merge-window.ts';
import { noteWrites } from './merge-writes.ts';
import { redirectWrites } from './merged-contact.ts';
import { moveAll } from './move-attached.ts';
import { rehomePairs } from './open-pairs.ts';
import { planClaims } from './plan-merge.ts';

/** How a merge goes on once it is visible. */
export interface CarryOut {
  /** Id of the job that goes on. */
  id: string;
  /** Writes that make the job, together with what makes the merge visible. */
  along: readonly Write[];
  start: (mergeId: string) => Promise<void>;
}

/** Number of contacts, and of writes, that are worked on at a time. */
const contactLanes = 4;
const writeLanes = 4;

/** Ends the memberships of merged contacts campaign by campaign, and makes the survivor's of all of them. */
const moveMemberships = async (table: Table, { merge, by }: Going): Promise<void> => {
  const { team_id: teamId, primary_id, merged_ids } = merge;
  await untilSettled(async () => {
    const read = new Map<string, Attached>();
    await inLanes([primary_id, ...merged_ids], 16, async (id) => {
      read.set(id, await readAttached(table, teamId, id));
    });
    const own = read.get(primary_id);
    const others = merged_ids.flatMap((id) => read.get(id)?.memberships ?? []);
    if (!own?.contact || others.length === 0) return true;
    const survivor = toStoredContact(own.contact);
    const written = { via: by.via, at: merge.created_at };
    const asked = { mergeId: merge.id, keptUntil: keptUntil(by.team, merge.created_at), ...written };
    for (const campaign of new Set(others.map(({ campaign_id }) => campaign_id))) {
      const some = others.filter(({ campaign_id }) => campaign_id === campaign);
      const { writes } = planMemberships(survivor, { own: own.memberships, others: some }, asked);
      // A campaign may have become active since; what was merged stays merged.
      await write(
        table,
        writes.filter((one) => !('check' in one)),
      );
    }
    return true;
  });
};

const moveClaims = async (table: Table, { merge, parts }: Going): Promise<void> => {
  const ids = new Set([merge.primary_id, ...merge.merged_ids]);
  const before = parts.record.holders.map(({ claim }) => claim);
  const survivor = await survivorOf(table, { merge });
  const states = await readClaimStates(table, merge.team_id, [...before, ...claimsOf(survivor)]);
  await inLanes(states, writeLanes, async ({ claim }) => {
    await untilSettled(async () => {
      const now = await survivorOf(table, { merge });
      const state = await readClaimStates(table, merge.team_id, [claim]);
      const writes = planClaims(merge.team_id, state, { ids, survivor: now });
      if (writes.length > 0) await write(table, writes);
      return true;
    });
  });
};

const moveRedirects = async (table: Table, { merge, parts }: Going): Promise<void> => {
  const writes = redirectWrites(merge.team_id, parts.record.redirects);
  await inLanes(writes, writeLanes, async (one) => {
    await transacted(table, [one]);
  });
};

const dropEntries = async (table: Table, { merge }: Going): Promise<void> => {
  const keys = merge.merged_ids.map((id) => contactKeys.primary(merge.team_id, id));
  const contacts = (await batchGet(table, keys)).map(toStoredContact);
  const entries = contacts.flatMap((contact) => searchEntries({ ...contact, deleted_at: null }));
  for (const some of chunked(entries))
    await write(
      table,
      some.map((item) => drop(item)),
    );
};

const movePairs = async (table: Table, { merge }: Going): Promise<void> => {
  const { team_id: teamId, primary_id: survivor, merged_ids } = merge;
  const known = await findPairsOf(table, teamId, [survivor, ...merged_ids]);
  const open = known.map(({ shown }) => shown.ids);
  const { removed, added } = rehomePairs(open, survivor, merged_ids);
  const writes = pairWrites(teamId, { removed, added }, { survivor, known });
  // Those that are added first, so that a kill leaves them to be found again.
  for (const some of chunked(writes.toReversed())) await write(table, some);
};

const suppressAll = async (table: Table, { merge, parts, by }: Going): Promise<void> => {
  const { suppressed, after } = parts.record;
  if (suppressed.length === 0) return;
  const named = { team: by.team, via: { ...by.via, updated_by: merge.id } };
  const suppressions = { by: named, suppress: suppressed, lift: [], others: [], unasked: [] };
  const writes = await suppressionWrites(table, { contact: after, suppressions });
  for (const some of chunked(writes)) await write(table, some);
};

const addNotes = async (table: Table, { merge, parts, by }: Going): Promise<void> => {
  const { before, after } = parts.record;
  if (parts.outcome.notes_left === 0) return;
  const keys = merge.merged_ids.map((id) => contactKeys.primary(merge.team_id, id));
  const contacts = [before, ...(await batchGet(table, keys)).map(toStoredContact)];
  const { left: notesLeft } = mergeNotes(contacts);
  for (const one of noteWrites(by, { id: merge.id, notesLeft }, after)) await transacted(table, [one]);
};

/** Ends what is on its way: the survivor's own collection has all of it by now. */
const settle = (table: Table, { merge }: Going): Promise<boolean> =>
  untilSettled(async () => {
    const survivor = await survivorOf(table, { merge });
    const { joined } = survivor;
    if (joined?.moving?.by !== merge.id) return true;
    const { moving: _, ...rest } = joined;
    await write(table, [
      mergeWrite(merge, { set: { state: 'done' }, due: nextLook(new Date()) }),
      joinedWrite(survivor, { ...rest, changes: joined.changes + 1 }),
    ]);
    return true;
  });

/** When a merge that is done is looked after: what was on its way to a merged contact has come by then. */
const nextLook = (now: Date): string => new Date(now.getTime() + 10 * 60_000).toISOString();

/** Moves what is attached to one of the merged contacts of a merge that is visible. */
export const carryOneContact = async (table: Table, by: By, mergeId: string, contactId: string) => {
  const going = await findGoing(table, by, mergeId);
  if (going?.merge.state === 'moving') await moveAll(table, going, contactId);
};

/**
 * Goes on with a merge that is visible, and ends it. Each step may run again, and finds what it has done: whoever is
 * killed leaves the rest to the next.
 */
export const carryOutMerge = async (table: Table, by: By, mergeId: string): Promise<void> => {
  const going = await findGoing(table, by, mergeId);
  if (going?.merge.state !== 'moving') return;
  await suppressAll(table, going);
  await inLanes(going.merge.merged_ids, contactLanes, (id) => moveAll(table, going, id));
  await addNotes(table, going);
  await moveMemberships(table, going);
  await moveClaims(table, going);
  await moveRedirects(table, going);
  await dropEntries(table, going);
  await movePairs(table, going);
  await settle(table, going);
};

/** Moves what came to merged contacts since; a survivor that was removed for good took all of it along. */
const sweep = async (table: Table, going: Going): Promise<void> => {
  await inLanes(going.merge.merged_ids, contactLanes, (id) => moveAll(table, going, id));
  await movePairs(table, going);
};

/** Looks after a merge that is done: moves what came to a merged contact while it was merged. */
export const sweepMerge = async (table: Table, by: By, mergeId: string): Promise<void> => {
  const going = await findGoing(table, by, mergeId);
  if (going?.merge.state !== 'done') return;
  const isThere = await findContactItem(table, by.team.id, going.merge.primary_id);
  if (isThere) await sweep(table, going);
  await transacted(table, [mergeWrite(going.merge, { set: {}, due: null })]);
};
