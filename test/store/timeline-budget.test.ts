import * as v from 'valibot';
import { expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { toActivityItem } from '#core/activity/activity.item.ts';
import { activityKinds } from '#core/activity/activity.schema.ts';
import { callLogSchema } from '#core/call/call-record.schema.ts';
import { logCall } from '#core/call/log/log-call.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { readTimeline } from '#core/feed/read-timeline.ts';
import { newId } from '#core/id.ts';
import { getTeam } from '#core/team/team.ts';
import { timelineKeys } from '#core/timeline/timeline.item.ts';
import { freshTeam, meteredTable, privateTable } from '#test/harness/stack.ts';
import { putItems, via } from './bulk.ts';

const unmetered = await privateTable();
const { table, meter } = meteredTable(unmetered.name);

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();

/** A contact with so many changes, and as many activities, and ten calls. */
const contactWith = async (count: number) => {
  const { team_id } = await freshTeam(unmetered, { company: 'optional' });
  const team = await getTeam(unmetered, team_id);
  const scope = wholeTeam(team_id);
  const now = new Date();
  const draft = { name: 'Ada', phone: '+4915112345678' };
  const { contact } = await createContact(unmetered, { team, scope, draft, via, now });
  const changes = Array.from({ length: count }, (_, n) => ({
    ...timelineKeys.primary(team_id, contact.id, timelineKeys.sk(at(3 * n), n + 2)),
    id: newId('evt'),
    type: 'contact.updated',
    at: at(3 * n),
    actor: 'tok_test',
    via: 'api',
    version: n + 2,
    changes: { lead_status: { from: 'new', to: 'contacted' } },
    departments: [null],
    ttl: 9e9,
  }));
  const activities = Array.from({ length: count }, (_, n) =>
    toActivityItem(
      {
        ...{ id: newId('act'), team_id, contact_id: contact.id, department_id: null },
        ...{ kind: activityKinds[n % activityKinds.length] ?? 'note', at: at(3 * n + 1) },
        ...{ title: 'A title', text: 'x'.repeat(100), ends_at: null, url: null, external_id: null },
        ...{ created_by: 'tok_test', version: 1, created_at: at(0), updated_at: at(0) },
      },
      via,
    ),
  );
  await putItems(unmetered, [...changes, ...activities]);
  for (let n = 0; n < 10; n++) {
    const log = v.parse(callLogSchema, { outcome: 'busy', started_at: at(3 * (count - n) + 2) });
    await logCall(unmetered, { team, scope, contactId: contact.id, log, via, now });
  }
  return { scope, contactId: contact.id, departmentId: null };
};

const pagesOf = async (count: number) => {
  const request = { ...(await contactWith(count)), limit: 50 };
  // The stage's secret is made once, by the first cursor ever.
  const { next_cursor } = await readTimeline(table, request);
  const cursor = next_cursor ?? '';
  return [
    await meter.measure(async () => expect((await readTimeline(table, request)).events).toHaveLength(50)),
    await meter.measure(() => readTimeline(table, { ...request, cursor })),
  ];
};

test('a page of a timeline is one round trip, of thousands of entries as of some hundred', async () => {
  const [few, many] = [await pagesOf(300), await pagesOf(1_200)];
  for (const [n, reading] of many.entries()) {
    expect(reading.rounds).toBe(1);
    expect(reading.rru).toBeLessThanOrEqual((few[n]?.rru ?? 0) + 1);
  }
});
