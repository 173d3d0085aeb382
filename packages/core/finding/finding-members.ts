import { isDeepStrictEqual } from 'node:util';
import { isVisible, reaches, type Scope } from '../access/scope.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { type Companies, companiesOf } from '../contact/companies-of.ts';
import { contactKeys, findStoredContacts } from '../contact/contact.item.ts';
import { visibleContact } from '../contact/visible-contact.ts';
import { type Profile, profileOf } from '../duplicate/profile.ts';
import { type ScanSubject, scanSubject } from '../scan/scan-subject.ts';
import type { Table } from '../table/table.ts';
import type { FindingContact } from './finding.schema.ts';

/** A live contact within the caller's reach, as it is compared. */
export interface FindingMember {
  contact: StoredContact;
  company: string | null;
  subject: ScanSubject;
  profile: Profile;
}

const asItIs = (text: string): string => text;

const memberOf = (
  contact: StoredContact,
  companies: Companies,
  customFields: readonly string[],
): FindingMember => {
  const company = contact.company_id === null ? null : (companies.get(contact.company_id)?.name ?? null);
  const subject = scanSubject(contact, { company, customFields });
  return { contact, company, subject, profile: profileOf(subject, { customFields, romanise: asItIs }) };
};

/** Reads contacts that are live and within reach, each once. */
export const loadMembers = async (
  table: Table,
  scope: Scope,
  { ids, customFields }: { ids: readonly string[]; customFields: readonly string[] },
): Promise<Map<string, FindingMember>> => {
  const keys = [...new Set(ids)].map((id) => contactKeys.primary(scope.teamId, id));
  const contacts = (await findStoredContacts(table, keys)).filter(
    ({ deleted_at, merged_into, department_id }) =>
      deleted_at === null && merged_into === null && reaches(scope, department_id),
  );
  const companies = await companiesOf(table, contacts);
  return new Map(contacts.map((one) => [one.id, memberOf(one, companies, customFields)]));
};

/** What a page shows of a contact beside others, as far as the caller sees it. */
export const describeMember = (scope: Scope, { contact, company }: FindingMember): FindingContact => {
  const seen = visibleContact(scope, contact);
  return {
    id: seen.id,
    name: seen.name,
    phone: seen.phone,
    phone_extension: seen.phone_extension,
    phone_secondary: seen.phone_secondary,
    email: seen.email,
    company_id: seen.company_id,
    company: isVisible(scope, 'company_id') ? company : null,
    job_title: seen.job_title,
    department_id: seen.department_id,
    lead_status: seen.lead_status,
    do_not_call: seen.do_not_call,
    total_calls: seen.total_calls,
    last_called_at: seen.last_called_at,
    last_call_outcome: seen.last_call_outcome,
    created_at: seen.created_at,
    updated_at: seen.updated_at,
    version: contact.version,
  };
};

const compared = [
  'name',
  'phone',
  'phone_extension',
  'phone_secondary',
  'email',
  'company',
  'job_title',
  'department_id',
  'lead_status',
  'do_not_call',
] as const;

/** Lists the properties in which contacts differ, as far as they are told. */
export const differencesOf = ([first, ...others]: readonly FindingContact[]): string[] =>
  first === undefined
    ? []
    : compared.filter((name) => others.some((one) => !isDeepStrictEqual(one[name], first[name])));
