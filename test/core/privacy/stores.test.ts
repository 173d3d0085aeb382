import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { attributeNames } from '#core/attribute/attributes.ts';
import { completeContact } from '#core/attribute/complete-contact.ts';
import { itemStores } from '#core/privacy/item-stores.ts';
import { objectStores, queueStores } from '#core/privacy/object-stores.ts';
import { erasedContact, personalAttributes } from '#core/privacy/personal-attributes.ts';
import { indexesOfItems, personalStores } from '#core/privacy/stores.ts';
import { tableDefinition } from '#core/table/table.schema.ts';

const model = readFileSync('docs/data-model.md', 'utf8');
const part = (title: string) => model.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
const rowsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
const unquoted = (cell = '') => cell.match(/`[^`]+`/g)?.map((key) => key.slice(1, -1)) ?? [];

const infra = globSync('infra/*.ts')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const inInfra = (pattern: RegExp) => [...infra.matchAll(pattern)].map(([, name]) => name ?? '').sort();
const distinct = (names: readonly string[]) => [...new Set(names)].sort();

/** Keys of the items of the data model, and the file that builds them. */
const items = rowsOf(part('Items'))
  .filter(([, , , , file = '']) => file.startsWith('`'))
  .flatMap(([, , pk = '', sk = '', file = '']) => {
    const [key = pk] = unquoted(pk);
    return unquoted(sk).map((one) => ({ key: `${key} ${one}`, file: unquoted(file)[0] ?? '' }));
  });

const contact = completeContact({ id: 'cont_1', team_id: 'team_1', created_at: '2026-01-01T00:00:00.000Z' });

describe('every place in which data lies', () => {
  test('is an item of the data model that is declared here', () => {
    const keyOf = ({ pk, sk }: { pk: string; sk: string }) =>
      `${pk === contactPk || pk === 'as the contact' ? 'contact' : pk} ${sk}`;
    const contactPk = 'T#<team>#C#<contact>';
    const declaredKeys = distinct(itemStores.map(keyOf));
    const documented = distinct(
      items.map(({ key }) =>
        key.replace(/^(?:as the contact(?: or company)?|T#<team>#C#<contact>)(?= )/, 'contact'),
      ),
    );
    expect(documented).toEqual(declaredKeys);
  });

  test('is built by a file of items that the data model names', () => {
    // Others only read what these have built.
    const files = globSync('packages/core/**/*.item.ts')
      .filter((file) => /(?<!\{ )\b(?:pk|sk): |Keys\b.* = \{|keysOf\(/.test(readFileSync(file, 'utf8')))
      .map((file) => path.basename(file));
    const named = new Set(items.map(({ file }) => path.basename(file)));
    expect(files.filter((file) => !named.has(file))).toEqual([]);
  });

  test('is a bucket of the template, with all of its keys', () => {
    expect(distinct(objectStores.map(({ bucket }) => bucket))).toEqual(inInfra(/addBucket\('(\w+)'/g));
    const keys = unquoted(part('Buckets')).filter((key) => /^[a-z]+\/.*</.test(key));
    expect(distinct(objectStores.map(({ key }) => key))).toEqual(distinct(keys));
  });

  test('is a queue of the template', () => {
    expect(queueStores.map(({ queue }) => queue)).toEqual(inInfra(/new Queue\(this, '(\w+)'/g));
  });

  test('is an index of the table, whose entries go with their items', () => {
    expect(distinct(indexesOfItems)).toEqual(distinct(tableDefinition.indexes.map(({ name }) => name)));
  });

  test('has one name', () => {
    const names = [...itemStores, ...objectStores, ...queueStores].map(({ name }) => name);
    expect(distinct(names)).toHaveLength(names.length);
  });
});

test('a person is looked for wherever a contact’s own items lie', () => {
  const others = itemStores.filter(({ pk, erasure }) => pk === 'T#<team>#C#<contact>' && erasure === 'none');
  expect(others).toEqual([]);
  expect(personalStores.length).toBeGreaterThan(20);
});

describe('an erased contact', () => {
  const full = {
    ...Object.fromEntries(attributeNames.map((name) => [name, `secret ${name}`])),
    ...{
      tags: ['secret tag'],
      custom_fields: { a: 'secret' },
      do_not_call: false,
      total_calls: 3,
      version: 4,
    },
  };

  test('has lost what the access package tells, and nothing else', () => {
    const erased = erasedContact(completeContact({ ...contact, ...full, lead_status: 'customer' }));
    for (const name of attributeNames)
      expect([name, JSON.stringify(erased[name]).includes('secret')]).toEqual([
        name,
        !personalAttributes.includes(name) &&
          typeof full[name as keyof typeof full] === 'string' &&
          name !== 'lead_status',
      ]);
  });

  test('clears whatever is given by people, but for what a closed list or an id says', () => {
    expect(personalAttributes).toEqual(
      expect.arrayContaining([
        'name',
        'email',
        'phone',
        'phone_raw',
        'notes',
        'tags',
        'custom_fields',
        'external_id',
      ]),
    );
    for (const name of ['id', 'do_not_call', 'version'] as const)
      expect(personalAttributes).not.toContain(name);
  });

  test('stays opted out', () => {
    const erased = erasedContact(completeContact({ ...contact, do_not_call: true, tags: ['DNC', 'VIP'] }));
    expect(erased).toMatchObject({ do_not_call: true, tags: ['DNC'] });
  });
});
