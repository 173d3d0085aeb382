import type { Dispositions, EventOfCall, Outcome } from './call.schema.ts';
import type { CallContact } from './call-contact.ts';
import type { Call, CallChange } from './call-record.schema.ts';
import { type CallState, hear } from './call-state.ts';
import { viewCall } from './call-view.ts';
import { meaningOf } from './disposition.ts';

/** What people have said of a call; null where they have cleared a value. */
export type Said = Omit<CallChange, 'team_id'>;

/** Which call it is. */
export type CallIdentity = Pick<
  Call,
  'id' | 'team_id' | 'provider' | 'external_id' | 'created_by' | 'created_at'
>;

/** The consent that a call relied on, and when it was given (ISO time). */
export interface ReliedOn {
  id: string;
  at: string;
}

/** A call with all that it follows from. */
export interface StoredCall extends Call {
  relied_on: ReliedOn | null;
  /** The department that its contact belonged to when it was last written. */
  department_id: string | null;
  state: CallState;
  said: Said;
  /** Whether a disposition opts its contact out. */
  opt_out: boolean;
  /** Whether that is done; what comes again does not do so again. */
  opted_out: boolean;
  /** By which merges it came to its contact. */
  moved?: readonly unknown[] | undefined;
}

/** What is known of a call, before it is shown. */
export interface KnownCall extends CallIdentity {
  contact: CallContact;
  /** The campaign that it is of; the first that is named stays. */
  campaign_id: string | null;
  department_id: string | null;
  state: CallState;
  said: Said;
  opt_out: boolean;
  opted_out: boolean;
  relied_on: ReliedOn | null;
  /** Number that the contact is known by, where no event told one. */
  number: string | null;
  /** By which merges it came to its contact. */
  moved?: StoredCall['moved'];
}

export const knownOf = (call: StoredCall): KnownCall => {
  const { id, team_id, provider, external_id, created_by, created_at } = call;
  const { department_id, state, said, opt_out, opted_out, relied_on, moved } = call;
  const { campaign_id, number, match, contact_id, candidates } = call;
  const contact: CallContact =
    contact_id !== null
      ? { match: 'one', contact_id }
      : match === 'ambiguous'
        ? { match, candidates }
        : { match: 'none' };
  const identity = { id, team_id, provider, external_id, created_by, created_at };
  const known = { department_id, state, said, opt_out, opted_out, relied_on, number };
  return { ...identity, contact, campaign_id, ...known, ...(moved && { moved }) };
};

const dispositionOf = ({ state, said }: Pick<KnownCall, 'state' | 'said'>): string | null =>
  said.disposition === undefined ? (state.disposition?.value ?? null) : said.disposition;

const endOf = (
  known: KnownCall,
  dispositions: Dispositions,
): Pick<Call, 'phase' | 'outcome' | 'ended_by'> => {
  const { phase, outcome: heard, ended_by } = viewCall(known.state);
  const { outcome: said } = known.said;
  if (said) return { phase: 'ended', outcome: said, ended_by: 'person' };
  if (heard === null) return { phase, outcome: null, ended_by };
  const word = dispositionOf(known);
  const meant: Outcome | null = word === null ? null : meaningOf(dispositions, word).outcome;
  return { phase, outcome: meant ?? heard, ended_by };
};

/** Shows a call, by the team's dispositions of now. */
export const composeCall = (
  known: KnownCall,
  dispositions: Dispositions,
  { version, updated_at }: Pick<Call, 'version' | 'updated_at'>,
): StoredCall => {
  const { contact, number, ...kept } = known;
  const view = viewCall(known.state);
  const { agent, duration_seconds, notes, recording_url, summary, transcript_ref } = known.said;
  const direction = view.direction ?? 'manual';
  const either = <T>(said: T | null | undefined, heard: T | null) => (said === undefined ? heard : said);
  return {
    ...kept,
    contact_id: contact.match === 'one' ? contact.contact_id : null,
    match: contact.match,
    candidates: contact.match === 'ambiguous' ? [...contact.candidates] : [],
    ...endOf(known, dispositions),
    direction,
    consent_id: direction === 'inbound' ? null : (known.relied_on?.id ?? null),
    number: view.number ?? number,
    own_number: view.own_number,
    started_at: view.started_at ?? known.created_at,
    duration_seconds: either(duration_seconds, view.duration_seconds),
    disposition: dispositionOf(known),
    agent: either(agent, view.agent),
    notes: either(notes, view.notes),
    recording_url: either(recording_url, view.recording_url),
    summary: either(summary, view.summary),
    transcript_ref: either(transcript_ref, view.transcript_ref),
    version,
    updated_at,
  };
};

const optsOut = (dispositions: Dispositions, word: string | null | undefined): boolean =>
  typeof word === 'string' && meaningOf(dispositions, word).optOut;

/**
 * Adds what an event tells to what is known of a call. Every word that means an opt-out counts, also of an event that
 * another one outranks.
 */
export const withEvent = (known: KnownCall, event: EventOfCall, dispositions: Dispositions): KnownCall => ({
  ...known,
  state: hear(known.state, event),
  opt_out: known.opt_out || optsOut(dispositions, event.disposition),
});

/** Adds what a person says of a call. */
export const withSaid = (known: KnownCall, said: Said, dispositions: Dispositions): KnownCall => ({
  ...known,
  said: { ...known.said, ...said },
  opt_out: known.opt_out || optsOut(dispositions, said.disposition),
});
