import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wholeTeam } from '#core/access/scope.ts';
import { toContact } from '#core/attribute/contact-shape.ts';
import { createContact } from '#core/contact/create-contact.ts';
import { removeContact } from '#core/contact/remove-contact.ts';
import { restoreContact } from '#core/contact/restore-contact.ts';
import { trashContact } from '#core/contact/trash-contact.ts';
import { updateContact } from '#core/contact/update-contact.ts';
import { CallbookError } from '#core/error.ts';
import { feedKeys, toHead, toSegment } from '#core/feed/feed.item.ts';
import { inLanes } from '#core/lanes.ts';
import { projectRecords } from '#core/projection/project-records.ts';
import { recount } from '#core/projection/recount.ts';
import { shardOf } from '#core/table/shard.ts';
import { batchGet, getItem, type Table } from '#core/table/table.ts';
import { getTeam } from '#core/team/team.ts';
import { isTimelineKey, versionOf } from '#core/timeline/timeline.item.ts';
import type { StreamRecord } from '#local/stream/stream-batch.ts';
import { scanTeam } from '#test/harness/claim-check.ts';
import { Fuse, freshTeam, Killed, mortalTable } from '#test/harness/stack.ts';
import { recordsOf, streamedTable } from '#test/harness/stream.ts';

// A share of the operations by default; all 5,000 with `npm run test:full`.
const operations = Number(process.env.PROJECTION_OPERATIONS ?? 150);
const rounds = 5;
const teamCount = 2;
const shardCount = 4;

/** Numbers that are the same for a seed. */
const randomOf = (seed: number) => {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** From 0 to below `n`. */
    below: (n: number) => Math.floor(next() * n),
    one: <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T,
    chance: (p: number) => next() < p,
  };
};
type Random = ReturnType<typeof randomOf>;

const tags = ['VIP', 'vip', 'Lead', 'Café', 'cafe', 'Q4', 'partner', 'DNC'];
const statuses = ['new', 'contacted', 'qualified', 'do_not_contact'];

const someTags = (random: Random) => tags.filter(() => random.chance(0.3));

/** One random change of a random contact, or a new one; what is refused is no change. */
const operate = async (table: Table, teamId: string, ids: string[], random: Random): Promise<void> => {
  const writing = {
    team: await getTeam(table, teamId),
    scope: wholeTeam(teamId),
    via: { updated_by: 'tok_random', via: 'api' as const },
    now: new Date(),
  };
  const contactId = random.one(ids) ?? '';
  const draft = {
    tags: someTags(random),
    lead_status: random.one(statuses),
    ...(random.chance(0.5) && { phone: `+1415555${String(random.below(10_000)).padStart(4, '0')}` }),
  };
  const kind = random.below(10);
  if (ids.length < 5 || kind < 3) {
    const { contact } = await createContact(table, { ...writing, draft: { name: 'Ada', ...draft } });
    ids.push(contact.id);
  } else if (kind < 6) await updateContact(table, { ...writing, contactId, change: draft });
  else if (kind < 7) await trashContact(table, { ...writing, contactId });
  else if (kind < 9) await restoreContact(table, { ...writing, contactId });
  else await removeContact(table, { ...writing, contactId });
};

const operateMany = (table: Table, teams: readonly { id: string; ids: string[] }[], random: Random) =>
  inLanes(
    Array.from({ length: operations / rounds }, () => random.one(teams)),
    8,
    async ({ id, ids }) => {
      try {
        await operate(table, id, ids, random);
      } catch (error) {
        if (!(error instanceof CallbookError)) throw error;
      }
    },
  );

/** How many records from the first on are done with; none where the projector was killed. */
const delivered = async (table: Table, batch: readonly StreamRecord[]): Promise<number> => {
  try {
    const failed = await projectRecords(table, batch);
    return failed.size === 0 ? batch.length : Math.min(...failed.keys());
  } catch (error) {
    if (error instanceof Killed) return 0;
    throw error;
  }
};

/** Delivers a shard in order: each record one to five times, in random batches, to a projector that is often killed. */
const deliverShard = async (table: Table, shard: readonly StreamRecord[], random: Random): Promise<void> => {
  for (let position = 0, tried = 1; position < shard.length; tried++) {
    const batch = shard.slice(position, position + 1 + random.below(60));
    const isMortal = tried < 5 && random.chance(0.5);
    const projector = isMortal
      ? mortalTable(table.name, new Fuse(1 + random.below(10), { isDone: random.chance(0.5) }))
      : table;
    const done = await delivered(projector, batch);
    // The answer may be lost, too; and what was long ago may come again.
    if (tried < 5 && random.chance(0.4)) continue;
    position += done;
    if (done > 0) tried = 0;
    if (random.chance(0.1)) await delivered(table, shard.slice(random.below(position + 1), position));
  }
};

const deliver = (table: Table, records: readonly StreamRecord[], random: Random) => {
  const shards = Array.from({ length: shardCount }, (_, n) =>
    records.filter(({ dynamodb }) => shardOf(JSON.stringify(dynamodb.Keys)) % shardCount === n),
  );
  return Promise.all(shards.map((shard) => deliverShard(table, shard, random)));
};

const feedOf = async (table: Table, teamId: string) => {
  const { segments } = toHead(await getItem(table, feedKeys.head(teamId)));
  const keys = Array.from({ length: segments }, (_, n) => feedKeys.segment(teamId, n));
  const found = (await batchGet(table, keys)).map(toSegment);
  expect(found).toHaveLength(segments);
  return found.flatMap(({ events }) => events);
};

/** Each version of each contact has one entry while the contact is there, and one event for ever. */
const expectWhole = async (table: Table, teamId: string, records: readonly StreamRecord[]) => {
  const items = await scanTeam(table, teamId);
  const contacts = new Map(
    items.filter(({ sk }) => sk === 'CONTACT').map((item) => [item.pk, toContact(item)]),
  );
  const entries = Map.groupBy(items.filter(isTimelineKey), ({ pk }) => pk);
  for (const pk of entries.keys()) expect(contacts.has(pk), `${pk} has left entries behind`).toBe(true);
  for (const [pk, { version }] of contacts)
    expect((entries.get(pk) ?? []).map(versionOf).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: version }, (_, n) => n + 1),
    );
  const events = await feedOf(table, teamId);
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  const own = records.filter(({ dynamodb }) => dynamodb.Keys.pk?.S.startsWith(`T#${teamId}#C#`));
  // The end of a removal is told when it begins.
  const told = own.filter(({ eventName }) => eventName !== 'REMOVE');
  expect(events.filter(({ subject }) => subject.kind === 'contact')).toHaveLength(told.length);
};

describe('counters, timelines and feed', () => {
  test(`are as a recount says after ${operations} random changes, delivered again and again to projectors that are killed`, {
    timeout: 900_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const random = randomOf(seed);
        const { table, streamArn } = await streamedTable();
        const teams = await Promise.all(
          Array.from({ length: teamCount }, async () => ({
            id: (await freshTeam(table, { company: 'optional', phone: 'off' })).team_id,
            ids: [] as string[],
          })),
        );
        let seen = 0;
        let records: StreamRecord[] = [];
        for (let round = 0; round < rounds; round++) {
          await operateMany(table, teams, random);
          records = await recordsOf(streamArn);
          await deliver(table, records.slice(seen), random);
          seen = records.length;
        }
        for (const { id } of teams) {
          expect(await recount(table, id)).toEqual([]);
          await expectWhole(table, id, records);
        }
      }),
      { numRuns: 1, endOnFailure: true },
    );
  });
});
