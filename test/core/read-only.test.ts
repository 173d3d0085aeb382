import { expect, test } from 'vitest';
import { mirrorOf } from '#functions/http/read-only.ts';
import { routes } from '#functions/routes.ts';

/** Consents are only added: a PUT is one row more. */
const adding: readonly string[] = ['recordConsent'];
const changing = routes.filter(
  ({ id, method }) => (method === 'PATCH' || method === 'PUT') && !adding.includes(id),
);
const rolesOf = ({ access }: (typeof routes)[number]) => (access === 'public' ? [] : access.roles);

test.each(changing)('$method $path takes back what GET answers', (route) => {
  const mirror = mirrorOf(route, routes);
  expect(mirror?.get).toMatchObject({ method: 'GET', path: route.path, module: route.module });
  // Who may change a record may see it.
  expect(rolesOf(mirror?.get ?? route)).toEqual(expect.arrayContaining([...rolesOf(route)]));
  const settable = Object.keys(route.body?.entries ?? {});
  expect([...(mirror?.readOnly.values() ?? [])].filter((name) => settable.includes(name))).toEqual([]);
});

test('nobody sets what the service keeps of a contact', () => {
  const route = changing.find(({ id }) => id === 'updateContact');
  const { readOnly } = (route && mirrorOf(route, routes)) ?? {};
  for (const name of ['id', 'version', 'created_by', 'created_at', 'updatedAt', 'phone_raw', 'phoneStatus'])
    expect(readOnly?.has(name), name).toBe(true);
  for (const name of ['name', 'team_id', 'phone_extension']) expect(readOnly?.has(name), name).toBe(false);
});

test('routes that change no record mirror none', () => {
  for (const route of routes.filter((one) => !changing.includes(one)))
    expect(mirrorOf(route, routes), route.id).toBeUndefined();
});
