import * as v from 'valibot';
import { expect, test } from 'vitest';
import { contactSchema } from '#core/attribute/contact.schema.ts';
import { roleSchema } from '#core/team/team.schema.ts';
import type { Route } from '#functions/http/route.ts';
import { routes } from '#functions/routes.ts';

/** What tells a contact from other records with a name and a phone. */
const marks = ['phone_raw', 'last_call_outcome', 'preferred_contact_method', 'merged_into'];

const inside = (schema: object): unknown[] =>
  Object.values(schema).flatMap((value) =>
    typeof value === 'object' && value !== null ? (Array.isArray(value) ? value : [value]) : [],
  );

/** Whether an answer holds contacts, at any depth. */
const holdsContacts = (schema: unknown, seen = new Set<unknown>()): boolean => {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return false;
  seen.add(schema);
  if (marks.some((mark) => Object.hasOwn(schema, mark))) return true;
  return inside(schema).some((one) => holdsContacts(one, seen));
};

const policyOf = ({ access }: Route) => (access === 'public' ? undefined : access);

test.each(routes)('$id says who may call it, and how far that reaches', ({ access }) => {
  if (access === 'public') return;
  expect(access.roles.length).toBeGreaterThan(0);
  for (const role of access.roles) expect(v.is(roleSchema, role)).toBe(true);
  expect(new Set(access.roles).size).toBe(access.roles.length);
  expect(['team', 'departments']).toContain(access.reach);
});

test('a contact is recognised in an answer', () => {
  for (const mark of marks) expect(Object.keys(contactSchema.entries)).toContain(mark);
  expect(holdsContacts(v.object({ deep: v.nullable(v.array(contactSchema)) }))).toBe(true);
  expect(holdsContacts(v.object({ name: v.string(), phone: v.string() }))).toBe(false);
});

test('who gets contacts in an answer is confined to the caller’s departments', () => {
  const answering = routes.filter(({ answer }) => holdsContacts(answer));
  expect(answering.length).toBeGreaterThan(2);
  expect(answering.filter((one) => policyOf(one)?.reach !== 'departments').map(({ id }) => id)).toEqual([]);
});

test('what changes contacts is confined likewise', () => {
  const changing = routes.filter(
    ({ path, method }) => path.startsWith('/api/crm/contacts') && method !== 'GET',
  );
  expect(changing.filter((one) => policyOf(one)?.reach !== 'departments').map(({ id }) => id)).toEqual([]);
});

test('an agent manages no contacts, members, tokens or policies', () => {
  const writing = routes.filter(({ method }) => method !== 'GET');
  const managing = writing.filter(({ path }) =>
    /^\/api\/crm\/(contacts(\/\{id\})?|departments|members|tokens|settings|imports)(\/\{id\})?$/.test(path),
  );
  expect(managing.length).toBeGreaterThan(8);
  expect(managing.filter((one) => policyOf(one)?.roles.includes('agent')).map(({ id }) => id)).toEqual([]);
});
