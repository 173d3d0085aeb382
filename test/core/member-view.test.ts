import { expect, test } from 'vitest';
import { visibleMember } from '#core/member/member.ts';

const member = {
  id: 'memb_1',
  team_id: 'team_1',
  name: 'Grace Hopper',
  email: 'grace@example.com',
  subject: 'idp|grace',
  role: 'manager',
  departments: [],
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
  version: 1,
} as const;

const seenBy = (role: 'admin' | 'manager' | 'agent', id: string) =>
  visibleMember(
    { kind: 'jwt', id, role, departments: [], team: {} as never },
    { ...member, departments: [] },
  );

test.each([
  ['admin', 'memb_2', true],
  ['manager', 'memb_1', true],
  ['manager', 'memb_2', false],
  ['agent', 'memb_2', false],
] as const)('to %s %s a member shows its address and subject: %s', (role, id, shown) => {
  expect(seenBy(role, id)).toEqual(shown ? member : { ...member, email: null, subject: null });
});
