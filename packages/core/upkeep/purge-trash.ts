import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { contactCollection, contactKeys, toContact } from '../contact/contact.item.ts';
import { removalDue } from '../contact/contact.ts';
import { addToCount } from '../count/count.item.ts';
import { shards } from '../table/shard.ts';
import { deleteAll, type Item, type Table, TransactionRefused, transact } from '../table/table.ts';
import { findTeamItem } from '../team/team.item.ts';
import type { Team } from '../team/team.schema.ts';
import { type DueEntry, dueEntries, dueRecord } from './due.ts';

export interface PurgeReport {
  /** What was due at this moment is removed; later changes of the clock do not move it. */
  cutoff: string;
  removed: number;
  /** Due by their entry, but restored meanwhile or kept longer by the team's present policy. */
  kept: number;
}

const later = (table: Table, item: Item, due: string) => ({
  TableName: table.name,
  Key: { pk: item.pk, sk: item.sk },
  ConditionExpression: 'byDueSk = :seen',
  UpdateExpression: 'SET byDueSk = :due',
  ExpressionAttributeValues: { ':seen': item.byDueSk, ':due': due },
});

/** The same write, whether it happened or somebody changed the contact first. */
const unlessChanged = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException || error instanceof TransactionRefused) return false;
    throw error;
  }
};

/** From here on a restore is refused, so that what belongs to the contact can go before it. */
const markRemoving = (table: Table, item: Item) =>
  unlessChanged(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk: item.pk, sk: item.sk },
        ConditionExpression: 'byDueSk = :seen',
        UpdateExpression: 'SET removing = :true',
        ExpressionAttributeValues: { ':seen': item.byDueSk, ':true': true },
      }),
    ),
  );

const removeContact = (table: Table, teamId: string, item: Item) =>
  unlessChanged(
    transact(table, [
      {
        Delete: {
          TableName: table.name,
          Key: { pk: item.pk, sk: item.sk },
          ConditionExpression: 'byDueSk = :seen',
          ExpressionAttributeValues: { ':seen': item.byDueSk },
        },
      },
      addToCount(table, teamId, 'trash', -1),
    ]),
  );

/** Removes a contact and all that belongs to it, the contact last, so that a crash leaves it due. */
const remove = async (
  table: Table,
  teamId: string,
  items: readonly Item[],
  contact: Item,
): Promise<boolean> => {
  const belongings = items.filter((item) => item !== contact);
  if (belongings.length > 0) {
    if (!(await markRemoving(table, contact))) return false;
    await deleteAll(table, belongings);
  }
  return removeContact(table, teamId, contact);
};

const purgeEntry = async (table: Table, entry: DueEntry, team: Team, cutoff: string): Promise<boolean> => {
  const { teamId, recordId } = dueRecord(entry);
  const items = await contactCollection(table, teamId, recordId);
  const item = items.find(({ sk }) => sk === 'CONTACT');
  if (!item || item.byDueSk !== entry.byDueSk) return false;
  const contact = toContact(item);
  const due = removalDue(contact.deleted_at ?? cutoff, team.settings);
  if (due <= cutoff) return remove(table, teamId, items, item);
  // The team keeps its trash for longer than when the contact was deleted.
  const { byDueSk } = contactKeys.byDue(contact, due);
  await unlessChanged(table.client.send(new UpdateCommand(later(table, item, byDueSk))));
  return false;
};

/**
 * Removes for good the contacts in the trash whose team's window is over at `at`. Reads what is due and no more;
 * run again, or beside itself, it changes nothing further.
 */
export const purgeTrash = async (table: Table, at: Date): Promise<PurgeReport> => {
  const cutoff = at.toISOString();
  const report: PurgeReport = { cutoff, removed: 0, kept: 0 };
  const teams = new Map<string, Team | undefined>();
  const purgeShard = async (shard: number) => {
    for await (const entries of dueEntries(table, `DUE#trash#${shard}`, cutoff))
      for (const entry of entries) {
        const { teamId } = dueRecord(entry);
        if (!teams.has(teamId)) teams.set(teamId, await findTeamItem(table, teamId));
        const team = teams.get(teamId);
        if (team && (await purgeEntry(table, entry, team, cutoff))) report.removed++;
        else report.kept++;
      }
  };
  await Promise.all(shards.map(purgeShard));
  return report;
};
