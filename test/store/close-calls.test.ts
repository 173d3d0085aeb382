import * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { findCall } from '#core/call/call.item.ts';
import { callLogSchema } from '#core/call/call-record.schema.ts';
import { busCallSchema } from '#core/call/log/bus-call.schema.ts';
import { logBusCall } from '#core/call/log/bus-call.ts';
import { logCall } from '#core/call/log/log-call.ts';
import { getContact } from '#core/contact/contact.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { removeContact } from '#core/contact/remove-contact.ts';
import type { Team } from '#core/team/team.schema.ts';
import { getTeam } from '#core/team/team.ts';
import { closeCalls } from '#core/upkeep/close-calls.ts';
import { freshTeam, privateTable } from '#test/harness/stack.ts';
import { via } from './bulk.ts';

// Upkeep works across teams, so that it gets a table of its own.
const table = await privateTable();

let team: Team;

beforeAll(async () => {
  const { team_id } = await freshTeam(table, { company: 'optional' });
  team = await getTeam(table, team_id);
});

const hour = 3_600_000;
const began = new Date('2026-05-01T10:00:00.000Z');
const after = (hours: number) => new Date(began.getTime() + hours * hour);
const scope = () => wholeTeam(team.id);

const person = async (phone: string): Promise<string> =>
  (await createContact(table, { team, scope: scope(), draft: { name: 'Ada', phone }, via, now: began }))
    .contact.id;

const log = async (contactId: string, values: Record<string, unknown>, now = began) => {
  const body = v.parse(callLogSchema, values);
  return (await logCall(table, { team, scope: scope(), contactId, log: body, via, now })).call;
};

test('a call whose end nobody tells is closed after a day, once, and corrected by a late event', async () => {
  const id = await person('+4915112345001');
  const told = { external_id: 'silent', phase: 'in_progress', started_at: began.toISOString() };
  const call = await log(id, told);
  expect((await closeCalls(table, after(23.9), after(23.9))).closed).toBe(0);
  expect((await closeCalls(table, after(24.1), after(24.1))).closed).toBe(1);
  expect((await closeCalls(table, after(25), after(25))).closed).toBe(0);
  expect(await findCall(table, team.id, call.id)).toMatchObject({ outcome: 'unknown', ended_by: 'timeout' });
  expect(await getContact(table, scope(), id)).toMatchObject({
    total_calls: 1,
    last_call_outcome: 'unknown',
  });
  await log(id, { ...told, phase: 'ended', outcome: 'completed' }, after(30));
  expect(await findCall(table, team.id, call.id)).toMatchObject({ outcome: 'completed', ended_by: 'event' });
  expect(await getContact(table, scope(), id)).toMatchObject({
    total_calls: 1,
    last_call_outcome: 'completed',
  });
});

test('one that somebody hears of meanwhile stays open, and one of nobody known is closed as well', async () => {
  const id = await person('+4915112345002');
  const call = await log(id, { external_id: 'busy-1', phase: 'ringing', started_at: began.toISOString() });
  await log(
    id,
    { external_id: 'busy-1', phase: 'in_progress', started_at: after(20).toISOString() },
    after(20),
  );
  const detail = v.parse(busCallSchema, {
    team_id: team.id,
    external_id: 'nobody',
    number: '+4915112345999',
    phase: 'ringing',
  });
  const { call: other } = await logBusCall(table, { source: 'dialer', detail, now: began });
  expect((await closeCalls(table, after(26), after(26))).closed).toBe(1);
  expect(await findCall(table, team.id, call.id)).toMatchObject({ outcome: null });
  expect(await findCall(table, team.id, other.id)).toMatchObject({ outcome: 'unknown', match: 'none' });
});

test('a call on the bus, once or twice, is the one that the API tells of', async () => {
  const id = await person('+4915112345003');
  const values = {
    external_id: 'bus-1',
    provider: 'dialer',
    outcome: 'busy',
    started_at: began.toISOString(),
  };
  const detail = v.parse(busCallSchema, {
    ...values,
    team_id: team.id,
    number: '0151 12345003',
    contact_id: id,
  });
  for (const _ of [1, 2]) await logBusCall(table, { source: 'dialer', detail, now: began });
  await log(id, values);
  expect(await getContact(table, scope(), id)).toMatchObject({ total_calls: 1, last_call_outcome: 'busy' });
  expect(v.is(busCallSchema, { ...values, team_id: team.id, external_id: null })).toBe(false);
});

test('the last call that turns out to have begun earlier leaves its place to another', async () => {
  const id = await person('+4915112345004');
  await log(id, { outcome: 'busy', started_at: after(2).toISOString() }, after(4));
  const late = { external_id: 'late', outcome: 'completed', sequence: 5 };
  await log(id, { ...late, started_at: after(3).toISOString() }, after(4));
  expect(await getContact(table, scope(), id)).toMatchObject({ last_called_at: after(3).toISOString() });
  const ringing = { external_id: 'late', phase: 'ringing', sequence: 1, started_at: after(1).toISOString() };
  await log(id, ringing, after(4));
  expect(await getContact(table, scope(), id)).toMatchObject({
    total_calls: 2,
    last_called_at: after(2).toISOString(),
    last_call_outcome: 'busy',
  });
});

test('calls of a contact that is removed for good are kept, and say no more whose they were', async () => {
  const id = await person('+4915112345005');
  const calls = [
    await log(id, { outcome: 'busy' }),
    await log(id, { outcome: 'completed', external_id: 'kept' }),
  ];
  await removeContact(table, { team, scope: scope(), contactId: id, via, now: began });
  const kept = await Promise.all(calls.map((call) => findCall(table, team.id, call.id)));
  const names = new Set(kept.map((call) => call?.contact_id));
  expect(names.size).toBe(1);
  expect([...names][0]).toMatch(/^gone_/);
  expect(JSON.stringify(kept)).not.toContain('12345005');
  expect(JSON.stringify(kept)).not.toContain(id);
});
