import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { isStopped, planAutoMerge, survivorOf, whyNotGroup } from '#core/duplicate/auto-merge.ts';
import { dismissalOf, isDismissed } from '#core/duplicate/dismissal.ts';
import { type AutoMergeSettings, autoMergeSchema } from '#core/duplicate/duplicates.schema.ts';
import type { JudgedPair } from '#core/duplicate/find-pairs.ts';
import { groupsOf, pairName } from '#core/duplicate/groups.ts';
import { conflictsOf } from '#core/duplicate/name-conflicts.ts';
import { judge, profile } from './subjects.ts';

const pair = (one: string, other: string, score = 95, more: Partial<JudgedPair> = {}): JudgedPair => ({
  ids: one < other ? [one, other] : [other, one],
  score,
  reasons: [],
  nameConflict: false,
  namesApart: false,
  vetoed: false,
  nameOnly: false,
  ...more,
});

describe('groups', () => {
  test('pairs that meet make one group, with the best score', () => {
    const groups = groupsOf([pair('a', 'b', 90), pair('c', 'b', 99), pair('x', 'y', 86)]);
    expect(groups.map(({ ids, score }) => ({ ids, score }))).toEqual([
      { ids: ['a', 'b', 'c'], score: 99 },
      { ids: ['x', 'y'], score: 86 },
    ]);
  });

  test('a pair that alone holds a group together is named, the weakest of them', () => {
    const [chain] = groupsOf([pair('a', 'b', 99), pair('b', 'c', 86), pair('c', 'd', 97)]);
    expect(chain?.weakestLink).toMatchObject({ ids: ['b', 'c'], score: 86 });
    const [ring] = groupsOf([pair('a', 'b', 99), pair('b', 'c', 86), pair('a', 'c', 97)]);
    expect(ring?.weakestLink).toBeUndefined();
    const [two] = groupsOf([pair('a', 'b')]);
    expect(two?.weakestLink).toBeUndefined();
  });

  test('two who are known to be two people are in no group together', () => {
    const groups = groupsOf([pair('a', 'b', 99), pair('b', 'c', 90)], {
      apart: new Set([pairName('c', 'a')]),
    });
    expect(groups.map(({ ids }) => ids)).toEqual([['a', 'b']]);
  });

  test('two of a household are in no group together, though a third may be either of them', () => {
    const apart = { nameConflict: true, namesApart: true };
    const groups = groupsOf([pair('anna', 'a', 92), pair('a', 'tom', 91), pair('anna', 'tom', 40, apart)]);
    expect(groups.map(({ ids }) => ids)).toEqual([['a', 'anna']]);
  });

  test('fifty are enough for a group, and it says that there are more', () => {
    const star = Array.from({ length: 120 }, (_, at) =>
      pair('a', `b${String(at).padStart(3, '0')}`, 95 - at / 100),
    );
    const groups = groupsOf(star);
    expect(Math.max(...groups.map(({ ids }) => ids.length))).toBe(50);
    expect(groups[0]?.isCut).toBe(true);
  });

  test('the order of pairs makes no difference', () => {
    const pairs = [pair('a', 'b', 95), pair('b', 'c', 95), pair('c', 'd', 95), pair('e', 'a', 95)];
    expect(groupsOf(pairs.toReversed())).toEqual(groupsOf(pairs));
  });
});

describe('conflicts', () => {
  test('of three on one landline are one finding, and no group', () => {
    const on = (one: string, other: string) => {
      const more = { nameConflict: true, namesApart: true };
      const reason = {
        field: 'phone',
        method: 'exact',
        values: ['+4930901820', '+4930901820'],
        weight: 4,
      } as const;
      return { ...pair(one, other, 40, more), reasons: [reason] };
    };
    const pairs = [on('a', 'b'), on('b', 'c'), on('a', 'c')];
    expect(groupsOf(pairs)).toEqual([]);
    expect(conflictsOf(pairs)).toMatchObject([
      { field: 'phone', value: '+4930901820', ids: ['a', 'b', 'c'] },
    ]);
    expect(conflictsOf(pairs, { apart: new Set(['a b', 'a c', 'b c']) })).toEqual([]);
  });
});

describe('dismissed pairs', () => {
  const values = { id: 'cont_a', name: 'Anna Meier', email: 'anna@x.test', phone: '+4930901820' };
  const other = profile({ id: 'cont_b', name: 'Anna Meier' });
  const dismissal = dismissalOf(other, profile(values));

  test('stay dismissed, however they are spelled', () => {
    expect(isDismissed(dismissal, profile({ ...values, name: 'ANNA  MEIER' }), other)).toBe(true);
    expect(isDismissed(dismissal, other, profile(values))).toBe(true);
  });

  test.each([
    { name: 'Anne Meier' },
    { email: 'b@x.test' },
    { phone: null },
    { phone_extension: '2' },
    { company_id: 'comp_1' },
    { external_id: '1' },
    { custom_fields: { dob: '1980-01-01' } },
  ])('come back once %o', (change) =>
    expect(isDismissed(dismissal, profile({ ...values, ...change }), other)).toBe(false),
  );

  test('are of these two alone', () =>
    expect(isDismissed(dismissal, profile({ ...values, id: 'cont_c' }), other)).toBe(false));
});

describe('merging by itself', () => {
  const on = (more: Partial<AutoMergeSettings> = {}) => v.parse(autoMergeSchema, { enabled: true, ...more });
  const calm = { today: 0, merged: 0, undone: 0 };
  const judged = (one: Parameters<typeof judge>[0], other: Parameters<typeof judge>[1]) =>
    groupsOf([{ ids: ['a', 'b'], ...judge(one, other) }], { threshold: 0 });
  const why = (groups: ReturnType<typeof groupsOf>, settings = on(), record = calm) =>
    groups.map((group) => whyNotGroup(group, settings, record));
  const phone = '+4930901820';

  test('is off by default', () =>
    expect(why(judged({ name: 'A B', phone }, { name: 'A B', phone }), v.parse(autoMergeSchema, {}))).toEqual(
      ['off'],
    ));

  test('takes equal keys and one name', () =>
    expect(why(judged({ name: 'Ana Lima', phone }, { name: 'Lima, Ana', phone }))).toEqual([undefined]));

  test.each([
    ['name_only', { name: 'John Doe' }, { name: 'John Doe' }],
    ['name_conflict', { name: 'Anna Meier', phone }, { name: 'Tom Meier', phone }],
    [
      'disagreement',
      { name: 'Ana Lima', phone, email: 'ana@x.test' },
      { name: 'Ana Lima', phone, email: 'q@y.test' },
    ],
    ['no_exact_key', { name: 'Nick', phone }, { name: 'Nick Talwar', phone }],
    ['no_exact_key', { phone }, { phone }],
  ])('refuses for %s', (reason, one, other) => {
    expect(why(judged(one, other))).toEqual([reason]);
    expect(why(judged(one, other), on({ when: 'score', min_score: 90 }))).not.toEqual([undefined]);
  });

  test('refuses a group of which not each two are alike', () =>
    expect(
      why(
        groupsOf(
          [pair('a', 'b'), pair('b', 'c')].map((one) => ({
            ...one,
            ...judge({ name: 'Ana Lima', phone }, { name: 'Ana Lima', phone }),
          })),
        ),
      ),
    ).toEqual(['not_all_alike']));

  test('stops at the cap of the day, the best groups first', () => {
    const same = judge({ name: 'Ana Lima', phone }, { name: 'Ana Lima', phone });
    const groups = groupsOf([
      { ids: ['a', 'b'], ...same },
      { ids: ['c', 'd'], ...same },
    ]);
    expect(
      planAutoMerge(groups, on({ daily_cap: 3 }), { ...calm, today: 2 }).map(({ reason }) => reason),
    ).toEqual([undefined, 'daily_cap']);
  });

  test('stops by itself when more than one in a hundred was undone', () => {
    expect(isStopped({ today: 0, merged: 100, undone: 1 })).toBe(false);
    expect(isStopped({ today: 0, merged: 100, undone: 2 })).toBe(true);
    expect(isStopped({ today: 0, merged: 0, undone: 0 })).toBe(false);
    const groups = judged({ name: 'Ana Lima', phone }, { name: 'Ana Lima', phone });
    expect(why(groups, on(), { today: 0, merged: 10, undone: 1 })).toEqual(['stopped']);
  });

  test('keeps the newest or the oldest', () => {
    const contacts = [
      { id: 'a', created_at: '2026-01-01', updated_at: '2026-05-01' },
      { id: 'b', created_at: '2025-01-01', updated_at: '2026-04-01' },
    ];
    expect([survivorOf(contacts, 'newest'), survivorOf(contacts, 'oldest')]).toEqual(['a', 'b']);
  });
});
