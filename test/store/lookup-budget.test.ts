import { beforeAll, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { findLastCall } from '#core/call/log/list-calls.ts';
import { lookupCallers } from '#core/callable/lookup.ts';
import { createCompany } from '#core/company/company.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { updateContact } from '#core/contact/update-contact.ts';
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
    const { callers: found } = await lookupCallers(table, asked, {
      also: (_, sources) => findLastCall(table, scope, sources),
    });
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

test('their companies come in the same two rounds, and in a third where one has moved on since', async () => {
  const scope = wholeTeam(team.id);
  const now = new Date();
  const companyOf = (name: string) =>
    createCompany(unmetered, { teamId: team.id, draft: { name }, via, now });
  const [first, second] = [await companyOf('Analytical Engines'), await companyOf('Difference Engines')];
  const draft = { name: 'Mary', phone: '+12025550171', company_id: first.id };
  const { contact } = await createContact(unmetered, { team, scope, draft, via, now });
  const asked = { team, scope, phone: draft.phone, now };
  const read = () => lookupCallers(table, asked, { companies: true });
  const before = await meter.measure(async () => {
    expect([...(await read()).companies.values()].map(({ name }) => name)).toEqual([first.name]);
  });
  expect(before.rounds).toBe(2);
  const change = { company_id: second.id };
  await updateContact(unmetered, { team, scope, contactId: contact.id, change, via, now });
  const after = await meter.measure(async () => {
    expect([...(await read()).companies.values()].map(({ name }) => name)).toEqual([second.name]);
  });
  expect(after.rounds).toBe(3);
});
