import { reaches, requireReach, type Scope } from '../../access/scope.ts';
import type { ContactCreate } from '../../attribute/contact.schema.ts';
import { campaignKey, campaigns } from '../../campaign/campaign.item.ts';
import {
  isInForce,
  membershipKeys,
  membershipMark,
  type StoredMembership,
  toStoredMembership,
} from '../../campaign/membership.item.ts';
import { requireCampaign } from '../../campaign/require-campaign.ts';
import { catalogueAmong, catalogueKeys } from '../../catalogue/catalogue.item.ts';
import type { Catalogue } from '../../catalogue/catalogue.schema.ts';
import { type Callee, findCallee } from '../../contact/callee.item.ts';
import type { Writing } from '../../contact/contact.ts';
import { createContact } from '../../contact/create-contact.ts';
import { ContactMerged } from '../../contact/merged.ts';
import { CallbookError, notFound } from '../../error.ts';
import type { Item } from '../../table/item.ts';
import { untilSettled } from '../../table/settle.ts';
import { batchGet, type Table } from '../../table/table.ts';
import { callKeys, toCall } from '../call.item.ts';
import type { EventOfCall } from '../call.schema.ts';
import { type CallContact, contactOfCall } from '../call-contact.ts';
import { type KnownCall, knownOf, type StoredCall, withEvent } from '../compose-call.ts';
import { isUnlinked } from '../unlink-calls.ts';
import { callNumber, matchNumber, readCallLine } from './match-number.ts';
import { writeCall } from './write-call.ts';

export interface Hearing extends Omit<Writing, 'catalogue'> {
  /** Which call it is. */
  identity: Pick<StoredCall, 'id' | 'provider' | 'external_id'>;
  event: EventOfCall;
  /** The contact that it is of, where that is known; else the number tells. */
  contactId?: string | undefined;
  /** The campaign that it is of. */
  campaignId?: string | undefined;
  /** What the contact is like that is made where nobody has the number. */
  draft?: ContactCreate | undefined;
}

export interface CallAnswer {
  call: StoredCall;
  /** Whether nothing was known of it before. */
  isNew: boolean;
}

const otherContact = ({ id }: StoredCall) =>
  new CallbookError('conflict', [
    {
      param: 'external_id',
      code: 'call_of_another_contact',
      message: 'This call is known already, and is another contact’s.',
      existing_id: id,
    },
  ]);

interface Found {
  seen: StoredCall | undefined;
  /** What the campaign that the caller names knows of the contact that it names. */
  membership: StoredMembership | undefined;
  /** The contact that the caller names. */
  named: Callee | undefined;
  /** Those who have the number. */
  matches: readonly Callee[];
  catalogue: Catalogue;
}

const matchesOf = async (
  table: Table,
  { team, scope: { teamId } }: Hearing,
  { number, direction }: { number: string | null; direction: string | null },
): Promise<Callee[]> => {
  const line = number === null ? undefined : readCallLine(number, team);
  return line ? matchNumber(table, teamId, { line, inbound: direction === 'inbound' }) : [];
};

const campaignAmong = (items: readonly Item[], teamId: string, campaignId: string) => {
  const { pk } = campaignKey(teamId, campaignId);
  const item = items.find((one) => one.pk === pk);
  return item && campaigns.toRecord(item);
};

/** Reads the call and whoever it may be of, at once. */
const find = async (table: Table, hearing: Hearing): Promise<Found> => {
  const { team, identity, contactId, campaignId, event } = hearing;
  const callKey = callKeys.primary(team.id, identity.id);
  const [items, named, matches] = await Promise.all([
    batchGet(table, [
      callKey,
      catalogueKeys.primary(team.id),
      ...(campaignId === undefined ? [] : [campaignKey(team.id, campaignId)]),
      ...(contactId === undefined || campaignId === undefined
        ? []
        : [membershipKeys.primary(team.id, contactId, campaignId)]),
    ]),
    contactId === undefined ? undefined : findCallee(table, team.id, contactId),
    contactId === undefined ? matchesOf(table, hearing, event) : [],
  ]);
  if (contactId !== undefined && named && named.contact.id !== contactId)
    throw new ContactMerged(contactId, named.contact.id);
  const call = items.find(({ pk }) => pk === callKey.pk);
  const membership = items.find(({ sk }) => sk.startsWith(membershipMark));
  if (campaignId !== undefined) requireCampaign(hearing.scope, campaignAmong(items, team.id, campaignId));
  return {
    membership: membership && isInForce(membership) ? toStoredMembership(membership) : undefined,
    seen: call && toCall(call),
    named,
    matches,
    catalogue: catalogueAmong(team.id, items),
  };
};

const newCall = ({ team, identity, via, now }: Hearing): KnownCall => ({
  ...identity,
  team_id: team.id,
  created_by: via.updated_by,
  created_at: now.toISOString(),
  contact: { match: 'none' },
  campaign_id: null,
  department_id: null,
  state: {},
  said: {},
  opt_out: false,
  opted_out: false,
  relied_on: null,
  number: null,
});

/** The contact that the caller names, or that the call has already: itself, or the one that it is part of by now. */
const ownContact = async (
  table: Table,
  { team, contactId }: Hearing,
  { seen, named, matches }: Found,
): Promise<Callee | undefined> => {
  if (seen && seen.contact_id !== null) {
    const isNamed = contactId === seen.contact_id;
    const read = isNamed ? named : matches.find(({ contact }) => contact.id === seen.contact_id);
    const own = read ?? (isNamed ? undefined : await findCallee(table, team.id, seen.contact_id));
    if (contactId !== undefined && !isNamed && (!own || own.contact.id !== named?.contact.id))
      throw otherContact(seen);
    return own;
  }
  if (contactId !== undefined && (!named || named.contact.deleted_at !== null)) throw notFound('contact');
  return named;
};

/** Whose call it is, and the contact itself where it is that of one. */
interface Owner {
  contact: CallContact;
  callee: Callee | undefined;
}

const ownerOf = async (table: Table, hearing: Hearing, found: Found): Promise<Owner> => {
  const { seen } = found;
  const own = await ownContact(table, hearing, found);
  // What is attached to a contact that was merged a moment ago is moved by the merge, which knows where it came from.
  if (own && seen && seen.contact_id !== null) return { contact: knownOf(seen).contact, callee: own };
  if (own) return { contact: { match: 'one', contact_id: own.contact.id }, callee: own };
  // Its contact is gone, or somebody has to say which of several it is.
  if (seen && seen.match !== 'none') return { contact: knownOf(seen).contact, callee: undefined };
  const matches =
    found.matches.length === 0 && seen && hearing.event.number === null
      ? await matchesOf(table, hearing, seen)
      : found.matches;
  const contact = contactOfCall(matches.map((one) => one.contact.id));
  return { contact, callee: contact.match === 'one' ? matches[0] : undefined };
};

const requireReachOf = (scope: Scope, { contact, callee }: Owner, matches: readonly Callee[]): void => {
  if (callee) requireReach(scope, callee.contact.department_id);
  const [first] = matches;
  if (contact.match !== 'ambiguous' || !first) return;
  if (!matches.some((one) => reaches(scope, one.contact.department_id)))
    requireReach(scope, first.contact.department_id);
};

/** Of a call whose contact is gone, that it goes on or ended is still heard, and nothing of whom it was with or what was said. */
const withoutPerson = (event: EventOfCall): EventOfCall => ({
  ...event,
  ...{ number: null, notes: null, summary: null, recording_url: null, transcript_ref: null },
});

const attempt = async (table: Table, hearing: Hearing): Promise<CallAnswer | undefined> => {
  const { team, scope, event, draft } = hearing;
  const found = await find(table, hearing);
  const owner = await ownerOf(table, hearing, found);
  requireReachOf(scope, owner, found.matches);
  if (owner.contact.match === 'none' && draft && event.number !== null) {
    const { contact } = await createContact(table, {
      ...hearing,
      draft: { ...draft, phone: event.number },
    });
    return attempt(table, { ...hearing, draft: undefined, contactId: contact.id });
  }
  const before = found.seen ? knownOf(found.seen) : newCall(hearing);
  const campaign_id = before.campaign_id ?? hearing.campaignId ?? null;
  const own = { ...before, contact: owner.contact, campaign_id };
  const heard = found.seen && isUnlinked(found.seen) ? withoutPerson(event) : event;
  const known = withEvent(own, heard, team.settings.dispositions);
  const { catalogue, membership } = found;
  const isOfCampaign = membership?.campaign_id === campaign_id;
  const counted = owner.callee && {
    ...{ ...owner.callee, catalogue },
    ...(isOfCampaign && { membership }),
  };
  const call = await writeCall(table, { ...hearing, seen: found.seen, known, counted });
  return call && { call, isNew: !found.seen };
};

/**
 * Takes in what is told of a call, for the first time or again, whichever came first. Where several contacts have its
 * number it is of none until somebody says which; where nobody has it, until somebody does, or of one that is made.
 * @throws CallbookError `contact_not_found`, `department_forbidden`, `call_of_another_contact`, and as `createContact`
 * @throws ContactMerged where the contact that it is said to be of is part of another one
 */
export const hearCall = (table: Table, { event, ...hearing }: Hearing): Promise<CallAnswer> => {
  const { number } = event;
  const read = { ...event, number: number === null ? null : callNumber(number, hearing.team) };
  return untilSettled(() => attempt(table, { ...hearing, event: read }));
};
