import type { Outcome } from './call.schema.ts';

/** A call that counts: one that has ended, of one contact. */
export interface CountedCall {
  id: string;
  started_at: string;
  outcome: Outcome;
}

/** What a contact tells of its calls. */
export interface CallCounters {
  total_calls: number;
  last_called_at: string | null;
  last_call_outcome: Outcome | null;
  /** The call that the last two are of. */
  last_call_id: string | null;
}

export const noCalls: CallCounters = {
  total_calls: 0,
  last_called_at: null,
  last_call_outcome: null,
  last_call_id: null,
};

/** By when they began; of one moment, by id. */
const isLater = (one: CountedCall, other: CountedCall): boolean =>
  one.started_at === other.started_at ? one.id > other.id : one.started_at > other.started_at;

const lastOf = (counters: CallCounters): CountedCall | undefined => {
  const { last_call_id: id, last_called_at: started_at, last_call_outcome: outcome } = counters;
  return id !== null && started_at !== null && outcome !== null ? { id, started_at, outcome } : undefined;
};

const withLast = (total: number, last: CountedCall): CallCounters => ({
  total_calls: total,
  last_called_at: last.started_at,
  last_call_outcome: last.outcome,
  last_call_id: last.id,
});

/** Counts all calls of a contact. */
export const countCalls = (calls: readonly CountedCall[]): CallCounters => {
  const [first, ...rest] = calls;
  if (!first) return noCalls;
  return withLast(
    calls.length,
    rest.reduce((last, call) => (isLater(call, last) ? call : last), first),
  );
};

/**
 * A contact's counters after one of its calls has come to count, or counts otherwise than before. `recount` where that
 * cannot be said without its other calls: the last one turned out to have begun earlier.
 */
export const recountCall = (
  counters: CallCounters,
  before: CountedCall | undefined,
  after: CountedCall,
): CallCounters | 'recount' => {
  const total = counters.total_calls + (before ? 0 : 1);
  const last = lastOf(counters);
  if (!last || isLater(after, last)) return withLast(total, after);
  if (last.id !== after.id) return { ...counters, total_calls: total };
  return isLater(last, after) ? 'recount' : withLast(total, after);
};
