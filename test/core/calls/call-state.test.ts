import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type CallEvent, callEventSchema, outcomes, phases } from '#core/call/call.schema.ts';
import { contactOfCall } from '#core/call/call-contact.ts';
import {
  type CallCounters,
  type CountedCall,
  countCalls,
  noCalls,
  recountCall,
} from '#core/call/call-counters.ts';
import { type CallState, hear } from '#core/call/call-state.ts';
import { closeSilent, viewCall } from '#core/call/call-view.ts';
import { meaningOf } from '#core/call/disposition.ts';

const event = (given: Partial<CallEvent>): CallEvent =>
  v.parse(callEventSchema, {
    provider: 'twilio',
    external_id: 'CA1',
    leg_id: null,
    phase: 'ended',
    outcome: null,
    sequence: null,
    at: null,
    direction: 'manual',
    number: '+12025550170',
    own_number: null,
    duration_seconds: null,
    machine: false,
    disposition: null,
    agent: null,
    recording_url: null,
    notes: null,
    summary: null,
    transcript_ref: null,
    ...given,
  });

const hearAll = (events: readonly CallEvent[], state: CallState = {}) => events.reduce(hear, state);

const day = 86_400_000;
const begin = Date.UTC(2026, 5, 1);

/** The events of one call, as a provider sends them, and the end that they tell. */
const callEvents = fc
  .record({
    id: fc.integer({ min: 0, max: 1e6 }),
    start: fc.integer({ min: 0, max: 30 * 86_400 }),
    outcome: fc.constantFrom(...outcomes.filter((outcome) => outcome !== 'unknown')),
    answered: fc.boolean(),
    machine: fc.boolean(),
    sequenced: fc.boolean(),
    seconds: fc.integer({ min: 0, max: 3_600 }),
  })
  .map(({ id, start, outcome, answered, machine, sequenced, seconds }) => {
    const at = (offset: number) => new Date(begin + (start + offset) * 1_000).toISOString();
    const one = { external_id: `CA${id}` };
    const events = [
      event({ ...one, phase: 'queued', at: at(0), direction: 'campaign' }),
      event({ ...one, phase: 'ringing', at: at(1), direction: null }),
      ...(answered
        ? [event({ ...one, phase: 'in_progress', at: at(2), machine, direction: 'inbound' })]
        : []),
      event({
        ...one,
        phase: 'ended',
        outcome,
        at: at(3 + seconds),
        duration_seconds: seconds,
        disposition: `end ${seconds}`,
      }),
    ].map((each, sequence) => ({ ...each, sequence: sequenced ? sequence : null }));
    const end = outcome === 'completed' && answered && machine ? ('voicemail' as const) : outcome;
    return { id: `CA${id}`, events, end, seconds, startedAt: at(0) };
  });

/** A fixed order that looks like none, and doubles. */
const shuffled = <T>(values: readonly T[], seed: number): T[] => {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const doubled = values.flatMap((value) => (next() < 0.5 ? [value, value] : [value]));
  return doubled
    .map((value) => [next(), value] as const)
    .toSorted(([one], [other]) => one - other)
    .map(([, value]) => value);
};

describe('ten thousand events of a thousand calls, shuffled and doubled', () => {
  const calls = fc
    .sample(
      fc.uniqueArray(callEvents, {
        selector: ({ id }) => id,
        minLength: 1_000,
        maxLength: 1_000,
        size: 'max',
      }),
      { numRuns: 1, seed: 7 },
    )
    .flat();
  const many = calls.flatMap(({ events }) => [...events, ...events]);

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('end in one state each, and in exact counters (order %i)', (seed) => {
    const order = shuffled(many, seed);
    expect(calls).toHaveLength(1_000);
    expect(order.length).toBeGreaterThan(10_000);
    const states = new Map<string, CallState>();
    const counted = new Map<string, CountedCall>();
    let counters: CallCounters = noCalls;
    for (const each of order) {
      const state = hear(states.get(each.external_id) ?? {}, each);
      states.set(each.external_id, state);
      const { outcome, started_at } = viewCall(state);
      if (outcome === null || started_at === null) continue;
      const after = { id: each.external_id, started_at, outcome };
      const changed = recountCall(counters, counted.get(after.id), after);
      counted.set(after.id, after);
      counters = changed === 'recount' ? countCalls([...counted.values()]) : changed;
    }
    const shown = calls.map(({ id }) => {
      const { phase, outcome, ended_by, direction, duration_seconds, started_at, disposition } = viewCall(
        states.get(id) ?? {},
      );
      return [phase, outcome, ended_by, direction, duration_seconds, started_at, disposition].join();
    });
    expect(shown).toEqual(
      calls.map(({ end, seconds, startedAt }) =>
        ['ended', end, 'event', 'campaign', seconds, startedAt, `end ${seconds}`].join(),
      ),
    );
    const last = calls.reduce((one, other) =>
      `${one.startedAt} ${one.id}` > `${other.startedAt} ${other.id}` ? one : other,
    );
    expect(counters).toEqual({
      total_calls: calls.length,
      last_called_at: last.startedAt,
      last_call_outcome: last.end,
      last_call_id: last.id,
    });
  });
});

test('any events in any order, each any number of times, are one state', () => {
  const anyEvent = fc
    .record({
      phase: fc.constantFrom(...phases),
      leg_id: fc.constantFrom(null, 'A', 'B'),
      sequence: fc.option(fc.integer({ min: 0, max: 3 })),
      at: fc.option(
        fc.integer({ min: 0, max: 3 }).map((second) => new Date(begin + second * 1_000).toISOString()),
      ),
      outcome: fc.constantFrom(...outcomes),
      direction: fc.constantFrom(null, 'manual', 'inbound'),
      machine: fc.boolean(),
      duration_seconds: fc.option(fc.integer({ min: 0, max: 3 })),
      disposition: fc.constantFrom(null, 'SALE', 'DNC'),
      number: fc.constantFrom(null, '+1', '+2'),
    })
    .map((given) =>
      event({ ...given, outcome: given.phase === 'ended' ? given.outcome : null } as Partial<CallEvent>),
    );
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 8 }), fc.integer(), (events, seed) => {
      expect(hearAll(shuffled(events, seed))).toEqual(hearAll(events));
    }),
    { numRuns: 2_000 },
  );
});

describe('an outbound call', () => {
  const completed = event({ sequence: 3, outcome: 'completed', duration_seconds: 42 });
  const ringing = event({ phase: 'ringing', sequence: 1, direction: 'manual' });

  test('whose end is heard before its ringing has ended', () => {
    expect(viewCall(hearAll([completed, ringing, completed]))).toMatchObject({
      phase: 'ended',
      outcome: 'completed',
      duration_seconds: 42,
      direction: 'manual',
    });
  });

  test('stays outbound whatever a later event calls it', () => {
    const late = event({ phase: 'ended', outcome: 'completed', sequence: 9, direction: 'inbound' });
    expect(viewCall(hearAll([late, ringing]))).toMatchObject({ direction: 'manual' });
  });
});

describe('an inbound call that rings at five agents', () => {
  const leg = (id: string, outcome: CallEvent['outcome']) =>
    event({ leg_id: id, outcome, direction: 'inbound' });
  const own = (outcome: CallEvent['outcome']) => event({ outcome, direction: 'inbound' });

  test('is answered once one of them answers', () => {
    const events = [
      leg('A', 'no_answer'),
      leg('B', 'completed'),
      leg('C', 'no_answer'),
      leg('D', 'busy'),
      leg('E', 'cancelled'),
      own('completed'),
    ];
    expect(viewCall(hearAll(events))).toMatchObject({ outcome: 'completed' });
  });

  test('goes on while those that were missed end alone', () => {
    expect(viewCall(hearAll([leg('A', 'no_answer'), leg('B', 'busy')]))).toMatchObject({
      phase: 'in_progress',
      outcome: null,
    });
  });

  test('was not answered where none of them did', () => {
    expect(viewCall(hearAll([leg('A', 'no_answer'), leg('B', 'busy'), own('completed')]))).toMatchObject({
      outcome: 'no_answer',
    });
  });

  test('of a number of four contacts belongs to none until somebody says which', () => {
    expect(contactOfCall(['cont_4', 'cont_1', 'cont_3', 'cont_2', 'cont_1'])).toEqual({
      match: 'ambiguous',
      candidates: ['cont_1', 'cont_2', 'cont_3', 'cont_4'],
    });
    expect(contactOfCall(['cont_1', 'cont_1'])).toEqual({ match: 'one', contact_id: 'cont_1' });
    expect(contactOfCall([])).toEqual({ match: 'none' });
  });
});

describe('a call of which no end is heard', () => {
  const state = hearAll([event({ phase: 'in_progress', at: new Date(begin).toISOString() })]);
  const at = (offset: number) => new Date(begin + offset).toISOString();

  test('is closed after 24 hours, once', () => {
    expect(closeSilent(state, at(day - 1))).toBe(state);
    const closed = closeSilent(state, at(day));
    expect(viewCall(closed)).toMatchObject({ phase: 'ended', outcome: 'unknown', ended_by: 'timeout' });
    expect(closeSilent(closed, at(2 * day))).toBe(closed);
    // Nor does it stay open where its events tell no time.
    const timeless = hearAll([event({ phase: 'ringing' })]);
    expect(closeSilent(timeless, at(day))).toBe(timeless);
    expect(viewCall(closeSilent(timeless, at(day), at(0)))).toMatchObject({
      outcome: 'unknown',
      ended_by: 'timeout',
    });
  });

  test('is put right by an end that comes late, once', () => {
    const end = event({ outcome: 'completed', duration_seconds: 30, at: at(1_000) });
    const closed = closeSilent(state, at(day));
    const mended = hear(closed, end);
    expect(viewCall(mended)).toEqual(viewCall(hearAll([end], state)));
    expect(viewCall(mended)).toMatchObject({ outcome: 'completed', ended_by: 'event', duration_seconds: 30 });
    expect(hear(mended, end)).toEqual(mended);
    expect(closeSilent(mended, at(3 * day))).toBe(mended);
  });

  test('counts once, and otherwise once it is put right', () => {
    const silent = { id: 'CA1', started_at: at(0), outcome: 'unknown' as const };
    const once = recountCall(noCalls, undefined, silent);
    if (once === 'recount') throw new Error('A first call needs no other.');
    expect(once.total_calls).toBe(1);
    expect(recountCall(once, silent, { ...silent, outcome: 'completed' })).toMatchObject({
      total_calls: 1,
      last_call_outcome: 'completed',
    });
  });
});

describe('a disposition', () => {
  const dispositions = [
    { name: 'CUSTOM_DNC', outcome: 'completed' as const, opt_out: false, meaning: 'do_not_call' as const },
    { name: 'Angry', outcome: 'completed' as const, opt_out: true },
    { name: 'Sale', outcome: 'completed' as const, opt_out: false },
    { name: 'DNC', outcome: 'failed' as const, opt_out: false },
  ];

  test.each([
    ['CUSTOM_DNC', 'completed', true],
    ['custom dnc', 'completed', true],
    ['do_not_call', null, true],
    ['Do-Not-Call', null, true],
    ['angry', 'completed', true],
    ['SALE', 'completed', false],
    ['DNC', 'failed', true],
    ['other', null, false],
    ['__proto__', null, false],
  ])('%s counts as %s, opt-out: %s', (word, outcome, optOut) => {
    expect(meaningOf(dispositions, word)).toEqual({ outcome, optOut });
  });
});
