import { partsOf } from '../attribute/contact-shape.ts';
import type { StoredContact } from '../attribute/stored-contact.ts';
import { catalogueAmong, catalogueKeys } from '../catalogue/catalogue.item.ts';
import { claimKeys } from '../claim/claim.item.ts';
import { companyClaim } from '../company/company.item.ts';
import { commit, DoneBefore } from '../contact/commit.ts';
import { contactKeys, waitingWrite } from '../contact/contact.item.ts';
import { requireContact, type Writing } from '../contact/contact.ts';
import { noClaims, readClaimChange } from '../contact/contact-claims.ts';
import { planChange, reviseContact } from '../contact/plan-change.ts';
import type { ReplacementPlan } from '../contact/plan-replacement.ts';
import { type Fault, failure, notFound } from '../error.ts';
import { derivedId } from '../id.ts';
import type { Item } from '../table/item.ts';
import { untilSettled } from '../table/settle.ts';
import { batchGet, type Table } from '../table/table.ts';
import { check, is, type Write } from '../table/write.ts';
import { fold } from '../text/fold.ts';
import { newMark } from '../undo/mark.item.ts';
import { type Decided, type Deciding, decideExtraction, type Said } from './decide-extraction.ts';
import {
  extractionKeys,
  extractionWrite,
  type StoredExtraction,
  toExtraction,
} from './extraction-record.item.ts';
import type { Extraction, Result } from './extraction-record.schema.ts';
import { changeOf, freshOf, proposalsOf, refusedBy, resultsAfter, withWaiting } from './plan-extraction.ts';

/** Values that a call said of a contact, and whence they come. */
export interface Taking extends Writing {
  contactId: string;
  /** The extraction that they are of, which is that of their call where there is one. */
  extractionId: string;
  callId: string | null;
  /** Hash of what was told: the same again changes nothing. */
  part: string;
  extractor: Extraction['extractor'];
  said: readonly Said[];
  /** What was dropped before anything was asked of the contact. */
  dropped: readonly Result[];
}

export interface Taken {
  extraction: StoredExtraction;
  contact: StoredContact;
  warnings: readonly Fault[];
  /** Whether nothing was known of it before. */
  isNew: boolean;
}

/** So many times more may be told of one call. */
const mostParts = 20;

const companiesIn = (said: readonly Said[]): string[] =>
  said.flatMap(({ field, value }) =>
    field === 'company' && typeof value === 'string' ? [value.trim()] : [],
  );

interface Read {
  seen: StoredContact;
  before: StoredExtraction | undefined;
  items: readonly Item[];
}

const read = async (table: Table, request: Taking): Promise<Read> => {
  const { team, contactId, extractionId, said, catalogue } = request;
  const own = contactKeys.primary(team.id, contactId);
  const extraction = extractionKeys.primary({ teamId: team.id, contactId, extractionId });
  const items = await batchGet(table, [
    ...[own, extraction],
    ...(catalogue ? [] : [catalogueKeys.primary(team.id)]),
    ...companiesIn(said).map((name) => claimKeys.primary(team.id, companyClaim(name))),
  ]);
  const at = (sk: string) => items.find((item) => item.pk === own.pk && item.sk === sk);
  const seen = requireContact(at(own.sk), request);
  if (seen.deleted_at !== null) throw notFound('contact');
  const known = at(extraction.sk);
  return { seen, before: known && toExtraction(known), items: items.filter(({ pk }) => pk !== own.pk) };
};

export const requireOpen = ({ state, parts }: StoredExtraction): void => {
  if (state === 'reverted')
    throw failure('conflict', 'extraction_reverted', 'What this call said was taken back, and stays so.');
  if (parts.length >= mostParts)
    throw failure('conflict', 'extraction_full', `Of one call values are taken ${mostParts} times at most.`);
};

const decidingOf = (request: Taking, { seen, before, items }: Read): Omit<Deciding, 'refused'> => {
  const { team, scope, via, said, extractionId, now } = request;
  const catalogue = request.catalogue ?? catalogueAmong(team.id, items);
  const holders = companiesIn(said).flatMap((name) => {
    const { pk } = claimKeys.primary(team.id, companyClaim(name));
    const holder = items.find((item) => item.pk === pk)?.holder;
    return typeof holder === 'string' ? [[fold(name), holder] as const] : [];
  });
  const callAt = via.call?.at ?? null;
  return {
    ...{ settings: team.settings, catalogue, scope, contact: seen, callAt },
    companies: new Map(holders),
    earlier: new Map((before?.results ?? []).map((one) => [one.field, one])),
    proposalIdOf: (field, value) =>
      derivedId(
        'prop',
        callAt === null ? now.getTime() : Date.parse(callAt),
        team.id,
        extractionId,
        field,
        JSON.stringify(value),
      ),
  };
};

interface Decision {
  decided: readonly Decided[];
  /** The contact’s change; undefined where nothing is set. */
  plan: ReplacementPlan | undefined;
  contact: StoredContact;
  proposals: ReturnType<typeof proposalsOf>;
  extraction: StoredExtraction;
}

const extractionAfter = (
  request: Taking,
  { seen, before }: Read,
  { decided, created }: { decided: readonly Decided[]; created: readonly string[] },
): StoredExtraction => {
  const { team, contactId, extractionId, callId, part, extractor, via, now, dropped } = request;
  const at = now.toISOString();
  return {
    ...{ id: extractionId, team_id: team.id, contact_id: contactId, call_id: callId, extractor },
    // A model may still read a transcript of the same call.
    ...(before?.state === 'waiting' && before.asked?.part !== part
      ? { state: before.state, asked: before.asked }
      : { state: 'completed', asked: null }),
    ...{ failure: null, reverted_at: null, kept: {} },
    results: resultsAfter(before?.results ?? [], [...dropped, ...decided]),
    created_fields: [...new Set([...(before?.created_fields ?? []), ...created])],
    parts: [...(before?.parts ?? []), part],
    department_id: seen.department_id,
    version: (before?.version ?? 0) + 1,
    created_by: before?.created_by ?? via.updated_by,
    created_at: before?.created_at ?? at,
    updated_at: at,
  };
};

/** Decides until the contact takes all that is to be set: what it does not take is dropped. */
const decide = async (table: Table, request: Taking, known: Read): Promise<Decision> => {
  const { seen, items } = known;
  const deciding = decidingOf(request, known);
  const { catalogue } = deciding;
  const found = new Map(items.map((item) => [item.pk, item]));
  const refused = new Map<string, string>();
  for (;;) {
    const decided = decideExtraction(request.said, { ...deciding, refused });
    const created = freshOf(decided, 'applied').flatMap(({ field, learnable }) =>
      learnable.isNew ? [field] : [],
    );
    const extraction = extractionAfter(request, known, { decided, created });
    const at = request.now.toISOString();
    const proposals = proposalsOf(seen, decided, { extraction, via: request.via, at });
    const change = changeOf(decided);
    if (Object.keys(change).length === 0)
      return { decided, plan: undefined, contact: seen, proposals, extraction };
    const revision = reviseContact({ ...request, change }, { seen, found, catalogue, registry: new Map() });
    const wrong = refusedBy(revision.faults, decided);
    const isSound = revision.faults.length === 0;
    const claims = isSound ? await readClaimChange(table, seen, revision.contact) : noClaims;
    const contact = withWaiting(revision.contact, seen, proposals);
    const plan = planChange(request, { ...revision, contact }, claims);
    const taken = refusedBy(plan.conflicts, decided, 'taken');
    if (wrong.size + taken.size === 0) return { decided, plan, contact: plan.contact, proposals, extraction };
    for (const [field, code] of [...wrong, ...taken]) refused.set(field, code);
  }
};

/** The writes beside the contact’s own: what was taken, by which it can be taken back, and what waits. */
const besides = (
  request: Taking,
  { seen, before }: Read,
  { plan, proposals, extraction }: Decision,
): Write[] => {
  const { team, contactId, extractionId, via } = request;
  const marked = { teamId: team.id, id: contactId, deedId: extractionId };
  const part = String(before?.parts.length ?? 0).padStart(4, '0');
  return [
    extractionWrite(extraction, before, via),
    ...(plan ? [newMark(marked, part, { seen, changed: plan.contact, by: via.updated_by })] : []),
    ...proposals.writes,
  ];
};

/** The write on a contact whose values stay. */
const untouched = (seen: StoredContact, { proposals }: Decision): Write =>
  proposals.writes.length > 0
    ? waitingWrite(seen, withWaiting(seen, seen, proposals).waiting ?? { fields: {}, changes: 1 })
    : check(contactKeys.primary(seen.team_id, seen.id), is(partsOf('version'), seen.version));

const attempt = async (table: Table, request: Taking): Promise<Taken | undefined> => {
  const known = await read(table, request);
  const { seen, before } = known;
  if (before?.parts.includes(request.part))
    return { extraction: before, contact: seen, warnings: [], isNew: false };
  if (before) requireOpen(before);
  const decision = await decide(table, request, known);
  const { plan, contact, extraction } = decision;
  const bare = { contact, faults: [], conflicts: [], warnings: [], writes: [untouched(seen, decision)] };
  try {
    await commit(table, plan ?? bare, besides(request, known, decision));
  } catch (error) {
    // Somebody else has told of the call meanwhile.
    if (error instanceof DoneBefore) return undefined;
    throw error;
  }
  return { extraction, contact, warnings: plan?.warnings ?? [], isNew: before === undefined };
};

/**
 * Takes in what a call said of a contact, once: what is told again changes nothing. Values go through the contact’s
 * ordinary change; those that it does not take are dropped with the reason.
 * @throws CallbookError `contact_not_found`, `department_forbidden`, `extraction_reverted`, `extraction_full`
 */
export const takeValues = (table: Table, request: Taking): Promise<Taken> =>
  untilSettled(() => attempt(table, request));
