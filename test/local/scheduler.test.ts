import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { compileSchedule } from '#local/schedule/schedule-expression.ts';
import { type Scheduler, startScheduler } from '#local/schedule/scheduler.ts';
import type { InvokeResult, ScheduleSource } from '#local/types.ts';

const START = '2026-01-01T00:00:00Z';

function times(expression: string, count: number, timezone?: string, from = START): string[] {
  const next = compileSchedule(expression, timezone);
  const found: string[] = [];
  for (let at = next(new Date(from)); at !== undefined && found.length < count; at = next(at)) {
    found.push(`${at.toISOString().slice(0, 16)}Z`);
  }
  return found;
}

describe('expressions', () => {
  test.each([
    ['rate(15 minutes)', ['2026-01-01T00:15Z', '2026-01-01T00:30Z']],
    ['rate(1 day)', ['2026-01-02T00:00Z', '2026-01-03T00:00Z']],
    ['cron(0 3 * * ? *)', ['2026-01-01T03:00Z', '2026-01-02T03:00Z']],
    [
      'cron(5/20 0 ? * * *)',
      ['2026-01-01T00:05Z', '2026-01-01T00:25Z', '2026-01-01T00:45Z', '2026-01-02T00:05Z'],
    ],
    ['cron(0 9 ? * 2-6 *)', ['2026-01-01T09:00Z', '2026-01-02T09:00Z', '2026-01-05T09:00Z']],
    ['cron(0 9 ? * MON,WED *)', ['2026-01-05T09:00Z', '2026-01-07T09:00Z']],
    ['cron(0 9 ? * 1 *)', ['2026-01-04T09:00Z', '2026-01-11T09:00Z']],
    ['cron(0 9 ? * 6#3 *)', ['2026-01-16T09:00Z', '2026-02-20T09:00Z']],
    ['cron(0 9 ? * 6L *)', ['2026-01-30T09:00Z', '2026-02-27T09:00Z']],
    ['cron(0 9 L * ? *)', ['2026-01-31T09:00Z', '2026-02-28T09:00Z']],
    ['cron(0 9 3W * ? *)', ['2026-01-02T09:00Z', '2026-02-03T09:00Z']],
    ['cron(0 0 29 FEB ? 2027-2030)', ['2028-02-29T00:00Z']],
    ['at(2026-03-01T12:00:00)', ['2026-03-01T12:00Z']],
    ['at(2025-03-01T12:00:00)', []],
  ])('%s', (expression, expected) =>
    expect(times(expression, Math.max(1, expected.length))).toEqual(expected),
  );

  test('time zones, over a change of the clock', () => {
    const expected = ['2026-03-28T02:30Z', '2026-03-29T01:30Z', '2026-03-30T01:30Z'];
    expect(times('cron(30 3 * * ? *)', 3, 'Europe/Berlin', '2026-03-28T00:00:00Z')).toEqual(expected);
    expect(times('at(2026-07-01T12:00:00)', 1, 'Europe/Berlin')).toEqual(['2026-07-01T10:00Z']);
  });

  test.each([
    'rate(0 minutes)',
    'rate(5 seconds)',
    'cron(* * * * *)',
    'cron(0 3 * * * *)',
    'cron(0 3 ? * ? *)',
    'cron(61 3 * * ? *)',
    'at(tomorrow)',
    'every day',
    '0 3 * * *',
  ])('%s is refused', (expression) => expect(() => compileSchedule(expression)).toThrow(expression));

  test('a rate’s next time is later, by no more than the rate, and a multiple of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 4e12 }), (minutes, now) => {
        const next = compileSchedule(`rate(${minutes} minutes)`)(new Date(now))?.getTime() ?? 0;
        expect(next).toBeGreaterThan(now);
        expect(next - now).toBeLessThanOrEqual(minutes * 60_000);
        expect(next % (minutes * 60_000)).toBe(0);
      }),
    );
  });
});

describe('runs', () => {
  let scheduler: Scheduler;
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date(START) });
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => {
    scheduler.close();
    vi.useRealTimers();
  });

  const ok: InvokeResult = { ok: true, payload: 'done' };
  const failed: InvokeResult = { ok: false, error: { errorType: 'Error', errorMessage: 'no' } };
  const source = (more: Partial<ScheduleSource> = {}): ScheduleSource => ({
    name: 'purge-trash',
    expression: 'rate(1 day)',
    enabled: true,
    targetArn: 'arn:purge',
    input: '{"at":"<aws.scheduler.scheduled-time>","id":"<aws.scheduler.execution-id>"}',
    ...more,
  });
  const start = (invoke: () => Promise<InvokeResult>, ...schedules: ScheduleSource[]) => {
    const spy = vi.fn<(arn: string, payload: unknown) => Promise<InvokeResult>>(invoke);
    scheduler = startScheduler({ schedules, invoke: spy });
    return spy;
  };

  test('the target gets the scheduled time', async () => {
    const invoke = start(async () => ok, source());
    await vi.advanceTimersByTimeAsync(86_400_000);
    expect(invoke.mock.calls).toEqual([
      ['arn:purge', { at: '2026-01-02T00:00:00Z', id: expect.stringMatching(/^[0-9a-f-]{36}$/) }],
    ]);
    await vi.advanceTimersByTimeAsync(2 * 86_400_000);
    expect(invoke).toHaveBeenCalledTimes(3);
  });

  test('a schedule further away than a timer reaches', async () => {
    const invoke = start(async () => ok, source({ expression: 'at(2026-04-01T00:00:00)' }));
    await vi.advanceTimersByTimeAsync(Date.parse('2026-03-31T23:59:59Z') - Date.parse(START));
    expect(invoke).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(invoke).toHaveBeenCalledTimes(1);
  });

  test('a failure is tried once more, and the schedule goes on', async () => {
    const invoke = start(async () => failed, source());
    await vi.advanceTimersByTimeAsync(86_400_000);
    expect(invoke).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(86_400_000);
    expect(invoke).toHaveBeenCalledTimes(4);
  });

  test('runs of one schedule do not overlap, and what a long one misses is left out', async () => {
    const first = Promise.withResolvers<InvokeResult>();
    const invoke = start(() => first.promise, source({ expression: 'rate(1 minute)' }));
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    const now = scheduler.runNow('purge-trash');
    await vi.advanceTimersByTimeAsync(0);
    expect(invoke).toHaveBeenCalledTimes(1);
    first.resolve(ok);
    expect(await now).toBe('done');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(invoke).toHaveBeenCalledTimes(3);
  });

  test('runNow takes a time, also for a disabled schedule, and gives the failure', async () => {
    const invoke = start(async () => ok, source({ enabled: false }));
    expect(scheduler.names()).toEqual(['purge-trash']);
    expect(await scheduler.runNow('purge-trash', new Date('2027-05-05T05:05:05Z'))).toBe('done');
    expect(invoke.mock.calls[0]?.[1]).toMatchObject({ at: '2027-05-05T05:05:05Z' });
    invoke.mockResolvedValue(failed);
    await expect(scheduler.runNow('purge-trash')).rejects.toThrow('Error: no');
    await expect(scheduler.runNow('other')).rejects.toThrow('"other"');
    await vi.advanceTimersByTimeAsync(10 * 86_400_000);
    expect(invoke).toHaveBeenCalledTimes(2);
  });

  test('nothing runs after close', async () => {
    const invoke = start(async () => ok, source());
    scheduler.close();
    await vi.advanceTimersByTimeAsync(10 * 86_400_000);
    expect(invoke).not.toHaveBeenCalled();
  });
});
