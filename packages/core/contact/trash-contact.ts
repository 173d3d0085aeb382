import { requireDeletable } from '../access/own-department.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import { addToCount } from '../count/count.item.ts';
import { notFound } from '../error.ts';
import { untilSettled } from '../table/settle.ts';
import { getItem, type Table, transact } from '../table/table.ts';
import type { Settings } from '../team/team.schema.ts';
import { changedAt } from './changed-at.ts';
import { contactKeys, replaceContactWrites } from './contact.item.ts';
import { requireContact, type Writing } from './contact.ts';
import { releaseAllClaims } from './contact-claims.ts';
import { visibleContact } from './visible-contact.ts';

/** The moment from which a contact deleted at `deletedAt` may be removed for good. */
export const removalDue = (deletedAt: string, { trash_days }: Settings): string =>
  new Date(Date.parse(deletedAt) + trash_days * 86_400_000).toISOString();

/**
 * Moves a contact to the trash and frees its claims.
 * @throws CallbookError `contact_not_found`, `department_forbidden`, `version_mismatch` when `version` is given and is not the contact's
 */
export const trashContact = (
  table: Table,
  request: Writing & { contactId: string; version?: number | undefined },
): Promise<Contact> =>
  untilSettled(async () => {
    const { team, scope, via, now, contactId } = request;
    const seen = requireContact(await getItem(table, contactKeys.primary(team.id, contactId)), request);
    if (seen.deleted_at !== null) throw notFound('contact');
    await requireDeletable(table, scope, seen);
    const at = changedAt(seen, now);
    const contact = { ...seen, version: seen.version + 1, updated_at: at, deleted_at: at };
    await transact(table, [
      ...replaceContactWrites({ contact, seen, via, due: removalDue(at, team.settings) }),
      ...(await releaseAllClaims(table, seen)),
      addToCount(team.id, 'contact', -1),
      addToCount(team.id, 'trash', 1),
    ]);
    return visibleContact(scope, contact);
  });
