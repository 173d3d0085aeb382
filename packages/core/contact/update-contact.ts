import { isDeepStrictEqual } from 'node:util';
import { completeContact } from '../attribute/complete-contact.ts';
import type { Contact, ContactChange } from '../attribute/contact.schema.ts';
import { toContact } from '../attribute/contact-shape.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { catalogueAmong, catalogueKeys, findCatalogue } from '../catalogue/catalogue.item.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { readFields } from '../catalogue/contact-fields.ts';
import { companyKeys } from '../company/company.item.ts';
import type { ShownDuplicate } from '../duplicate/possible-duplicate.schema.ts';
import type { Fault } from '../error.ts';
import { linkKeys } from '../link/links.ts';
import { untilSettled } from '../table/settle.ts';
import { batchGet, type Table } from '../table/table.ts';
import { registryKeys, registryOf, type TagRegistry } from '../tag/tag-registry.ts';
import { type HeldClaim, heldByOthers } from './claimants.ts';
import { commit, requireFeasible } from './commit.ts';
import { contactKeys } from './contact.item.ts';
import { type Changing, requireContact, requireCurrent } from './contact.ts';
import { noClaims, readClaimChange } from './contact-claims.ts';
import { requireWritable } from './contact-links.ts';
import { planChange, reviseContact, valueFaults } from './plan-change.ts';
import type { ReplacementPlan } from './plan-replacement.ts';
import { namedTags } from './tag-change.ts';
import { type DuplicateHints, tellDuplicates } from './tell-duplicates.ts';
import { visibleContact } from './visible-contact.ts';

export interface ContactUpdate extends Changing {
  change: ContactChange;
  /** The contact as the caller has just read it; read here when absent. */
  seen?: StoredContact | undefined;
  /** Whether nothing takes an opt-out back, not even `do_not_call: false`. */
  keepsOptOut?: boolean;
  /** Records of the new tags, where many contacts get the same ones; read here when absent. */
  registry?: TagRegistry;
  /** Whether the answer tells who may be the same person. */
  tells?: boolean;
}

export interface Updated {
  contact: Contact;
  warnings: readonly Fault[];
  /** By the values that the change brought. */
  possible_duplicates: readonly ShownDuplicate[];
  /** Whether anything was written. */
  changed: boolean;
}

/** Finds what is wrong with a change without trying to make it, as far as it tells without the contact. */
export const changeFaults = async (
  table: Table,
  { team, scope, change, catalogue: known }: Pick<ContactUpdate, 'team' | 'scope' | 'change' | 'catalogue'>,
): Promise<Fault[]> => {
  const { settings } = team;
  const catalogue = known ?? (await findCatalogue(table, team.id));
  const { faults } = readFields(change.custom_fields ?? {}, { catalogue, settings, scope });
  const own = valueFaults(change, team);
  // The contact may have a status that the team no longer has.
  return [...(own.every(({ param }) => param === 'lead_status') ? [] : own), ...faults];
};

/** What was read already. */
interface Known {
  seen?: StoredContact | undefined;
  catalogue?: Catalogue | undefined;
}

const readAll = async (
  table: Table,
  { team, contactId, change, registry }: ContactUpdate,
  { seen, catalogue: known }: Known,
) => {
  const key = contactKeys.primary(team.id, contactId);
  const items = await batchGet(table, [
    ...(seen ? [] : [key]),
    ...linkKeys(team.id, change),
    ...(known ? [] : [catalogueKeys.primary(team.id)]),
    ...(registry ? [] : registryKeys(team.id, namedTags(change))),
  ]);
  const found = new Map(items.map((item) => [item.pk, item]));
  return {
    item: found.get(key.pk),
    seen,
    found,
    catalogue: known ?? catalogueAmong(team.id, items),
    registry: registry ?? registryOf(team.id, items),
  };
};

type Read = Awaited<ReturnType<typeof readAll>>;

/** A plan for a change, and whether it changes anything. */
export interface UpdatePlan extends ReplacementPlan {
  changed: boolean;
  /** Claims that the contact gains and others hold. */
  held: readonly HeldClaim[];
}

const planWith = async (
  table: Table,
  request: ContactUpdate,
  { item, ...read }: Read,
): Promise<UpdatePlan> => {
  const seen = read.seen ? requireCurrent(read.seen, request) : requireContact(item, request);
  const revision = reviseContact(request, { ...read, seen });
  const { contact, changed, faults } = revision;
  const isDone = !changed || faults.length > 0;
  const claims = isDone ? noClaims : await readClaimChange(table, seen, contact);
  const held = heldByOthers(claims.gained, claims.holders, contact.id);
  return { ...planChange(request, revision, claims), changed, held };
};

/**
 * Plans a change of a contact as it is now, as if the given companies existed.
 * @throws CallbookError `contact_not_found`, `version_mismatch`, `department_forbidden`, `field_forbidden`
 */
export const planUpdate = async (
  table: Table,
  request: ContactUpdate,
  companies: readonly string[] = [],
): Promise<UpdatePlan> => {
  requireWritable(request.scope, request.change);
  const read = await readAll(table, request, request);
  for (const id of companies) {
    const key = companyKeys.primary(request.team.id, id);
    read.found.set(key.pk, { ...key });
  }
  return planWith(table, request, read);
};

const tell = (table: Table, request: ContactUpdate, { contact, held }: UpdatePlan): Promise<DuplicateHints> =>
  tellDuplicates(table, request, contact, request.tells ? held : []);

const attempt = async (
  table: Table,
  request: ContactUpdate,
  tried: Known & { plan?: UpdatePlan | undefined },
): Promise<{ plan: UpdatePlan; told: DuplicateHints }> => {
  const read = await readAll(table, request, tried);
  // A further attempt reads anew.
  tried.catalogue = undefined;
  tried.seen = undefined;
  // The answer of a write got lost, and its repeat was refused.
  if (tried.plan && read.item && isDeepStrictEqual(toContact(read.item), completeContact(tried.plan.contact)))
    return { plan: tried.plan, told: await tell(table, request, tried.plan) };
  const plan = await planWith(table, request, read);
  tried.plan = plan.changed ? plan : undefined;
  requireFeasible(plan);
  const [told] = await Promise.all([
    tell(table, request, plan),
    commit(table, plan, plan.changed ? request.along?.(plan) : []),
  ]);
  return { plan, told };
};

/**
 * Changes what is given of a contact; null clears. Writes nothing when nothing changes.
 * @throws CallbookError `contact_not_found`, `version_mismatch`, every fault of the values, or the claims that others
 * hold
 */
export const updateContact = async (table: Table, request: ContactUpdate): Promise<Updated> => {
  requireWritable(request.scope, request.change);
  const tried = { seen: request.seen, catalogue: request.catalogue };
  const { plan, told } = await untilSettled(() => attempt(table, request, tried));
  return {
    contact: visibleContact(request.scope, plan.contact),
    warnings: [...plan.warnings, ...told.notes],
    possible_duplicates: told.duplicates,
    changed: plan.changed,
  };
};
