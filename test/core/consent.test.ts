import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consentUsedWrites, isKeptConsent, newConsentWrites } from '#core/consent/consent.item.ts';
import type { ConsentRow } from '#core/consent/consent.schema.ts';
import { consentFaults } from '#core/consent/consent.ts';
import { consented, keptUntil, lastWord, withCurrent } from '#core/consent/consented.ts';
import { MapTable } from './map-table.ts';
import { codesOf, teamId } from './plan-fixture.ts';

const now = new Date('2026-03-01T12:00:00.000Z');

const row = (values: Partial<ConsentRow> = {}): ConsentRow => ({
  id: 'cons_1',
  contact_id: 'cont_1',
  purpose: 'calls',
  status: 'granted',
  basis: 'consent',
  wording: 'Yes.',
  wording_version: '1',
  channel: 'phone',
  source: null,
  proof: 'a.mp3',
  at: '2026-01-01T00:00:00.000Z',
  recorded_at: '2026-01-01T00:00:00.000Z',
  by: 'tok_1',
  via: 'api',
  last_used_at: null,
  kept_until: '2031-01-01T00:00:00.000Z',
  ...values,
});

describe('a consent as it is given', () => {
  test('needs wording and proof where it is granted, and no more where it is not', () => {
    expect(codesOf(consentFaults({ status: 'granted' }, now))).toEqual([
      'wording: required',
      'proof: required',
    ]);
    expect(codesOf(consentFaults({ status: 'granted', wording: ' \n', proof: 'a' }, now))).toEqual([
      'wording: required',
    ]);
    expect(consentFaults({ status: 'granted', wording: 'Yes.', proof: 'a' }, now)).toEqual([]);
    for (const status of ['withdrawn', 'denied'] as const) expect(consentFaults({ status }, now)).toEqual([]);
  });

  test('is not of the future', () => {
    const at = (ms: number) => new Date(now.getTime() + ms).toISOString();
    expect(consentFaults({ status: 'denied', at: at(59_000) }, now)).toEqual([]);
    expect(codesOf(consentFaults({ status: 'denied', at: at(61_000) }, now))).toEqual(['at: in_future']);
  });
});

describe('whether a purpose is consented to', () => {
  const granted = row();
  const withdrawn = row({ id: 'cons_2', status: 'withdrawn', at: '2026-02-01T00:00:00.000Z' });
  const again = row({ id: 'cons_3', at: '2026-02-02T00:00:00.000Z' });

  test('follows what was said last, whenever it was recorded', () => {
    expect(consented([], 'calls').state).toBe('none');
    expect(consented([granted], 'Calls ').state).toBe('granted');
    expect(consented([granted], 'email').state).toBe('none');
    expect(consented([withdrawn, granted], 'calls')).toEqual({ state: 'refused', row: withdrawn });
    expect(consented([granted, again, withdrawn], 'calls')).toEqual({ state: 'granted', row: again });
  });

  test('follows the refusal where both were said at one moment', () => {
    const late = row({ id: 'cons_9', at: withdrawn.at, recorded_at: '2027-01-01T00:00:00.000Z' });
    expect(consented([late, withdrawn], 'calls').state).toBe('refused');
  });

  test('does not depend on the order of the rows, and marks one row of each purpose', () => {
    const some = fc.array(
      fc.record({
        status: fc.constantFrom('granted' as const, 'denied' as const, 'withdrawn' as const),
        purpose: fc.constantFrom('calls', 'email'),
        day: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (given, order) => {
        const rows = given.map(({ day, ...one }, index) =>
          row({ ...one, id: `cons_${index}`, at: `2026-01-0${day}T00:00:00.000Z` }),
        );
        const shuffled = rows.map((one) => ({ one, at: order.next().value })).sort((a, b) => a.at - b.at);
        for (const purpose of ['calls', 'email'])
          expect(
            lastWord(
              shuffled.map(({ one }) => one),
              purpose,
            ),
          ).toEqual(lastWord(rows, purpose));
        const purposes = new Set(rows.map(({ purpose }) => purpose));
        expect(withCurrent(rows).filter(({ current }) => current)).toHaveLength(purposes.size);
      }),
    );
  });
});

describe('how long a consent is kept', () => {
  test.each([
    ['2026-01-01T00:00:00.000Z', null, 5, '2031-01-01T00:00:00.000Z'],
    ['2026-01-01T00:00:00.000Z', '2028-06-01T08:00:00.000Z', 5, '2033-06-01T08:00:00.000Z'],
    ['2024-02-29T12:00:00.000Z', null, 1, '2025-02-28T12:00:00.000Z'],
    ['2024-02-29T12:00:00.000Z', null, 4, '2028-02-29T12:00:00.000Z'],
    ['2026-01-02T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 5, '2031-01-02T00:00:00.000Z'],
  ])('given at %s and used at %s, for %i years: until %s', (at, last_used_at, years, until) => {
    expect(keptUntil({ at, last_used_at }, years)).toBe(until);
  });

  test('runs anew with each use, and never back', () => {
    const map = new MapTable([{ pk: `T#${teamId}#C#cont_1`, sk: 'CONTACT' }]);
    expect(map.carryOut(newConsentWrites(teamId, row()))).toBe(true);
    const stored = () => [...map.items.values()].find(({ sk }) => sk.startsWith('CONSENT#'));
    const use = (seen: ConsentRow, at: string, years = 5) =>
      map.carryOut(consentUsedWrites(teamId, seen, { at, years }));
    use(row(), '2026-05-01T00:00:00.000Z');
    expect(stored()).toMatchObject({
      last_used_at: '2026-05-01T00:00:00.000Z',
      kept_until: '2031-05-01T00:00:00.000Z',
    });
    const used = row({ last_used_at: '2026-05-01T00:00:00.000Z', kept_until: '2031-05-01T00:00:00.000Z' });
    expect(consentUsedWrites(teamId, used, { at: '2026-04-01T00:00:00.000Z', years: 5 })).toEqual([]);
    use(used, '2026-06-01T00:00:00.000Z', 1);
    expect(stored()).toMatchObject({
      last_used_at: '2026-06-01T00:00:00.000Z',
      kept_until: '2031-05-01T00:00:00.000Z',
    });
  });

  test('outlives the contact as long as that', () => {
    const item = { pk: '', sk: 'CONSENT#x', kept_until: '2031-01-01T00:00:00.000Z' };
    expect(isKeptConsent(item, now)).toBe(true);
    expect(isKeptConsent(item, new Date('2031-01-01T00:00:00.000Z'))).toBe(false);
    expect(isKeptConsent({ pk: '', sk: 'CALL#x', kept_until: item.kept_until }, now)).toBe(false);
  });

  test('is added to a contact that is there, once', () => {
    const map = new MapTable([{ pk: `T#${teamId}#C#cont_1`, sk: 'CONTACT' }]);
    expect(map.carryOut(newConsentWrites(teamId, row()))).toBe(true);
    expect(map.carryOut(newConsentWrites(teamId, row({ wording: 'Other.' })))).toBe(false);
    expect(map.carryOut(newConsentWrites(teamId, row({ contact_id: 'cont_2' })))).toBe(false);
  });
});
