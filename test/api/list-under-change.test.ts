import { expect, test } from 'vitest';
import type { Contact } from '#core/contact/contact.schema.ts';
import { apiTeam, type Caller, contactOf } from '#test/harness/api-team.ts';

const contacts = '/api/crm/contacts';

/** Creates and deletes contacts until the signal comes; answers how many are left of them. */
const churn = async (caller: Caller, signal: AbortSignal): Promise<number> => {
  const made: string[] = [];
  for (let turn = 0; !signal.aborted; turn++) {
    made.push(await contactOf(caller, { name: `Passer-by ${turn}`, phone: null }));
    if (turn % 3 !== 0) continue;
    const gone = made.shift();
    expect((await caller.delete(`${contacts}/${gone}`)).status).toBe(200);
  }
  return made.length;
};

const walk = async (caller: Caller): Promise<string[]> => {
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { status, body } = await caller.get(`${contacts}?limit=9${cursor && `&cursor=${cursor}`}`);
    expect(status).toBe(200);
    seen.push(...body.contacts.map(({ id }: Contact) => id));
    cursor = body.next_cursor;
  }
  return seen;
};

test('pages by cursor show each contact that stays exactly once while others come and go', async () => {
  const team = await apiTeam({ company: 'optional' });
  const names = Array.from({ length: 60 }, (_, index) => `Resident ${index}`);
  const stay = await Promise.all(names.map((name) => contactOf(team, { name })));
  const stop = new AbortController();
  const changes = [churn(team, stop.signal), churn(team, stop.signal)];
  const walks = [];
  for (let turn = 0; turn < 3; turn++) walks.push(await walk(team));
  stop.abort();
  const left = await Promise.all(changes);
  for (const seen of walks) {
    expect(new Set(seen).size).toBe(seen.length);
    expect(stay.filter((id) => !seen.includes(id))).toEqual([]);
  }
  const { body } = await team.get(`${contacts}?limit=1`);
  expect(body.count).toBe(60 + left.reduce((sum, one) => sum + one, 0));
});
