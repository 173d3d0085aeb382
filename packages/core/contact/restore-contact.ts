import type { Contact } from '../attribute/contact.schema.ts';
import { catalogueAmong, catalogueKeys } from '../catalogue/catalogue.item.ts';
import { companyKeys } from '../company/company.item.ts';
import { addToCount } from '../count/count.item.ts';
import { type Fault, failure, refuseFaults } from '../error.ts';
import { taggerOf } from '../rule/tagger.ts';
import { untilSettled } from '../table/settle.ts';
import { batchGet, getItem, type Table, transact } from '../table/table.ts';
import type { Team } from '../team/team.schema.ts';
import { changedAt } from './changed-at.ts';
import { contactKeys, replaceContactWrites } from './contact.item.ts';
import { requireContact, type Writing } from './contact.ts';
import { changeClaims } from './contact-claims.ts';
import { visibleContact } from './visible-contact.ts';

/** The company that a contact comes back to: none when it is gone and the team can do without. */
const remainingCompany = async (table: Table, team: Team, company_id: string | null) => {
  if (company_id === null) return null;
  if (await getItem(table, companyKeys.primary(team.id, company_id))) return company_id;
  if (team.settings.company === 'optional') return null;
  throw failure(
    'conflict',
    'company_not_found',
    'Its company is gone, and the team’s policy `company` requires one. Make it optional for the time of the restore.',
    'company_id',
  );
};

const restored = async (table: Table, request: Writing & { contactId: string }) => {
  const { team, scope, via, now, contactId } = request;
  const key = contactKeys.primary(team.id, contactId);
  const items = await batchGet(table, [key, catalogueKeys.primary(team.id)]);
  const seen = requireContact(
    items.find(({ pk }) => pk === key.pk),
    { scope },
  );
  if (seen.deleted_at === null) throw failure('conflict', 'not_in_trash', 'The contact is not in the trash.');
  // Rules may have come while it was away.
  const tagger = taggerOf(team, catalogueAmong(team.id, items));
  const contact = tagger({
    ...seen,
    company_id: await remainingCompany(table, team, seen.company_id),
    version: seen.version + 1,
    updated_at: changedAt(seen, now),
    deleted_at: null,
  });
  const claims = await changeClaims(table, contact, { had: [], settings: team.settings });
  refuseFaults(claims.conflicts, 'conflict');
  await transact(table, [
    ...replaceContactWrites({ contact, seen, via }),
    ...claims.writes,
    addToCount(team.id, 'contact', 1),
    addToCount(team.id, 'trash', -1),
  ]);
  return { contact: visibleContact(scope, contact), warnings: claims.warnings };
};

/**
 * Takes a contact out of the trash, with its claims.
 * @throws CallbookError `contact_not_found`, `not_in_trash`, `company_not_found`, or every claim that another contact
 * has by now
 */
export const restoreContact = (
  table: Table,
  request: Writing & { contactId: string },
): Promise<{ contact: Contact; warnings: Fault[] }> => untilSettled(() => restored(table, request));
