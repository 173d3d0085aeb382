import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  decideRetention,
  isFileDue,
  nextDueAt,
  type RetainedContact,
} from '#core/retention/decide-retention.ts';
import { joinedReports, RetentionTally } from '#core/retention/retention-report.ts';
import { retentionPolicySchema } from '#core/team/retention-policy.schema.ts';
import { holdOf } from '../hold/hold-fixture.ts';

const at = '2026-12-01T00:00:00.000Z';
const daysBefore = (days: number, ms = 0) => new Date(Date.parse(at) - days * 86_400_000 + ms).toISOString();

const policyOf = (given: v.InferInput<typeof retentionPolicySchema>) => v.parse(retentionPolicySchema, given);
const inactive = policyOf({ rules: [{ since: 'last_call', days: 365, action: 'trash' }] });
const run = { at, policy: inactive, trashDays: 30 };

const contact = (values: Partial<RetainedContact> = {}): RetainedContact => ({
  ...{ id: 'cont_1', department_id: null, do_not_call: false, last_called_at: null, deleted_at: null },
  ...{ merged_into: null, created_at: daysBefore(400), updated_at: daysBefore(400) },
  ...values,
});
const hold = holdOf();

describe('a policy', () => {
  test('does nothing but empty the trash by itself', () => {
    expect(policyOf({})).toMatchObject({ rules: [], trash_action: 'delete', keep_opted_out: true });
    expect(
      decideRetention(contact({ created_at: daysBefore(9_999) }), { ...run, policy: policyOf({}) }),
    ).toEqual({
      action: 'keep',
      reason: 'not_due',
    });
  });

  test.each([
    [{ rules: [{ since: 'last_call', days: 0, action: 'trash' }] }, 'too_small'],
    [{ rules: [{ since: 'last_call', days: 1.5, action: 'trash' }] }, 'type_integer'],
    [{ rules: [{ since: 'last_call', days: 4_000, action: 'trash' }] }, 'too_large'],
    [{ rules: [{ since: 'last_call', days: 1, action: 'burn' }] }, 'unknown_value'],
    [{ rules: [{ since: 'birth', days: 1, action: 'trash' }] }, 'unknown_value'],
    [{ trash_action: 'archive' }, 'unknown_value'],
    [{ rules: 'all' }, 'type_array'],
  ])('is refused: %j', (given, code) => {
    expect(v.safeParse(retentionPolicySchema, given).issues?.[0].message).toBe(code);
  });
});

describe('a contact', () => {
  test.each<[string, Partial<RetainedContact>, object]>([
    [
      'that was never called goes by its creation',
      {},
      { action: 'trash', reason: 'last_call', due_at: daysBefore(35) },
    ],
    [
      'called within the time stays',
      { last_called_at: daysBefore(364) },
      { action: 'keep', reason: 'not_due' },
    ],
    ['at the very time is due', { last_called_at: daysBefore(365) }, { action: 'trash', due_at: at }],
    [
      'a millisecond later is not',
      { last_called_at: daysBefore(365, 1) },
      { action: 'keep', reason: 'not_due' },
    ],
    ['edited yesterday goes if nobody called', { updated_at: daysBefore(1) }, { action: 'trash' }],
    ['that is opted out stays', { do_not_call: true }, { action: 'keep', reason: 'opted_out' }],
    ['that is merged is none', { merged_into: 'cont_2' }, { action: 'keep', reason: 'merged' }],
    [
      'in the trash goes by the time in it',
      { deleted_at: daysBefore(30) },
      { action: 'delete', reason: 'trash' },
    ],
    ['in the trash for less stays', { deleted_at: daysBefore(29) }, { action: 'keep', reason: 'not_due' }],
    [
      'in the trash goes, opted out or not',
      { deleted_at: daysBefore(31), do_not_call: true },
      { action: 'delete' },
    ],
  ])('%s', (_, values, decision) => {
    expect(decideRetention(contact(values), run)).toMatchObject(decision);
  });

  test('to which several rules apply gets the weightiest that is due', () => {
    const policy = policyOf({
      rules: [
        { since: 'last_change', days: 100, action: 'archive' },
        { since: 'last_call', days: 300, action: 'trash' },
        { since: 'last_call', days: 1_000, action: 'delete' },
      ],
    });
    const decide = (age: number) =>
      decideRetention(contact({ created_at: daysBefore(age), updated_at: daysBefore(age) }), {
        ...run,
        policy,
      }).action;
    expect([50, 100, 299, 300, 999, 1_000].map(decide)).toEqual([
      'keep',
      'archive',
      'archive',
      'trash',
      'trash',
      'delete',
    ]);
  });

  test('of another department is left alone', () => {
    const policy = policyOf({
      rules: [{ since: 'last_call', days: 1, action: 'trash', department_id: 'dep_1' }],
    });
    const decide = (department_id: string | null) =>
      decideRetention(contact({ department_id }), { ...run, policy });
    expect(decide('dep_1').action).toBe('trash');
    expect(decide('dep_2').action).toBe('keep');
    expect(decide(null).action).toBe('keep');
  });

  test('that is untouched counts changes as well as calls', () => {
    const policy = policyOf({ rules: [{ since: 'last_change', days: 100, action: 'archive' }] });
    const decide = (values: Partial<RetainedContact>) =>
      decideRetention(contact(values), { ...run, policy }).action;
    expect(decide({})).toBe('archive');
    expect(decide({ updated_at: daysBefore(99) })).toBe('keep');
    expect(decide({ last_called_at: daysBefore(99) })).toBe('keep');
  });

  test('opted out may go where the policy says so', () => {
    const policy = { ...inactive, keep_opted_out: false };
    expect(decideRetention(contact({ do_not_call: true }), { ...run, policy }).action).toBe('trash');
  });
});

describe('a legal hold', () => {
  test('wins over everything that is due, and is counted only then', () => {
    for (const values of [{}, { deleted_at: daysBefore(99) }, { do_not_call: true }])
      expect(decideRetention(contact(values), run, [hold])).toEqual({ action: 'keep', reason: 'held' });
    expect(decideRetention(contact({ last_called_at: at }), run, [hold])).toEqual({
      action: 'keep',
      reason: 'not_due',
    });
  });

  test('of one contact holds no other, and one that is lifted holds none', () => {
    expect(decideRetention(contact(), run, [holdOf({ contact_id: 'cont_1' })]).action).toBe('keep');
    expect(decideRetention(contact(), run, [holdOf({ contact_id: 'cont_2' })]).action).toBe('trash');
    expect(decideRetention(contact(), run, [{ ...hold, lifted_at: at }]).action).toBe('trash');
  });
});

describe('a run', () => {
  const times = fc.integer({ min: -60, max: 900 }).map((days) => daysBefore(days));
  const anyContact = fc.record({
    id: fc.constantFrom('cont_1', 'cont_2'),
    department_id: fc.constantFrom(null, 'dep_1'),
    do_not_call: fc.boolean(),
    created_at: times,
    updated_at: times,
    last_called_at: fc.option(times),
    deleted_at: fc.option(times),
    merged_into: fc.constant(null),
  });

  test('decides by its frozen time, whatever was done to the contact meanwhile', () => {
    // Restored, called, put into the trash again after the cutoff: nothing of it is due any more.
    const late = daysBefore(-1);
    expect(decideRetention(contact({ last_called_at: late }), run).action).toBe('keep');
    expect(decideRetention(contact({ deleted_at: late }), run).action).toBe('keep');
    const restored = contact({ deleted_at: null, last_called_at: daysBefore(10) });
    expect(decideRetention(restored, run).action).toBe('keep');
  });

  test('looks at each contact that it decides on: none is due before its next time', () => {
    fc.assert(
      fc.property(anyContact, (one) => {
        const due = nextDueAt(one, run);
        const decision = decideRetention(one, run);
        const isDue = decision.action !== 'keep' || decision.reason === 'opted_out';
        expect(isDue).toBe(due !== null && due <= at);
      }),
    );
  });

  test('that begins later takes no less', () => {
    fc.assert(
      fc.property(anyContact, fc.integer({ min: 0, max: 900 }), (one, days) => {
        const [now, then] = [
          decideRetention(one, run),
          decideRetention(one, { ...run, at: daysBefore(-days) }),
        ];
        if (now.action !== 'keep') expect(then.action).not.toBe('keep');
      }),
    );
  });
});

describe('a report', () => {
  const contacts = Array.from({ length: 60 }, (_, index) =>
    contact({
      id: `cont_${String(index).padStart(2, '0')}`,
      created_at: daysBefore(340 + index),
      do_not_call: index % 9 === 0,
    }),
  );
  const tallyOf = (some: readonly RetainedContact[]) => {
    const tally = new RetentionTally(at);
    for (const one of some) tally.add(one, decideRetention(one, run, one.id === 'cont_59' ? [hold] : []));
    return tally.report;
  };

  test('counts what goes and what stays, and shows those that have been due for the longest', () => {
    const report = tallyOf(contacts);
    expect(report).toMatchObject({
      at,
      seen: 60,
      counts: { archive: 0, trash: 30, anonymise: 0, delete: 0 },
      kept: { not_due: 25, held: 1, opted_out: 4, merged: 0, in_use: 0 },
    });
    expect(report.sample.trash).toHaveLength(10);
    expect(report.sample.trash[0]).toMatchObject({ id: 'cont_58', reason: 'last_call' });
  });

  test('says the same in any order, and in slices', () => {
    const whole = tallyOf(contacts);
    expect(tallyOf(contacts.toReversed())).toEqual(whole);
    const slices = [contacts.slice(0, 7), contacts.slice(7, 50), contacts.slice(50)];
    expect(joinedReports(at, slices.map(tallyOf))).toEqual(whole);
    expect(joinedReports(at, slices.toReversed().map(tallyOf))).toEqual(whole);
  });
});

test('files of imports and exports go by their age, those that go on stay', () => {
  const policy = policyOf({ import_days: 30 });
  const isDue = (kind: 'import' | 'export', ended_at: string | null) =>
    isFileDue({ kind, ended_at }, { at, policy });
  expect(isDue('import', daysBefore(30))).toBe(true);
  expect(isDue('import', daysBefore(30, 1))).toBe(false);
  expect(isDue('import', null)).toBe(false);
  expect(isDue('export', daysBefore(900))).toBe(false);
});
