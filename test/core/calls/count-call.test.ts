import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredContact } from '#core/attribute/stored-contact.ts';
import { countersOf, countersWrites } from '#core/call/log/count-call.ts';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import type { TagRule } from '#core/catalogue/rule.schema.ts';
import { stored, teamId, writing } from '../plan-fixture.ts';

const created_at = '2026-01-01T00:00:00.000Z';

const rule = (filter: TagRule['filter'], values: Partial<TagRule> = {}): TagRule => ({
  ...{ id: 'rule_1', tag: 'Reached', filter, enabled: true, created_at, updated_at: created_at },
  ...values,
});

const catalogueOf = (...rules: TagRule[]) => ({ ...toCatalogue(teamId, undefined), rules });

const counted = (contact: StoredContact, at: string, ...rules: TagRule[]) =>
  countersWrites(
    writing(),
    { contact, catalogue: catalogueOf(...rules) },
    {
      total_calls: contact.total_calls + 1,
      last_called_at: at,
      last_call_outcome: 'completed',
      last_call_id: 'call_1',
    },
  );

/** The item that a contact is replaced by, if it is. */
const replacement = (writes: ReturnType<typeof counted>) =>
  writes.flatMap((one) => ('put' in one && one.put.sk === 'CONTACT' ? [one.put] : []))[0];

const tagsIn = (writes: ReturnType<typeof counted>) => Object(replacement(writes)?.shown).tags ?? [];

const inMarch = rule({ last_called_from: '2026-03-01T00:00:00.000Z' });

describe('a call that is counted', () => {
  test('leaves the version as it is where no rule is met', () => {
    for (const rules of [[], [inMarch], [{ ...inMarch, enabled: false }]]) {
      const [write, ...more] = counted(stored({}), '2026-02-28T23:59:59.999Z', ...rules);
      expect([write && 'put' in write, more]).toEqual([false, []]);
    }
  });

  test('gives the contact the tags of rules that ask when it was called, and of rules that ask for these', () => {
    const seen = stored({ tags: ['old'], total_calls: 2, version: 7 });
    const chain = rule({ tags: ['reached'] }, { tag: 'Warm' });
    const writes = counted(seen, '2026-03-01T10:00:00.000Z', chain, inMarch);
    expect(tagsIn(writes)).toEqual(['old', 'Reached', 'Warm']);
    expect(Object(replacement(writes)?.shown)).toMatchObject({
      total_calls: 3,
      last_called_at: '2026-03-01T10:00:00.000Z',
      last_call_outcome: 'completed',
      version: 8,
    });
    expect(replacement(writes)).toMatchObject({ called: { last: 'call_1', changes: 1 } });
  });

  test('gives no tag twice, and none in the trash', () => {
    const at = '2026-03-01T10:00:00.000Z';
    for (const values of [{ tags: ['REACHED'] }, { deleted_at: created_at }])
      expect(replacement(counted(stored(values), at, inMarch))).toBeUndefined();
  });

  test('writes nothing where its counters are as they were', () => {
    const called = { last: 'call_1', changes: 4 };
    const contact = stored({ total_calls: 1, last_called_at: created_at, called });
    const known = { contact, catalogue: catalogueOf(inMarch) };
    expect(countersWrites(writing(), known, countersOf(contact))).toEqual([]);
  });

  test('tags just those of whom the rule says so, at any time', () => {
    const time = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
      .map((one) => one.toISOString());
    fc.assert(
      fc.property(time, time, time, (at, from, to) => {
        const writes = counted(stored({}), at, rule({ last_called_from: from, last_called_to: to }));
        expect(tagsIn(writes)).toEqual(at >= from && at <= to ? ['Reached'] : []);
      }),
    );
  });
});
