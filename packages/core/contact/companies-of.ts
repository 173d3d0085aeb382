import type { Contact } from '../attribute/contact.schema.ts';
import { companyKeys, findCompanyItems } from '../company/company.item.ts';
import type { Company } from '../company/company.schema.ts';
import type { Table } from '../table/table.ts';

/** Finds the companies of contacts, each once, by id; strongly consistent. */
export const companiesOf = async (
  table: Table,
  contacts: readonly Pick<Contact, 'team_id' | 'company_id'>[],
): Promise<Map<string, Company>> => {
  const keys = new Map(
    contacts.flatMap(({ team_id, company_id }) =>
      company_id === null ? [] : [[company_id, companyKeys.primary(team_id, company_id)] as const],
    ),
  );
  const companies = await findCompanyItems(table, [...keys.values()], { consistent: true });
  return new Map(companies.map((company) => [company.id, company]));
};
