import * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { callLogSchema } from '#core/call/call-record.schema.ts';
import { listCalls } from '#core/call/log/list-calls.ts';
import { logCall } from '#core/call/log/log-call.ts';
import type { ConsentGiven } from '#core/consent/consent.schema.ts';
import { listConsents, recordConsent } from '#core/consent/consent.ts';
import { getContact } from '#core/contact/contact.ts';
import { createContact } from '#core/contact/create-contact.ts';
import type { Team } from '#core/team/team.schema.ts';
import { getTeam } from '#core/team/team.ts';
import { freshTeam, meteredTable, privateTable } from '#test/harness/stack.ts';
import { fullDraft, via } from './bulk.ts';

const unmetered = await privateTable();
const { table, meter } = meteredTable(unmetered.name);

let team: Team;

beforeAll(async () => {
  const { team_id } = await freshTeam(unmetered, { phone: 'warn', company: 'optional' });
  team = await getTeam(unmetered, team_id);
});

const contactOf = async (): Promise<string> => {
  const { company_id: _, ...draft } = fullDraft;
  const request = { team, scope: wholeTeam(team.id), draft, via, now: new Date() };
  return (await createContact(table, request)).contact.id;
};

const log = (contactId: string | undefined, values: Record<string, unknown> = {}) => {
  const body = v.parse(callLogSchema, {
    outcome: 'completed',
    duration_seconds: 184,
    agent: 'Grace Hopper',
    notes: 'Asked for an offer; call again in spring.',
    ...values,
  });
  const request = { team, scope: wholeTeam(team.id), log: body, via, now: new Date() };
  return logCall(table, { ...request, ...(contactId !== undefined && { contactId }) });
};

const kinds: [string, () => Record<string, unknown>][] = [
  ['by hand', () => ({})],
  [
    'by a dialer, with its id',
    () => ({
      external_id: `CA${'5'.repeat(32)}`,
      provider: 'twilio',
      own_number: '+14155550123',
      recording_url: 'https://recordings.example.com/RE00000000000000000000000000000000',
      disposition: 'Interested',
    }),
  ],
];

test.each(kinds)('log a call %s: two round trips, 12 write units', async (_, values) => {
  const contactId = await contactOf();
  for (const first of [true, false]) {
    const { rounds, wru } = await meter.measure(() =>
      log(contactId, { ...values(), ...(!first && { external_id: 'another' }) }),
    );
    expect(rounds).toBe(2);
    expect(wru).toBeLessThanOrEqual(12);
  }
  const contact = await getContact(table, wholeTeam(team.id), contactId);
  expect(contact).toMatchObject({ total_calls: 2, last_call_outcome: 'completed', version: 1 });
  const reading = await meter.measure(() =>
    listCalls(table, wholeTeam(team.id), { contactId, trashed: false, limit: 50 }),
  );
  expect(reading.rounds).toBeLessThanOrEqual(2);
});

test('a call that relies on a consent notes that in the same transaction: two round trips, 2 write units more', async () => {
  const contactId = await contactOf();
  const given: ConsentGiven = {
    purpose: 'calls',
    status: 'granted',
    basis: 'consent',
    wording: 'Yes, call me about offers.',
    wording_version: '3',
    proof: 'recordings/4711.mp3',
    at: '2026-01-01T10:00:00.000Z',
  };
  const now = new Date();
  const request = { teamId: team.id, contactId, given, years: 5, asked: now.getTime(), via, now };
  const [row] = await recordConsent(unmetered, request);
  for (const [started_at, kept] of [
    ['2026-03-01T10:00:00.000Z', '2031-03-01T10:00:00.000Z'],
    ['2026-02-01T10:00:00.000Z', '2031-03-01T10:00:00.000Z'],
    ['2026-04-01T10:00:00.000Z', '2031-04-01T10:00:00.000Z'],
  ]) {
    const { rounds, wru } = await meter.measure(() => log(contactId, { started_at }));
    expect(rounds).toBe(2);
    expect(wru).toBeLessThanOrEqual(14);
    expect((await listConsents(unmetered, team.id, contactId))[0]?.kept_until).toBe(kept);
  }
  const { calls } = await listCalls(table, wholeTeam(team.id), { contactId, trashed: false, limit: 50 });
  expect(calls.map(({ consent_id }) => consent_id)).toEqual(Array(3).fill(row?.id));
  // What was said later, and calls of theirs, rely on nothing.
  await log(contactId, { started_at: '2025-12-31T10:00:00.000Z', external_id: 'before' });
  await log(contactId, { direction: 'inbound', external_id: 'inbound' });
  const after = await listCalls(table, wholeTeam(team.id), { contactId, trashed: false, limit: 50 });
  expect(after.calls.filter(({ consent_id }) => consent_id === null)).toHaveLength(2);
});

test('a call by its number: three round trips, since only the claim tells whose it is', async () => {
  const contactId = await contactOf();
  const { phone } = await getContact(unmetered, wholeTeam(team.id), contactId);
  const number = phone ?? '';
  const { rounds, wru } = await meter.measure(() => log(undefined, { number, external_id: contactId }));
  expect(rounds).toBeLessThanOrEqual(3);
  expect(wru).toBeLessThanOrEqual(12);
});

test('a call of a number that many have: few requests however many they are, and the consent of the one that is left', async () => {
  const contactOfLine = async (phone: string, extension: string): Promise<string> => {
    const draft = { name: 'Ada', phone, phone_extension: extension };
    const request = { team, scope: wholeTeam(team.id), draft, via, now: new Date() };
    return (await createContact(unmetered, request)).contact.id;
  };
  const number = '+12025559900';
  const ids: string[] = [];
  for (let n = 100; n < 140; n++) ids.push(await contactOfLine(number, String(n)));
  const ambiguous = await meter.measure(async () => {
    const { call } = await log(undefined, { number, direction: 'inbound', external_id: 'ambiguous' });
    expect(call.candidates).toEqual(ids.toSorted());
  });
  expect(ambiguous.requests).toBeLessThanOrEqual(6);
  expect(ambiguous.rounds).toBeLessThanOrEqual(3);
  const [contactId = ''] = ids;
  const given = {
    purpose: 'calls',
    status: 'granted',
    basis: 'consent',
    wording: 'Yes.',
    proof: 'a',
  } as const;
  const now = new Date();
  const said = { teamId: team.id, contactId, given, years: 5, asked: now.getTime(), via, now };
  const [row] = await recordConsent(unmetered, said);
  const { call } = await log(undefined, {
    number: `${number} x100`,
    external_id: 'line',
    started_at: new Date().toISOString(),
  });
  expect(call).toMatchObject({ contact_id: contactId, consent_id: row?.id });
});

test('log a call that is told of again: one round trip, nothing written', async () => {
  const contactId = await contactOf();
  await log(contactId, { external_id: 'again' });
  const { rounds, wru } = await meter.measure(() => log(contactId, { external_id: 'again' }));
  expect({ rounds, wru }).toEqual({ rounds: 1, wru: 0 });
});
