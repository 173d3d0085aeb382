import { requireReach, requireVisible, type Scope } from '../access/scope.ts';
import type { ContactChange } from '../attribute/contact.schema.ts';
import { claimKeys } from '../claim/claim.item.ts';
import { companyClaim } from '../company/company.item.ts';
import { namedCompanyWrites, newCompany } from '../company/company.ts';
import type { Fault } from '../error.ts';
import { newId } from '../id.ts';
import type { Found, Links } from '../link/links.ts';
import type { Write } from '../table/write.ts';
import type { Writing } from './contact.ts';

export const ambiguousCompany: Fault = {
  param: 'company',
  code: 'ambiguous',
  message: 'Give company_id or company, not both.',
};

/**
 * Decides which company links mean: known by id, known by name, or to be created with the contact; undefined
 * when none is given.
 */
export const decideCompany = (
  { team, via, now, newId: idFor = newId }: Writing,
  { company_id, company }: Links,
  found: Found,
): { company_id: string | null | undefined; writes: Write[] } => {
  if (!company) return { company_id: company === null ? (company_id ?? null) : company_id, writes: [] };
  const holder = found.get(claimKeys.primary(team.id, companyClaim(company)).pk)?.holder;
  if (typeof holder === 'string') return { company_id: holder, writes: [] };
  const created = newCompany(team.id, { name: company }, { id: idFor('comp'), by: via.updated_by, now });
  return { company_id: created.id, writes: namedCompanyWrites(created, via) };
};

/** @throws CallbookError `field_forbidden`, `department_forbidden` when the caller may not write what is given */
export const requireWritable = (scope: Scope, { team_id: _, company, ...change }: ContactChange): void => {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const fields = Object.keys(change.custom_fields ?? {});
  requireVisible(scope, [
    ...given.map(([name]) => name),
    ...(company === undefined ? [] : ['company_id']),
    ...fields.map((name) => `cf.${name}`),
  ]);
  requireReach(scope, change.department_id ?? null);
};
