import { expect, test } from 'vitest';
import { apiTeam } from '#test/harness/api-team.ts';

const settings = '/api/crm/settings';

test('every authenticated answer tells the limit, errors too', async () => {
  const team = await apiTeam({ rate_limit_per_minute: 60 });
  const agent = await team.as('agent');
  const replies = [
    await team.get(settings),
    await team.post('/api/crm/departments', {}),
    await agent.post('/api/crm/departments', {}),
  ];
  expect(replies.map(({ status }) => status)).toEqual([200, 422, 403]);
  for (const { headers } of replies) {
    expect(headers.get('ratelimit-limit')).toBe('60');
    expect(Number(headers.get('ratelimit-remaining'))).toBeLessThan(60);
    expect(Number(headers.get('ratelimit-reset'))).toBeLessThanOrEqual(60);
  }
});

test('who has no valid token, and who asks what is open to all, is not counted', async () => {
  const team = await apiTeam();
  for (const path of ['/health', '/docs'])
    expect((await team.get(path)).headers.has('ratelimit-limit')).toBe(false);
  expect((await team.get(settings, { token: 'nonsense' })).headers.has('ratelimit-limit')).toBe(false);
});

test('a token that has used its minute is 429, until the next, and others are not', async () => {
  const team = await apiTeam({ rate_limit_per_minute: 5 });
  const other = await team.as('agent');
  // The test may straddle two minutes, of which each grants five.
  const replies = await Promise.all(Array.from({ length: 30 }, () => team.get(settings)));
  const refused = replies.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(20);
  for (const { headers, body } of refused) {
    expect(body.error.code).toBe('rate_limited');
    expect(headers.get('retry-after')).toBe(headers.get('ratelimit-reset'));
    expect(headers.get('ratelimit-remaining')).toBe('0');
  }
  expect((await other.get(settings)).status).toBe(200);
});
