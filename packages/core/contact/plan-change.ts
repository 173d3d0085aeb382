import { isDeepStrictEqual } from 'node:util';
import { requireReach } from '../access/scope.ts';
import type { Contact, ContactChange } from '../attribute/contact.schema.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { clearedFaults, definitionWrites, readFields } from '../catalogue/contact-fields.ts';
import { type Fault, notFound } from '../error.ts';
import { type Found, linkFaults } from '../link/links.ts';
import { type Tagger, taggerOf } from '../rule/tagger.ts';
import type { Write } from '../table/write.ts';
import type { TagRegistry } from '../tag/tag-registry.ts';
import type { Settings, Team } from '../team/team.schema.ts';
import { composeChange } from './compose-change.ts';
import { composeContact } from './compose-contact.ts';
import type { Replacement } from './contact.item.ts';
import type { Writing } from './contact.ts';
import type { ClaimChange } from './contact-claims.ts';
import { ambiguousCompany, decideCompany } from './contact-links.ts';
import { extensionNames, phoneNames } from './number.ts';
import { nextVersion, planReplacement, type ReplacementPlan } from './plan-replacement.ts';
import { tagFaults, tagsAfter } from './tag-change.ts';

interface ChangeRequest extends Writing {
  change: ContactChange;
  /** Whether nothing takes an opt-out back, not even `do_not_call: false`. */
  keepsOptOut?: boolean | undefined;
}

/** What was read for the change of a contact. */
export interface ChangeKnown {
  seen: StoredContact;
  /** Items that its links lead to, by partition key. */
  found: Found;
  catalogue: Catalogue;
  registry: TagRegistry;
}

const companyFaults = ({ company = null, company_id = null }: ContactChange): Fault[] =>
  company_id !== null && company !== null ? [ambiguousCompany] : [];

/** Finds what is wrong with the values of a change by the team's policies. */
export const valueFaults = (change: ContactChange, { settings }: Pick<Team, 'settings'>): Fault[] => {
  const { team_id: _, company: __, add_tags: ___, remove_tags: ____, ...draft } = change;
  // An extension alone may be one of the number that the contact has.
  const known = Object.fromEntries(
    phoneNames.filter((name) => draft[name] === undefined).map((name) => [extensionNames[name], undefined]),
  );
  const { faults } = composeContact({ ...draft, ...known }, settings);
  return [...companyFaults(change), ...tagFaults(change), ...faults];
};

/** Finds required properties that a change would take away. */
const neededFaults = (seen: Contact, contact: Contact, { company }: Settings): Fault[] => {
  const needed = company === 'required' ? (['name', 'company_id'] as const) : (['name'] as const);
  return needed
    .filter((param) => contact[param] === null && seen[param] !== null)
    .map((param) => ({ param, code: 'required', message: `A contact of this team needs a ${param}.` }));
};

/** Reads the custom fields of a change by their definitions. */
const givenFields = (
  { team: { settings }, scope, change: { custom_fields: given } }: ChangeRequest,
  { custom_fields: seen }: Contact,
  catalogue: Catalogue,
) =>
  given
    ? readFields(given, { catalogue, settings, scope }, seen)
    : { values: given, unknown: [], faults: [] };

/** A contact after a change; the holders of the claims that it gains are not known yet. */
export interface Revision {
  seen: StoredContact;
  /** The contact as it would be; the one that was seen where nothing changes. */
  contact: StoredContact;
  changed: boolean;
  faults: readonly Fault[];
  warnings: readonly Fault[];
  /** Writes of its company and its fields, where the change creates any. */
  writes: readonly Write[];
  tagger: Tagger;
  /** Origins of values, where these are not all of the same. */
  origins?: Replacement['origins'];
}

/**
 * Makes the contact after a change.
 * @throws CallbookError `contact_not_found`, `department_forbidden`
 */
export const reviseContact = (
  request: ChangeRequest,
  { seen, found, catalogue, registry }: ChangeKnown,
): Revision => {
  const { team, scope, change, now } = request;
  if (seen.deleted_at !== null) throw notFound('contact');
  requireReach(scope, change.department_id ?? null);
  const { company_id, writes } = decideCompany(request, change, found);
  const fields = givenFields(request, seen, catalogue);
  const tags = tagsAfter(seen.tags, change, registry);
  const composed = composeChange(
    seen,
    { ...change, company_id, custom_fields: fields.values, tags },
    { settings: team.settings, scope, keepsOptOut: request.keepsOptOut },
  );
  const tagger = taggerOf(team, catalogue);
  const tagged = tagger(composed.contact);
  const changed = !isDeepStrictEqual(tagged, seen);
  return {
    seen,
    contact: changed ? nextVersion(seen, tagged, now) : seen,
    changed,
    faults: [
      ...companyFaults(change),
      ...tagFaults(change),
      ...composed.faults,
      ...fields.faults,
      ...clearedFaults(catalogue, seen.custom_fields, composed.contact.custom_fields),
      ...linkFaults(team.id, change, found, seen),
      ...neededFaults(seen, composed.contact, team.settings),
    ],
    warnings: composed.warnings,
    writes: [...writes, ...definitionWrites(catalogue, changed ? fields.unknown : [], request)],
    tagger,
  };
};

/** Plans a change, given who has the claims that the contact gains. */
export const planChange = (
  writing: Pick<Writing, 'team' | 'via'>,
  { seen, contact, changed, faults, warnings, writes, tagger, origins }: Revision,
  claims: ClaimChange,
): ReplacementPlan => {
  if (!changed) return { seen, contact, faults, conflicts: [], warnings, writes: [] };
  const plan = planReplacement(writing, { seen, contact, tagger, ...(origins && { origins }) }, claims);
  return {
    ...plan,
    faults,
    warnings: [...plan.warnings, ...warnings],
    writes: [...plan.writes, ...writes],
  };
};
