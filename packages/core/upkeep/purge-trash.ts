import { isRemoving, toContact } from '../attribute/contact-shape.ts';
import { contactCollection, contactKeys } from '../contact/contact.item.ts';
import { removalDue } from '../contact/plan-replacement.ts';
import { removeTrashed } from '../contact/remove-contact.ts';
import { isOnHold } from '../contact/unheld.ts';
import { tallyOf } from '../schedule/tally.ts';
import { type DueRecord, dueRecords } from '../table/due.ts';
import { shards } from '../table/shard.ts';
import { type Table, transacted } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { change, is } from '../table/write.ts';
import { findTeamItem } from '../team/team.item.ts';
import type { Team } from '../team/team.schema.ts';

export interface PurgeReport {
  /** What was due at this moment is removed; later changes of the clock do not move it. */
  cutoff: string;
  removed: number;
  /** Due by their entry, but restored meanwhile or kept longer by the team's present policy. */
  kept: number;
  /** Due, and on a legal hold. */
  held: number;
}

const purge: Via = { updated_by: 'purge-trash', via: 'retention' };

type Removing = Parameters<typeof removeTrashed> extends [Table, ...infer Rest] ? Rest : never;
type Outcome = 'removed' | 'kept' | 'held';

const removeUnheld = async (table: Table, ...removing: Removing): Promise<Outcome> => {
  try {
    return (await removeTrashed(table, ...removing)) ? 'removed' : 'kept';
  } catch (error) {
    if (isOnHold(error)) return 'held';
    throw error;
  }
};

const purgeRecord = async (table: Table, record: DueRecord, team: Team, cutoff: string): Promise<Outcome> => {
  const { teamId, recordId, seenDue } = record;
  const items = await contactCollection(table, teamId, recordId);
  const item = items.find(({ sk }) => sk === 'CONTACT');
  if (!item || item.byDueSk !== seenDue) return 'kept';
  const contact = toContact(item);
  const due = removalDue(contact.deleted_at ?? cutoff, team.settings);
  if (isRemoving(item) || due <= cutoff) return removeUnheld(table, teamId, items, { item, via: purge });
  // The team keeps its trash for longer than when the contact was deleted.
  const { byDueSk } = contactKeys.byDue(contact, due);
  await transacted(table, [change(item, { set: { byDueSk }, when: [is('byDueSk', item.byDueSk)] })]);
  return 'kept';
};

/**
 * Removes for good the contacts in the trash whose team's window is over at `at`, but for those on a legal hold, which
 * go at the next run after it. Reads what is due and no more; run again, or beside itself, it changes nothing further.
 */
export const purgeTrash = async (
  table: Table,
  at: Date,
  tally = tallyOf('purge-trash'),
): Promise<PurgeReport> => {
  const cutoff = at.toISOString();
  const teams = new Map<string, Promise<Team | undefined>>();
  const purgeShard = async (shard: number) => {
    for await (const due of dueRecords(table, `DUE#trash#${shard}`, cutoff)) {
      const found = teams.get(due.teamId) ?? findTeamItem(table, due.teamId);
      teams.set(due.teamId, found);
      const team = await found;
      tally.add(due.teamId, team ? await purgeRecord(table, due, team, cutoff) : 'kept');
    }
  };
  // A shard that fails does not leave the others at work behind it.
  const shardsDone = await Promise.allSettled(shards.map(purgeShard));
  const failed = shardsDone.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
  const { removed, kept, held } = tally.total;
  return { cutoff, removed, kept, held };
};
