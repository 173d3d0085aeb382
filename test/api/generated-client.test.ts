import { mkdtempDisposableSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, inject, test } from 'vitest';
import { generateForeign } from '#client/generate-foreign.ts';
import { apiTeam, contactOf } from '#test/harness/api-team.ts';

// A generator that is not ours, in its defaults: what it cannot read in the document, its users could not send.
test('a client that another generator makes lists, filters by custom fields, creates and is refused', async () => {
  const { apiUrl } = inject('host');
  using folder = mkdtempDisposableSync(join(process.cwd(), 'node_modules/.foreign-'));
  const document = Object(await (await fetch(`${apiUrl}/openapi.json`)).json());
  await generateForeign(document, folder.path);
  const at = (file: string) => import(pathToFileURL(join(folder.path, file)).href);
  const [sdk, { createClient }] = [await at('sdk.gen.ts'), await at('client/client.gen.ts')];
  const team = await apiTeam({ company: 'optional' });
  const client = createClient({ baseUrl: apiUrl, auth: team.token });
  await team.post('/api/crm/fields', { name: 'seats', type: 'integer' });
  const ids: string[] = [];
  for (const seats of [5, 12, 40])
    ids.push(await contactOf(team, { custom_fields: { seats }, tags: [seats > 10 ? 'large' : 'small'] }));
  const listed = async (query: object): Promise<string[]> => {
    const { data, error } = await sdk.listContacts({ client, query: { sort: 'created_at', ...query } });
    expect(error).toBeUndefined();
    return data.contacts.map(({ id }: { id: string }) => id);
  };
  expect(await listed({ cf: { seats: 12 } })).toEqual([ids[1]]);
  expect(await listed({ cf: { 'seats.from': 10, 'seats.to': 50 } })).toEqual(ids.slice(1));
  expect(await listed({ tags: ['large', 'none'], limit: 1 })).toEqual([ids[1]]);
  const created = await sdk.createContact({ client, body: { name: 'Grace Hopper' } });
  expect([created.response.status, created.data.contact.name]).toEqual([201, 'Grace Hopper']);
  const refused = await sdk.listContacts({ client, query: { cf: { unheard_of: 1 } } });
  expect([refused.response.status, refused.error.error.code]).toEqual([400, 'field_unknown']);
});
