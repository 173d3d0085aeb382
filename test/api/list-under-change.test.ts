import { expect, test } from 'vitest';
import type { Contact } from '#core/attribute/contact.schema.ts';
import { toContactItem } from '#core/contact/contact.item.ts';
import { apiTeam, type Caller, contactOf } from '#test/harness/api-team.ts';
import { hostTable } from '#test/harness/stack.ts';
import { addCount, contactsOf, putItems, via } from '#test/store/bulk.ts';

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

const walk = async (caller: Caller, query: string): Promise<string[]> => {
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { status, body } = await caller.get(
      `${contacts}?limit=200&${query}${cursor && `&cursor=${cursor}`}`,
    );
    expect(status).toBe(200);
    seen.push(...body.contacts.map(({ id }: Contact) => id));
    cursor = body.next_cursor;
  }
  return seen;
};

/** 10,000 with `npm run test:full`; these are many pages, too. */
const residents = Number(process.env.LIST_ROWS ?? 2_000);

test.each(['', 'sort=name'])(
  'pages by cursor (%s) show each contact that stays exactly once while others come and go',
  async (query) => {
    const team = await apiTeam({ company: 'optional' });
    const drafts = Array.from({ length: residents }, (_, index) => ({ name: `Resident ${index}` }));
    const stay = await contactsOf(hostTable(), team.team_id, drafts);
    await putItems(
      hostTable(),
      stay.map((contact) => toContactItem(contact, via)),
    );
    await addCount(hostTable(), team.team_id, 'contact', residents);
    const stop = new AbortController();
    const changes = [churn(team, stop.signal), churn(team, stop.signal)];
    const seen = await walk(team, query);
    stop.abort();
    const left = await Promise.all(changes);
    expect(new Set(seen).size).toBe(seen.length);
    const shown = new Set(seen);
    expect(stay.filter(({ id }) => !shown.has(id))).toEqual([]);
    const { body } = await team.get(`${contacts}?limit=1`);
    expect(body.count).toBe(residents + left.reduce((sum, one) => sum + one, 0));
  },
);
