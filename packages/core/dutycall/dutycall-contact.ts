import type { Contact } from '../attribute/contact.schema.ts';
import { companiesOf } from '../contact/companies-of.ts';
import type { ContactFilter } from '../filter/contact-filter.schema.ts';
import type { Table } from '../table/table.ts';
import type { Team } from '../team/team.schema.ts';
import type { DutycallContact, DutycallList } from './dutycall.schema.ts';

/** DutyCall's contacts need no company, whatever the team wants of others. */
export const withoutCompanyPolicy = (team: Team): Team => ({
  ...team,
  settings: { ...team.settings, company: 'optional' },
});

/** DutyCall's filter in the words of the list of contacts. */
export const filterOf = ({
  tags,
  tags_mode,
  department,
  date_from,
  date_to,
  search,
}: DutycallList): ContactFilter => ({
  tags,
  tags_mode,
  department_id: department,
  created_from: date_from,
  created_to: date_to,
  search,
});

/** The contacts with the names of their companies. */
export const withCompanyNames = async (
  table: Table,
  contacts: readonly Contact[],
): Promise<DutycallContact[]> => {
  const companies = await companiesOf(table, contacts);
  const nameOf = (id: string | null) => companies.get(id ?? '')?.name ?? null;
  return contacts.map((contact) => ({ ...contact, company: nameOf(contact.company_id) }));
};

export const withCompanyName = async (table: Table, contact: Contact): Promise<DutycallContact> => {
  const [named] = await withCompanyNames(table, [contact]);
  return named ?? { ...contact, company: null };
};
