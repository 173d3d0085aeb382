import { setTimeout } from 'node:timers/promises';
import { reaches, requireVisible, type Scope } from '../access/scope.ts';
import { findCompanyItem } from '../company/company.item.ts';
import type { Company } from '../company/company.schema.ts';
import { getCompany } from '../company/company.ts';
import { failure } from '../error.ts';
import { requireVersion } from '../table/require-version.ts';
import { untilSettled } from '../table/settle.ts';
import type { Table } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Team } from '../team/team.schema.ts';
import { type CompanyContact, findCompanyContacts } from './company-contacts.ts';
import { reassignContacts } from './reassign-contacts.ts';
import { reviveCompany, withdrawCompany } from './removal.ts';

interface CompanyRemoval {
  team: Team;
  scope: Scope;
  companyId: string;
  reassignTo?: string | undefined;
  version?: number | undefined;
  via: Via;
  now: Date;
}

/** So many contacts are moved within one request. */
const mostToReassign = 1_000;

/** So long (ms) before the second look: those who saw the company have written by then, and the index tells of it. */
const settling = 1_000;

const inUse = (contacts: readonly CompanyContact[], scope: Scope) => {
  const reached = contacts.filter(({ department_id }) => reaches(scope, department_id)).length;
  const count = reached > mostToReassign ? 'more than 1,000' : reached;
  const others = reached < contacts.length ? ', and more in departments that are not yours' : '';
  return failure(
    'conflict',
    'company_in_use',
    `The company has ${count} contact${count === 1 ? '' : 's'}${others}. Delete them, or name a company for them: reassign_to=<company id>.`,
  );
};

const requireMovable = (contacts: readonly CompanyContact[], scope: Scope): void => {
  if (contacts.some(({ department_id }) => !reaches(scope, department_id)))
    throw failure(
      'forbidden',
      'department_forbidden',
      'The company has contacts in departments that are not yours.',
      'reassign_to',
    );
  if (contacts.length > mostToReassign)
    throw failure(
      'conflict',
      'too_many_contacts',
      'The company has more than 1,000 contacts. Move them first: POST /api/crm/contacts/bulk with set_field and company_id.',
      'reassign_to',
    );
};

const requireTarget = async (
  table: Table,
  { team, scope, companyId, reassignTo }: CompanyRemoval,
): Promise<void> => {
  if (reassignTo === undefined) return;
  requireVisible(scope, ['company_id']);
  if (reassignTo === companyId)
    throw failure(
      'invalid',
      'reassign_to_itself',
      'Name another company than the one to delete.',
      'reassign_to',
    );
  if (!(await findCompanyItem(table, team.id, reassignTo)))
    throw failure('invalid', 'company_not_found', 'The team has no company with this id.', 'reassign_to');
};

const contactsOf = (table: Table, { team_id, id }: Company) =>
  findCompanyContacts(table, { teamId: team_id, companyId: id }, mostToReassign + 1);

const begin = (table: Table, request: CompanyRemoval) =>
  untilSettled(async () => {
    const { team, scope, companyId, reassignTo, version, via, now } = request;
    const company = await getCompany(table, team.id, companyId);
    requireVersion('company', company, version);
    const contacts = await contactsOf(table, company);
    if (reassignTo !== undefined) requireMovable(contacts, scope);
    else if (contacts.length > 0) throw inUse(contacts, scope);
    const removal = { company, reassign_to: reassignTo ?? null, via };
    return (await withdrawCompany(table, removal, now)) ? { removal, contacts } : undefined;
  });

/**
 * Removes a company without contacts, or moves them first. Contacts that enter it at the very moment are looked for
 * once it is out of sight, and again by upkeep: they move too, or the company comes back for them.
 * @throws CallbookError `company_not_found`, `version_mismatch`, `company_in_use`, `too_many_contacts`
 */
export const removeCompany = async (
  table: Table,
  request: CompanyRemoval,
): Promise<{ company: Company; reassigned: number }> => {
  await requireTarget(table, request);
  const { removal, contacts } = await begin(table, request);
  const { company, reassign_to: to } = removal;
  const { team, scope, via, now } = request;
  const move = (some: readonly CompanyContact[], target: string) =>
    reassignContacts(
      table,
      { team, from: company.id, to: target, via, now },
      some.map(({ id }) => id),
    );
  const moved = to === null ? 0 : await move(contacts, to);
  await setTimeout(settling);
  const late = await contactsOf(table, company);
  if (late.length === 0) return { company, reassigned: moved };
  if (to !== null) return { company, reassigned: moved + (await move(late, to)) };
  await reviveCompany(table, removal, now);
  throw inUse(late, scope);
};
