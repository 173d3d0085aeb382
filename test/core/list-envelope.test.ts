import { expect, test } from 'vitest';
import { followsMerged } from '#functions/http/merged-id.ts';
import type { Route } from '#functions/http/route.ts';
import { routes } from '#functions/routes.ts';

const entriesOf = ({ answer }: Route): Record<string, { type?: string }> =>
  answer && 'entries' in answer ? Object(answer.entries) : {};

/** What answers one thing, whose properties stand at the top. */
const single = new Set(['getCallable', 'getContact']);

/** A reading route that answers records, and not one of them. */
const isList = (route: Route): boolean =>
  route.method === 'GET' &&
  !single.has(route.id) &&
  Object.values(entriesOf(route)).some(({ type }) => type === 'array');

const lists = routes.filter(isList);

test('lists are all that answers an array of records', () => {
  const ids = lists.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(15);
  expect(ids).toEqual(
    expect.arrayContaining(['listContacts', 'lookupContacts', 'listEvents', 'listDeliveries']),
  );
});

// What some say beside: the feed, whether there is more already, since its cursor never ends; contacts, what was included.
const beside: Readonly<Record<string, readonly string[]>> = {
  listContacts: ['companies'],
  lookupContacts: ['companies', 'callable', 'last_calls'],
  listDuplicates: ['scan'],
  listEvents: ['has_more'],
};

test.each(lists)('$id answers the envelope of every list', (route) => {
  const entries = entriesOf(route);
  const arrays = Object.keys(entries).filter((name) => entries[name]?.type === 'array');
  expect(arrays).toHaveLength(1);
  // Of a contact that may be part of another one by now.
  const also = [...(beside[route.id] ?? []), ...(followsMerged(route) ? ['merged_into'] : [])];
  expect(Object.keys(entries).toSorted()).toEqual(
    ['success', ...arrays, 'count', 'limit', 'offset', 'next_cursor', ...also].toSorted(),
  );
});
