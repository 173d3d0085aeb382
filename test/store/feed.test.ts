import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { feedKeys } from '#core/feed/feed.item.ts';
import { writePosition } from '#core/feed/feed-position.ts';
import { readAudit } from '#core/feed/read-audit.ts';
import { readContactAudit } from '#core/feed/read-changes.ts';
import { readFeed } from '#core/feed/read-feed.ts';
import { newId } from '#core/id.ts';
import { timelineKeys } from '#core/timeline/timeline.item.ts';
import { freshTeam, privateTable } from '#test/harness/stack.ts';

const day = 86_400_000;

const emptyFeed = async () => {
  const table = await privateTable();
  const { team_id: teamId } = await freshTeam(table);
  const put = (Item: object) => table.client.send(new PutCommand({ TableName: table.name, Item }));
  return { table, teamId, put };
};

const eventOf = (id: string, at: string) => ({
  id: newId('evt'),
  type: 'company.created',
  at,
  actor: 'tok_1',
  via: 'api',
  subject: { kind: 'company', id },
});

/** A team whose feed has a segment of one event for each of these days, so many ago; undefined where it is forgotten. */
const teamWithFeed = async (segments: readonly ({ daysAgo: number; keptDays: number } | undefined)[]) => {
  const { table, teamId, put } = await emptyFeed();
  for (const [n, segment] of segments.entries()) {
    if (!segment) continue;
    const written = Date.now() - segment.daysAgo * day;
    const at = new Date(written).toISOString();
    const ttl = Math.floor((written + segment.keptDays * day) / 1_000);
    await put({
      ...feedKeys.segment(teamId, n),
      ...{ team_id: teamId, n, events: [eventOf(`comp_${n}`, at)], written_at: at, ttl },
    });
  }
  await put({ ...feedKeys.head(teamId), segments: segments.length, writes: segments.length });
  const read = async (keptDays: number, cursor?: string) => {
    const request = {
      scope: wholeTeam(teamId),
      limit: 200,
      start: 'oldest',
      types: [],
      contact: false,
    } as const;
    const { events } = await readFeed(table, { ...request, keptDays, ...(cursor && { cursor }) });
    return events.map(({ subject }) => subject.id);
  };
  return {
    read,
    cursorAt: (segment: number) => writePosition(table, teamId, 'events', { segment, index: 0 }),
  };
};

const times = <T>(count: number, one: T) => Array.from({ length: count }, () => one);
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `comp_${from + n}`);

test('the oldest of the feed is the first that is kept, though the store forgets late and in no order', async () => {
  const late = { daysAgo: 31, keptDays: 30 };
  const kept = { daysAgo: 3, keptDays: 30 };
  const { read, cursorAt } = await teamWithFeed([
    ...times(7, undefined),
    late,
    undefined,
    late,
    ...times(20, kept),
  ]);
  expect(await read(30)).toEqual(numbered(10, 30));
  expect(await read(30, await cursorAt(10))).toEqual(numbered(10, 30));
  await expect(read(30, await cursorAt(7))).rejects.toMatchObject({ code: 'cursor_expired' });
});

test('what is kept longer, by a policy of before, is not the oldest of the feed', async () => {
  const { read } = await teamWithFeed([
    ...times(20, { daysAgo: 90, keptDays: 365 }),
    ...times(5, undefined),
    ...times(5, { daysAgo: 3, keptDays: 30 }),
  ]);
  expect(await read(30)).toEqual(numbered(25, 30));
});

test('a longer policy does not bring back what a shorter one has let go', async () => {
  const late = { daysAgo: 31, keptDays: 30 };
  const { read } = await teamWithFeed([
    ...times(7, undefined),
    late,
    undefined,
    late,
    ...times(20, { daysAgo: 3, keptDays: 365 }),
  ]);
  expect(await read(365)).toEqual(numbered(10, 30));
});

test('a page holds no more than one answer may, and the next goes on behind it', async () => {
  const { table, teamId, put } = await emptyFeed();
  const bulky = { notes: { from: null, to: '"'.repeat(100_000) } };
  const at = new Date().toISOString();
  for (let n = 0; n < 20; n++) {
    const events = [0, 1, 2].map((index) => ({ ...eventOf(`comp_${3 * n + index}`, at), changes: bulky }));
    await put({ ...feedKeys.segment(teamId, n), team_id: teamId, n, events, written_at: at });
  }
  await put({ ...feedKeys.head(teamId), segments: 20, writes: 20 });
  const scope = wholeTeam(teamId);
  const followed: string[][] = [];
  for (let cursor: string | undefined, isMore = true; isMore; ) {
    const request = { scope, limit: 200, start: 'oldest', types: [], contact: false, keptDays: 30 } as const;
    const page = await readFeed(table, { ...request, cursor });
    followed.push(page.events.map(({ subject }) => subject.id));
    expect(Buffer.byteLength(JSON.stringify(JSON.stringify(page)))).toBeLessThan(6_000_000);
    [cursor, isMore] = [page.next_cursor, page.has_more];
  }
  expect(followed.length).toBeGreaterThan(2);
  expect(followed.flat()).toEqual(numbered(0, 60));
  const audited: string[] = [];
  let next: string | null | undefined;
  do {
    const page = await readAudit(table, {
      scope,
      limit: 200,
      cursor: next ?? undefined,
      filter: { types: [] },
    });
    audited.push(...page.events.map(({ subject }) => subject.id));
    expect(Buffer.byteLength(JSON.stringify(JSON.stringify(page)))).toBeLessThan(6_000_000);
    next = page.next_cursor;
  } while (next !== null);
  expect(audited.toReversed()).toEqual(numbered(0, 60));
});

test('a page of a contact’s audit holds no more than one answer may, too', async () => {
  const { table, teamId, put } = await emptyFeed();
  const contactId = newId('cont');
  const changes = { notes: { from: null, to: '"'.repeat(100_000) } };
  for (let version = 1; version <= 30; version++) {
    const at = new Date(Date.UTC(2026, 0, version)).toISOString();
    const { subject: _, ...event } = eventOf(contactId, at);
    const sk = timelineKeys.sk(at, version);
    await put({ ...timelineKeys.primary(teamId, contactId, sk), ...event, version, changes, ttl: 2 ** 33 });
  }
  const scope = wholeTeam(teamId);
  const versions: (number | null)[] = [];
  let next: string | null | undefined;
  do {
    const page = await readContactAudit(table, {
      ...{ scope, contactId, departmentId: null, sources: [{ contactId }], former: [], limit: 200 },
      cursor: next ?? undefined,
    });
    versions.push(...page.events.map(({ version }) => version));
    expect(Buffer.byteLength(JSON.stringify(JSON.stringify(page)))).toBeLessThan(6_000_000);
    next = page.next_cursor;
  } while (next !== null);
  expect(versions).toEqual(Array.from({ length: 30 }, (_, n) => 30 - n));
});
