import {
  type Claim,
  type ClaimHolder,
  claimKeys,
  claimName,
  findHolders,
  toHolder,
} from '../claim/claim.item.ts';
import { companyClaim, companyKeys } from '../company/company.item.ts';
import { namedCompanyWrites, newCompany } from '../company/company.ts';
import { addToCount } from '../count/count.item.ts';
import { type Fault, refuseFaults } from '../error.ts';
import { newId } from '../id.ts';
import { batchGet, type Item, type Key, type Table, transact, type Write } from '../table/table.ts';
import type { Via } from '../table/via.ts';
import type { Team } from '../team/team.schema.ts';
import { type ContactValues, claimsOf, composeContact } from './compose-contact.ts';
import { completeContact, newContactWrites } from './contact.item.ts';
import type { Contact, ContactCreate } from './contact.schema.ts';
import { untilSettled } from './contact.ts';
import { claimWrites, decideClaims } from './contact-claims.ts';

interface NewContact {
  team: Team;
  draft: ContactCreate;
  via: Via;
  now: Date;
}

const missing = (param: string, message: string): Fault => ({ param, code: 'required', message });

const companyFaults = ({ company_id = null, company = null }: ContactCreate, { settings }: Team): Fault[] => {
  if (company_id !== null && company !== null)
    return [{ param: 'company', code: 'ambiguous', message: 'Give company_id or company, not both.' }];
  if (company_id !== null || company !== null || settings.company === 'optional') return [];
  return [missing('company_id', 'Give the id of a company of the team; POST /api/crm/companies makes one.')];
};

const composed = ({ team_id: _, company: __, ...draft }: ContactCreate, team: Team) =>
  composeContact(draft, team.settings);

/** All that is wrong with a draft as far as the draft and the team's policies tell. */
export const contactFaults = (draft: ContactCreate, team: Team): Fault[] => {
  const { values, faults } = composed(draft, team);
  const nameless = values.name === null ? [missing('name', 'Give a name, or a first and last name.')] : [];
  return [...nameless, ...companyFaults(draft, team), ...faults];
};

/** The company that a draft means: known by id, known by name, or to be created with the contact. */
const decideCompany = (
  table: Table,
  { team, draft, via, now }: NewContact,
  found: ReadonlyMap<string, Item>,
): { company_id: string | null; writes: Write[]; fault?: Fault } => {
  const { company_id = null, company = null } = draft;
  if (company_id !== null) {
    if (found.has(companyKeys.primary(team.id, company_id).pk)) return { company_id, writes: [] };
    const message = 'The team has no company with this id.';
    return { company_id, writes: [], fault: { param: 'company_id', code: 'company_not_found', message } };
  }
  if (company === null) return { company_id, writes: [] };
  const holder = found.get(claimKeys.primary(team.id, companyClaim(company)).pk)?.holder;
  if (typeof holder === 'string') return { company_id: holder, writes: [] };
  const created = newCompany(team.id, { name: company }, now, newId('comp'));
  return { company_id: created.id, writes: namedCompanyWrites(table, created, via) };
};

const keysToRead = ({ team, draft }: NewContact, values: ContactValues): Key[] => [
  ...claimsOf(values).map((claim) => claimKeys.primary(team.id, claim)),
  ...(values.company_id === null ? [] : [companyKeys.primary(team.id, values.company_id)]),
  ...(draft.company ? [claimKeys.primary(team.id, companyClaim(draft.company))] : []),
];

/** Who holds the claims: what was read already, and the one claim that depends on the company found by name. */
const holdersOf = async (
  table: Table,
  teamId: string,
  claims: readonly Claim[],
  { found, read }: { found: ReadonlyMap<string, Item>; read: ReadonlySet<string> },
): Promise<Map<string, ClaimHolder>> => {
  const pkOf = (claim: Claim) => claimKeys.primary(teamId, claim).pk;
  const unread = claims.filter((claim) => !read.has(pkOf(claim)));
  const holders =
    unread.length > 0 ? await findHolders(table, teamId, unread) : new Map<string, ClaimHolder>();
  for (const claim of claims) {
    const item = found.get(pkOf(claim));
    if (item) holders.set(claimName(claim), toHolder(item));
  }
  return holders;
};

const attempt = async (table: Table, request: NewContact, values: ContactValues) => {
  const { team, via, now } = request;
  const keys = keysToRead(request, values);
  const items = await batchGet(table, keys);
  const found = new Map(items.map((item) => [item.pk, item]));
  const company = decideCompany(table, request, found);
  if (company.fault) refuseFaults([company.fault]);
  const at = now.toISOString();
  const contact = completeContact({
    ...values,
    id: newId('cont'),
    team_id: team.id,
    company_id: company.company_id,
    created_at: at,
    updated_at: at,
  });
  const claims = claimsOf(contact);
  const holders = await holdersOf(table, team.id, claims, { found, read: new Set(keys.map(({ pk }) => pk)) });
  const decision = decideClaims(claims, holders, team.settings);
  refuseFaults(decision.conflicts, 'conflict');
  await transact(table, [
    ...newContactWrites(table, contact, via),
    ...claimWrites(table, contact, decision),
    ...company.writes,
    addToCount(table, team.id, 'contact', 1),
  ]);
  return { contact, warnings: decision.warnings };
};

/**
 * Creates a contact with its claims, and its company where free text names a new one, in one transaction.
 * `warnings` name other contacts with the same values where the team's policy is `warn`.
 * @throws CallbookError with every fault of the values, or `phone_taken`, `email_taken`, `external_id_taken`
 */
export const createContact = (
  table: Table,
  request: NewContact,
): Promise<{ contact: Contact; warnings: Fault[] }> => {
  refuseFaults(contactFaults(request.draft, request.team));
  const { values } = composed(request.draft, request.team);
  return untilSettled(() => attempt(table, request, values));
};
