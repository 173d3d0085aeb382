import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type Hold, holdGivenSchema } from '#core/hold/hold.schema.ts';
import { erasureSteps, holdOn } from '#core/hold/holds.ts';
import { type CertificateLine, certificateLine, certificateOf } from '#core/privacy/certificate.ts';
import { storeNames } from '#core/privacy/stores.ts';
import { decideRetention } from '#core/retention/decide-retention.ts';
import { RetentionTally } from '#core/retention/retention-report.ts';
import { retentionPolicySchema } from '#core/team/retention-policy.schema.ts';
import { holdOf } from './hold-fixture.ts';

const contact = { id: 'cont_1' };
const at = (hour: number) => `2026-12-01T${String(hour).padStart(2, '0')}:00:00.000Z`;

describe('a hold', () => {
  test('covers whoever has become a part of somebody, and whom they are part of', () => {
    const hold = holdOf({ contact_id: 'cont_2', contact_ids: ['cont_2', 'cont_3'] });
    expect(holdOn({ id: 'cont_3' }, [hold])).toBe(hold);
    expect(holdOn({ id: 'cont_1', held: { holds: { hold_1: 'cont_2' }, changes: 1 } }, [hold])).toBe(hold);
    expect(holdOn({ id: 'cont_1' }, [hold])).toBeUndefined();
  });

  test.each([
    [{}, 'blank'],
    [{ reason: ' ' }, 'blank'],
    [{ reason: 'x', stores: [] }, 'blank'],
    [{ reason: 'x', stores: ['tokens'] }, 'unknown_value'],
  ])('is refused: %j', (given, code) => {
    const { issues } = v.safeParse(holdGivenSchema, { reason: '', ...given });
    expect(issues?.[0].message).toBe(code);
  });

  test('of everything keeps every store, of a part that part alone', () => {
    expect(erasureSteps(contact, [holdOf()])).toMatchObject({
      now: [],
      held: storeNames.map((store) => ({ store })),
    });
    const { now, held } = erasureSteps(contact, [
      holdOf({ contact_id: 'cont_1', stores: ['calls', 'consents'] }),
    ]);
    expect(held).toEqual([
      { store: 'consents', hold: 'hold_1' },
      { store: 'calls', hold: 'hold_1' },
    ]);
    expect([...now, 'calls', 'consents'].sort()).toEqual([...storeNames].sort());
  });

  test('of somebody else, or lifted, keeps nothing', () => {
    for (const hold of [holdOf({ contact_id: 'cont_2' }), holdOf({ lifted_at: at(1) })])
      expect(erasureSteps(contact, [hold])).toEqual({ now: storeNames, held: [] });
  });
});

/** What one tick of an erasure does: cleans what may be, and says of the rest what it waits for. */
const tick = (lines: readonly CertificateLine[], holds: readonly Hold[], hour: number): CertificateLine[] => {
  const { now, held } = erasureSteps(contact, holds, lines);
  const lineOf = (store: string, hold?: string) =>
    certificateLine(
      'req_1',
      { store, query: contact, count: 1, at: at(hour), ...(hold && { held: hold }) },
      'salt',
    );
  const waiting = new Set(lines.filter((line) => line.held !== undefined).map(({ store }) => store));
  return [
    ...lines,
    ...now.map((store) => lineOf(store)),
    // Told once, not at each tick.
    ...held.filter(({ store }) => !waiting.has(store)).map(({ store, hold }) => lineOf(store, hold)),
  ];
};

describe('an erasure under a hold', () => {
  const request = { team_id: 'team_1', request_id: 'req_1', subject: 'cont_1', began_at: at(0) };

  test('is deferred with what is held alone, and done at the tick after the hold is lifted, with both times', () => {
    const hold = holdOf({ stores: ['calls'] });
    const first = tick([], [hold], 1);
    expect(certificateOf(request, first)).toMatchObject({ status: 'deferred', finished_at: null });
    expect(first.filter(({ held }) => held === undefined)).toHaveLength(storeNames.length - 1);
    const second = tick(first, [hold], 2);
    expect(second).toEqual(first);
    const third = tick(second, [{ ...hold, lifted_at: at(3) }], 3);
    const certificate = certificateOf(request, third);
    expect(certificate).toMatchObject({ status: 'done', finished_at: at(3) });
    expect(certificate.lines.filter(({ store }) => store === 'calls').map((line) => line.at)).toEqual([
      at(1),
      at(3),
    ]);
    expect(tick(third, [], 4)).toEqual(third);
  });

  test('waits for the second hold when the first is lifted', () => {
    const [one, other] = [holdOf({ stores: ['calls'] }), holdOf({ id: 'hold_2' })];
    const first = tick([], [one, other], 1);
    expect(certificateOf(request, first).status).toBe('deferred');
    const second = tick(first, [{ ...one, lifted_at: at(2) }, other], 2);
    expect(certificateOf(request, second).status).toBe('deferred');
    const third = tick(
      second,
      [
        { ...one, lifted_at: at(2) },
        { ...other, lifted_at: at(3) },
      ],
      3,
    );
    expect(certificateOf(request, third).status).toBe('done');
  });

  test('goes on after it was killed in the middle, and cleans nothing twice', () => {
    const whole = tick([], [], 1);
    for (const done of [0, 1, 10, whole.length - 1]) {
      const { now } = erasureSteps(contact, [], whole.slice(0, done));
      expect(now).toEqual(storeNames.slice(done));
    }
  });

  test('is counted as held by retention that is due meanwhile', () => {
    const policy = v.parse(retentionPolicySchema, {
      rules: [{ since: 'last_call', days: 1, action: 'delete' }],
    });
    const tally = new RetentionTally(at(5));
    const due = {
      ...{ ...contact, department_id: null, do_not_call: false, created_at: '2020-01-01T00:00:00.000Z' },
      ...{
        updated_at: '2020-01-01T00:00:00.000Z',
        last_called_at: null,
        deleted_at: null,
        merged_into: null,
      },
    };
    const run = { at: at(5), policy, trashDays: 30 };
    tally.add(due, decideRetention(due, run, [holdOf({ stores: ['calls'] })]));
    expect(tally.report.kept.held).toBe(1);
  });
});
