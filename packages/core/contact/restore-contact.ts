import type { Contact } from '../attribute/contact.schema.ts';
import { catalogueAmong, catalogueKeys } from '../catalogue/catalogue.item.ts';
import { type Fault, failure } from '../error.ts';
import { linkKeys } from '../link/links.ts';
import { untilSettled } from '../table/settle.ts';
import { batchGet, type Table } from '../table/table.ts';
import { commit } from './commit.ts';
import { contactKeys } from './contact.item.ts';
import { type Changing, requireContact } from './contact.ts';
import { noClaims, readClaimChange } from './contact-claims.ts';
import { planReplacement } from './plan-replacement.ts';
import { revivedContact } from './plan-restore.ts';
import { visibleContact } from './visible-contact.ts';

const attempt = async (table: Table, request: Changing) => {
  const { team, scope, contactId } = request;
  const key = contactKeys.primary(team.id, contactId);
  const items = await batchGet(table, [key, catalogueKeys.primary(team.id)]);
  const seen = requireContact(
    items.find(({ pk }) => pk === key.pk),
    { scope },
  );
  if (seen.deleted_at === null) throw failure('conflict', 'not_in_trash', 'The contact is not in the trash.');
  const links = await batchGet(table, linkKeys(team.id, { company_id: seen.company_id }));
  const found = new Map(links.map((item) => [item.pk, item]));
  const catalogue = catalogueAmong(team.id, items);
  const { contact, conflicts, tagger } = revivedContact(request, seen, { found, catalogue });
  const claims = conflicts.length > 0 ? noClaims : await readClaimChange(table, seen, contact);
  const plan = planReplacement(request, { seen, contact, tagger }, claims);
  await commit(table, { ...plan, conflicts: [...conflicts, ...plan.conflicts] }, request.along?.(plan));
  return { contact: visibleContact(scope, plan.contact), warnings: plan.warnings };
};

/**
 * Takes a contact out of the trash, with its claims.
 * @throws CallbookError `contact_not_found`, `not_in_trash`, `company_not_found`, or every claim that another contact
 * has by now
 */
export const restoreContact = (
  table: Table,
  request: Changing,
): Promise<{ contact: Contact; warnings: readonly Fault[] }> => untilSettled(() => attempt(table, request));
