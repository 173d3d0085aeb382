import { beforeAll, describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import type { Contact } from '#core/attribute/contact.schema.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { getTeam } from '#core/team/team.ts';
import { type ApiTeam, apiTeam } from '#test/harness/api-team.ts';
import { hostTable } from '#test/harness/stack.ts';

const contacts = '/api/crm/contacts';
const via = { updated_by: 'tok_test', via: 'api' as const };
const total = 120;

let team: ApiTeam;
/** Newest first. */
let ids: string[];

beforeAll(async () => {
  team = await apiTeam({ company: 'optional' });
  const table = hostTable();
  const record = await getTeam(table, team.team_id);
  // Several share a moment, so that the order has ties to break.
  const made = await Promise.all(
    Array.from({ length: total }, (_, index) => {
      const now = new Date(Date.UTC(2026, 0, 1, 0, 0, Math.floor(index / 3)));
      return createContact(table, {
        team: record,
        scope: wholeTeam(record.id),
        draft: { name: `Contact ${index}` },
        via,
        now,
      });
    }),
  );
  const orderOf = ({ created_at, id }: Contact) => `${created_at} ${id}`;
  ids = made
    .map(({ contact }) => contact)
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1))
    .map(({ id }) => id);
});

const page = async (query: string) => {
  const { status, body } = await team.get(`${contacts}?${query}`);
  expect(status).toBe(200);
  expect(body.count).toBe(total);
  return { ids: body.contacts.map(({ id }: Contact) => id) as string[], next: body.next_cursor, body };
};

test('the documented request answers the newest fifty with the exact count', async () => {
  const { ids: shown, body } = await page(`teamId=${team.team_id}&limit=50&offset=0`);
  expect(shown).toEqual(ids.slice(0, 50));
  expect(body).toMatchObject({ success: true, count: total, limit: 50, offset: 0 });
  expect(await page('')).toMatchObject({ ids: shown });
});

test.each([
  [1, 0],
  [7, 3],
  [50, 100],
  [200, 0],
  [200, 119],
  [50, 120],
  [50, 5_000],
])('limit %i and offset %i', async (limit, offset) => {
  const { ids: shown, next, body } = await page(`limit=${limit}&offset=${offset}`);
  expect(shown).toEqual(ids.slice(offset, offset + limit));
  expect(body).toMatchObject({ limit, offset });
  expect(next === null).toBe(offset + limit >= total);
});

describe('a cursor', () => {
  test.each([1, 13, 60, 119])('leads through all contacts, %i a page', async (limit) => {
    const pages = limit === 1 ? 5 : Math.ceil(total / limit);
    const seen: string[] = [];
    let cursor = '';
    for (let turn = 0; turn < pages; turn++) {
      const { ids: shown, next } = await page(`limit=${limit}${cursor && `&cursor=${cursor}`}`);
      seen.push(...shown);
      cursor = next;
    }
    expect(seen).toEqual(ids.slice(0, pages * limit));
    expect(cursor === null).toBe(pages * limit >= total);
  });

  test('goes on where an offset began, in pages of another size (chatwoot#12565)', async () => {
    const first = await page('limit=10&offset=25');
    const second = await page(`limit=40&cursor=${first.next}`);
    expect(second.ids).toEqual(ids.slice(35, 75));
    expect(second.body.offset).toBe(0);
  });

  test('beside an offset is 400', async () => {
    const { next } = await page('limit=10');
    const { status, body } = await team.get(`${contacts}?limit=10&offset=10&cursor=${next}`);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'offset_with_cursor', param: 'offset' });
  });

  test('of another team, or of another list of the team, is 400', async () => {
    const { next } = await page('limit=10');
    const other = await apiTeam({ company: 'optional' });
    const replies = [
      await other.get(`${contacts}?cursor=${next}`),
      await team.get(`${contacts}?deleted=true&cursor=${next}`),
      await team.get(`/api/crm/companies?cursor=${next}`),
      await team.get(`${contacts}?cursor=${next}%3D`),
      await team.get(`${contacts}?cursor=${String(next).toLowerCase()}`),
    ];
    for (const { status, body } of replies) {
      expect(status).toBe(400);
      expect(body.error).toMatchObject({ code: 'cursor_invalid', param: 'cursor' });
    }
  });
});

test('a page of more than an answer can hold says so, and a lower limit is answered', async () => {
  const bulky = await apiTeam({ company: 'optional' });
  const custom_fields = Object.fromEntries(
    Array.from({ length: 15 }, (_, n) => [`field${n}`, '"'.repeat(1_900)]),
  );
  for (let batch = 0; batch < 8; batch++) {
    const drafts = Array.from({ length: 8 }, (_, n) => ({ name: `Bulky ${batch} ${n}`, custom_fields }));
    await bulky.post(`${contacts}/batch`, { mode: 'create', contacts: drafts });
  }
  expect(await bulky.get(`${contacts}?limit=200`)).toMatchObject({
    status: 400,
    body: { error: { code: 'answer_too_large', param: 'limit' } },
  });
  expect(await bulky.get(`${contacts}?limit=10`)).toMatchObject({ status: 200, body: { count: 64 } });
});
