import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { toActivityItem } from '#core/activity/activity.item.ts';
import { activityKinds } from '#core/activity/activity.schema.ts';
import { callLogSchema } from '#core/call/call-record.schema.ts';
import { logCall } from '#core/call/log/log-call.ts';
import { membershipWrites } from '#core/campaign/membership.item.ts';
import { newConsentWrites } from '#core/consent/consent.item.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { ofContact } from '#core/feed/of-contact.ts';
import { readTimeline } from '#core/feed/read-timeline.ts';
import { type TimelineType, timelineTypes } from '#core/feed/timeline-entry.schema.ts';
import { newId } from '#core/id.ts';
import type { Item } from '#core/table/item.ts';
import { getTeam } from '#core/team/team.ts';
import { timelineKeys, toEntryItem } from '#core/timeline/timeline.item.ts';
import { freshTeam, meteredTable, privateTable } from '#test/harness/stack.ts';
import { putItems, via } from './bulk.ts';

const unmetered = await privateTable();
const { table, meter } = meteredTable(unmetered.name);

/** How many entries the contact with many has. */
const mostEntries = Number(process.env.TIMELINE_ENTRIES ?? 3_000);

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();

interface Whose {
  team_id: string;
  contact_id: string;
}

/** The creation by an import, then changes; each tenth by another import, each eleventh of a merge. */
const changeOf = ({ team_id, contact_id }: Whose, n: number): Item => {
  const path = n % 11 === 5 ? 'merge' : n % 10 === 0 ? 'import' : 'api';
  return toEntryItem(team_id, contact_id, {
    ...{ sk: timelineKeys.sk(at(3 * n), n + 1), id: newId('evt'), at: at(3 * n), via: path, version: n + 1 },
    ...{ type: n === 0 ? 'contact.created' : 'contact.updated', actor: 'tok_test' },
    changes: { lead_status: { from: 'new', to: 'contacted' } },
    ...{ departments: [null], ttl: 9e9 },
  });
};

const activityOf = (whose: Whose, n: number): Item =>
  toActivityItem(
    {
      ...{ id: newId('act'), ...whose, department_id: null },
      ...{ kind: activityKinds[n % activityKinds.length] ?? 'note', at: at(3 * n + 1) },
      ...{ title: 'A title', text: 'x'.repeat(100), ends_at: null, url: null, external_id: null },
      ...{ created_by: 'tok_test', version: 1, created_at: at(0), updated_at: at(0) },
    },
    via,
  );

const consentOf = ({ team_id, contact_id }: Whose, n: number): Item[] => {
  const texts = {
    wording: 'Yes. '.repeat(50),
    wording_version: null,
    channel: null,
    source: null,
    proof: 'a',
  };
  const said = { purpose: 'calls', status: 'granted', basis: 'consent', ...texts } as const;
  const times = { at: at(3 * n + 2), recorded_at: at(3 * n + 2), last_used_at: null, kept_until: at(9e6) };
  const row = { id: newId('cons'), contact_id, ...said, ...times, by: 'tok_test', via: 'api' as const };
  return newConsentWrites(team_id, row).flatMap((one) => ('put' in one ? [one.put] : []));
};

/** A contact's way into one campaign more. */
const membershipOf = ({ team_id, contact_id }: Whose, n: number): Item[] => {
  const contact = { id: contact_id, team_id, department_id: null, do_not_call: false, deleted_at: null };
  const into = { ...contact, campaigns: { [newId('camp')]: 'pending' as const } };
  const writes = membershipWrites({ ...contact, campaigns: {} }, into, { via, at: at(3 * n + 1) });
  return writes.flatMap((one) => ('put' in one ? [one.put] : []));
};

/** A contact with so many entries: changes and activities by halves, beside some calls, consents and campaigns. */
const contactWith = async (count: number) => {
  const { team_id } = await freshTeam(unmetered, { company: 'optional' });
  const team = await getTeam(unmetered, team_id);
  const scope = wholeTeam(team_id);
  const now = new Date();
  const draft = { name: 'Ada', phone: '+4915112345678' };
  const { contact } = await createContact(unmetered, { team, scope, draft, via, now });
  const whose = { team_id, contact_id: contact.id };
  const half = Array.from({ length: count / 2 }, (_, n) => n);
  await putItems(unmetered, [
    ...half.flatMap((n) => [changeOf(whose, n), activityOf(whose, n)]),
    ...half.slice(0, 120).flatMap((n) => consentOf(whose, n)),
    ...half.slice(0, 50).flatMap((n) => membershipOf(whose, n)),
  ]);
  for (let n = 0; n < 10; n++) {
    const log = v.parse(callLogSchema, { outcome: 'busy', started_at: at(3 * (count / 2 - n) + 2) });
    await logCall(unmetered, { team, scope, contactId: contact.id, log, via, now });
  }
  return {
    scope,
    ...ofContact({ ...contact, provenance: {}, originals: {}, status_before: null }),
    limit: 50,
  };
};

type Asked = Awaited<ReturnType<typeof contactWith>>;

/** What the first two pages cost. */
const pagesOf = async (asked: Asked, types: TimelineType[]) => {
  const request = { ...asked, types };
  const { next_cursor, events } = await readTimeline(table, request);
  return [
    await meter.measure(async () =>
      expect((await readTimeline(table, request)).events).toHaveLength(events.length),
    ),
    ...(next_cursor === null
      ? []
      : [await meter.measure(() => readTimeline(table, { ...request, cursor: next_cursor }))]),
  ];
};

let few: Asked;
let many: Asked;

beforeAll(async () => {
  [few, many] = [await contactWith(600), await contactWith(mostEntries)];
  // The stage's secret is made once, by the first cursor ever.
  await readTimeline(table, few);
});

describe('a page of a timeline with thousands of entries', () => {
  test('is one round trip, and reads what one of some hundred reads', async () => {
    const [before, after] = [await pagesOf(few, []), await pagesOf(many, [])];
    expect(after).toHaveLength(2);
    for (const [n, reading] of after.entries()) {
      expect(reading.rounds).toBe(1);
      expect(reading.rru).toBeLessThanOrEqual((before[n]?.rru ?? 0) + 1);
      expect(reading.rru).toBeLessThanOrEqual(70);
    }
  });

  test.each(timelineTypes)('of the type %s alone costs no more', async (type) => {
    // What an index names is read after it.
    const rounds = type === 'import' || type === 'merge' ? 2 : 1;
    for (const reading of await pagesOf(many, [type])) {
      expect(reading.rounds).toBe(rounds);
      expect(reading.rru).toBeLessThanOrEqual(35);
    }
  });
});

test.each(timelineTypes)('all pages of the type %s are what all pages have of it', async (type) => {
  const pages = async (types: TimelineType[]) => {
    const entries = [];
    for (let cursor: string | undefined; ; ) {
      const page = await readTimeline(unmetered, { ...few, types, cursor });
      entries.push(...page.events);
      if (page.next_cursor === null) return entries;
      cursor = page.next_cursor;
    }
  };
  const own = (entry: { type: string; via: string }) => {
    if (!entry.type.startsWith('contact.')) return entry.type;
    return entry.via === 'import' || entry.via === 'merge' ? entry.via : 'change';
  };
  const all = (await pages([])).filter((entry) => own(entry) === type);
  expect(all.length).toBeGreaterThan(9);
  expect(await pages([type])).toEqual(all);
});
