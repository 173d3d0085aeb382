import { isVisible } from '../../access/scope.ts';
import type { StoredContact } from '../../attribute/stored-contact.ts';
import { companyKeys, findCompanyItems } from '../../company/company.item.ts';
import { filterConditions, passes, withCatalogue } from '../../condition/contact-condition.ts';
import { contactKeys, findStoredContacts } from '../../contact/contact.item.ts';
import type { Writing } from '../../contact/contact.ts';
import { visibleContact } from '../../contact/visible-contact.ts';
import type { Table } from '../../table/table.ts';
import type { StoredRequest } from '../export.schema.ts';
import { type ExportRow, withinReach } from '../export-row.ts';

type By = Pick<Writing, 'scope' | 'team'>;

/** What the filter asks, of a contact as it is now: it was found by what indexes knew of it a moment ago. */
const conditionsOf = async (table: Table, { scope, team }: By, { target }: StoredRequest) => {
  if ('ids' in target) return [];
  // Ids may be those of contacts that are part of others by now; those they were found by.
  const { ids: _, ...filter } = target.filter;
  const query = { scope, filter, settings: team.settings };
  return filterConditions(await withCatalogue(table, query));
};

const companyNames = async (
  table: Table,
  { scope, team }: By,
  contacts: readonly StoredContact[],
): Promise<ReadonlyMap<string, string>> => {
  if (!isVisible(scope, 'company_id')) return new Map();
  const ids = new Set(contacts.flatMap(({ company_id }) => company_id ?? []));
  const found = await findCompanyItems(
    table,
    [...ids].map((id) => companyKeys.primary(team.id, id)),
  );
  return new Map(found.map(({ id, name }) => [id, name]));
};

/**
 * Reads contacts as they are exported: those that match still, that the caller reaches, with what it sees of them, in
 * the order of their ids.
 */
export const readRows = async (
  table: Table,
  by: By,
  request: StoredRequest,
  ids: readonly string[],
): Promise<ExportRow[]> => {
  const [stored, conditions] = await Promise.all([
    findStoredContacts(
      table,
      ids.map((id) => contactKeys.primary(by.team.id, id)),
    ),
    conditionsOf(table, by, request),
  ]);
  const known = new Map(stored.map((contact) => [contact.id, contact]));
  const contacts = ids.flatMap((id) => known.get(id) ?? []);
  const matching = contacts.filter(
    (contact) => contact.created_at <= request.cutoff && passes(contact, conditions),
  );
  const companies = await companyNames(table, by, matching);
  const all = async function* () {
    for (const contact of matching)
      yield { contact, company: companies.get(contact.company_id ?? '') ?? null };
  };
  const rows: ExportRow[] = [];
  // Whatever was found and however: this is the last that stands between a contact and the file.
  for await (const { contact, company } of withinReach(by.scope, all()))
    rows.push({ contact: visibleContact(by.scope, contact), company });
  return rows;
};
