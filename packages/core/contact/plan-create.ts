import { departmentFaults, ownDepartment } from '../access/own-department.ts';
import type { Scope } from '../access/scope.ts';
import { completeContact } from '../attribute/complete-contact.ts';
import type { Contact, ContactCreate } from '../attribute/contact.schema.ts';
import { fitsCustomFields } from '../attribute/values.schema.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { definitionWrites, type FieldValues, newFields } from '../catalogue/contact-fields.ts';
import type { ClaimHolder } from '../claim/claim.item.ts';
import { addToCount } from '../count/count.item.ts';
import type { Fault } from '../error.ts';
import { type Found, linkFaults } from '../link/links.ts';
import { type Tagger, taggerOf } from '../rule/tagger.ts';
import type { Write } from '../table/write.ts';
import { spelledTags, type TagRegistry } from '../tag/tag-registry.ts';
import type { Team } from '../team/team.schema.ts';
import { tooLarge } from './compose-change.ts';
import { type ContactValues, claimsOf, composeContact } from './compose-contact.ts';
import { newContactWrites } from './contact.item.ts';
import type { Writing } from './contact.ts';
import { claimWrites, decideClaims } from './contact-claims.ts';
import { ambiguousCompany, decideCompany } from './contact-links.ts';
import { noSuppressions, planSuppressions, type SuppressionKnown } from './contact-suppressions.ts';
import type { Plan } from './plan.ts';

/** A draft with its values by the team's policies. */
export interface ComposedDraft {
  draft: ContactCreate;
  values: ContactValues;
  /** All faults that the draft, the caller and the team's policies show. */
  faults: readonly Fault[];
}

const missing = (param: string, message: string): Fault => ({ param, code: 'required', message });

const companyFaults = (
  { company_id = null, company = null }: ContactCreate,
  { settings }: Pick<Team, 'settings'>,
): Fault[] => {
  if (company_id !== null && company !== null) return [ambiguousCompany];
  if (company_id !== null || company !== null || settings.company === 'optional') return [];
  return [missing('company_id', 'Give the id of a company of the team; POST /api/crm/companies makes one.')];
};

/** Reads the values of a draft, once. What a manager creates belongs to its department. */
export const composeDraft = (
  given: ContactCreate,
  { team, scope }: { team: Pick<Team, 'settings'>; scope: Scope },
): ComposedDraft => {
  const { team_id: _, company: __, ...own } = given;
  const { values, faults } = composeContact(own, team.settings);
  const department_id = given.department_id ?? ownDepartment(scope);
  return {
    draft: { ...given, department_id },
    values: { ...values, department_id },
    faults: [
      ...(values.name === null ? [missing('name', 'Give a name, or a first and last name.')] : []),
      ...companyFaults(given, team),
      ...faults,
      ...departmentFaults(scope, department_id),
    ],
  };
};

/** Reads custom fields by their definitions; all of them together have a limit. */
export const fieldsOf = (
  { custom_fields = {} }: ContactCreate,
  { team: { settings }, scope }: Pick<Writing, 'team' | 'scope'>,
  catalogue: Catalogue,
): FieldValues => {
  const read = newFields(custom_fields ?? {}, { catalogue, settings, scope });
  return fitsCustomFields(read.values) ? read : { ...read, faults: [...read.faults, tooLarge] };
};

/** What was read for the creation of a contact. */
export interface CreateKnown {
  /** Items that its links lead to, by partition key. */
  found: Found;
  catalogue: Catalogue;
  registry: TagRegistry;
}

/** A contact that is about to be created; the holders of its claims are not known yet. */
export interface Newcomer {
  contact: Contact;
  faults: readonly Fault[];
  /** Writes of its company and its fields, where it creates any. */
  writes: readonly Write[];
  tagger: Tagger;
}

/** Makes the contact of a draft under this id. */
export const newcomerOf = (
  request: Writing,
  { draft, values, faults }: ComposedDraft,
  id: string,
  { found, catalogue, registry }: CreateKnown,
): Newcomer => {
  const { team, via, now } = request;
  const fields = fieldsOf(draft, request, catalogue);
  const company = decideCompany(request, draft, found);
  const at = now.toISOString();
  const contact = completeContact({
    ...values,
    custom_fields: fields.values,
    tags: spelledTags(values.tags, registry),
    id,
    team_id: team.id,
    company_id: company.company_id ?? null,
    created_by: via.updated_by,
    created_at: at,
    updated_at: at,
  });
  const tagger = taggerOf(team, catalogue);
  return {
    contact: tagger(contact),
    tagger,
    faults: [...faults, ...fields.faults, ...linkFaults(team.id, draft, found)],
    writes: [...company.writes, ...definitionWrites(catalogue, fields.unknown, request)],
  };
};

/** Plans a creation, given who has the contact's claims, and what of it is suppressed. */
export const planCreate = (
  { team, via }: Pick<Writing, 'team' | 'via'>,
  { contact: given, faults, writes, tagger }: Newcomer,
  holders: ReadonlyMap<string, ClaimHolder>,
  known: SuppressionKnown = noSuppressions,
): Plan => {
  const {
    warnings: suppressed,
    suppressions,
    ...kept
  } = planSuppressions({ team, via }, { contact: given }, known);
  const contact = kept.contact === given ? given : tagger(kept.contact);
  const { conflicts, warnings, ...decision } = decideClaims(claimsOf(contact), holders, team.settings);
  return {
    contact,
    faults,
    conflicts,
    warnings: [...suppressed, ...warnings],
    suppressions,
    writes: [
      ...newContactWrites(contact, via),
      ...claimWrites(contact, decision),
      ...writes,
      addToCount(team.id, 'contact', 1),
    ],
  };
};
