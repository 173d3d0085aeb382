import { requireDeletable } from '../access/own-department.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import { notFound } from '../error.ts';
import { untilSettled } from '../table/settle.ts';
import { getItem, type Table } from '../table/table.ts';
import { commit } from './commit.ts';
import { contactKeys } from './contact.item.ts';
import { type Changing, requireContact } from './contact.ts';
import { readClaimChange } from './contact-claims.ts';
import { deletedContact, planReplacement } from './plan-replacement.ts';
import { requireSettled } from './settled.ts';
import { visibleContact } from './visible-contact.ts';

/**
 * Moves a contact to the trash and frees its claims.
 * @throws CallbookError `contact_not_found`, `department_forbidden`, `merge_in_progress`, `version_mismatch` when `version` is given and is not the contact's
 */
export const trashContact = (table: Table, request: Changing): Promise<Contact> =>
  untilSettled(async () => {
    const { team, scope, now, contactId } = request;
    const seen = requireContact(await getItem(table, contactKeys.primary(team.id, contactId)), request);
    if (seen.deleted_at !== null) throw notFound('contact');
    requireSettled([seen]);
    await requireDeletable(table, scope, seen);
    const contact = deletedContact(seen, now);
    const plan = planReplacement(request, { seen, contact }, await readClaimChange(table, seen, contact));
    await commit(table, plan, request.along?.(plan));
    return visibleContact(scope, contact);
  });
