import { expect, test } from 'vitest';
import {
  currentSession,
  noSessions,
  readSessions,
  withCurrent,
  withoutSession,
  withSession,
} from '../../../packages/web/api/sessions.ts';

const session = (teamId: string, token = 'cb_1') => ({
  token,
  teamId,
  teamName: `Team ${teamId}`,
  name: null,
  role: 'admin' as const,
});

test('several teams stand side by side, each with one token, the last one shown', () => {
  const both = withSession(withSession(noSessions, session('a')), session('b'));
  expect(both.all.map(({ teamId }) => teamId)).toEqual(['a', 'b']);
  expect(currentSession(both)?.teamId).toBe('b');
  const again = withSession(both, session('a', 'cb_2'));
  expect(again.all).toHaveLength(2);
  expect(currentSession(again)?.token).toBe('cb_2');
});

test('who signs out of the team that is shown comes to another, or to none', () => {
  const both = withCurrent(withSession(withSession(noSessions, session('a')), session('b')), 'a');
  expect(withoutSession(both, 'b').current).toBe('a');
  expect(withoutSession(both, 'a').current).toBe('b');
  expect(withoutSession(withoutSession(both, 'a'), 'b')).toEqual(noSessions);
});

test('what was kept is read, and what cannot be read is nothing', () => {
  const kept = JSON.stringify([session('a'), session('b')]);
  expect(readSessions(kept, 'b').current).toBe('b');
  expect(readSessions(kept, 'gone').current).toBe('a');
  expect(readSessions('{broken', 'a')).toEqual(noSessions);
  expect(readSessions(null, null)).toEqual(noSessions);
  expect(readSessions(JSON.stringify([{ token: 1 }]), null)).toEqual(noSessions);
});
