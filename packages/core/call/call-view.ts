import { type CallEvent, type Outcome, phases } from './call.schema.ts';
import type { CallState, Register, Value } from './call-state.ts';

const outcomeHeard = (state: CallState): Outcome | undefined => {
  const own = state.phase?.value === 'ended' ? (state.outcome?.value ?? 'unknown') : undefined;
  const leg = state.leg_outcome?.value;
  if (leg === undefined) return own;
  // Who rings several agents is answered by one of them; the others have missed nothing.
  if (state.direction?.value === 'inbound') {
    if (leg === 'completed') return 'completed';
    return own === 'completed' ? 'no_answer' : own;
  }
  // How it went with an agent's device says little, but more than nothing.
  return own ?? leg;
};

/** How a call ended, as far as that was heard of; undefined while it goes on. */
const endHeard = (state: CallState): Outcome | undefined => {
  const outcome = outcomeHeard(state);
  return outcome === 'completed' && state.machine ? 'voicemail' : outcome;
};

/** How long an end is waited for. */
const patience = 24 * 3_600_000;

/**
 * Closes a call whose last event is 24 hours old and told no end. An event that comes later and tells it still
 * counts. `heardAt` is when the last of them came, where they tell no time themselves.
 */
export const closeSilent = (state: CallState, now: string, heardAt?: string): CallState => {
  const last = state.last_at?.value ?? heardAt;
  const isDue = last !== undefined && Date.parse(now) - Date.parse(last) >= patience;
  return isDue && endHeard(state) === undefined && state.closed_at === undefined
    ? { ...state, closed_at: now }
    : state;
};

/** What a call looks like, of what was heard of it. */
export interface CallView {
  phase: (typeof phases)[number];
  /** Null while it goes on. */
  outcome: Outcome | null;
  /** What ended it: the provider's word, or that nothing more was heard. */
  ended_by: 'event' | 'timeout' | null;
  direction: CallEvent['direction'];
  number: string | null;
  own_number: string | null;
  started_at: string | null;
  duration_seconds: number | null;
  disposition: string | null;
  agent: string | null;
  recording_url: string | null;
  notes: string | null;
  summary: string | null;
  transcript_ref: string | null;
}

const known = <T extends Value>(told: Register<T> | undefined): T | null => told?.value ?? null;

/** How far a call that goes on has come; a leg that ended may have others beside it. */
const openPhase = (state: CallState): CallView['phase'] => {
  const reached = [state.phase, state.leg_phase].map((told) => phases.indexOf(told?.value ?? 'queued'));
  return phases[Math.min(phases.indexOf('in_progress'), Math.max(...reached))] ?? 'queued';
};

const endOf = (state: CallState): Pick<CallView, 'phase' | 'outcome' | 'ended_by'> => {
  const heard = endHeard(state);
  if (heard !== undefined) return { phase: 'ended', outcome: heard, ended_by: 'event' };
  if (state.closed_at !== undefined) return { phase: 'ended', outcome: 'unknown', ended_by: 'timeout' };
  return { phase: openPhase(state), outcome: null, ended_by: null };
};

/** Shows a call as far as it was heard of. */
export const viewCall = (state: CallState): CallView => ({
  ...endOf(state),
  direction: known(state.direction),
  number: known(state.number),
  own_number: known(state.own_number),
  started_at: known(state.first_at),
  duration_seconds: known(state.duration_seconds),
  disposition: known(state.disposition),
  agent: known(state.agent),
  recording_url: known(state.recording_url),
  notes: known(state.notes),
  summary: known(state.summary),
  transcript_ref: known(state.transcript_ref),
});
