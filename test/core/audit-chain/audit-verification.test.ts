import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChainHead } from '#core/audit-chain/chain.schema.ts';
import { genesis } from '#core/audit-chain/chain.ts';
import { AuditVerification, entryKeyOf, nameOf } from '#core/feed/audit-verification.ts';
import { chainEvents } from '#core/feed/chained.ts';
import type { NewEvent } from '#core/feed/event-type.ts';
import { feedKeys, segmentWrite } from '#core/feed/feed.item.ts';
import { type SignedHead, signHead } from '#core/feed/signed-head.item.ts';
import type { Item } from '#core/table/item.ts';
import { timelineKeys, toEntryItem } from '#core/timeline/timeline.item.ts';

const teamId = 'team_1';
const secret = Buffer.from('secret');
const day = 86_400_000;
const began = Date.UTC(2026, 0, 1);
const auditDays = 400;
const now = new Date(began + 10 * day);

const timeOf = (index: number) => new Date(began + index * 1_000).toISOString();

const written = (index: number, over: Partial<NewEvent> = {}): { event: NewEvent; item?: Item } => {
  const [at, contactId] = [timeOf(index), `cont_${index % 200}`];
  const author = { at, actor: 'memb_1', via: 'api' } as const;
  const base = { id: `evt_${index}`, ...author, version: index + 1, departments: [null, 'dept_ü'] };
  if (over.type) return { event: { ...base, subject: { kind: 'contact', id: contactId }, type: over.type } };
  if (index % 4 === 0) {
    const changes = { name: { from: null, to: `Preset ${index} ann@example.com` } };
    return {
      event: { ...base, type: 'preset.created', subject: { kind: 'preset', id: `p_${index}` }, changes },
    };
  }
  const sk = timelineKeys.sk(at, index + 1);
  const changes = { email: { from: `ann.${index}@example.com`, to: 'ü🙈' } };
  const item = toEntryItem(teamId, contactId, {
    ...{
      ...base,
      sk,
      type: 'contact.updated',
      changes,
      ttl: Math.floor(Date.parse(at) / 1_000) + auditDays * 86_400,
    },
    ...(index % 3 === 0 && { row: { record: index, line: index + 1 } }),
  });
  return {
    event: { ...base, type: 'contact.updated', subject: { kind: 'contact', id: contactId }, entry: sk },
    item,
  };
};

interface Feed {
  segments: Item[];
  entries: Map<string, Item>;
  /** The head before each segment, and the last one behind all. */
  heads: ChainHead[];
}

/** Adds a segment, as the projector does. */
const addSegment = (feed: Feed, added: readonly { event: NewEvent; item?: Item }[]) => {
  const n = feed.segments.length;
  const written_at = added.at(-1)?.event.at ?? '';
  const place = { n, written_at, ttl: Math.floor(Date.parse(written_at) / 1_000) + auditDays * 86_400 };
  const chain = feed.heads[n] ?? genesis(teamId);
  const { head, events, items } = chainEvents(chain, place, added);
  const write = segmentWrite({ teamId, ...place, events, chain });
  if (!('put' in write)) throw new Error('A segment is put.');
  // As a store gives it back.
  feed.segments.push(JSON.parse(JSON.stringify(write.put)));
  for (const item of items.values()) feed.entries.set(nameOf(item), item);
  feed.heads.push(head);
};

const feedOf = (count: number): Feed => {
  const feed: Feed = { segments: [], entries: new Map(), heads: [genesis(teamId)] };
  for (let from = 0, size = 1; from < count; from += size, size = 1 + ((size * 7) % 19)) {
    const length = Math.min(size, count - from);
    addSegment(
      feed,
      Array.from({ length }, (_, index) => written(from + index)),
    );
  }
  return feed;
};

const whole = feedOf(1_000);
const end = whole.segments.length;

const signed = (feed: Feed, segments: number, at = now): SignedHead =>
  signHead(secret, teamId, {
    head: feed.heads[segments] ?? genesis(teamId),
    ...{ segments, at: at.toISOString(), audit_days: auditDays },
  });

interface Given {
  segments?: readonly (Item | undefined)[];
  entries?: Pick<ReadonlyMap<string, Item>, 'get'>;
  heads?: readonly SignedHead[];
  start?: number;
  head?: ChainHead | undefined;
  now?: Date;
  kept?: ChainHead;
  count?: number;
}

/** Verifies a feed that is as the whole one, but for what is given. */
const verify = (given: Given = {}, feed = whole) => {
  const { segments = feed.segments, entries = feed.entries, heads = [], start = 0 } = given;
  const count = given.count ?? feed.segments.length;
  const request = { teamId, secret, now: given.now ?? now, kept: given.kept };
  const verification = new AuditVerification(request, { heads, start });
  for (let n = start; n < count; n++) {
    const fault = verification.next(n, segments[n], entries);
    if (fault) return verification.report(fault, n);
  }
  const chain = 'head' in given ? given.head : feed.heads[count];
  return verification.report(verification.end({ segments: count, writes: count, chain }), count);
};

/** Which segment an entry is in, and where. */
const placeOf = (entry: number): [segment: number, index: number] => {
  const segment = whole.heads.findLastIndex(({ n }) => n <= entry);
  return [segment, entry - (whole.heads[segment]?.n ?? 0)];
};

const eventsOf = (segment: Item | undefined): Item[] => Object(segment).events;

/** The whole feed with the events of one segment in the place of its own. */
const withEvents = (n: number, change: (events: Item[]) => unknown[]): (Item | undefined)[] =>
  whole.segments.with(n, { ...Object(whole.segments[n]), events: change([...eventsOf(whole.segments[n])]) });

test('1,000 entries are as they were', () => {
  expect(verify()).toEqual({
    ...{ verified: 1_000, erased: 0, from: { n: 1, segment: 0 }, unchained: 0, signed: 0 },
    head: whole.heads.at(-1),
  });
  expect(verify({ heads: [signed(whole, 7), signed(whole, end)] })).toMatchObject({
    verified: 1_000,
    signed: 2,
  });
});

describe('one changed byte is named by its entry', () => {
  type Change = (bytes: Buffer, at: number) => Buffer;
  const changes: Record<string, Change> = {
    'a flipped bit': (bytes, at) => bytes.with(at, (bytes[at] ?? 0) ^ (1 << (at % 7))) as Buffer,
    'another byte': (bytes, at) => bytes.with(at, bytes[at] === 0x30 ? 0x31 : 0x30) as Buffer,
    'a byte too few': (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]),
    'a byte too many': (bytes, at) =>
      Buffer.concat([bytes.subarray(0, at), Buffer.from('x'), bytes.subarray(at)]),
    'a byte twice': (bytes, at) => Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at)]),
  };

  const parsed = (bytes: Buffer): Item => {
    try {
      return JSON.parse(Buffer.from(bytes).toString());
    } catch {
      return Object({ broken: Buffer.from(bytes).toString() });
    }
  };

  /** Verifies the segment of an entry and the one behind it alone. */
  const verifyAround = (n: number, given: Given) => {
    const count = Math.min(n + 2, end);
    const heads = n === 0 ? [] : [signed(whole, n)];
    return verify({ ...given, start: n, heads, count });
  };

  /** What a store keeps of an entry: its event, and its values where these are beside the contact. */
  const changedBy = (entry: number, isOfValues: boolean, change: (bytes: Buffer) => Buffer) => {
    const [n, index] = placeOf(entry);
    const event = eventsOf(whole.segments[n])[index];
    const name = nameOf(entryKeyOf(teamId, Object(event)));
    const item = isOfValues ? whole.entries.get(name) : undefined;
    if (!item) {
      const next = parsed(change(Buffer.from(JSON.stringify(event))));
      if (isDeepStrictEqual(next, event)) return undefined;
      return verifyAround(n, { segments: withEvents(n, (events) => events.with(index, next)) });
    }
    // Where an entry is found, and for how long it is kept, is not what it says.
    const { pk, sk, ttl, byTeamPk: _, byTeamSk: _sk, ...said } = item;
    const next = parsed(change(Buffer.from(JSON.stringify(said))));
    if (isDeepStrictEqual(next, parsed(Buffer.from(JSON.stringify(said))))) return undefined;
    return verifyAround(n, {
      entries: { get: (other) => (other === name ? { ...next, pk, sk, ttl } : whole.entries.get(other)) },
    });
  };

  const expectNamed = (entry: number, isOfValues: boolean, change: Change, at: number): boolean => {
    const report = changedBy(entry, isOfValues, (bytes) => change(bytes, at % bytes.length));
    if (report) expect([entry, isOfValues, at, report.fault?.n]).toEqual([entry, isOfValues, at, entry + 1]);
    return report !== undefined;
  };

  test('in each of 1,000 entries', () => {
    const kinds = Object.values(changes);
    let named = 0;
    for (let entry = 0; entry < 1_000; entry++)
      for (const isOfValues of [true, false]) {
        const change = kinds[(entry + Number(isOfValues)) % kinds.length];
        if (change && expectNamed(entry, isOfValues, change, entry * 7_919)) named++;
      }
    expect(named).toBeGreaterThan(1_900);
  });

  test.each(Object.entries(changes))('at each byte of an entry: %s', (_, change) => {
    for (let at = 0; at < 500; at += 2)
      for (const entry of [501, 504])
        expectNamed(entry, entry === 501 && at % 4 === 0, change, at + (at % 3));
  });

  test('in the whole chain, wherever it is', () => {
    const anyChange = fc.constantFrom(...Object.values(changes));
    fc.assert(
      fc.property(fc.nat(999), fc.boolean(), anyChange, fc.nat(), (entry, isOfValues, change, at) => {
        expectNamed(entry, isOfValues, change, at);
      }),
    );
    for (const entry of [0, 1, 499, 998, 999]) {
      const [n, index] = placeOf(entry);
      const segments = withEvents(n, (events) =>
        events.with(index, { ...Object(events[index]), actor: 'memb_2' }),
      );
      expect(verify({ segments }).fault).toMatchObject({
        n: entry + 1,
        id: `evt_${entry}`,
        code: 'link_changed',
        segment: n,
      });
    }
  });
});

describe('a feed that is not whole', () => {
  const heads = [signed(whole, 5), signed(whole, end)];
  const [n, index] = placeOf(500);
  const last = end - 1;
  const without = (segment: number): (Item | undefined)[] =>
    whole.segments.with(segment, Object(undefined)).map((one, at) => (at === segment ? undefined : one));

  test.each<[string, (Item | undefined)[], number, string]>([
    ['an entry removed', withEvents(n, (events) => events.toSpliced(index, 1)), 501, 'link_changed'],
    [
      'an entry inserted',
      withEvents(n, (events) => events.toSpliced(index, 0, written(500).event as unknown as Item)),
      501,
      'link_missing',
    ],
    [
      'an entry twice',
      withEvents(n, (events) => events.toSpliced(index + 1, 0, Object(events[index]))),
      502,
      'link_changed',
    ],
    [
      'two entries in another order',
      withEvents(n, (events) => events.toSpliced(index, 2, Object(events[index + 1]), Object(events[index]))),
      501,
      'link_changed',
    ],
    [
      'the last of a segment removed',
      withEvents(5, (events) => events.slice(0, -1)),
      whole.heads[6]?.n ?? 0,
      'entries_missing',
    ],
    ['the last of all removed', withEvents(last, (events) => events.slice(0, -1)), 1_000, 'entries_missing'],
    ['the first segment removed', without(0), 1, 'entries_missing'],
    ['a segment removed', without(n), (whole.heads[n]?.n ?? 0) + 1, 'entries_missing'],
    ['the last segment removed', without(last), (whole.heads[last]?.n ?? 0) + 1, 'entries_missing'],
    [
      'two segments swapped',
      whole.segments.with(8, Object(whole.segments[9])).with(9, Object(whole.segments[8])),
      (whole.heads[8]?.n ?? 0) + 1,
      'entries_missing',
    ],
    [
      'a segment kept longer',
      whole.segments.with(8, { ...Object(whole.segments[8]), ttl: 1 }),
      (whole.heads[8]?.n ?? 0) + 1,
      'link_changed',
    ],
    [
      'the chain taken off',
      whole.segments.with(8, { ...Object(whole.segments[8]), chain: undefined }),
      (whole.heads[8]?.n ?? 0) + 1,
      'link_missing',
    ],
  ])('%s: it is named', (_, segments, at, code) => {
    expect(verify({ segments, heads }).fault).toMatchObject({ n: at, code });
    expect(verify({ segments }).fault ?? code).toBeDefined();
  });

  test('the tail cut off with the head: a head that was signed tells', () => {
    const cut = { count: end - 3, head: whole.heads[end - 3] };
    expect(verify(cut).fault).toBeUndefined();
    expect(verify({ ...cut, heads: [signed(whole, end)] }).fault).toMatchObject({ code: 'chain_short' });
    const kept = whole.heads[end];
    expect(verify({ ...cut, ...(kept && { kept }) }).fault).toMatchObject({ code: 'chain_short' });
  });

  test('written anew by somebody who has no secret: a head that was signed, or kept elsewhere, tells', () => {
    const forged: Feed = {
      segments: whole.segments.slice(0, 20),
      entries: new Map(whole.entries),
      heads: whole.heads.slice(0, 21),
    };
    while (forged.segments.length < end) {
      const { length } = eventsOf(whole.segments[forged.segments.length]);
      addSegment(
        forged,
        Array.from({ length }, () => written(996)),
      );
    }
    expect(verify({}, forged).fault).toBeUndefined();
    expect(verify({ heads: [signed(whole, 22)] }, forged).fault).toMatchObject({ code: 'head_changed' });
    const own = { ...signed(forged, 22), signature: signed(whole, 22).signature };
    expect(verify({ heads: [own] }, forged).fault).toMatchObject({ code: 'head_forged' });
    const kept = { n: whole.heads[20]?.n ?? 0, hash: 'x'.repeat(43) };
    expect(verify({ kept }, forged).fault).toMatchObject({ n: kept.n, code: 'head_changed' });
  });
});

describe('erasures', () => {
  /** As the erasure leaves entries: blank, with for whose sake. */
  const blank = (item: Item): Item => {
    const { salt: _, row: _row, truncated: _cut, ...kept } = item;
    return { ...kept, changes: {}, cleared_for: item.pk.slice(item.pk.lastIndexOf('#') + 1) };
  };
  const erased = (): Feed => {
    const feed: Feed = {
      ...whole,
      segments: [...whole.segments],
      entries: new Map(whole.entries),
      heads: [...whole.heads],
    };
    for (let one = 0; one < 100; one++) {
      for (const [name, item] of feed.entries)
        if (item.pk.endsWith(`#cont_${one}`)) feed.entries.set(name, blank(item));
      addSegment(feed, [written(1_000 + one, { type: 'contact.erased' })]);
    }
    return feed;
  };

  test('of 100 people leave a chain that is as it was, and nothing of them', () => {
    const feed = erased();
    const report = verify({}, feed);
    expect(report).toMatchObject({ verified: 1_100, erased: 375 });
    expect(report.fault).toBeUndefined();
    expect(JSON.stringify([...feed.entries.values()].filter(({ cleared_for }) => cleared_for))).not.toMatch(
      /example|salt/,
    );
  });

  test('that are under way are explained by the request for them, and by no other request', () => {
    const gone = (name: string, item: Item): [string, Item] => [
      name,
      item.pk.endsWith('#cont_42') ? blank(item) : item,
    ];
    const entries = new Map([...whole.entries].map(([name, item]) => gone(name, item)));
    const asked = (kind: string): Feed => {
      const feed: Feed = { segments: [...whole.segments], entries, heads: [...whole.heads] };
      const changes = { kind: { from: kind, to: kind }, contact_id: { from: null, to: 'cont_42' } };
      const { event } = written(1_000);
      const subject = { kind: 'privacy_request', id: 'preq_1' };
      addSegment(feed, [{ event: { ...event, type: 'privacy_request.created', subject, changes } }]);
      return feed;
    };
    expect(verify({}, asked('erasure')).fault).toBeUndefined();
    expect(verify({}, asked('access')).fault).toMatchObject({ n: 43, code: 'values_missing' });
  });

  test('hide no change of what they leave', () => {
    const feed = erased();
    const [name, item] = [...feed.entries].find(([, one]) => one.cleared_for === 'cont_42') ?? [
      '',
      undefined,
    ];
    for (const change of [
      { actor: 'memb_2' },
      { changes: { a: { from: 1, to: 2 } } },
      { row: { record: 1, line: 2 } },
    ]) {
      const entries = new Map(feed.entries).set(name, { ...Object(item), ...change });
      expect(verify({ entries }, feed).fault).toMatchObject({
        code: 'values_changed',
        n: Number(item?.version),
      });
    }
  });

  test('that nobody has ordered are told by the first entry whose values are gone', () => {
    const of = [...whole.entries].filter(([, item]) => item.pk.endsWith('#cont_42'));
    const entries = new Map(whole.entries);
    for (const [name, item] of of) entries.set(name, blank(item));
    expect(verify({ entries }).fault).toMatchObject({ n: 43, id: 'evt_42', code: 'values_missing' });
    for (const [name] of of) entries.delete(name);
    expect(verify({ entries }).fault).toMatchObject({ n: 43, id: 'evt_42', code: 'values_missing' });
  });
});

describe('what is not there any more', () => {
  const later = new Date(began + (auditDays + 1) * day);

  test('values may be gone once they have expired', () => {
    expect(verify({ entries: new Map(), now: later })).toMatchObject({ verified: 1_000, erased: 750 });
    expect(verify({ entries: new Map(), now: later }).fault).toBeUndefined();
    expect(verify({ entries: new Map() }).fault).toMatchObject({ code: 'values_missing' });
  });

  test('segments may be gone once they have expired, and the chain goes on from the head that was signed', () => {
    const heads = [signed(whole, 20, new Date(began + day)), signed(whole, 40, new Date(began + 2 * day))];
    const segments = whole.segments.map((one, n) => (n < 30 ? undefined : one));
    const report = verify({ segments, heads, now: later, start: 20 });
    expect(report.fault).toBeUndefined();
    expect(report.from).toEqual({ n: (whole.heads[30]?.n ?? 0) + 1, segment: 30 });
    expect(verify({ segments, heads, now: later }).fault).toBeUndefined();
    expect(verify({ segments, heads }).fault).toMatchObject({ code: 'entries_missing' });
    const holed = segments.with(50, Object(undefined)).map((one, n) => (n === 50 ? undefined : one));
    const early = new Date(began + (auditDays + 1.5) * day);
    expect(verify({ segments: holed, heads, now: early }).fault).toMatchObject({ segment: 50 });
  });

  test('a team whose feed began before the chain has it from the next entry on', () => {
    const old = [0, 1, 2].map(
      (n) =>
        ({
          ...feedKeys.segment(teamId, n),
          n,
          written_at: timeOf(n),
          events: [written(n).event],
        }) as unknown as Item,
    );
    const feed: Feed = { segments: [...old], entries: new Map(), heads: old.map(() => genesis(teamId)) };
    feed.heads.push(genesis(teamId));
    addSegment(feed, [written(3), written(5)]);
    expect(verify({}, feed)).toMatchObject({ verified: 2, unchained: 3, from: { n: 1, segment: 3 } });
    // While the new release comes, the former may still write.
    feed.segments.push({ ...Object(old[0]), n: 4 });
    feed.heads.push(genesis(teamId));
    addSegment(feed, [written(7)]);
    expect(verify({}, feed)).toMatchObject({ verified: 1, unchained: 4, from: { n: 1, segment: 5 } });
    expect(verify({ heads: [signed(feed, 6)] }, feed).fault).toBeUndefined();
    feed.segments.push({ ...Object(old[0]), n: 6 });
    feed.heads.push(genesis(teamId));
    expect(verify({ heads: [signed(feed, 6)] }, feed).fault).toMatchObject({
      segment: 6,
      code: 'link_missing',
    });
    expect(verify({}, { segments: old, entries: new Map(), heads: [] })).toMatchObject({
      verified: 0,
      from: null,
    });
  });
});
