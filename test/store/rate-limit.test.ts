import { describe, expect, test } from 'vitest';
import { newId } from '#core/id.ts';
import { leasePermits } from '#core/rate/rate.item.ts';
import type { Table } from '#core/table/table.ts';
import type { Principal } from '#core/team/team.schema.ts';
import { getTeam } from '#core/team/team.ts';
import { RateLimiter } from '#functions/http/rate-limit.ts';
import { freshTeam, hostTable, meteredTable } from '#test/harness/stack.ts';

const now = Date.now();

const callerOf = async (rate_limit_per_minute: number): Promise<Principal> => {
  const { team_id } = await freshTeam(hostTable(), { rate_limit_per_minute });
  const team = await getTeam(hostTable(), team_id);
  return { kind: 'token', id: newId('tok'), role: 'admin', departments: [], team };
};

const takeMany = async (limiters: RateLimiter[], caller: Principal, count: number, table: Table) => {
  const permits = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      (limiters[index % limiters.length] as RateLimiter).take(table, caller, now),
    ),
  );
  return permits.filter(({ granted }) => granted).length;
};

const instances = (count: number) => Array.from({ length: count }, () => new RateLimiter());

describe('the limit of a token', () => {
  test.each([
    [1, 1],
    [1, 50],
    [7, 50],
    [3, 2],
  ])('is granted by %i instances together, to the last of %i', async (count, limit) => {
    const caller = await callerOf(limit);
    const table = hostTable();
    const limiters = instances(count);
    const granted = await takeMany(limiters, caller, limit + 40, table);
    expect(granted).toBeLessThanOrEqual(limit);
    // What an instance still holds, only that instance grants.
    let rest = 0;
    for (const limiter of limiters) rest += await takeMany([limiter], caller, limit, table);
    expect(granted + rest).toBe(limit);
  });

  test('is new every minute, and each caller’s own', async () => {
    const [caller, other] = [await callerOf(1), await callerOf(1)];
    const limiter = new RateLimiter();
    const take = async (who: Principal, at: number) => (await limiter.take(hostTable(), who, at)).granted;
    expect([await take(caller, now), await take(caller, now)]).toEqual([true, false]);
    expect(await take(other, now)).toBe(true);
    expect(await take(caller, now + 60_000)).toBe(true);
  });

  test('tells what remains and when the minute ends', async () => {
    const caller = await callerOf(3);
    const limiter = new RateLimiter();
    const at = Math.floor(now / 60_000) * 60_000 + 45_000;
    const remaining = [];
    for (let asked = 0; asked < 4; asked++) {
      const { headers } = await limiter.take(hostTable(), caller, at);
      expect(headers).toMatchObject({ 'ratelimit-limit': '3', 'ratelimit-reset': '15' });
      remaining.push(headers['ratelimit-remaining']);
    }
    expect(remaining).toEqual(['2', '1', '0', '0']);
    expect((await limiter.take(hostTable(), caller, at)).headers['retry-after']).toBe('15');
  });
});

test('a thousand requests cost one write, and refused ones none', async () => {
  const { table, meter } = meteredTable();
  const limiter = new RateLimiter();
  const caller = await callerOf(30_000);
  const { requests } = await meter.measure(() => takeMany([limiter], caller, 1_000, table));
  expect(requests).toBe(1);
  const poor = await callerOf(1);
  await takeMany([limiter], poor, 2, table);
  expect((await meter.measure(() => takeMany([limiter], poor, 100, table))).requests).toBe(0);
});

test('a counter that cannot be reached refuses nobody', async () => {
  const caller = await callerOf(2);
  const noTable = { ...hostTable(), name: 'no-such-table' };
  const { granted, headers } = await new RateLimiter().take(noTable, caller, now);
  expect([granted, headers['ratelimit-limit']]).toEqual([true, '2']);
  const window = { teamId: caller.team.id, caller: caller.id, minute: 1 };
  await expect(leasePermits(noTable, window, { permits: 1, limit: 2 })).rejects.toThrow();
});
