import { expect, test } from 'vitest';
import { scheduleIds } from '#core/schedule/schedules.schema.ts';
import { apiTeam, contactOf } from '#test/harness/api-team.ts';
import { until } from '#test/harness/wait.ts';

test('health tells what there is, how far the projection is, and 30 days', async () => {
  const team = await apiTeam({ company: 'optional' });
  await contactOf(team);
  const { body } = await until(
    () => team.get('/api/crm/system-health'),
    (reply) => reply.body.health.projection.projected_at !== null,
  );
  const { health } = body;
  expect(health).toMatchObject({
    contacts: { live: 1, trash: 0 },
    imports: { finished: 0, failed: 0, success_rate: null },
    projection: { behind_seconds: 0, waiting_since: null },
    counters: { checked_at: null, mended: 0, left: 0 },
  });
  // Instances hand their counts in once a minute: test/store/health.test.ts.
  expect(health.api).toMatchObject({ requests: expect.any(Number), server_errors: 0 });
  expect(health.series).toHaveLength(30);
  expect(health.series.at(-1)).toMatchObject({ contacts: 1, trash: 0 });
  expect(Object.keys(health).slice(0, 2)).toEqual(['status', 'problems']);
});

test('schedules are listed with what they did for the team', async () => {
  const team = await apiTeam();
  const { body } = await team.get('/api/crm/schedules');
  expect(body.schedules.map(({ id }: { id: string }) => id)).toEqual(scheduleIds);
});
