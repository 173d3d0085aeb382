import { describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { callIdOf, callKeys, toCall } from '#core/call/call.item.ts';
import type { EventOfCall } from '#core/call/call.schema.ts';
import { countCalls } from '#core/call/call-counters.ts';
import { hearCall } from '#core/call/log/hear-call.ts';
import { countedCall } from '#core/call/log/plan-call.ts';
import { getContact } from '#core/contact/contact.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { batchGet } from '#core/table/table.ts';
import { getTeam } from '#core/team/team.ts';
import { freshTeam, hostTable } from '#test/harness/stack.ts';
import { via } from './bulk.ts';

const table = hostTable();

/** Numbers that look random and are the same in every run. */
const randomOf = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const shuffled = <T>(values: readonly T[], random: () => number): T[] =>
  values
    .map((value) => ({ value, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ value }) => value);

const nothing: Omit<EventOfCall, 'phase'> = {
  leg_id: null,
  outcome: null,
  sequence: null,
  at: null,
  direction: 'manual',
  number: null,
  own_number: null,
  duration_seconds: null,
  machine: false,
  disposition: null,
  agent: null,
  recording_url: null,
  notes: null,
  summary: null,
  transcript_ref: null,
};

/** As a provider does: what is refused because others write comes again. */
const patiently = async (work: () => Promise<unknown>, left = 5): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (left === 0) throw error;
    await patiently(work, left - 1);
  }
};

const clients = 8;
const outcomes = ['completed', 'no_answer', 'busy', 'voicemail', 'failed'] as const;

/** Events of a call as a provider sends them: five, each twice. */
const eventsOf = (n: number, number: string): EventOfCall[] => {
  const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 8, n, second)).toISOString();
  const base = { ...nothing, number };
  const told: EventOfCall[] = [
    { ...base, phase: 'queued', sequence: 0, at: at(0) },
    { ...base, phase: 'ringing', sequence: 1, at: at(2) },
    { ...base, phase: 'in_progress', sequence: 2, at: at(9) },
    { ...base, phase: 'ended', sequence: 3, at: at(40), outcome: 'unknown' },
    {
      ...base,
      phase: 'ended',
      sequence: 4,
      at: at(41),
      outcome: outcomes[n % outcomes.length] ?? 'completed',
    },
  ];
  return [...told, ...told];
};

describe('events of many calls, shuffled and doubled, from several clients at once', () => {
  test('come to one state a call, and to the counters of a plain program', async () => {
    const { team_id } = await freshTeam(table, { company: 'optional' });
    const team = await getTeam(table, team_id);
    const scope = wholeTeam(team_id);
    const random = randomOf(7);
    const people = await Promise.all(
      Array.from({ length: 6 }, async (_, n) => {
        const draft = { name: `Person ${n}`, phone: `+4915112345${100 + n}` };
        return (await createContact(table, { team, scope, draft, via, now: new Date() })).contact;
      }),
    );
    const count = 60;
    const all = Array.from({ length: count }, (_, n) => {
      const owner = people[Math.floor(random() * people.length)];
      return eventsOf(n, owner?.phone ?? '').map((event) => ({ external_id: `CA${n}`, event }));
    }).flat();
    const queue = shuffled(all, random).values();
    const client = async () => {
      for (const { external_id, event } of queue) {
        const identity = { id: callIdOf(team_id, 'dialer', external_id), provider: 'dialer', external_id };
        await patiently(() => hearCall(table, { team, scope, identity, event, via, now: new Date() }));
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    const keys = Array.from({ length: count }, (_, n) =>
      callKeys.primary(team_id, callIdOf(team_id, 'dialer', `CA${n}`)),
    );
    const calls = (await batchGet(table, keys)).map(toCall);
    expect(calls).toHaveLength(count);
    for (const { external_id, started_at, outcome } of calls) {
      const n = Number(external_id?.slice(2));
      expect({ started_at, outcome }).toEqual({
        started_at: new Date(Date.UTC(2026, 0, 1, 8, n, 0)).toISOString(),
        outcome: outcomes[n % outcomes.length],
      });
    }
    for (const { id } of people) {
      const own = calls
        .filter(({ contact_id }) => contact_id === id)
        .flatMap((one) => countedCall(one) ?? []);
      const { last_call_id: _, ...counters } = countCalls(own);
      expect(await getContact(table, scope, id)).toMatchObject({ ...counters, version: 1 });
    }
  });
});
