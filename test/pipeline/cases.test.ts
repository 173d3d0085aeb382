import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Contact, Import } from '#client/schema.ts';
import { defaultTeam } from './import-client.ts';

/** Files as people have them, each in a team of its own as it is by default: the samples know the same people. */
const files = [
  'bot-crm-guide.csv',
  'dutycall-guide.csv',
  'talkturo-guide.csv',
  'cases/09-country.csv',
  'cases/31-null.csv',
  'cases/33-emails.csv',
  'cases/37-dataloader.csv',
];

const imports = new Map<string, Import>();
const contacts: Contact[] = [];

beforeAll(async () => {
  const done = files.map(async (name) => {
    const team = await defaultTeam({ company: 'optional' });
    const body = await readFile(path.join(import.meta.dirname, 'samples', name));
    imports.set(name, await team.imported(body));
    contacts.push(...(await team.contacts()));
  });
  await Promise.all(done);
});

test.each([
  ['bot-crm-guide.csv', 2, 2],
  ['dutycall-guide.csv', 2, 0],
  ['talkturo-guide.csv', 2, 0],
  ['cases/09-country.csv', 5, 0],
  ['cases/31-null.csv', 6, 0],
  ['cases/33-emails.csv', 12, 1],
  ['cases/37-dataloader.csv', 1, 1],
])('every row of %s makes a contact', (name, created, warned) => {
  const counts = { rows: created, created, updated: 0, skipped: 0, failed: 0, warned, parked: 0 };
  expect(imports.get(name)).toMatchObject({ state: 'finished', reason: null, counts });
});

test('the numbers of a row are those of its country', () => {
  const phoneOf = (name: string) => contacts.find((one) => one.name === name)?.phone;
  expect(['Luc Moreau', 'Eva Blum', 'Tom Hart', 'Ann Poe', 'Raj Nair'].map(phoneOf)).toEqual([
    '+33612345678',
    '+491719990003',
    '+442079460980',
    '+12025550170',
    '+919820012345',
  ]);
});

test('cells that stand for nothing are counted beside those that are filled', () => {
  const columns = imports
    .get('cases/31-null.csv')
    ?.columns.map(({ header, filled, placeholders }) => [header, filled, placeholders]);
  expect(columns).toEqual([
    ['name', 6, undefined],
    ['phone', 3, 3],
    ['email', 4, 2],
    ['company', 1, 4],
    ['notes', 1, 1],
  ]);
});

test('the owner of another system stays beside the contact, which is opted out', () => {
  expect(contacts.find(({ name }) => name === 'Tess Urry')).toMatchObject({
    owner_id: null,
    do_not_call: true,
    custom_fields: { owner_id_raw: '0055g000004AbCdAAK' },
  });
});
