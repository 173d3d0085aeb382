import { isDeepStrictEqual } from 'node:util';
import { requireReach, visibleContact } from '../access/scope.ts';
import { type Fault, notFound, refuseFaults } from '../error.ts';
import { untilSettled } from '../table/settle.ts';
import { batchGet, type Table, write } from '../table/table.ts';
import type { Settings, Team } from '../team/team.schema.ts';
import { composeChange } from './compose-change.ts';
import { claimsOf, composeContact } from './compose-contact.ts';
import { completeContact, contactKeys, replaceContactWrites, toContact } from './contact.item.ts';
import type { Contact, ContactChange } from './contact.schema.ts';
import { requireContact, type Writing } from './contact.ts';
import { changeClaims } from './contact-claims.ts';
import { ambiguousCompany, decideCompany, linkFaults, linkKeys, requireWritable } from './contact-links.ts';

export interface ContactUpdate extends Writing {
  contactId: string;
  change: ContactChange;
  /** The version that the caller saw; a later one is left alone. */
  version?: number | undefined;
  /** A change of many contacts takes an opt-out back only where it says so: `do_not_call: false`. */
  keepsOptOut?: boolean;
}

export interface Updated {
  contact: Contact;
  warnings: Fault[];
  /** Whether anything was written. */
  changed: boolean;
}

/** What is wrong with the values of a change by the team's policies. */
export const valueFaults = (change: ContactChange, { settings }: Pick<Team, 'settings'>): Fault[] => {
  const { team_id: _, company = null, company_id = null, ...draft } = change;
  const ambiguous = company_id !== null && company !== null ? [ambiguousCompany] : [];
  return [...ambiguous, ...composeContact(draft, settings).faults];
};

/** The same as far as it tells without the contact, whose status may be one that the team has no more. */
export const changeFaults = (change: ContactChange, team: Pick<Team, 'settings'>): Fault[] => {
  const faults = valueFaults(change, team);
  return faults.every(({ param }) => param === 'lead_status') ? [] : faults;
};

/** A change does not take away what creation needs. */
const neededFaults = (seen: Contact, contact: Contact, { company }: Settings): Fault[] => {
  const needed = company === 'required' ? (['name', 'company_id'] as const) : (['name'] as const);
  return needed
    .filter((param) => contact[param] === null && seen[param] !== null)
    .map((param) => ({ param, code: 'required', message: `A contact of this team needs a ${param}.` }));
};

const optOutFaults = (seen: Contact, contact: Contact, { change, keepsOptOut }: ContactUpdate): Fault[] => {
  const isCleared = seen.do_not_call && !contact.do_not_call;
  if (!keepsOptOut || !isCleared || change.do_not_call === false) return [];
  const message = 'The contact has opted out. Only do_not_call: false takes that back here.';
  return [{ param: 'do_not_call', code: 'opted_out', message }];
};

const readAll = async (table: Table, { team, contactId, change }: ContactUpdate) => {
  const key = contactKeys.primary(team.id, contactId);
  const items = await batchGet(table, [key, ...linkKeys(team.id, change)]);
  const found = new Map(items.map((item) => [item.pk, item]));
  return { item: found.get(key.pk), found };
};

type Read = Awaited<ReturnType<typeof readAll>>;

/** The contact after the change, and what has to be written beside it. */
const decide = (table: Table, request: ContactUpdate, { item, found }: Read) => {
  const { team, scope, change, now } = request;
  const seen = requireContact(item, request);
  if (seen.deleted_at !== null) throw notFound('contact');
  requireReach(scope, change.department_id ?? null);
  const { company_id, writes } = decideCompany(table, request, change, found);
  const composed = composeChange(seen, { ...change, company_id }, { settings: team.settings, scope });
  refuseFaults([
    ...composed.faults,
    ...linkFaults(team.id, change, found, seen),
    ...neededFaults(seen, composed.contact, team.settings),
    ...optOutFaults(seen, composed.contact, request),
  ]);
  const changed = !isDeepStrictEqual(composed.contact, seen);
  const contact = changed
    ? { ...composed.contact, version: seen.version + 1, updated_at: now.toISOString() }
    : seen;
  return { seen, contact, changed, writes };
};

const attempt = async (
  table: Table,
  request: ContactUpdate,
  tried: { contact?: Contact },
): Promise<Updated> => {
  const { team, scope, via } = request;
  const read = await readAll(table, request);
  // A write whose answer was lost, and that was refused when it was sent again.
  if (tried.contact && read.item && isDeepStrictEqual(toContact(read.item), completeContact(tried.contact)))
    return { contact: visibleContact(scope, tried.contact), warnings: [], changed: true };
  const { seen, contact, changed, writes } = decide(table, request, read);
  if (!changed) return { contact: visibleContact(scope, seen), warnings: [], changed };
  const claims = await changeClaims(table, contact, { had: claimsOf(seen), settings: team.settings });
  refuseFaults(claims.conflicts, 'conflict');
  tried.contact = contact;
  await write(table, [...replaceContactWrites(table, { contact, seen, via }), ...claims.writes, ...writes]);
  return { contact: visibleContact(scope, contact), warnings: claims.warnings, changed };
};

/**
 * Changes what is given of a contact; null clears. Writes nothing when nothing changes.
 * @throws CallbookError `contact_not_found`, `version_mismatch`, every fault of the values, or the claims that others
 * hold
 */
export const updateContact = async (table: Table, request: ContactUpdate): Promise<Updated> => {
  requireWritable(request.scope, request.change);
  refuseFaults(changeFaults(request.change, request.team));
  const tried = {};
  return untilSettled(() => attempt(table, request, tried));
};
