import { beforeAll, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { findLastCall } from '#core/call/log/list-calls.ts';
import { lookupCallers } from '#core/callable/lookup.ts';
import { createContact } from '#core/contact/create-contact.ts';
import type { Team } from '#core/team/team.schema.ts';
import { getTeam } from '#core/team/team.ts';
import { freshTeam, meteredTable, privateTable } from '#test/harness/stack.ts';
import { via } from './bulk.ts';

const unmetered = await privateTable();
const { table, meter } = meteredTable(unmetered.name);
const phone = '+12025550170';

let team: Team;

beforeAll(async () => {
  const { team_id } = await freshTeam(unmetered, { phone: 'warn', company: 'optional' });
  team = await getTeam(unmetered, team_id);
  for (const name of ['Ada', 'Grace']) {
    const request = { team, scope: wholeTeam(team.id), draft: { name, phone }, via, now: new Date() };
    await createContact(unmetered, request);
  }
});

test('who has a number, with verdict and last call: two round trips', async () => {
  const scope = wholeTeam(team.id);
  const asked = { team, scope, phone, now: new Date() };
  // Once in a process, the secret of the stage is read.
  await lookupCallers(table, asked);
  const { rounds, requests } = await meter.measure(async () => {
    const found = await lookupCallers(table, asked, (id) => findLastCall(table, scope, id));
    expect(found.map(({ contact, verdict }) => [contact.name, verdict.callable])).toEqual(
      expect.arrayContaining([
        ['Ada', true],
        ['Grace', true],
      ]),
    );
  });
  expect(rounds).toBe(2);
  expect(requests).toBe(3 + 2 * 2);
});
