import type { Contact, ContactCreate } from '../attribute/contact.schema.ts';
import { toContact } from '../attribute/contact-shape.ts';
import { catalogueAmong, catalogueKeys, findCatalogue } from '../catalogue/catalogue.item.ts';
import {
  type Claim,
  type ClaimHolder,
  claimKeys,
  claimName,
  findHolders,
  toHolder,
} from '../claim/claim.item.ts';
import type { ShownDuplicate } from '../duplicate/possible-duplicate.schema.ts';
import type { Fault } from '../error.ts';
import { newId } from '../id.ts';
import { linkKeys } from '../link/links.ts';
import { valuesOf } from '../suppression/suppressed-value.ts';
import { sealOf, suppressedAmong, suppressionKeysOf } from '../suppression/suppression.item.ts';
import { valuesToLookUp } from '../suppression/suppression-change.ts';
import type { Item, Key } from '../table/item.ts';
import { untilSettled } from '../table/settle.ts';
import { batchGet, type Table } from '../table/table.ts';
import { registryKeys, registryOf } from '../tag/tag-registry.ts';
import { heldByOthers } from './claimants.ts';
import { commit, requireFeasible } from './commit.ts';
import { claimsOf } from './compose-contact.ts';
import { contactKeys } from './contact.item.ts';
import type { Writing } from './contact.ts';
import { nearClaims } from './contact-claims.ts';
import { requireWritable } from './contact-links.ts';
import { findHavers } from './contact-suppressions.ts';
import { type ComposedDraft, composeDraft, fieldsOf, newcomerOf, planCreate } from './plan-create.ts';
import { tellDuplicates } from './tell-duplicates.ts';
import { visibleContact } from './visible-contact.ts';

interface NewContact extends Writing {
  draft: ContactCreate;
  /** Whether the answer tells who may be the same person. */
  tells?: boolean;
}

export interface Created {
  contact: Contact;
  warnings: readonly Fault[];
  possible_duplicates: readonly ShownDuplicate[];
}

/**
 * Finds what is wrong with a draft without trying to write it, as far as the draft and the definitions of its
 * fields tell.
 */
export const draftFaults = async (
  table: Table,
  request: Pick<NewContact, 'team' | 'scope' | 'draft' | 'catalogue'>,
): Promise<Fault[]> => {
  const { draft, faults } = composeDraft(request.draft, request);
  const catalogue = request.catalogue ?? (await findCatalogue(table, request.team.id));
  return [...faults, ...fieldsOf(draft, request, catalogue).faults];
};

/**
 * Finds the holders of claims: those read already, and the one claim that depends on the company found by
 * name.
 */
const holdersOf = async (
  table: Table,
  teamId: string,
  claims: readonly Claim[],
  { items, read }: { items: readonly Item[]; read: ReadonlySet<string> },
): Promise<Map<string, ClaimHolder>> => {
  const unread = claims.filter((claim) => !read.has(claimName(claim)));
  const holders =
    unread.length > 0 ? await findHolders(table, teamId, unread) : new Map<string, ClaimHolder>();
  for (const claim of nearClaims(claims)) {
    const { pk, sk } = claimKeys.primary(teamId, claim);
    const item = items.find((one) => one.pk === pk && one.sk === sk);
    if (item) holders.set(claimName(claim), toHolder(item));
  }
  return holders;
};

/** Reads all that decides about a draft: one round. Of one that opts out, who else has its values. */
const readAll = async (
  table: Table,
  { team }: Writing,
  { draft, values }: ComposedDraft,
  { own, claims }: { own: Key; claims: readonly Claim[] },
) => {
  const seal = await sealOf(table, team.id);
  const looked = valuesToLookUp(undefined, { ...values, deleted_at: null });
  const asked = values.do_not_call ? valuesOf(values) : [];
  const [items, others] = await Promise.all([
    batchGet(table, [
      own,
      ...nearClaims(claims).map((claim) => claimKeys.primary(team.id, claim)),
      ...linkKeys(team.id, draft),
      ...suppressionKeysOf(seal, looked),
      catalogueKeys.primary(team.id),
      ...registryKeys(team.id, values.tags),
    ]),
    findHavers(table, team.id, asked),
  ]);
  return { items, suppressions: { suppressed: suppressedAmong(items, seal, looked), asked, others } };
};

/** Answers what an attempt that died has made. */
const repeated = async (
  table: Table,
  { tells = false, ...request }: Omit<NewContact, 'draft'>,
  contact: Contact,
  items: readonly Item[],
): Promise<Created> => {
  const claims = claimsOf(contact);
  const read = new Set(nearClaims(claims).map(claimName));
  const holders = tells ? await holdersOf(table, request.team.id, claims, { items, read }) : new Map();
  const held = heldByOthers(claims, holders, contact.id);
  const { duplicates, notes } = await tellDuplicates(table, request, contact, held);
  return { contact, warnings: notes, possible_duplicates: duplicates };
};

const attempt = async (
  table: Table,
  request: Omit<NewContact, 'draft'>,
  composed: ComposedDraft,
  id: string,
): Promise<Created> => {
  const { team, tells = false } = request;
  const own = contactKeys.primary(team.id, id);
  const read = claimsOf(composed.values);
  const { items, suppressions } = await readAll(table, request, composed, { own, claims: read });
  const found = new Map(items.map((item) => [item.pk, item]));
  const written = found.get(own.pk);
  // This is a repeat of the same request.
  if (written) return repeated(table, request, toContact(written), items);
  const known = { found, catalogue: catalogueAmong(team.id, items), registry: registryOf(team.id, items) };
  const newcomer = newcomerOf(request, composed, id, known);
  const holders =
    newcomer.faults.length > 0
      ? new Map()
      : await holdersOf(table, team.id, claimsOf(newcomer.contact), {
          items,
          read: new Set(read.map(claimName)),
        });
  const plan = planCreate(request, newcomer, holders, suppressions);
  const held = tells ? heldByOthers(claimsOf(plan.contact), holders, id) : [];
  requireFeasible(plan);
  const [{ duplicates, notes }] = await Promise.all([
    tellDuplicates(table, request, plan.contact, held),
    commit(table, plan),
  ]);
  return {
    contact: plan.contact,
    warnings: [...plan.warnings, ...notes],
    possible_duplicates: duplicates,
  };
};

/**
 * Creates a contact with its claims, and its company where free text names a new one, in one transaction. A
 * manager's contact belongs to the manager's only department, or to the one that is named. `warnings` name
 * other contacts with the same values where the team's policy is `warn`, and values that many have;
 * `possible_duplicates` who may be the same person, where `tells`.
 * @throws CallbookError with every fault of the values, or `phone_taken`, `email_taken`, `external_id_taken`
 */
export const createContact = async (table: Table, { draft, ...request }: NewContact): Promise<Created> => {
  const { scope, newId: idFor = newId } = request;
  const composed = composeDraft(draft, request);
  requireWritable(scope, composed.draft);
  const id = idFor('cont');
  const created = await untilSettled(() => attempt(table, request, composed, id));
  return { ...created, contact: visibleContact(scope, created.contact) };
};
