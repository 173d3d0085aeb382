import { requireDeletable } from '../access/own-department.ts';
import { requireReach } from '../access/scope.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import { isRemoving, toStoredContact } from '../attribute/contact-shape.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { unlinkCalls } from '../call/unlink-calls.ts';
import { expireConsentWrite, isKeptConsent } from '../consent/consent.item.ts';
import { addToCount } from '../count/count.item.ts';
import { notFound } from '../error.ts';
import type { Item } from '../table/item.ts';
import { untilSettled } from '../table/settle.ts';
import { deleteAll, type Table, TransactionRefused, transacted } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import { absent, change, drop, is, isThere, type Write } from '../table/write.ts';
import { isTimelineKey } from '../timeline/timeline.item.ts';
import { commit } from './commit.ts';
import { contactCollection, contactIdOf, contactKeys, heldAs, toRemovingItem } from './contact.item.ts';
import { type Changing, requireContact, type Writing } from './contact.ts';
import { readClaimChange } from './contact-claims.ts';
import { mergePartsKey } from './merge-parts.item.ts';
import { deletedContact, planReplacement } from './plan-replacement.ts';
import { requireSettled } from './settled.ts';
import { requireUnheld } from './unheld.ts';
import { visibleContact } from './visible-contact.ts';

interface Removal {
  item: Item;
  via: Via;
  /** Index key by which upkeep finds it after a crash; by default the one that it has. */
  due?: unknown;
}

/**
 * Marks a contact as being removed: from here on it is in no list and no count and cannot be restored, and it
 * tells who removes it.
 */
const markRemoving = (
  table: Table,
  teamId: string,
  { item, via: { updated_by, via }, due = item.byDueSk }: Removal,
  unheld: Write,
): Promise<boolean> =>
  transacted(table, [
    unheld,
    change(item, {
      set: { removing: true, byDueSk: due, updated_by, via },
      remove: ['byTeamPk', 'byTeamSk', 'row'],
      when: [is('byDueSk', item.byDueSk), absent('removing'), heldAs(toStoredContact(item))],
    }),
    addToCount(teamId, 'trash', -1),
  ]);

/** Keeps the proofs of consent that have to be kept, each until its time is over; answers what else there is. */
const withoutKept = async (table: Table, items: readonly Item[]): Promise<Item[]> => {
  const now = new Date();
  const kept = new Set(items.filter((item) => isKeptConsent(item, now)));
  for (const item of kept) await transacted(table, [expireConsentWrite(item)]);
  return items.filter((item) => !kept.has(item));
};

/** What merges in which a contact took part keep of its values. */
const partsOf = (teamId: string, item: Item) =>
  [...new Set(toStoredContact(item).joined?.merges)].map((id) => mergePartsKey(teamId, id));

const ownItems = (items: readonly Item[]): Item[] =>
  items.filter((one) => one.sk !== 'CONTACT' && !isTimelineKey(one));

/** Removes a contact that is part of one which is being removed; it is in no list and in no count. */
const removeMerged = async (table: Table, teamId: string, id: string, { via }: Removal): Promise<void> => {
  const items = await contactCollection(table, teamId, id);
  const item = items.find(({ sk }) => sk === 'CONTACT');
  if (!item || toStoredContact(item).merged_into === null) return;
  const { updated_by, via: path } = via;
  await transacted(table, [
    change(item, { set: { removing: true, updated_by, via: path }, when: [isThere] }),
  ]);
  await unlinkCalls(table, { teamId, contactId: id, via });
  await deleteAll(table, [...(await withoutKept(table, ownItems(items))), ...partsOf(teamId, item)]);
  await transacted(table, [drop(item, isThere)]);
};

/**
 * Removes a contact in the trash with all that belongs to it but proofs of consent, and the contacts that are part of it,
 * the contact last, so that upkeep finds it after a crash. Its timeline is removed when its end is projected, and until then shows what is projected. False
 * when somebody changed the contact first, or placed a hold.
 * @throws CallbookError `on_hold`
 */
export const removeTrashed = async (
  table: Table,
  teamId: string,
  items: readonly Item[],
  removal: Removal,
): Promise<boolean> => {
  const { item } = removal;
  if (!isRemoving(item)) {
    const unheld = await requireUnheld(table, toStoredContact(item));
    if (!(await markRemoving(table, teamId, removal, unheld))) return false;
  }
  await unlinkCalls(table, { teamId, contactId: contactIdOf(item), via: removal.via });
  for (const id of toStoredContact(item).joined?.ids ?? []) await removeMerged(table, teamId, id, removal);
  await deleteAll(table, [...(await withoutKept(table, ownItems(items))), ...partsOf(teamId, item)]);
  return transacted(table, [drop(item, isThere)]);
};

/** Withdraws a live contact with its claims; answers the item that is left to be removed. */
const withdraw = async (table: Table, request: Writing, seen: StoredContact): Promise<Item> => {
  const contact = deletedContact(seen, request.now);
  const [claims, unheld] = await Promise.all([
    readClaimChange(table, seen, contact),
    requireUnheld(table, seen),
  ]);
  const plan = planReplacement(request, { seen, contact, removing: true }, claims);
  await commit(table, { ...plan, writes: [...plan.writes, unheld] });
  return toRemovingItem(contact, request.via, contact.updated_at);
};

interface Removing extends Omit<Changing, 'along'> {
  /** Throws where it must not be removed as it is by now. */
  admits?: ((seen: StoredContact) => void) | undefined;
}

/**
 * Removes a contact for good, live or in the trash, with all that belongs to it; answers it as it was. After a crash
 * in the middle the contact is gone to callers, and upkeep or the same request again finishes.
 * @throws CallbookError `contact_not_found`, `department_forbidden`, `version_mismatch`, `merge_in_progress`, `on_hold`
 */
export const removeContact = (table: Table, request: Removing): Promise<Contact> =>
  untilSettled(async () => {
    const { team, scope, via, now, contactId } = request;
    const items = await contactCollection(table, team.id, contactId);
    const found = items.find(({ sk }) => sk === 'CONTACT');
    if (!found) throw notFound('contact');
    const seen = isRemoving(found) ? toStoredContact(found) : requireContact(found, request);
    requireReach(scope, seen.department_id);
    requireSettled([seen]);
    if (!isRemoving(found)) request.admits?.(seen);
    await requireDeletable(table, scope, seen);
    const item = seen.deleted_at === null ? await withdraw(table, request, seen) : found;
    const due = contactKeys.byDue(seen, now.toISOString()).byDueSk;
    if (!(await removeTrashed(table, team.id, items, { item, via, due })))
      throw new TransactionRefused(new Set());
    return visibleContact(scope, seen);
  });
