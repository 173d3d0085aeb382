import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { callLogSchema } from '#core/call/call-record.schema.ts';
import { reserveWrite } from '#core/call/called.item.ts';
import { logCall } from '#core/call/log/log-call.ts';
import { type Reserved, releaseContacts, reserveContacts } from '#core/callable/reserve.ts';
import { callingSchema } from '#core/calling/calling.schema.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { updateContact } from '#core/contact/update-contact.ts';
import { newId } from '#core/id.ts';
import { changeItem } from '#core/table/table.ts';
import type { Team } from '#core/team/team.schema.ts';
import { getTeam } from '#core/team/team.ts';
import { freshTeam, hostTable } from '#test/harness/stack.ts';
import { via } from './bulk.ts';

const table = hostTable();
// Of yesterday: what caps count is forgotten after some weeks, and so is what a test writes for an older day.
const noon = new Date(Math.floor(Date.now() / 86_400_000 - 1) * 86_400_000 + 16 * 3_600_000);
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);

const teamWith = async (calling: object = {}): Promise<Team> => {
  const settings = { phone: 'warn', company: 'optional', calling: v.parse(callingSchema, calling) } as const;
  return getTeam(table, (await freshTeam(table, settings)).team_id);
};

let numbers = 0;
const nextNumber = () => `+1202555${String(1_000 + (numbers++ % 9_000)).padStart(4, '0')}`;

const contactOf = async (team: Team, phone = nextNumber()): Promise<string> => {
  const request = { team, scope: wholeTeam(team.id), draft: { name: 'Ada', phone }, via, now: noon };
  return (await createContact(table, request)).contact.id;
};

const ask = async (
  team: Team,
  id: string,
  { now = noon, seconds = 120, reservationId = newId('rsv') } = {},
): Promise<Reserved> => {
  const scope = wholeTeam(team.id);
  const found = await reserveContacts(table, { team, scope, now, seconds, reservationId }, [id]);
  const one = found.get(id);
  if (!one) throw new Error('The contact is gone.');
  return one;
};

const codes = ({ verdict }: Reserved) => verdict.reasons.map(({ code }) => code);
const isGranted = ({ reservedUntil }: Reserved) => reservedUntil !== null;

const log = (team: Team, contactId: string, at: Date, values: object = {}) => {
  const body = v.parse(callLogSchema, { outcome: 'no_answer', started_at: at.toISOString(), ...values });
  return logCall(table, { team, scope: wholeTeam(team.id), contactId, log: body, via, now: at });
};

test('of fifty writes that reserve a number at once, one goes through: a hundred rounds', async () => {
  const { id: teamId } = await teamWith();
  for (let round = 0; round < 100; round += 1) {
    const place = { teamId, number: nextNumber() };
    const [granted_at, until] = [noon.getTime(), later(120).getTime()];
    const done = await Promise.all(
      Array.from({ length: 50 }, () => {
        const wanted = { id: newId('rsv'), granted_at, until };
        return changeItem(table, reserveWrite(place, wanted, { now: granted_at, spent: undefined }));
      }),
    );
    expect(done.filter(({ changed }) => changed)).toHaveLength(1);
    // The others hear of the one that did.
    expect(new Set(done.map(({ item }) => item?.id)).size).toBe(1);
  }
});

test('of fifty dialers that ask at once for contacts of one number, one gets it', async () => {
  const team = await teamWith({ caps: { per_day: 3 } });
  for (let round = 0; round < 5; round += 1) {
    const phone = nextNumber();
    // Two contacts share the number, which is what is reserved.
    const ids = [await contactOf(team, phone), await contactOf(team, phone)];
    const asked = await Promise.all(
      Array.from({ length: 50 }, (_, dialer) => ask(team, String(ids[dialer % 2]))),
    );
    const winners = asked.filter(isGranted);
    expect(winners).toHaveLength(1);
    expect(winners[0]?.verdict.callable).toBe(true);
    const losers = asked.filter((one) => !isGranted(one));
    expect(losers.every((one) => !one.verdict.callable && codes(one).join() === 'reserved')).toBe(true);
    expect(losers.every((one) => one.verdict.next_allowed_at === later(120).toISOString())).toBe(true);
  }
});

describe('a number that is reserved', () => {
  test('is free again to the second when its time is over', async () => {
    const team = await teamWith();
    const id = await contactOf(team);
    expect(isGranted(await ask(team, id))).toBe(true);
    expect(codes(await ask(team, id, { now: later(119.999) }))).toEqual(['reserved']);
    expect(isGranted(await ask(team, id, { now: later(120) }))).toBe(true);
  });

  test('stays with whoever holds it, who extends it', async () => {
    const team = await teamWith();
    const id = await contactOf(team);
    const reservationId = newId('rsv');
    await ask(team, id, { reservationId });
    const again = await ask(team, id, { reservationId, now: later(100) });
    expect(again.reservedUntil).toBe(later(220).getTime());
    expect(codes(await ask(team, id, { now: later(200) }))).toEqual(['reserved']);
    // Once it is over, another may have it, and then it is not one’s own any more.
    expect(isGranted(await ask(team, id, { now: later(220) }))).toBe(true);
    expect(codes(await ask(team, id, { reservationId, now: later(221) }))).toEqual(['reserved']);
  });

  test('is given back by its holder alone', async () => {
    const team = await teamWith();
    const id = await contactOf(team);
    const reservationId = newId('rsv');
    await ask(team, id, { reservationId });
    await releaseContacts(table, { team, now: noon, reservationId: newId('rsv') }, [id]);
    expect(codes(await ask(team, id))).toEqual(['reserved']);
    await releaseContacts(table, { team, now: noon, reservationId }, [id]);
    expect(isGranted(await ask(team, id))).toBe(true);
  });

  test('is free once the call is over, for whom caps allow it', async () => {
    const team = await teamWith({ caps: { min_gap_minutes: 1 } });
    const id = await contactOf(team);
    await ask(team, id);
    await log(team, id, later(10), { phase: 'ringing', outcome: null, external_id: 'one' });
    expect(codes(await ask(team, id, { now: later(11) }))).toEqual(['called_recently', 'reserved']);
    await log(team, id, later(10), { external_id: 'one' });
    expect(codes(await ask(team, id, { now: later(69) }))).toEqual(['called_recently']);
    const asked = await Promise.all(Array.from({ length: 10 }, () => ask(team, id, { now: later(70) })));
    expect(asked.filter(isGranted)).toHaveLength(1);
  });

  test('stays so when an earlier call, or one of theirs, is logged meanwhile', async () => {
    const team = await teamWith();
    const id = await contactOf(team);
    await ask(team, id);
    await log(team, id, later(-60));
    await log(team, id, later(10), { direction: 'inbound', outcome: 'completed' });
    expect(codes(await ask(team, id, { now: later(20) }))).toEqual(['reserved']);
  });
});

test('of several contacts with one number, who asks for all gets it for the first', async () => {
  const team = await teamWith();
  const phone = nextNumber();
  const ids = [await contactOf(team, phone), await contactOf(team, phone), await contactOf(team)];
  const request = { team, scope: wholeTeam(team.id), now: noon, seconds: 60, reservationId: newId('rsv') };
  const found = await reserveContacts(table, request, ids);
  expect(ids.map((id) => found.get(id)?.reservedUntil !== null)).toEqual([true, false, true]);
});

test('nobody gets a number whose contact opts out, or is called, before the reservation stands', async () => {
  const team = await teamWith({ caps: { per_day: 1 } });
  const scope = wholeTeam(team.id);
  for (let round = 0; round < 20; round += 1) {
    const id = await contactOf(team);
    const isCall = round % 2 === 0;
    let done = Number.POSITIVE_INFINITY;
    const change = { do_not_call: true };
    const disturb = async () => {
      await (isCall
        ? log(team, id, noon)
        : updateContact(table, { team, scope, via, now: noon, contactId: id, change }));
      done = performance.now();
    };
    const asking = async () => {
      const began = performance.now();
      return { began, one: await ask(team, id) };
    };
    const [first] = await Promise.all([asking(), disturb()]);
    // What asked after it was done knows of it.
    if (first.began > done) expect(isGranted(first.one)).toBe(false);
    const second = await asking();
    expect(isGranted(second.one)).toBe(false);
  }
});
