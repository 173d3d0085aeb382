import { beforeAll, describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { callIdOf, callKeys, toCall } from '#core/call/call.item.ts';
import type { EventOfCall } from '#core/call/call.schema.ts';
import { readNumberRecord } from '#core/call/called.item.ts';
import { hearCall } from '#core/call/log/hear-call.ts';
import { getContact } from '#core/contact/contact.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { batchGet } from '#core/table/table.ts';
import type { Team } from '#core/team/team.schema.ts';
import { getTeam } from '#core/team/team.ts';
import { freshTeam, hostTable } from '#test/harness/stack.ts';
import { via } from './bulk.ts';

// A share of the events by default; all 10,000 of 1,000 calls with `npm run test:full`.
const count = Math.ceil(Number(process.env.CALL_EVENTS ?? 1_000) / 10);

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

/** What caps count is forgotten after some weeks. */
const begin = Math.floor(Date.now() / 86_400_000 - 30) * 86_400_000;

const outcomes = ['completed', 'no_answer', 'busy', 'voicemail', 'failed'] as const;

/** What became of a call, told by nobody but this test. */
interface Told {
  external_id: string;
  /** Of a person, of two who share a number, or of nobody. */
  owner: 'one' | 'shared' | 'nobody';
  number: string;
  start: number;
  outcome: (typeof outcomes)[number];
  events: EventOfCall[];
}

/**
 * A call and its events as a provider sends them: five, each twice. Every second provider numbers them; every third
 * tells the number at the beginning only, which may be the last that is heard.
 */
const callOf = (n: number, lines: Pick<Told, 'owner' | 'number'>[], random: () => number): Told => {
  const start = begin + Math.floor(random() * 2e6) * 1_000 + n;
  const outcome = outcomes[Math.floor(random() * outcomes.length)] ?? 'completed';
  const line = lines[Math.floor(random() * lines.length)] ?? { owner: 'nobody', number: '' };
  const steps: [EventOfCall['phase'], number, EventOfCall['outcome']][] = [
    ['queued', 0, null],
    ['ringing', 2, null],
    ['in_progress', 9, null],
    ['ended', 40, 'unknown'],
    ['ended', 41, outcome],
  ];
  const events = steps.map(([phase, second, ended], place) => ({
    ...{ ...nothing, phase, outcome: ended },
    at: new Date(start + second * 1_000).toISOString(),
    sequence: n % 2 === 0 ? place : null,
    number: n % 3 === 0 && place > 0 ? null : line.number,
  }));
  return { external_id: `CA${n}`, ...line, start, outcome, events: [...events, ...events] };
};

/** The counters of a contact by its calls, as anybody would count them. */
const countersOf = (calls: readonly Told[]) => {
  const last = calls.toSorted((one, other) => other.start - one.start)[0];
  return {
    total_calls: calls.length,
    last_called_at: last ? new Date(last.start).toISOString() : null,
    last_call_outcome: last?.outcome ?? null,
  };
};

/** Who has which number. */
interface People {
  /** The contact of each number that one has. */
  own: ReadonlyMap<string, string>;
  shared: string;
  sharers: readonly string[];
  nobody: string;
}

const peopleOf = async (team: Team): Promise<People> => {
  const scope = wholeTeam(team.id);
  const person = async (phone: string) => {
    const draft = { name: `Person ${phone}`, phone };
    return (await createContact(table, { team, scope, draft, via, now: new Date() })).contact.id;
  };
  const own = new Map<string, string>();
  for (let n = 0; n < 8 + count / 50; n++) {
    const phone = `+49151123${10_000 + n}`;
    own.set(phone, await person(phone));
  }
  const shared = '+4915112399998';
  const sharers = [await person(shared), await person(shared)].toSorted();
  return { own, shared, sharers, nobody: '+4915112399999' };
};

const callsFor = ({ own, shared, nobody }: People, random: () => number): Told[] => {
  const lines = [
    ...[...own.keys()].map((number) => ({ owner: 'one' as const, number })),
    { owner: 'shared' as const, number: shared },
    { owner: 'nobody' as const, number: nobody },
  ];
  return Array.from({ length: count }, (_, n) => callOf(n, lines, random));
};

/** Sends all events from several clients at once. */
const send = async (team: Team, told: readonly Told[], random: () => number): Promise<void> => {
  const all = told.flatMap(({ external_id, events }) => events.map((event) => ({ external_id, event })));
  const queue = shuffled(all, random).values();
  const client = async () => {
    for (const { external_id, event } of queue) {
      const identity = { id: callIdOf(team.id, 'dialer', external_id), provider: 'dialer', external_id };
      const hearing = { team, scope: wholeTeam(team.id), identity, event, via, now: new Date() };
      await patiently(() => hearCall(table, hearing));
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
};

const ownerOf = ({ own, sharers }: People, { owner, number }: Told) => {
  if (owner === 'one') return { match: 'one', contact_id: own.get(number), candidates: [] };
  const isShared = owner === 'shared';
  return {
    match: isShared ? 'ambiguous' : 'none',
    contact_id: null,
    candidates: isShared ? sharers : [],
  };
};

describe('events of many calls, shuffled and doubled, from several clients at once', () => {
  let team: Team;
  let people: People;
  let told: Told[];
  const callsTo = (number: string) => told.filter((one) => one.number === number);
  const shown = async (id: string) => getContact(table, wholeTeam(team.id), id);

  beforeAll(async () => {
    const { team_id } = await freshTeam(table, { company: 'optional', phone: 'warn' });
    team = await getTeam(table, team_id);
    const random = randomOf(7);
    people = await peopleOf(team);
    told = callsFor(people, random);
    await send(team, told, random);
  }, 3_600_000);

  test('come to one state a call', async () => {
    const keys = told.map(({ external_id }) =>
      callKeys.primary(team.id, callIdOf(team.id, 'dialer', external_id)),
    );
    const calls = new Map((await batchGet(table, keys)).map(toCall).map((one) => [one.external_id, one]));
    for (const one of told)
      expect(calls.get(one.external_id)).toMatchObject({
        ...{ outcome: one.outcome, phase: 'ended', number: one.number },
        started_at: new Date(one.start).toISOString(),
        ...ownerOf(people, one),
      });
  });

  test('count as a plain program counts them', async () => {
    for (const [number, id] of people.own)
      expect(await shown(id)).toMatchObject({ ...countersOf(callsTo(number)), version: 1 });
    for (const id of people.sharers) expect(await shown(id)).toMatchObject({ ...countersOf([]), version: 1 });
  });

  test('count once each against the caps of their numbers', async () => {
    const byTime = <T extends { at: number }>(all: T[]) => all.toSorted((one, other) => one.at - other.at);
    for (const number of new Set(told.map((one) => one.number))) {
      const record = await readNumberRecord(table, team.id, number);
      expect(byTime(record.calls)).toMatchObject(
        byTime(
          callsTo(number).map(({ start: at, outcome }) => ({
            ...{ at, conversation: outcome === 'completed', ended: true },
          })),
        ),
      );
    }
  });
});
