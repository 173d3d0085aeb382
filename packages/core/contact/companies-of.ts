import type { Contact } from '../attribute/contact.schema.ts';
import { companyKeys, findCompanyItems } from '../company/company.item.ts';
import type { Company } from '../company/company.schema.ts';
import type { Table } from '../table/table.ts';

/** Companies by id. */
export type Companies = ReadonlyMap<string, Company>;

const none: Companies = new Map();

/** Finds the companies of contacts, each once, by id; strongly consistent. Those that are read already are not read again. */
export const companiesOf = async (
  table: Table,
  contacts: readonly Pick<Contact, 'team_id' | 'company_id'>[],
  known: Companies = none,
): Promise<Map<string, Company>> => {
  const keys = new Map(
    contacts.flatMap(({ team_id, company_id }) =>
      company_id === null ? [] : [[company_id, companyKeys.primary(team_id, company_id)] as const],
    ),
  );
  const missing = [...keys].flatMap(([id, key]) => (known.has(id) ? [] : [key]));
  const read = missing.length > 0 ? await findCompanyItems(table, missing, { consistent: true }) : [];
  const all = [...known.values(), ...read];
  return new Map(all.flatMap((company) => (keys.has(company.id) ? [[company.id, company]] : [])));
};
