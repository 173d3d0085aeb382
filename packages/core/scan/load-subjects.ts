import { companiesOf } from '../contact/companies-of.ts';
import { contactKeys, findStoredContacts } from '../contact/contact.item.ts';
import type { Table } from '../table/table.ts';
import { type ScanSubject, scanSubject } from './scan-subject.ts';

/** Reads what is compared of live contacts, as they are now, by their ids. */
export const loadSubjects = async (
  table: Table,
  teamId: string,
  { ids, customFields }: { ids: readonly string[]; customFields: readonly string[] },
): Promise<Map<string, ScanSubject>> => {
  const keys = [...new Set(ids)].map((id) => contactKeys.primary(teamId, id));
  const live = (await findStoredContacts(table, keys)).filter(
    ({ deleted_at, merged_into }) => deleted_at === null && merged_into === null,
  );
  const companies = await companiesOf(table, live);
  return new Map(
    live.map((contact) => {
      const company = contact.company_id === null ? null : (companies.get(contact.company_id)?.name ?? null);
      return [contact.id, scanSubject(contact, { company, customFields })];
    }),
  );
};
