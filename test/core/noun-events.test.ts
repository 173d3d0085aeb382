import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, expectTypeOf, test } from 'vitest';
import { lifecycle, lifecycleOf } from '#core/event/lifecycle.ts';
import { nounEvents } from '#core/event/noun-events.ts';
import { showing } from '#core/event/view.ts';
import { eventFilters, eventTypes, type NewEvent } from '#core/feed/event-type.ts';
import { itemEventsOf, nouns } from '#core/feed/nouns.ts';
import { streamFilters } from '#core/projection/stream-filter.ts';

test('every noun that declares its events is in the list that all others read', async () => {
  const files = globSync('packages/core/**/*.events.ts');
  const modules = await Promise.all(files.map((file) => import(resolve(file))));
  const declared = modules.flatMap((module) =>
    Object.values(module).filter((value) => typeof value === 'object'),
  );
  expect(declared.length).toBeGreaterThanOrEqual(files.length);
  expect(new Set(declared)).toEqual(new Set(nouns));
});

test('an event that no noun declares does not compile', () => {
  const department = { sk: 'DEPARTMENT', views: showing('name') };
  nounEvents({
    kind: 'department',
    readers: 'managers',
    happenings: lifecycleOf('A department'),
    // @ts-expect-error: `melted` is not declared
    items: [{ ...department, happened: (before, after) => (after ? lifecycle(before, after) : 'melted') }],
  });
  expectTypeOf<'department.melted'>().not.toExtend<NewEvent['type']>();
  expectTypeOf<string>().not.toExtend<NewEvent['type']>();
  expectTypeOf<'contact.created' | 'token.revoked' | 'settings.updated'>().toExtend<NewEvent['type']>();
});

test('each type is one of a kind, in the past tense, and says what it means', () => {
  const types = eventTypes.map(({ type }) => type);
  expect(new Set(types).size).toBe(types.length);
  for (const { type, means } of eventTypes) {
    expect(type).toMatch(/^[a-z]+(?:_[a-z]+)*\.([a-z_]+(ed|done))$/);
    expect(means).toMatch(/^[A-Z].{10,}[^.]$/);
  }
  expect(eventFilters).toHaveLength(1 + nouns.length + types.length);
});

test('kinds are distinct, and every sort key is on the page of the data model', () => {
  expect(new Set(nouns.map(({ kind }) => kind)).size).toBe(nouns.length);
  const page = readFileSync('docs/data-model.md', 'utf8');
  for (const { sk, streamed } of nouns.flatMap(({ items }) => items)) {
    if (streamed !== 'written') expect(page).toContain(`\`${sk}${streamed === 'prefix' ? '' : '`'}`);
    expect(itemEventsOf(sk).length).toBeGreaterThan(0);
  }
  expect(itemEventsOf('FEED')).toEqual([]);
});

test('the stream brings every change of records, the end of runs, and of tags what somebody wrote', () => {
  const records = [
    ...['CONTACT', 'COMPANY', 'REMOVAL', 'DEPARTMENT', 'MEMBER', 'TOKEN', 'WEBHOOK', 'FOLDER', 'PRESET'],
    ...['CATALOGUE', 'TEAM', 'SUPPRESSION'],
  ];
  const tags = [{ prefix: 'tag_' }, { prefix: 'CONSENT#' }];
  const some = (texts: string[]) => expect.arrayContaining(texts);
  // A stage may have five.
  expect(streamFilters).toEqual([
    { dynamodb: { Keys: { sk: { S: some(records) } } } },
    { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: tags } } } },
    { dynamodb: { Keys: { sk: { S: tags } }, NewImage: { via: { S: [{ exists: true }] } } } },
    {
      dynamodb: {
        Keys: { sk: { S: some(['IMPORT', 'JOB']) } },
        NewImage: { state: { S: some(['finished', 'failed', 'cancelled', 'undone']) } },
      },
    },
  ]);
});
