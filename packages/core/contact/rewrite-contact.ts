import { isDeepStrictEqual } from 'node:util';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { keptOptOut } from '../suppression/opt-out.ts';
import { untilSettled } from '../table/settle.ts';
import { type Table, write } from '../table/table.ts';
import { changedAt } from './changed-at.ts';
import { findContactItem, replaceContactWrites } from './contact.item.ts';
import type { Writing } from './contact.ts';
import { removalDue } from './trash-contact.ts';

interface Rewrite {
  contactId: string;
  /** As it was a moment ago, which spares a read. */
  seen?: StoredContact | undefined;
  /** The contact as it is to be; what it claims and belongs to must stay as it is. */
  change: (seen: StoredContact) => StoredContact;
}

/**
 * Replaces a contact, live or in the trash, by what `change` makes of it: one write, none where it makes no difference.
 * For what the service does to all contacts of a team; nothing is checked, and an opt-out stays. False when the contact is gone.
 */
export const rewriteContact = (
  table: Table,
  { team, via, now }: Pick<Writing, 'team' | 'via' | 'now'>,
  { contactId, seen: known, change }: Rewrite,
): Promise<boolean> => {
  let next = known;
  return untilSettled(async () => {
    const seen = next ?? (await findContactItem(table, team.id, contactId));
    next = undefined;
    if (!seen) return false;
    const changed = keptOptOut(seen, change(seen));
    if (isDeepStrictEqual(changed, seen)) return true;
    const contact = { ...changed, version: seen.version + 1, updated_at: changedAt(seen, now) };
    const due = seen.deleted_at === null ? undefined : removalDue(seen.deleted_at, team.settings);
    await write(table, replaceContactWrites({ contact, seen, via, due, isUpkeep: true }));
    return true;
  });
};
