import { isDeepStrictEqual } from 'node:util';
import { requireReach, visibleContact } from '../access/scope.ts';
import { catalogueAmong, catalogueKeys, findCatalogue } from '../catalogue/catalogue.item.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { clearedFaults, definitionWrites, readFields } from '../catalogue/contact-fields.ts';
import { type Fault, notFound, refuseFaults } from '../error.ts';
import { untilSettled } from '../table/settle.ts';
import { batchGet, type Table, type Write, write } from '../table/table.ts';
import { registryKeys, registryOf, type TagRegistry } from '../tag/tag-registry.ts';
import { taggerOf } from '../tag/tagger.ts';
import type { Settings, Team } from '../team/team.schema.ts';
import { changedAt } from './changed-at.ts';
import { completeContact } from './complete-contact.ts';
import { composeChange } from './compose-change.ts';
import { claimsOf, composeContact } from './compose-contact.ts';
import { contactKeys, replaceContactWrites } from './contact.item.ts';
import type { Contact, ContactChange } from './contact.schema.ts';
import { requireContact, requireCurrent, type Writing } from './contact.ts';
import { changeClaims } from './contact-claims.ts';
import { ambiguousCompany, decideCompany, linkFaults, linkKeys, requireWritable } from './contact-links.ts';
import { toContact } from './contact-shape.ts';
import { extensionNames, phoneNames } from './number.ts';
import type { StoredContact } from './stored-contact.ts';
import { namedTags, tagFaults, tagsAfter } from './tag-change.ts';

export interface ContactUpdate extends Writing {
  contactId: string;
  change: ContactChange;
  /** As the caller has just read it; read here where it is absent. */
  seen?: StoredContact | undefined;
  /** The version that the caller saw; a later one is left alone. */
  version?: number | undefined;
  /** Whether nothing takes an opt-out back, not even `do_not_call: false`. */
  keepsOptOut?: boolean;
  /** What is written with the change, if there is one, and what that warns of. */
  beside?: (seen: StoredContact, contact: Contact, warnings: readonly Fault[]) => Write[];
  /** Everything but the writes: what would become of it now. */
  dryRun?: boolean | undefined;
  /** What is on record of the tags that are new, where many contacts get the same ones; read where it is absent. */
  registry?: TagRegistry;
}

export interface Updated {
  contact: Contact;
  warnings: Fault[];
  /** Whether anything was written. */
  changed: boolean;
}

const companyFaults = ({ company = null, company_id = null }: ContactChange): Fault[] =>
  company_id !== null && company !== null ? [ambiguousCompany] : [];

/** What is wrong with the values of a change by the team's policies. */
export const valueFaults = (change: ContactChange, { settings }: Pick<Team, 'settings'>): Fault[] => {
  const { team_id: _, company: __, add_tags: ___, remove_tags: ____, ...draft } = change;
  // An extension alone may be one of the number that the contact has.
  const known = Object.fromEntries(
    phoneNames.filter((name) => draft[name] === undefined).map((name) => [extensionNames[name], undefined]),
  );
  const { faults } = composeContact({ ...draft, ...known }, settings);
  return [...companyFaults(change), ...tagFaults(change), ...faults];
};

/** What is wrong with a change that cannot be made anyway, as far as it tells without the contact. */
export const changeFaults = async (
  table: Table,
  { team, scope, change, catalogue: known }: Pick<ContactUpdate, 'team' | 'scope' | 'change' | 'catalogue'>,
): Promise<Fault[]> => {
  const { settings } = team;
  const catalogue = known ?? (await findCatalogue(table, team.id));
  const { faults } = readFields(change.custom_fields ?? {}, { catalogue, settings, scope });
  const own = valueFaults(change, team);
  // The status may be one that the contact has and the team no more.
  return [...(own.every(({ param }) => param === 'lead_status') ? [] : own), ...faults];
};

/** A change does not take away what creation needs. */
const neededFaults = (seen: Contact, contact: Contact, { company }: Settings): Fault[] => {
  const needed = company === 'required' ? (['name', 'company_id'] as const) : (['name'] as const);
  return needed
    .filter((param) => contact[param] === null && seen[param] !== null)
    .map((param) => ({ param, code: 'required', message: `A contact of this team needs a ${param}.` }));
};

/** What need not be read. */
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
    known: seen,
    found,
    catalogue: known ?? catalogueAmong(team.id, items),
    registry: registry ?? registryOf(team.id, items),
  };
};

type Read = Awaited<ReturnType<typeof readAll>>;

/** The custom fields of a change by their definitions. */
const givenFields = (
  { team: { settings }, scope, change: { custom_fields: given } }: ContactUpdate,
  { custom_fields: seen }: Contact,
  catalogue: Catalogue,
) =>
  given
    ? readFields(given, { catalogue, settings, scope }, seen)
    : { values: given, unknown: [], faults: [] };

/** The contact after the change, and what has to be written beside it. */
const decide = (table: Table, request: ContactUpdate, { item, known, found, catalogue, registry }: Read) => {
  const { team, scope, change, now } = request;
  const seen = known ? requireCurrent(known, request) : requireContact(item, request);
  if (seen.deleted_at !== null) throw notFound('contact');
  requireReach(scope, change.department_id ?? null);
  const { company_id, writes } = decideCompany(table, request, change, found);
  const fields = givenFields(request, seen, catalogue);
  const tags = tagsAfter(seen.tags, change, registry);
  const composed = composeChange(
    seen,
    { ...change, company_id, custom_fields: fields.values, tags },
    { settings: team.settings, scope, keepsOptOut: request.keepsOptOut },
  );
  refuseFaults([
    ...companyFaults(change),
    ...tagFaults(change),
    ...composed.faults,
    ...fields.faults,
    ...clearedFaults(catalogue, seen.custom_fields, composed.contact.custom_fields),
    ...linkFaults(team.id, change, found, seen),
    ...neededFaults(seen, composed.contact, team.settings),
  ]);
  const tagged = taggerOf(team, catalogue)(composed.contact);
  const changed = !isDeepStrictEqual(tagged, seen);
  const contact = changed ? { ...tagged, version: seen.version + 1, updated_at: changedAt(seen, now) } : seen;
  const definitions = definitionWrites(table, catalogue, changed ? fields.unknown : [], request);
  return { seen, contact, changed, writes: [...writes, ...definitions], warnings: composed.warnings };
};

const attempt = async (
  table: Table,
  request: ContactUpdate,
  tried: Known & { contact?: Contact; warnings?: Fault[] },
): Promise<Updated> => {
  const { team, scope, via } = request;
  const read = await readAll(table, request, tried);
  // Whoever comes again has to look what has become of it.
  tried.catalogue = undefined;
  tried.seen = undefined;
  // A write whose answer was lost, and that was refused when it was sent again.
  if (tried.contact && read.item && isDeepStrictEqual(toContact(read.item), completeContact(tried.contact)))
    return { contact: visibleContact(scope, tried.contact), warnings: tried.warnings ?? [], changed: true };
  const { seen, contact, changed, writes, warnings: kept } = decide(table, request, read);
  if (!changed) return { contact: visibleContact(scope, seen), warnings: kept, changed };
  const claims = await changeClaims(table, contact, { had: claimsOf(seen), settings: team.settings });
  refuseFaults(claims.conflicts, 'conflict');
  const warnings = [...claims.warnings, ...kept];
  if (request.dryRun) return { contact: visibleContact(scope, contact), warnings, changed };
  Object.assign(tried, { contact, warnings });
  const beside = request.beside?.(seen, contact, warnings) ?? [];
  await write(table, [
    ...replaceContactWrites(table, { contact, seen, via }),
    ...claims.writes,
    ...writes,
    ...beside,
  ]);
  return { contact: visibleContact(scope, contact), warnings, changed };
};

/**
 * Changes what is given of a contact; null clears. Writes nothing when nothing changes.
 * @throws CallbookError `contact_not_found`, `version_mismatch`, every fault of the values, or the claims that others
 * hold
 */
export const updateContact = async (table: Table, request: ContactUpdate): Promise<Updated> => {
  requireWritable(request.scope, request.change);
  const tried = { seen: request.seen, catalogue: request.catalogue };
  return untilSettled(() => attempt(table, request, tried));
};
