import { describe, expect, test } from 'vitest';
import { describeSchedule } from '#core/schedule/schedule-report.ts';
import { lateSince, nextRunAt } from '#core/schedule/schedule-times.ts';
import { rhythmOf, scheduleIds } from '#core/schedule/schedules.schema.ts';
import { Tally } from '#core/schedule/tally.ts';

const at = (time: string) => `2026-05-01T${time}.000Z`;
const now = (time: string) => new Date(at(time));
const quarter = { every: 15 };
const daily = { daily: '02:10' };

test('a rate goes on from its last run, through runs that did not come; a day’s time is known beforehand', () => {
  expect(nextRunAt(quarter, at('10:07:00'), now('10:08:00'))).toBe(at('10:22:00'));
  expect(nextRunAt(quarter, at('10:07:00'), now('11:00:00'))).toBe(at('11:07:00'));
  expect(nextRunAt(quarter, at('10:07:00'), now('10:22:00'))).toBe(at('10:37:00'));
  expect(nextRunAt(quarter, undefined, now('10:08:00'))).toBeNull();
  expect(nextRunAt(daily, undefined, now('02:09:59'))).toBe(at('02:10:00'));
  expect(nextRunAt(daily, at('02:10:00'), now('02:10:00'))).toBe('2026-05-02T02:10:00.000Z');
});

test('what has not begun some time after it was due is late, since then', () => {
  expect(lateSince(quarter, at('10:00:00'), now('10:25:00'))).toBeNull();
  expect(lateSince(quarter, at('10:00:00'), now('10:25:01'))).toBe(at('10:15:00'));
  expect(lateSince({ every: 1 }, at('10:00:00'), now('10:11:01'))).toBe(at('10:01:00'));
  expect(lateSince(daily, '2026-04-30T02:10:03.000Z', now('03:10:00'))).toBeNull();
  expect(lateSince(daily, '2026-04-30T02:10:03.000Z', now('03:10:01'))).toBe(at('02:10:00'));
  expect(lateSince(daily, at('02:10:03'), now('23:00:00'))).toBeNull();
  // Run by hand after its time was missed.
  expect(lateSince(daily, at('09:00:00'), now('23:00:00'))).toBeNull();
});

test('one that never ran is late once it could have run since it is known, and not before', () => {
  expect(lateSince(daily, at('05:00:00'), now('23:00:00'))).toBeNull();
  expect(lateSince(daily, at('01:00:00'), now('03:30:00'))).toBe(at('02:10:00'));
  expect(lateSince(quarter, undefined, now('03:30:00'))).toBeNull();
});

test.each(scheduleIds)('%s is not late while it runs in time, however its runs fall', (id) => {
  const rhythm = rhythmOf(id);
  const minutes = 'every' in rhythm ? rhythm.every : 24 * 60;
  const began = Date.parse(at(`${'daily' in rhythm ? rhythm.daily : '02:10'}:00`));
  for (const share of [0, 0.5, 0.99, 1])
    expect(
      lateSince(rhythm, new Date(began + 30_000).toISOString(), new Date(began + share * minutes * 60_000)),
    ).toBeNull();
});

describe('what a team sees of a run', () => {
  const begun = { at: at('02:10:00'), started_at: at('02:10:01') };
  const run = { ...begun, ended_at: at('02:11:00'), counts: { removed: 70, kept: 9 } };
  const deed = { ...begun, counts: { removed: 3 } };
  const seen = (runs: Parameters<typeof describeSchedule>[0]['runs'], deeds = [deed]) =>
    describeSchedule({ id: 'purge-trash', runs, deeds }, now('03:00:00'));

  test('is its own part of what it did, and nothing of others', () => {
    const report = seen([run]);
    expect(report.runs).toEqual([
      {
        scheduled_at: at('02:10:00'),
        started_at: at('02:10:01'),
        ended_at: at('02:11:00'),
        state: 'done',
        failure: null,
        counts: { removed: 3, kept: 0, held: 0, tokens_removed: 0, tokens_kept: 0 },
      },
    ]);
    expect(report.last_deed).toEqual({
      scheduled_at: at('02:10:00'),
      started_at: at('02:10:01'),
      counts: { removed: 3, kept: 0, held: 0, tokens_removed: 0, tokens_kept: 0 },
    });
    expect(JSON.stringify(seen([run], []))).not.toMatch(/70|:9/);
  });

  test('says whether it runs, has failed, or tells nothing any more', () => {
    expect(seen([{ ...run, failure: 'BusyError' }]).runs[0]).toMatchObject({
      state: 'failed',
      failure: 'BusyError',
    });
    expect(
      describeSchedule({ id: 'purge-trash', runs: [begun], deeds: [] }, now('02:20:00')).runs[0]?.state,
    ).toBe('running');
    expect(seen([begun]).runs[0]?.state).toBe('lost');
  });

  test('a trial for a time to come does not tell when the next is', () => {
    const trial = { at: '2026-06-01T00:00:00.000Z', started_at: at('02:50:00') };
    const report = describeSchedule(
      { id: 'clean-jobs', runs: [trial, { at: at('02:45:00'), started_at: at('02:45:01') }], deeds: [] },
      now('02:51:00'),
    );
    expect(report.next_run_at).toBe(at('03:00:00'));
  });
});

test('a tally has each team’s part, and the parts make the whole', () => {
  const tally = new Tally(['done', 'left']);
  tally.add('one', 'done');
  tally.add('other', 'done', 4);
  tally.add('other', 'left');
  tally.add('third', 'left', 0);
  expect(tally.total).toEqual({ done: 5, left: 1 });
  expect([...tally.teams]).toEqual([
    ['one', { done: 1 }],
    ['other', { done: 4, left: 1 }],
  ]);
});
