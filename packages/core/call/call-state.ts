import { type EventOfCall, type Outcome, phases } from './call.schema.ts';

/** A value that an event tells. */
export type Value = string | number | boolean;

/** A value with the rank of the event that told it. */
export interface Register<T extends Value> {
  rank: string;
  value: T;
}

/**
 * What a call's events have told so far. Each value is of the event that ranks highest among those that told it, so
 * that events that come doubled and in any order come to one state.
 */
export interface CallState {
  phase?: Register<(typeof phases)[number]>;
  outcome?: Register<Outcome>;
  leg_phase?: Register<(typeof phases)[number]>;
  leg_outcome?: Register<Outcome>;
  /** Of the event that ranks lowest: what a call began as, it stays. */
  direction?: Register<NonNullable<EventOfCall['direction']>>;
  number?: Register<string>;
  own_number?: Register<string>;
  duration_seconds?: Register<number>;
  machine?: Register<boolean>;
  disposition?: Register<string>;
  agent?: Register<string>;
  recording_url?: Register<string>;
  notes?: Register<string>;
  summary?: Register<string>;
  transcript_ref?: Register<string>;
  /** When the first and the last of its events happened. */
  first_at?: Register<string>;
  last_at?: Register<string>;
  /** When it was closed because no end was heard of. */
  closed_at?: string;
}

/** How far the clock of whoever tells of calls may be ahead, in milliseconds. */
const tolerance = 300_000;

/** Tells whether a time (ISO) lies in the future, by any clock: nobody has heard of a call then. */
export const isAhead = (at: string, now: Date): boolean => Date.parse(at) > now.getTime() + tolerance;

/** By how far the call had come, then by the provider's order, then by time: text that sorts so. */
const rankOf = (event: EventOfCall): string => {
  const sequence = String(event.sequence ?? 0).padStart(10, '0');
  return `${phases.indexOf(event.phase)} ${sequence} ${event.at ?? ''}`;
};

/** Of several legs, how one of them ended is how well it went. */
const legOutcomes: readonly Outcome[] = [
  'unknown',
  'cancelled',
  'failed',
  'no_answer',
  'busy',
  'voicemail',
  'completed',
];

const compare = <T extends Value>(one: Register<T>, other: Register<T>): number => {
  const [left, right] = [`${one.rank} ${one.value}`, `${other.rank} ${other.value}`];
  if (left === right) return 0;
  return left < right ? -1 : 1;
};

const higher = <T extends Value>(known: Register<T> | undefined, told: Register<T>): Register<T> =>
  known && compare(known, told) >= 0 ? known : told;

const lower = <T extends Value>(known: Register<T> | undefined, told: Register<T>): Register<T> =>
  known && compare(known, told) <= 0 ? known : told;

const toldOf = <T extends Value>(rank: string, value: T | null): Register<T> | undefined =>
  value === null ? undefined : { rank, value };

/** Which of an event's values are kept from the highest event as they are. */
const details = [
  'own_number',
  'duration_seconds',
  'disposition',
  'agent',
  'recording_url',
  'notes',
  'summary',
  'transcript_ref',
] as const satisfies readonly (keyof EventOfCall)[];

const keepDetails = (state: CallState, event: EventOfCall, rank: string): CallState => {
  const next: Record<string, unknown> = {};
  for (const name of details) {
    const told = toldOf<Value>(rank, event[name]);
    if (told) next[name] = higher<Value>(state[name], told);
  }
  return { ...state, ...next };
};

const keepEnd = (state: CallState, event: EventOfCall, rank: string): CallState => {
  const phase = { rank, value: event.phase };
  if (event.leg_id === null)
    return {
      ...state,
      phase: higher(state.phase, phase),
      ...(event.outcome && { outcome: higher(state.outcome, { rank, value: event.outcome }) }),
    };
  const legRank = String(legOutcomes.indexOf(event.outcome ?? 'unknown'));
  return {
    ...state,
    leg_phase: higher(state.leg_phase, phase),
    ...(event.outcome && {
      leg_outcome: higher(state.leg_outcome, { rank: legRank, value: event.outcome }),
    }),
  };
};

const keepBeginning = (state: CallState, event: EventOfCall, rank: string): CallState => ({
  ...state,
  // The call itself knows better than its legs.
  ...(event.direction && {
    direction: lower(state.direction, {
      rank: `${event.leg_id === null ? 0 : 1} ${rank}`,
      value: event.direction,
    }),
  }),
  ...(event.number && { number: lower(state.number, { rank, value: event.number }) }),
  ...(event.machine && { machine: { rank: '', value: true } }),
  ...(event.at && {
    first_at: lower(state.first_at, { rank: event.at, value: event.at }),
    last_at: higher(state.last_at, { rank: event.at, value: event.at }),
  }),
});

/** Adds an event to a call's state. The same event again changes nothing, nor does the order of events. */
export const hear = (state: CallState, event: EventOfCall): CallState => {
  const rank = rankOf(event);
  return keepBeginning(keepDetails(keepEnd(state, event, rank), event, rank), event, rank);
};
