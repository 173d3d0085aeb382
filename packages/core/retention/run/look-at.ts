import { isRemoving, toStoredContact } from '../../attribute/contact-shape.ts';
import type { StoredContact } from '../../attribute/stored-contact.ts';
import { contactKeys, contactOrder, idleWrite } from '../../contact/contact.item.ts';
import { type HoldsRead, readHolds } from '../../hold/hold.item.ts';
import type { Item } from '../../table/item.ts';
import { batchGet, type Table, transacted } from '../../table/table.ts';
import { type Decision, decideRetention, type RetentionRun } from '../decide-retention.ts';
import { cutoffOf } from './candidates.ts';
import type { Position } from './retention-run.schema.ts';

/** A contact as it is by now, and what becomes of it. */
export interface Looked {
  contact: StoredContact;
  item: Item;
  decision: Decision;
  read: HoldsRead;
}

type Run = RetentionRun & { team_id: string };

/** Reads contacts with their holds, strongly consistent, and decides by the frozen time. Those that are gone are left out. */
export const lookAt = async (table: Table, run: Run, ids: readonly string[]): Promise<Looked[]> => {
  if (ids.length === 0) return [];
  const keys = ids.map((id) => contactKeys.primary(run.team_id, id));
  const items = (await batchGet(table, keys)).filter((item) => !isRemoving(item));
  const contacts = items.map((item) => ({ item, contact: toStoredContact(item) }));
  const read = await readHolds(
    table,
    run.team_id,
    contacts.map(({ contact }) => contact),
  );
  return contacts.map(({ item, contact }) => ({
    item,
    contact,
    read,
    decision: decideRetention(contact, run, read.holds),
  }));
};

/** Picks those that no earlier index has brought: what nobody calls has been looked at by the time of its last call. */
export const firstSeen = (looked: readonly Looked[], run: Run, source: Position['source']): Looked[] => {
  const cutoff = source === 'updated' ? cutoffOf('idle', run) : undefined;
  return cutoff === undefined
    ? [...looked]
    : looked.filter(({ item }) => !(String(item.byDueSk) < `${cutoff}$`));
};

/** Moves those on that were called since, so that the next runs do not look at them until they may be due. */
export const moveCalled = async (table: Table, looked: readonly Looked[]): Promise<void> => {
  for (const { contact, item } of looked)
    if (contact.deleted_at === null && item.byDueSk !== contactOrder.idle(contact))
      await transacted(table, [idleWrite(contact, item.byDueSk)]);
};
