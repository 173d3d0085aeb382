import { isDeepStrictEqual } from 'node:util';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { keptOptOut } from '../suppression/opt-out.ts';
import { untilSettled } from '../table/settle.ts';
import type { Table } from '../table/table.ts';
import { commit } from './commit.ts';
import { findContactItem } from './contact.item.ts';
import type { Writing } from './contact.ts';
import { noClaims } from './contact-claims.ts';
import { nextVersion, planReplacement } from './plan-replacement.ts';

interface Rewrite {
  contactId: string;
  /** The contact as it was a moment ago, which saves a read. */
  seen?: StoredContact | undefined;
  /** Makes the contact as it is to be; its claims and links must stay. */
  change: (seen: StoredContact) => StoredContact;
}

/**
 * Replaces a contact, live or in the trash, by what `change` makes of it, with one write, or none where
 * nothing differs. For what the service does to all contacts of a team: nothing is checked, and an opt-out
 * stays. False when the contact is gone, or part of another one.
 */
export const rewriteContact = (
  table: Table,
  writing: Pick<Writing, 'team' | 'via' | 'now'>,
  { contactId, seen: known, change }: Rewrite,
): Promise<boolean> => {
  let next = known;
  return untilSettled(async () => {
    const seen = next ?? (await findContactItem(table, writing.team.id, contactId));
    next = undefined;
    // What was merged stays as it was, until an undo makes it a contact again.
    if (!seen || seen.merged_into !== null) return false;
    const changed = keptOptOut(seen, change(seen));
    if (isDeepStrictEqual(changed, seen)) return true;
    const contact = nextVersion(seen, changed, writing.now);
    await commit(table, planReplacement(writing, { seen, contact, isUpkeep: true }, noClaims));
    return true;
  });
};
