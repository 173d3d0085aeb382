import { createHash } from 'node:crypto';
import type { Scope } from '../access/scope.ts';
import type { Contact } from '../attribute/contact.schema.ts';
import { findCall } from '../call/call.item.ts';
import type { StoredCall } from '../call/compose-call.ts';
import { findCatalogue } from '../catalogue/catalogue.item.ts';
import { findSurvivors } from '../contact/contact.item.ts';
import type { Writing } from '../contact/contact.ts';
import { ContactMerged } from '../contact/merged.ts';
import { visibleContact } from '../contact/visible-contact.ts';
import { CallbookError, type Fault, failure, notFound } from '../error.ts';
import { acceptClaims, type Claim } from '../extraction/accept.ts';
import type { ExtractionRequest } from '../extraction/extraction.ts';
import { extractByRules } from '../extraction/rules.ts';
import { readTranscript } from '../extraction/transcript.ts';
import type { Model } from '../extraction-model/models.ts';
import type { Files } from '../files/files.ts';
import { derivedId, newId } from '../id.ts';
import type { CountryCode } from '../phone/country.ts';
import type { Table } from '../table/table.ts';
import type { Principal } from '../team/team.schema.ts';
import { awaitModel } from './await-model.ts';
import { dayOfCall } from './day-of-call.ts';
import type { Said } from './decide-extraction.ts';
import {
  type Extraction,
  type ExtractionCreate,
  mostValues,
  type Result,
} from './extraction-record.schema.ts';
import { type Learner, learnableOf, targetsOf } from './learnable.ts';
import { type Taken, type Taking, takeValues } from './take-values.ts';
import { visibleExtraction } from './visible-extraction.ts';

interface Extracting extends Writing {
  contactId: string;
  given: ExtractionCreate;
  /** Who sends it, and what a model takes. */
  principal: Principal;
  models: readonly Model[];
  files: () => Files;
}

interface ExtractionAnswer {
  extraction: Extraction;
  contact: Contact;
  warnings: readonly Fault[];
  isNew: boolean;
}

const ofAnother = ({ id }: StoredCall) =>
  new CallbookError('conflict', [
    {
      param: 'call_id',
      code: 'call_of_another_contact',
      message: 'This call is not known to be this contact’s.',
      existing_id: id,
    },
  ]);

/** @throws CallbookError `call_not_found`, `call_of_another_contact` */
const requireCall = async (
  table: Table,
  scope: Scope,
  { contactId, callId }: { contactId: string; callId: string },
): Promise<StoredCall> => {
  const call = await findCall(table, scope.teamId, callId);
  if (!call) throw notFound('call');
  if (call.contact_id === contactId) return call;
  const ids = [contactId, ...(call.contact_id === null ? [] : [call.contact_id])];
  const found = await findSurvivors(table, scope.teamId, ids);
  const own = found.get(contactId);
  if (own && own.id !== contactId) throw new ContactMerged(contactId, own.id);
  // A merge may not have moved the call yet.
  if (!own || call.contact_id === null || found.get(call.contact_id)?.id !== own.id) throw ofAnother(call);
  return call;
};

/** The call as what it says names it. */
export const callOf = async (
  ...asked: Parameters<typeof requireCall>
): Promise<{ id: string; at: string }> => {
  const { id, started_at } = await requireCall(...asked);
  return { id, at: started_at };
};

/** The one extraction of a call, in the order of calls. */
const extractionIdOf = ({ team_id, id, started_at }: StoredCall): string =>
  derivedId('extr', Date.parse(started_at), team_id, id);

const partOf = ({
  values = null,
  transcript = null,
}: Pick<ExtractionCreate, 'values' | 'transcript'>): string =>
  createHash('sha256').update(JSON.stringify({ values, transcript })).digest('base64url').slice(0, 22);

const droppedOf = (field: string, code: string): Result => ({
  ...{ field, outcome: 'dropped', code, value: null, confidence: 0, evidence: null, proposal_id: null },
});

interface Found {
  said: readonly Said[];
  dropped: readonly Result[];
}

/** What claims come to that are held against a transcript: those without a place where the contact says them go. */
export const supported = (request: ExtractionRequest, claims: readonly Claim[]): Found => {
  const { accepted, dropped } = acceptClaims(request, claims);
  const surest = accepted.toSorted((one, other) => other.confidence - one.confidence);
  return {
    said: surest.slice(0, mostValues),
    dropped: [
      ...dropped.map(({ field, code }) => droppedOf(field, code === 'value_invalid' ? 'invalid' : code)),
      ...surest.slice(mostValues).map(({ field }) => droppedOf(field, 'too_many')),
    ],
  };
};

const claimsOf = (given: ExtractionCreate): Claim[] =>
  Object.entries(given.values ?? {}).map(([field, { value, confidence, evidence }]) => ({
    ...{ field, value, confidence },
    ...(evidence && { evidence }),
  }));

/** What was said in a call, and on which day. */
interface Told {
  transcript: string;
  day: string | undefined;
}

/** Values that come with a transcript are held against it; those that may not be set keep their reasons. */
const heldAgainst = (learner: Learner, { transcript, day }: Told, claims: readonly Claim[]): Found => {
  const named = claims.map((claim) => ({ claim, learnable: learnableOf(claim.field, learner) }));
  const sound = named.flatMap(({ claim, learnable }) =>
    typeof learnable === 'string' ? [] : [{ claim: { ...claim, field: learnable.field }, learnable }],
  );
  const request = {
    transcript: readTranscript(transcript),
    targets: sound.map(({ learnable }) => learnable.target),
    country: learner.settings.default_country as CountryCode,
    day,
  };
  const refused = named.flatMap(({ claim, learnable }) =>
    typeof learnable === 'string' ? [droppedOf(claim.field, learnable)] : [],
  );
  const { said, dropped } = supported(
    request,
    sound.map(({ claim }) => claim),
  );
  return { said, dropped: [...refused, ...dropped] };
};

const readByRules = (learner: Learner, { transcript, day }: Told): Found => {
  const request = {
    transcript: readTranscript(transcript),
    targets: targetsOf(learner),
    country: learner.settings.default_country as CountryCode,
    day,
  };
  return supported(request, extractByRules(request));
};

/** Finds what is said; the catalogue is read for a transcript alone. */
const findSaid = async (
  table: Table,
  { team, scope, given }: Extracting,
  call: StoredCall | undefined,
): Promise<Found & Pick<Taking, 'catalogue' | 'extractor'>> => {
  const claims = claimsOf(given);
  const { transcript } = given;
  if (!transcript) {
    const said = claims.map(({ evidence = null, ...claim }) => ({ ...claim, evidence }));
    return { said, dropped: [], extractor: 'values' };
  }
  const catalogue = await findCatalogue(table, team.id);
  const learner = { settings: team.settings, catalogue, scope };
  const day = call && dayOfCall(call.started_at, team.settings.default_country);
  return given.values
    ? { ...heldAgainst(learner, { transcript, day }, claims), catalogue, extractor: 'values' }
    : { ...readByRules(learner, { transcript, day }), catalogue, extractor: 'rules' };
};

const requireGiven = ({ values, transcript }: ExtractionCreate): void => {
  if (!values && !transcript)
    throw failure('invalid', 'required', 'Give `values`, or a `transcript` to be read.', 'values');
};

const answerOf = (
  scope: Scope,
  { extraction, contact, warnings, isNew }: Taken,
  { values }: ExtractionCreate,
): ExtractionAnswer => ({
  extraction: visibleExtraction(scope, extraction, new Set(Object.keys(values ?? {}))),
  contact: visibleContact(scope, contact),
  warnings,
  isNew,
});

/**
 * Takes in values that a call said, or finds them in its transcript by rules.
 * @throws CallbookError `required`, `call_not_found`, `call_of_another_contact`, and as `takeValues`
 */
export const extractValues = async (table: Table, request: Extracting): Promise<ExtractionAnswer> => {
  const { given, scope, contactId, via, newId: idFor = newId } = request;
  requireGiven(given);
  const { call_id: callId = null } = given;
  const call = callId === null ? undefined : await requireCall(table, scope, { contactId, callId });
  const own = {
    ...request,
    via: { ...via, via: 'extraction' as const, ...(call && { call: { id: call.id, at: call.started_at } }) },
    extractionId: call ? extractionIdOf(call) : idFor('extr'),
    callId: call?.id ?? null,
    part: partOf(given),
  };
  const { transcript, values } = given;
  const taken =
    transcript && !values && request.team.settings.extraction.send_transcripts
      ? await awaitModel(table, request.files(), { ...own, transcript })
      : await takeValues(table, { ...own, ...(await findSaid(table, request, call)) });
  return answerOf(scope, taken, given);
};
