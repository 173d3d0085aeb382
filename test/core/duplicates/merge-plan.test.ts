import { describe, expect, test } from 'vitest';
import type { Contact } from '#core/attribute/contact.schema.ts';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import type { ConsentRow } from '#core/consent/consent.schema.ts';
import { contactKeys } from '#core/contact/contact.item.ts';
import type { MergeRequest } from '#core/merge/merge.schema.ts';
import { mergeIdOf } from '#core/merge/merge-id.ts';
import { noneSuppressed, phoneValue, valueName } from '#core/suppression/suppressed-value.ts';
import { codesOf, stored, teamId } from '../plan-fixture.ts';
import { MergeWorld } from './merge-world.ts';

const origin = (at: string, via: 'api' | 'import' | 'extraction' = 'api') => ({ by: 'tok_1', via, at });
const blank = { name: null, first_name: null, last_name: null, company_id: null };

const world = (...contacts: (Partial<StoredContact> & Partial<Contact> & { id: string })[]): MergeWorld => {
  const made = new MergeWorld();
  for (const contact of contacts)
    made.add({ ...stored({ ...blank, ...contact }), ...(contact.called && { called: contact.called }) });
  return made;
};

const ab = { primary_id: 'a', duplicate_ids: ['b'] };
const outcome = (plan: ReturnType<MergeWorld['plan']>, field: string) =>
  plan.fields.find((one) => one.field === field);

describe('values', () => {
  const two = (strategy: MergeRequest['strategy'], overrides: Record<string, string> = {}) =>
    world(
      {
        id: 'a',
        name: 'Ana Lima',
        job_title: 'Clerk',
        provenance: { '*': origin('2026-01-01'), job_title: origin('2026-02-01') },
      },
      {
        id: 'b',
        name: 'Anna Lima',
        job_title: 'Head',
        source: 'fair',
        provenance: { '*': origin('2026-01-02'), job_title: origin('2026-03-01', 'import') },
      },
    ).plan({ ...ab, strategy, overrides });

  test.each([
    ['primary', 'Clerk', 'a'],
    ['newest', 'Head', 'b'],
    ['oldest', 'Clerk', 'a'],
  ] as const)('%s', (strategy, value, from) => {
    const plan = two(strategy);
    expect(plan.survivor.contact.job_title).toBe(value);
    expect(outcome(plan, 'job_title')).toMatchObject({
      value,
      from,
      losers: [{ contact_id: from === 'a' ? 'b' : 'a' }],
    });
  });

  test('what only one has is taken, with its origin', () => {
    const plan = two('primary');
    expect(plan.survivor.contact.source).toBe('fair');
    const put = plan.survivor.writes[0];
    expect(put && 'put' in put && put.put.provenance).toMatchObject({ source: { at: '2026-01-02' } });
  });

  test('an override names the winner', () => {
    const plan = two('primary', { job_title: 'b', name: 'b' });
    expect(plan.survivor.contact).toMatchObject({ job_title: 'Head', name: 'Anna Lima' });
    expect(outcome(plan, 'job_title')).toMatchObject({ chosen: true });
  });

  test('a machine’s value does not win over a person’s, however new', () => {
    const made = world(
      { id: 'a', job_title: 'Clerk', provenance: { '*': origin('2026-01-01') } },
      { id: 'b', job_title: 'Head', provenance: { '*': origin('2026-03-01', 'extraction') } },
    );
    expect(made.plan({ ...ab, strategy: 'newest' }).survivor.contact.job_title).toBe('Clerk');
  });

  test('custom fields win one by one', () => {
    const made = world(
      { id: 'a', custom_fields: { size: 1 } },
      { id: 'b', custom_fields: { size: 2, seats: 3 } },
    );
    expect(made.plan(ab).survivor.contact.custom_fields).toEqual({ size: 1, seats: 3 });
    expect(made.plan({ ...ab, overrides: { 'cf.size': 'b' } }).survivor.contact.custom_fields).toEqual({
      size: 2,
      seats: 3,
    });
  });

  test('tags are united, notes joined in the order of time with their source', () => {
    const made = world(
      {
        id: 'a',
        name: 'Ana Lima',
        tags: ['VIP'],
        notes: 'Second',
        provenance: { '*': origin('2026-02-02') },
      },
      {
        id: 'b',
        name: 'A. Lima',
        tags: ['vip', 'q4'],
        notes: 'First',
        provenance: { '*': origin('2026-01-01') },
      },
    );
    const { tags, notes } = made.plan(ab).survivor.contact;
    expect(tags).toEqual(['VIP', 'q4']);
    expect(notes).toBe('[2026-01-01 · A. Lima]\nFirst\n\n[2026-02-02 · Ana Lima]\nSecond');
  });

  test('notes that find no room are left for the timeline, the oldest first', () => {
    const made = world(
      { id: 'a', notes: 'a'.repeat(40_000), provenance: { '*': origin('2026-02-02') } },
      { id: 'b', notes: 'b'.repeat(40_000), provenance: { '*': origin('2026-01-01') } },
    );
    const plan = made.plan(ab);
    expect(plan.survivor.contact.notes?.length).toBeLessThanOrEqual(50_000);
    expect(plan.notesLeft).toMatchObject([{ contact_id: 'b' }]);
  });
});

describe('numbers and addresses', () => {
  test('the other number becomes the second, further ones are kept beside it, and all are claimed', () => {
    const made = world(
      { id: 'a', phone: '+4930901820', phone_raw: '030 901820', phone_status: 'possible', email: 'a@x.test' },
      {
        id: 'b',
        phone: '+12025550101',
        phone_raw: '+12025550101',
        phone_status: 'possible',
        phone_secondary: '+12025550102',
        email: 'b@x.test',
        external_id: '7',
      },
    );
    const plan = made.plan(ab);
    expect(plan.survivor.contact).toMatchObject({
      phone: '+4930901820',
      phone_secondary: '+12025550101',
      email: 'a@x.test',
      external_id: '7',
    });
    expect(plan.survivor.contact.joined?.further).toMatchObject([
      { kind: 'phone', value: '+12025550102', from: 'b' },
      { kind: 'email', value: 'b@x.test', from: 'b' },
    ]);
    expect(outcome(plan, 'email')?.losers).toMatchObject([{ value: 'b@x.test', kept_in: 'merged_values' }]);
    made.carryOut(plan);
    for (const value of ['+12025550101', '+12025550102'])
      expect(made.claimState({ kind: 'phone', value }).holder?.holder).toBe('a');
    expect(made.claimState({ kind: 'email', value: 'b@x.test' }).holder?.holder).toBe('a');
  });

  test('national variants of a number are one', () => {
    const made = world({ id: 'a', phone: '+5511987654321' }, { id: 'b', phone: '+551187654321' });
    expect(made.plan(ab)).toMatchObject({
      survivor: { contact: { phone_secondary: null, joined: { further: [] } } },
    });
  });

  test('counters are added, and the last call is that of all', () => {
    const made = world(
      {
        id: 'a',
        total_calls: 2,
        last_called_at: '2026-01-01',
        last_call_outcome: 'busy',
        called: { last: 'call_1', changes: 2 },
      },
      {
        id: 'b',
        total_calls: 3,
        last_called_at: '2026-02-01',
        last_call_outcome: 'answered',
        called: { last: 'call_2', changes: 3 },
      },
    );
    expect(made.plan(ab).survivor.contact).toMatchObject({
      total_calls: 5,
      last_call_outcome: 'answered',
      called: { last: 'call_2', changes: 3 },
    });
  });
});

describe('an opt-out and a later consent', () => {
  const opted = '2026-03-01T00:00:00.000Z';
  const granted = '2026-05-01T00:00:00.000Z';
  const phones = { a: '+12025550100', b: '+12025550101' };
  const row = {
    id: 'cons_1',
    contact_id: 'b',
    purpose: 'calls',
    status: 'granted',
    at: granted,
    recorded_at: granted,
  } as ConsentRow;
  const made = () => {
    const both = world(
      {
        id: 'a',
        phone: phones.a,
        do_not_call: true,
        tags: ['DNC'],
        provenance: { '*': origin('2026-01-01'), do_not_call: origin(opted) },
      },
      { id: 'b', phone: phones.b },
    );
    both.attach('b', [{ ...contactKeys.primary(teamId, 'b'), ...row, sk: `CONSENT#${granted}#cons_1` }]);
    return both;
  };
  const isOut = (there: MergeWorld, number: string) => there.suppressed.has(valueName(phoneValue(number)));
  const into = { primary_id: 'b', duplicate_ids: ['a'] };

  test('the opt-out wins for all numbers, and the conflict is told', () => {
    const there = made();
    const plan = there.plan(into);
    expect(plan.survivor.contact).toMatchObject({
      do_not_call: true,
      phone: phones.b,
      phone_secondary: phones.a,
    });
    expect(plan.consents).toMatchObject([
      {
        purpose: 'calls',
        conflict: true,
        kept: { contact_id: 'a', status: 'withdrawn', at: opted },
        dropped: [{ contact_id: 'b', status: 'granted', at: granted, why: 'opt_out_wins' }],
      },
    ]);
    expect(plan.newConsents).toMatchObject([{ purpose: 'calls', status: 'withdrawn' }]);
    expect(codesOf(plan.warnings)).toContain('do_not_call: opt_out_kept');
    there.carryOut(plan);
    expect([isOut(there, phones.a), isOut(there, phones.b)]).toEqual([true, true]);
  });

  test('its undo gives each back what it had', () => {
    const there = made();
    there.carryOut(there.plan(into));
    const [record] = there.records;
    if (!record) throw new Error('A merge, please.');
    there.undo(record);
    expect(there.contact('b')).toMatchObject({ do_not_call: false, tags: [], phone_secondary: null });
    expect(there.contact('a')).toMatchObject({ do_not_call: true, tags: ['DNC'] });
    expect([isOut(there, phones.a), isOut(there, phones.b)]).toEqual([true, false]);
    expect(there.member('b').consents).toMatchObject([{ status: 'granted' }]);
  });

  test('a refusal after the grant is no conflict', () => {
    const there = made();
    there.attach('a', [
      {
        ...contactKeys.primary(teamId, 'a'),
        sk: 'CONSENT#2026-06-01#cons_2',
        ...row,
        id: 'cons_2',
        status: 'withdrawn',
        at: '2026-06-01',
      },
    ]);
    expect(there.plan(into).consents).toMatchObject([{ conflict: false, kept: { at: '2026-06-01' } }]);
  });

  test('two grants: the later one is kept', () => {
    const there = world({ id: 'a' }, { id: 'b' });
    there.attach('a', [
      { ...contactKeys.primary(teamId, 'a'), sk: 'CONSENT#1', ...row, id: 'cons_2', at: '2026-01-01' },
    ]);
    there.attach('b', [{ ...contactKeys.primary(teamId, 'b'), sk: 'CONSENT#1', ...row }]);
    const plan = there.plan(into);
    expect(plan.consents).toMatchObject([
      { conflict: false, kept: { consent_id: 'cons_1' }, dropped: [{ why: 'older' }] },
    ]);
    expect(plan.newConsents).toEqual([]);
  });
});

describe('open pairs', () => {
  test('name the survivor instead, once, and come back', () => {
    const made = world({ id: 'a' }, { id: 'b' }, { id: 'c' });
    made.pairs = [
      ['a', 'b'],
      ['b', 'c'],
    ];
    made.carryOut(made.plan(ab));
    expect(made.pairs).toEqual([['a', 'c']]);
    const [record] = made.records;
    if (record) made.undo(record);
    expect(made.pairs.map((pair) => pair.join()).sort()).toEqual(['a,b', 'b,c']);
  });
});

describe('what is refused', () => {
  test.each([
    ['duplicate_ids: merge_with_itself', { primary_id: 'a', duplicate_ids: ['a', 'b'] }],
    ['duplicate_ids: repeated', { primary_id: 'a', duplicate_ids: ['b', 'b'] }],
    ['overrides.job_title: not_merged', { ...ab, overrides: { job_title: 'c' } }],
    ['overrides.id: not_choosable', { ...ab, overrides: { id: 'b' } }],
    ['overrides.notes: not_choosable', { ...ab, overrides: { notes: 'b' } }],
    ['overrides.cf.none: unknown_property', { ...ab, overrides: { 'cf.none': 'b' } }],
  ])('%s', (code, asked) => {
    const made = world({ id: 'a' }, { id: 'b' }, { id: 'c' });
    expect(codesOf(made.plan(asked).faults)).toContain(code);
  });

  test('contacts that are deleted, or merged already', () => {
    const made = world(
      { id: 'a' },
      { id: 'b', deleted_at: '2026-01-01' },
      { id: 'c', merged_into: 'a', deleted_at: '2026-01-01' },
    );
    expect(codesOf(made.plan({ primary_id: 'a', duplicate_ids: ['b', 'c'] }).faults)).toEqual([
      'duplicate_ids: contact_deleted',
      'duplicate_ids: contact_merged',
    ]);
  });
});

test('the same request is the same merge, another one is another', () => {
  const request: MergeRequest = {
    primary_id: 'a',
    duplicate_ids: ['b', 'c'],
    strategy: 'primary',
    overrides: {},
    dry_run: false,
  };
  const id = mergeIdOf(request, teamId);
  expect(mergeIdOf({ ...request, duplicate_ids: ['c', 'b'], dry_run: true }, teamId)).toBe(id);
  expect(mergeIdOf({ ...request, strategy: 'newest' }, teamId)).not.toBe(id);
  expect(mergeIdOf({ ...request, overrides: { name: 'b' } }, teamId)).not.toBe(id);
  expect(mergeIdOf(request, teamId, 1)).not.toBe(id);
});

describe('an undo after edits', () => {
  const edited = (change: Partial<StoredContact>) => {
    const made = world(
      { id: 'a', name: 'Ana Lima', job_title: null, tags: ['one'], notes: 'A', custom_fields: { size: 1 } },
      {
        id: 'b',
        name: 'Ana Lima',
        job_title: 'Head',
        source: 'fair',
        tags: ['two'],
        notes: 'B',
        custom_fields: { seats: 2 },
      },
    );
    made.carryOut(made.plan(ab));
    made.edit('a', change);
    const [record] = made.records;
    if (!record) throw new Error('A merge, please.');
    return { made, plan: made.undo(record) };
  };

  test('what somebody has changed stays, and is listed; all else is as it was', () => {
    const { made, plan } = edited({ job_title: 'Boss', custom_fields: { size: 1, seats: 3 } });
    expect(plan.kept).toEqual({ job_title: 'edited_since', 'cf.seats': 'edited_since' });
    expect(made.contact('a')).toMatchObject({
      job_title: 'Boss',
      source: null,
      notes: 'A',
      tags: ['one'],
      custom_fields: { size: 1, seats: 3 },
    });
    expect(made.contact('b')).toMatchObject({
      job_title: 'Head',
      notes: 'B',
      tags: ['two'],
      merged_into: null,
      deleted_at: null,
    });
  });

  test('a value that the merge did not touch is nobody’s business', () => {
    const { made, plan } = edited({ timezone: 'Europe/Berlin' });
    expect(plan.kept).toEqual({});
    expect(made.contact('a').timezone).toBe('Europe/Berlin');
  });

  test('tags that came since stay, and so do words behind the notes', () => {
    const { made, plan } = edited({ tags: ['one', 'two', 'new'] });
    expect(plan.kept).toEqual({});
    expect(made.contact('a').tags).toEqual(['one', 'new']);
  });

  test('calls that came since stay counted', () => {
    const made = world({ id: 'a', total_calls: 2 }, { id: 'b', total_calls: 3 });
    made.carryOut(made.plan(ab));
    expect(made.contact('a').total_calls).toBe(5);
    const last_called_at = '2026-06-02T00:00:00.000Z';
    made.edit('a', { total_calls: 6, last_called_at, called: { last: 'call_9', changes: 7 } });
    const [record] = made.records;
    if (!record) throw new Error('A merge, please.');
    made.undo(record);
    expect(made.contact('a')).toMatchObject({ total_calls: 3, last_called_at, called: { last: 'call_9' } });
    expect(made.contact('b').total_calls).toBe(3);
  });

  test('an opt-out since stays', () => {
    const made = world(
      { id: 'a', phone: '+12025550101' },
      { id: 'b', phone: '+12025550100', do_not_call: true, tags: ['DNC'] },
    );
    made.carryOut(made.plan(ab));
    const [record] = made.records;
    if (!record) throw new Error('A merge, please.');
    const plan = made.planUndo(record, { isOutSince: true });
    expect(plan.survivor.contact).toMatchObject({ do_not_call: true, tags: ['DNC'] });
    expect(plan.kept).toEqual({ do_not_call: 'opt_out_kept' });
    expect(plan.lift).toEqual([]);
  });

  test('a value that somebody else has by now is told as a conflict', () => {
    const made = world({ id: 'a' }, { id: 'b', external_id: '7' });
    made.carryOut(made.plan(ab));
    made.edit('a', { external_id: null });
    made.add(stored({ ...blank, id: 'z', external_id: '7' }));
    const [record] = made.records;
    if (!record) throw new Error('A merge, please.');
    expect(codesOf(made.planUndo(record).conflicts)).toEqual(['external_id: external_id_taken']);
  });
});

test('nothing is suppressed by a merge of contacts that may be called', () =>
  expect(
    world({ id: 'a', phone: '+12025550101' }, { id: 'b', phone: '+12025550100' }).plan(ab).record.suppressed,
  ).toEqual([...noneSuppressed]));
