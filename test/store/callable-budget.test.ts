import { beforeAll, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { findVerdicts } from '#core/callable/find-verdicts.ts';
import { createContact } from '#core/contact/create-contact.ts';
import type { Team } from '#core/team/team.schema.ts';
import { getTeam } from '#core/team/team.ts';
import { freshTeam, meteredTable, privateTable } from '#test/harness/stack.ts';
import { via } from './bulk.ts';

const unmetered = await privateTable();
const { table, meter } = meteredTable(unmetered.name);

let team: Team;
const ids: string[] = [];

const contactOf = async (index: number): Promise<string> => {
  const draft = { name: `Ada ${index}`, phone: `+1202555${String(1_000 + index)}` };
  const request = { team, scope: wholeTeam(team.id), draft, via, now: new Date() };
  return (await createContact(unmetered, request)).contact.id;
};

beforeAll(async () => {
  const calling = { presets: ['us_federal', 'us_reg_f'], window: null, caps: null, consent_required: false };
  const { team_id } = await freshTeam(unmetered, { phone: 'warn', company: 'optional', calling });
  team = await getTeam(unmetered, team_id);
  for (let index = 0; index < 100; index += 1) ids.push(await contactOf(index));
});

test.each([1, 100])('verdicts on %i: two round trips', async (count) => {
  const asked = ids.slice(0, count);
  let found = new Map<string, unknown>();
  const { rounds, rru, wru } = await meter.measure(async () => {
    found = await findVerdicts(table, { team, now: new Date('2026-07-01T15:00Z') }, asked);
  });
  expect(rounds).toBe(2);
  // A contact with its consents, the record of its number, its suppressions and those of its address.
  expect(rru).toBeLessThanOrEqual(4 * count);
  expect(wru).toBe(0);
  expect([...found.values()]).toHaveLength(count);
  expect([...found.values()][0]).toMatchObject({ verdict: { callable: true, reasons: [] } });
});
