import { beforeAll, describe, expect, test } from 'vitest';
import { type ApiTeam, apiTeam, companyOf } from '#test/harness/api-team.ts';

const companies = '/api/crm/companies';
const names = [
  'Acme Corp',
  'Acme Widgets International Trading Company of Bavaria',
  'Müller & Söhne',
  'Beta Corp',
  'Straße 5 GmbH',
];

let team: ApiTeam;

beforeAll(async () => {
  team = await apiTeam();
  for (const name of names) await companyOf(team, name);
});

const found = async (query: string): Promise<string[]> => {
  const { status, body } = await team.get(`${companies}?${query}`);
  expect(status).toBe(200);
  expect(body.count).toBe(body.companies.length);
  return body.companies.map(({ name }: { name: string }) => name);
};

const search = (text: string, more = '') => found(`search=${encodeURIComponent(text)}${more}`);

describe('a search of companies', () => {
  test.each([
    ['acme', [names[1], names[0]]],
    ['corp', [names[3], names[0]]],
    ['CO', [names[3], names[1], names[0]]],
    ['bavar', [names[1]]],
    ['trading acme', [names[1]]],
    ['mull soh', [names[2]]],
    ['Müller & Söhne', [names[2]]],
    ['STRASSE', [names[4]]],
    ['5', [names[4]]],
    ['acme beta', []],
    ['cme', []],
    ['&', []],
    ['zz', []],
  ])('for %s finds words by their beginnings, newest first', async (text, expected) => {
    expect(await search(text)).toEqual(expected);
  });

  test('blank is none', async () => {
    expect(await search(' ')).toHaveLength(names.length);
  });

  test('is sorted, counted and paged', async () => {
    expect(await search('co', '&sort=name')).toEqual([names[0], names[1], names[3]]);
    expect(await search('co', '&sort=-name')).toEqual([names[3], names[1], names[0]]);
    const page = (more: string) => team.get(`${companies}?search=co&sort=name&limit=2${more}`);
    const first = (await page('')).body;
    expect(first).toMatchObject({ count: 3, limit: 2, offset: 0 });
    const second = (await page(`&cursor=${first.next_cursor}`)).body;
    expect(second).toMatchObject({ count: 3, next_cursor: null, companies: [{ name: names[3] }] });
    expect((await page('&offset=2')).body.companies).toEqual(second.companies);
    const other = await team.get(`${companies}?search=corp&sort=name&cursor=${first.next_cursor}`);
    expect([other.status, other.body.error.code]).toEqual([400, 'cursor_invalid']);
  });

  test('finds companies that free text made, and not contacts', async () => {
    const own = await apiTeam();
    const { body } = await own.post('/api/crm/contacts', { name: 'Zoe Zander', company: 'Zander Zinc' });
    const reply = await own.get(`${companies}?search=zan`);
    expect(reply.body).toMatchObject({ count: 1, companies: [{ id: body.contact.company_id }] });
  });

  test('goes by the name that a company has now', async () => {
    const own = await apiTeam();
    const id = await companyOf(own, 'One Two Three Four Five');
    await own.patch(`${companies}/${id}`, { name: 'Six Seven' });
    for (const [text, count] of [
      ['one', 0],
      ['four', 0],
      ['seven', 1],
    ])
      expect((await own.get(`${companies}?search=${text}`)).body.count).toBe(count);
  });
});

describe('a list of companies', () => {
  test.each([
    ['name', [names[0], names[1], names[3], names[2], names[4]]],
    ['-name', [names[4], names[2], names[3], names[1], names[0]]],
    ['created_at', names],
    ['-created_at', names.toReversed()],
  ])('sorted by %s, whole and page by page', async (sort, expected) => {
    expect(await found(`sort=${sort}`)).toEqual(expected);
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await team.get(`${companies}?sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...body.companies.map(({ name }: { name: string }) => name));
      cursor = body.next_cursor;
    }
    expect(paged).toEqual(expected);
  });

  test('takes no other sort', async () => {
    const { status, body } = await team.get(`${companies}?sort=city`);
    expect([status, body.error.code, body.error.param]).toEqual([400, 'unknown_value', 'sort']);
  });
});
