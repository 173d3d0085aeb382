import type { Contact, ContactChange } from '../attribute/contact.schema.ts';
import type { Origin, StoredContact } from '../attribute/stored-contact.ts';
import { catalogueAmong, catalogueKeys } from '../catalogue/catalogue.item.ts';
import type { Catalogue } from '../catalogue/catalogue.schema.ts';
import { isDeletedSince } from '../catalogue/deleted-fields.ts';
import type { FieldValue } from '../catalogue/field-value.ts';
import { claimKeys } from '../claim/claim.item.ts';
import { companyClaim } from '../company/company.item.ts';
import { commit } from '../contact/commit.ts';
import { contactKeys, waitingWrite } from '../contact/contact.item.ts';
import { requireContact, type Writing } from '../contact/contact.ts';
import { noClaims, readClaimChange } from '../contact/contact-claims.ts';
import { requireWritable } from '../contact/contact-links.ts';
import { planChange, reviseContact } from '../contact/plan-change.ts';
import { visibleContact } from '../contact/visible-contact.ts';
import { waitingAfter } from '../contact/waiting.ts';
import { CallbookError, type Fault, failure, notFound } from '../error.ts';
import { closeWrite, proposalKeys, type StoredProposal, toProposal } from '../proposal/proposal.item.ts';
import type { Proposal } from '../proposal/proposal.schema.ts';
import type { Item } from '../table/item.ts';
import { untilSettled } from '../table/settle.ts';
import { batchGet, type Table } from '../table/table.ts';
import type { Write } from '../table/write.ts';
import { shownProposal } from './list-proposals.ts';
import { isFieldVisible } from './visible-extraction.ts';

export interface Deciding extends Writing {
  contactId: string;
  /** The version of the contact that the caller saw. */
  version?: number | undefined;
  accept: readonly string[];
  refuse: readonly string[];
}

interface Known {
  seen: StoredContact;
  accepted: readonly StoredProposal[];
  refused: readonly StoredProposal[];
  items: readonly Item[];
  catalogue: Catalogue;
}

/** @throws CallbookError `repeated`, `required` */
const requireDistinct = ({ accept, refuse }: Deciding): void => {
  const all = [...accept, ...refuse];
  if (all.length === 0) throw failure('invalid', 'required', 'Give ids in `accept` or `refuse`.', 'accept');
  if (new Set(all).size < all.length)
    throw failure('invalid', 'repeated', 'Each proposal is accepted or refused once.', 'accept');
};

const closed = ({ id, state }: StoredProposal) =>
  new CallbookError('conflict', [
    {
      param: 'accept',
      code: 'proposal_closed',
      message: `The proposal ${id} waits no more: it is ${state}.`,
      existing_id: id,
    },
  ]);

/** Picks the proposals of these ids, as the caller sees them; those that are as they are to be need nothing. */
const pick = (
  { scope }: Deciding,
  {
    seen,
    found,
    to,
  }: { seen: StoredContact; found: ReadonlyMap<string, StoredProposal>; to: 'accepted' | 'refused' },
  ids: readonly string[],
): StoredProposal[] => {
  const open = new Set(Object.values(seen.waiting?.fields ?? {}));
  return ids.flatMap((id) => {
    const proposal = found.get(id);
    if (!proposal || !isFieldVisible(scope, proposal.field)) throw notFound('proposal');
    if (proposal.state === to) return [];
    if (proposal.state !== 'open' || !open.has(id)) throw closed(proposal);
    return [proposal];
  });
};

const companyKey = (teamId: string, { field, value }: StoredProposal) =>
  field === 'company' ? [claimKeys.primary(teamId, companyClaim(String(value)))] : [];

const read = async (table: Table, request: Deciding): Promise<Known> => {
  const { team, contactId, accept, refuse } = request;
  const own = contactKeys.primary(team.id, contactId);
  const items = await batchGet(table, [
    own,
    catalogueKeys.primary(team.id),
    ...[...accept, ...refuse].map((id) => proposalKeys.primary(team.id, contactId, id)),
  ]);
  const seen = requireContact(
    items.find(({ pk, sk }) => pk === own.pk && sk === own.sk),
    request,
  );
  if (seen.deleted_at !== null) throw notFound('contact');
  const proposals = items.filter(({ pk, sk }) => pk === own.pk && sk !== own.sk).map(toProposal);
  const found = new Map(proposals.map((one) => [one.id, one]));
  const accepted = pick(request, { seen, found, to: 'accepted' }, accept);
  const refused = pick(request, { seen, found, to: 'refused' }, refuse);
  const companies = await batchGet(
    table,
    accepted.flatMap((one) => companyKey(team.id, one)),
  );
  return { seen, accepted, refused, items: companies, catalogue: catalogueAmong(team.id, items) };
};

/** A field that was deleted since is not made anew. */
const requireField = ({ deleted }: Catalogue, { field, created_at, id }: StoredProposal): void => {
  if (field.startsWith('cf.') && isDeletedSince(deleted, field.slice('cf.'.length), created_at))
    throw failure('conflict', 'field_deleted', `The field of the proposal ${id} was deleted since.`);
};

const changeOf = (accepted: readonly StoredProposal[]): ContactChange => {
  const custom = accepted.filter(({ field }) => field.startsWith('cf.'));
  const own = accepted.filter(({ field }) => !field.startsWith('cf.'));
  const fields = custom.map(({ field, value }) => [field.slice('cf.'.length), value]);
  return {
    ...Object.fromEntries(own.map(({ field, value }) => [field, value])),
    ...(custom.length > 0 && { custom_fields: Object.fromEntries(fields) as Record<string, FieldValue> }),
  };
};

/** A person sets the values from then on; the call that said them stays on record. */
const originsOf = (
  accepted: readonly StoredProposal[],
  { via }: Deciding,
  at: string,
): Record<string, Origin> =>
  Object.fromEntries(
    accepted.map(({ property, call_id, call_at }) => [
      property,
      {
        ...{ by: via.updated_by, via: via.via, at },
        ...(call_id !== null && call_at !== null && { call: { id: call_id, at: call_at } }),
      },
    ]),
  );

interface Outcome {
  contact: StoredContact;
  proposals: readonly Proposal[];
  warnings: readonly Fault[];
}

const closing = (
  { seen, accepted, refused }: Known,
  { via }: Deciding,
  at: string,
): { writes: Write[]; proposals: Proposal[]; fields: Record<string, string> } => {
  const done = [
    ...accepted.map((one) => ({ one, state: 'accepted' as const })),
    ...refused.map((one) => ({ one, state: 'refused' as const })),
  ];
  const ids = new Set(done.map(({ one }) => one.id));
  const left = Object.entries(seen.waiting?.fields ?? {}).filter(([, id]) => !ids.has(id));
  return {
    writes: done.map(({ one, state }) => closeWrite(seen, one.id, state, { via, at })),
    proposals: done.map(({ one, state }) => ({
      ...shownProposal(one),
      ...{ state, closed_at: at, closed_by: via.updated_by, version: 2, updated_at: at },
    })),
    fields: Object.fromEntries(left),
  };
};

const attempt = async (table: Table, request: Deciding): Promise<Outcome> => {
  const known = await read(table, request);
  const { seen, accepted, refused, catalogue } = known;
  if (accepted.length + refused.length === 0) return { contact: seen, proposals: [], warnings: [] };
  for (const one of accepted) requireField(catalogue, one);
  const { writes, proposals, fields } = closing(known, request, request.now.toISOString());
  const waiting = waitingAfter(seen, fields);
  const change = changeOf(accepted);
  requireWritable(request.scope, change);
  const found = new Map(known.items.map((item) => [item.pk, item]));
  const revision = reviseContact({ ...request, change }, { seen, found, catalogue, registry: new Map() });
  if (!revision.changed) {
    const own = [waitingWrite(seen, waiting)];
    const plan = { contact: seen, faults: revision.faults, conflicts: [], warnings: [], writes: own };
    await commit(table, { ...plan, writes: [...own, ...writes] });
    return { contact: seen, proposals, warnings: [] };
  }
  const claims = revision.faults.length > 0 ? noClaims : await readClaimChange(table, seen, revision.contact);
  const contact = { ...revision.contact, waiting };
  const origins = originsOf(accepted, request, contact.updated_at);
  const plan = planChange(request, { ...revision, contact, origins }, claims);
  await commit(table, { ...plan, writes: [...plan.writes, ...writes] });
  return { contact: plan.contact, proposals, warnings: plan.warnings };
};

/**
 * Accepts and refuses what calls proposed for a contact, all at once or nothing. What is accepted goes through the
 * contact's ordinary change, in the name of who accepts it.
 * @throws CallbookError `contact_not_found`, `department_forbidden`, `version_mismatch`, `proposal_not_found`,
 * `proposal_closed`, `field_deleted`, and every fault of the values as a change of the contact has it
 */
export const decideProposals = async (
  table: Table,
  request: Deciding,
): Promise<{ contact: Contact; proposals: readonly Proposal[]; warnings: readonly Fault[] }> => {
  requireDistinct(request);
  const { contact, ...rest } = await untilSettled(() => attempt(table, request));
  return { contact: visibleContact(request.scope, contact), ...rest };
};
