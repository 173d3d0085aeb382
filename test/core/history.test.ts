import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { indexFields } from '#core/catalogue/field-index.ts';
import type { Changes } from '#core/event/changes.schema.ts';
import { changesInSight, type History, historyOf, sightOf } from '#core/feed/history.ts';

const at = '2026-01-01T00:00:00.000Z';

const seenBy = (...departments: string[]): History =>
  historyOf(
    { ...wholeTeam('team_1'), departments, caller: 'tok_1' },
    { fields: indexFields([]), deleted: { times: {}, others: '' } },
  );

describe('a department sees a change', () => {
  test.each([
    [['a'], 'whole'],
    [[null], 'whole'],
    [['b'], 'none'],
    [[], 'none'],
    [['a', 'b'], 'left'],
    [['b', 'a'], 'came'],
    [['b', 'c'], 'none'],
    [[null, 'a'], 'whole'],
    [['a', null], 'whole'],
    [[null, 'b'], 'left'],
    [['b', null], 'came'],
  ] as const)('of a contact that belonged to %j: %s', (departments, sight) => {
    expect(sightOf(seenBy('a'), departments)).toBe(sight);
    expect(sightOf(wholeTeam('team_1'), departments)).toBe('whole');
  });

  test('of a move only that it left, or came', () => {
    const changes = { name: { from: 'Old', to: 'New' }, department_id: { from: 'a', to: 'b' } };
    const entry = { changes, departments: ['a', 'b'], at };
    expect(changesInSight(seenBy('a'), entry)).toEqual({
      changes: { department_id: { from: 'a', to: null } },
      moved: 'left',
    });
    expect(changesInSight(seenBy('b'), entry)).toEqual({
      changes: { department_id: { from: null, to: 'b' } },
      moved: 'came',
    });
    expect(changesInSight(seenBy('a', 'b'), entry)).toEqual({ changes });
    expect(changesInSight(seenBy('c'), entry)).toEqual({ changes: {} });
  });
});

test('through any moves, a department is told the values of its own time alone, and all of them', () => {
  const homes = fc.array(fc.constantFrom('a', 'b', 'c', null), { minLength: 2, maxLength: 10 });
  fc.assert(
    fc.property(homes, (sequence) => {
      const history = seenBy('a');
      const isOwn = (home: string | null | undefined) => home === 'a' || home === null;
      const told: unknown[] = [];
      for (const [n, home] of sequence.entries()) {
        const before = sequence[n - 1];
        const isMove = n > 0 && before !== home;
        const changes: Changes = {
          notes: { from: n === 0 ? null : `v${n - 1}`, to: `v${n}` },
          ...(isMove && { department_id: { from: before ?? null, to: home } }),
        };
        const departments = isMove ? [before ?? null, home] : [home];
        const { notes } = changesInSight(history, { changes, departments, at }).changes;
        told.push(...(notes ? [notes.from, notes.to] : []));
      }
      const own = new Set(sequence.flatMap((home, n) => (isOwn(home) ? [`v${n}`] : [])));
      expect(told.filter((value) => value !== null && !own.has(String(value)))).toEqual([]);
      const changedAtHome = sequence.flatMap((home, n) =>
        isOwn(home) && (n === 0 || isOwn(sequence[n - 1])) ? [`v${n}`] : [],
      );
      expect(told).toEqual(expect.arrayContaining(changedAtHome));
    }),
  );
});
