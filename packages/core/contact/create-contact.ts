import { departmentFaults, ownDepartment } from '../access/own-department.ts';
import { type Scope, visibleContact } from '../access/scope.ts';
import { catalogueAmong, catalogueKeys, findCatalogue } from '../catalogue/catalogue.item.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { definitionWrites, type FieldValues, newFields } from '../catalogue/contact-fields.ts';
import {
  type Claim,
  type ClaimHolder,
  claimKeys,
  claimName,
  findHolders,
  toHolder,
} from '../claim/claim.item.ts';
import { addToCount } from '../count/count.item.ts';
import { type Fault, refuseFaults } from '../error.ts';
import { newId } from '../id.ts';
import { untilSettled } from '../table/settle.ts';
import { batchGet, type Item, type Table, transact } from '../table/table.ts';
import { registryKeys, registryOf, spelledTags } from '../tag/tag-registry.ts';
import { taggerOf } from '../tag/tagger.ts';
import type { Team } from '../team/team.schema.ts';
import { completeContact } from './complete-contact.ts';
import { tooLarge } from './compose-change.ts';
import { type ContactValues, claimsOf, composeContact } from './compose-contact.ts';
import { contactKeys, newContactWrites } from './contact.item.ts';
import type { Contact, ContactCreate } from './contact.schema.ts';
import type { Writing } from './contact.ts';
import { claimWrites, decideClaims } from './contact-claims.ts';
import { ambiguousCompany, decideCompany, linkFaults, linkKeys, requireWritable } from './contact-links.ts';
import { toContact } from './contact-shape.ts';
import { fitsCustomFields } from './contact-values.schema.ts';

interface NewContact extends Writing {
  draft: ContactCreate;
}

export interface Created {
  contact: Contact;
  warnings: Fault[];
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

const composed = ({ team_id: _, company: __, ...draft }: ContactCreate, team: Pick<Team, 'settings'>) =>
  composeContact(draft, team.settings);

/** All that is wrong with a draft as far as the draft and the team's policies tell. */
export const contactFaults = (draft: ContactCreate, team: Pick<Team, 'settings'>): Fault[] => {
  const { values, faults } = composed(draft, team);
  const nameless = values.name === null ? [missing('name', 'Give a name, or a first and last name.')] : [];
  return [...nameless, ...companyFaults(draft, team), ...faults];
};

/** The values of the custom fields by their definitions; all of them together have a limit. */
const fieldsOf = (
  { team: { settings }, scope, draft }: Pick<NewContact, 'team' | 'scope' | 'draft'>,
  catalogue: Catalogue,
): FieldValues => {
  const read = newFields(draft.custom_fields ?? {}, { catalogue, settings, scope });
  return fitsCustomFields(read.values) ? read : { ...read, faults: [...read.faults, tooLarge] };
};

/** The same and what the definitions of its custom fields say, of a draft that cannot be written anyway. */
export const draftFaults = async (
  table: Table,
  request: Pick<NewContact, 'team' | 'scope' | 'draft' | 'catalogue'>,
): Promise<Fault[]> => {
  const catalogue = request.catalogue ?? (await findCatalogue(table, request.team.id));
  return [
    ...contactFaults(request.draft, request.team),
    ...departmentFaults(request.scope, request.draft.department_id),
    ...fieldsOf(request, catalogue).faults,
  ];
};

/** What a manager creates belongs to its department. */
const inDepartment = (draft: ContactCreate, scope: Scope): ContactCreate => ({
  ...draft,
  department_id: draft.department_id ?? ownDepartment(scope),
});

/** Who holds the claims: what was read already, and the one claim that depends on the company found by name. */
const holdersOf = async (
  table: Table,
  teamId: string,
  claims: readonly Claim[],
  { items, read }: { items: readonly Item[]; read: ReadonlySet<string> },
): Promise<Map<string, ClaimHolder>> => {
  const unread = claims.filter((claim) => !read.has(claimName(claim)));
  const holders =
    unread.length > 0 ? await findHolders(table, teamId, unread) : new Map<string, ClaimHolder>();
  for (const claim of claims) {
    const { pk, sk } = claimKeys.primary(teamId, claim);
    const item = items.find((one) => one.pk === pk && one.sk === sk);
    if (item) holders.set(claimName(claim), toHolder(item));
  }
  return holders;
};

const attempt = async (
  table: Table,
  request: NewContact,
  { id, values }: { id: string; values: ContactValues },
): Promise<Created> => {
  const { team, draft, via, now } = request;
  const own = contactKeys.primary(team.id, id);
  const read = claimsOf(values);
  const claimed = read.map((claim) => claimKeys.primary(team.id, claim));
  const keys = [own, ...claimed, ...linkKeys(team.id, draft)];
  const beside = [catalogueKeys.primary(team.id), ...registryKeys(team.id, values.tags)];
  const items = await batchGet(table, [...keys, ...beside]);
  const found = new Map(items.map((item) => [item.pk, item]));
  const written = found.get(own.pk);
  // The same request came before.
  if (written) return { contact: toContact(written), warnings: [] };
  const catalogue = catalogueAmong(team.id, items);
  const fields = fieldsOf(request, catalogue);
  refuseFaults([
    ...contactFaults(draft, team),
    ...departmentFaults(request.scope, draft.department_id),
    ...fields.faults,
    ...linkFaults(team.id, draft, found),
  ]);
  const company = decideCompany(table, request, draft, found);
  const at = now.toISOString();
  const untagged = completeContact({
    ...values,
    custom_fields: fields.values,
    tags: spelledTags(values.tags, registryOf(team.id, items)),
    id,
    team_id: team.id,
    company_id: company.company_id ?? null,
    created_by: via.updated_by,
    created_at: at,
    updated_at: at,
  });
  const contact = taggerOf(team, catalogue)(untagged);
  const claims = claimsOf(contact);
  const holders = await holdersOf(table, team.id, claims, { items, read: new Set(read.map(claimName)) });
  const decision = decideClaims(claims, holders, team.settings);
  refuseFaults(decision.conflicts, 'conflict');
  await transact(table, [
    ...newContactWrites(table, contact, via),
    ...claimWrites(table, contact, decision),
    ...company.writes,
    ...definitionWrites(table, catalogue, fields.unknown, request),
    addToCount(table, team.id, 'contact', 1),
  ]);
  return { contact, warnings: decision.warnings };
};

/**
 * Creates a contact with its claims, and its company where free text names a new one, in one transaction. Of a manager
 * it belongs to the one department that the manager has, or to the one that is named.
 * `warnings` name other contacts with the same values where the team's policy is `warn`.
 * @throws CallbookError with every fault of the values, or `phone_taken`, `email_taken`, `external_id_taken`
 */
export const createContact = async (table: Table, given: NewContact): Promise<Created> => {
  const request = { ...given, draft: inDepartment(given.draft, given.scope) };
  const { team, scope, draft, newId: idFor = newId } = request;
  requireWritable(scope, draft);
  const { values } = composed(draft, team);
  const id = idFor('cont');
  const { contact, warnings } = await untilSettled(() => attempt(table, request, { id, values }));
  return { contact: visibleContact(scope, contact), warnings };
};
