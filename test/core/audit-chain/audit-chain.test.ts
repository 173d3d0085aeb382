import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '#core/audit-chain/canonical.ts';
import type { ChainHead } from '#core/audit-chain/chain.schema.ts';
import { appendEntries, type ChainedEntry, genesis, isSigned, signHead } from '#core/audit-chain/chain.ts';
import { type StoredEntry, verifyChain } from '#core/audit-chain/verify-chain.ts';

const endings = new Set(['contact.erased', 'contact.removed']);
const start = genesis('team_1');
const options = { start, endings };

const fact = (index: number, record = `cont_${index % 200}`, type = 'contact.updated') => ({
  ...{ id: `evt_${index}`, type, record, actor: 'mem_1', via: 'api', version: index },
  at: new Date(Date.UTC(2026, 0, 1) + index * 1_000).toISOString(),
});

const valuesOf = (index: number) => ({
  email: [`ann.${index}@example.com`, `bob.${index}@example.com`],
  ...(index % 7 === 0 && { notes: [null, 'ü🙈'] }),
});

/** As the projector does: a few at a time, each group from where the last one ended. */
const chainOf = (count: number) => {
  const heads: ChainHead[] = [start];
  const entries: ChainedEntry[] = [];
  for (let from = 0; from < count; from += 10) {
    const group = Array.from({ length: Math.min(10, count - from) }, (_, index) => ({
      fact: fact(from + index),
      ...((from + index) % 5 !== 0 && { values: valuesOf(from + index) }),
    }));
    for (const one of group) {
      const added = appendEntries(heads.at(-1) ?? start, [one]);
      heads.push(added.head);
      entries.push(...added.entries);
    }
  }
  return { entries, heads, head: heads.at(-1) ?? start };
};

const chain = chainOf(1_000);

/** An entry as it comes back from a store that keeps bytes. */
const parsed = (text: string): StoredEntry => {
  try {
    const entry: unknown = JSON.parse(text);
    return { link: Object(entry).link, sealed: Object(entry).sealed };
  } catch {
    return { link: undefined };
  }
};

const erase = (entries: readonly ChainedEntry[], record: string): ChainedEntry[] =>
  entries.map(({ link, ...rest }) => (link.fact.record === record ? { link } : { link, ...rest }));

/** What verification says of a chain whose entry at `index` is another; the links before it are as they were. */
const verifyWith = (index: number, entry: StoredEntry) => {
  const [before = start, behind] = [chain.heads[index], chain.heads[index + 2]];
  const rest = chain.entries.slice(index + 1, index + 2);
  return verifyChain([entry, ...rest], { start: before, endings, ...(behind && { head: behind }) });
};

test('a chain of 1,000 entries is as it was', async () => {
  expect(await verifyChain(chain.entries, { ...options, head: chain.head })).toEqual({
    verified: 1_000,
    erased: 0,
    head: chain.head,
  });
});

test('in groups or one by one, and whatever order a store gives properties in, it is the same', async () => {
  let salt = 0;
  const salts = () => String(salt++ % 10).repeat(64);
  const entries = Array.from({ length: 20 }, (_, index) => ({ fact: fact(index), values: valuesOf(index) }));
  const whole = appendEntries(start, entries, salts);
  salt = 0;
  const first = appendEntries(start, entries.slice(0, 7), salts);
  const second = appendEntries(first.head, entries.slice(7), salts);
  expect([...first.entries, ...second.entries]).toEqual(whole.entries);
  const turned = whole.entries.map(({ link, sealed }) => ({
    link: {
      ...Object.fromEntries(Object.entries(link).reverse()),
      fact: Object.fromEntries(Object.entries(link.fact).reverse()),
    },
    sealed: sealed && Object.fromEntries(Object.entries(sealed).reverse()),
  }));
  expect(await verifyChain(turned, { ...options, head: whole.head })).toMatchObject({ verified: 20 });
});

describe('one changed byte is named by its entry', () => {
  type Change = (bytes: Buffer, at: number) => Buffer;
  const changes: Record<string, Change> = {
    'a flipped bit': (bytes, at) => {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ (1 << (at % 7));
      return copy;
    },
    'another byte': (bytes, at) => {
      const copy = Buffer.from(bytes);
      copy[at] = copy[at] === 0x30 ? 0x31 : 0x30;
      return copy;
    },
    'a byte too few': (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]),
    'a byte too many': (bytes, at) =>
      Buffer.concat([bytes.subarray(0, at), Buffer.from('x'), bytes.subarray(at)]),
    'a byte twice': (bytes, at) => Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at)]),
  };

  const expectNamed = async (index: number, change: Change, at: number) => {
    const entry = chain.entries[index];
    const bytes = Buffer.from(JSON.stringify(entry));
    const changed = parsed(change(bytes, at % bytes.length).toString());
    // Some bytes mean the same in JSON: `1e3` and `1E3`, or a property that nobody knows beside the two.
    if (isDeepStrictEqual(changed, parsed(JSON.stringify(entry)))) return false;
    const { fault } = await verifyWith(index, changed);
    expect([index, at, fault?.n]).toEqual([index, at, index + 1]);
    return true;
  };

  test.each(Object.keys(changes))('in each of 1,000 entries: %s', async (kind) => {
    const change = changes[kind];
    if (!change) throw new Error('There is no such change.');
    let named = 0;
    for (let index = 0; index < chain.entries.length; index++)
      if (await expectNamed(index, change, index * 7_919)) named++;
    expect(named).toBeGreaterThan(950);
  });

  test.each(Object.keys(changes))('at each place of an entry: %s', async (kind) => {
    const change = changes[kind];
    if (!change) throw new Error('There is no such change.');
    const { length } = Buffer.from(JSON.stringify(chain.entries[7]));
    for (let at = 0; at < length; at++) await expectNamed(7, change, at);
  });

  test('in the whole chain, at any place', async () => {
    for (const index of [0, 1, 499, 998, 999]) {
      const entries: StoredEntry[] = [...chain.entries];
      const { link, sealed } = chain.entries[index] ?? {};
      if (!link) throw new Error('There is no such entry.');
      entries[index] = {
        link: { ...link, fact: { ...link.fact, actor: 'mem_2' } },
        ...(sealed && { sealed }),
      };
      const { fault, verified } = await verifyChain(entries, { ...options, head: chain.head });
      expect(fault).toMatchObject({ n: index + 1, id: `evt_${index}`, code: 'link_changed' });
      expect(verified).toBe(index);
    }
  });
});

describe('a chain that is not whole', () => {
  const verifyEntries = (entries: readonly StoredEntry[]) =>
    verifyChain(entries, { ...options, head: chain.head });
  const { entries } = chain;

  test.each<[string, StoredEntry[], number, string]>([
    ['without its first', entries.slice(1), 1, 'link_missing'],
    ['without one in the middle', [...entries.slice(0, 500), ...entries.slice(501)], 501, 'link_missing'],
    ['with one twice', [...entries.slice(0, 10), ...entries.slice(9)], 11, 'link_missing'],
    [
      'in another order',
      [...entries.slice(0, 3), ...entries.slice(3, 5).reverse(), ...entries.slice(5)],
      4,
      'link_missing',
    ],
    ['without its last', entries.slice(0, 999), 999, 'chain_short'],
    ['without any', [], 0, 'chain_short'],
  ])('%s is told', async (_, given, n, code) => {
    expect((await verifyEntries(given)).fault).toMatchObject({ n, code });
  });

  test('of another team or shard does not pass', async () => {
    for (const other of [genesis('team_2'), genesis('team_1', 1)])
      expect((await verifyChain(entries, { start: other, endings })).fault).toMatchObject({
        n: 1,
        code: 'link_changed',
      });
  });

  test('made anew from some entry on fits no head that was signed before', async () => {
    const forged = appendEntries(
      chain.heads[400] ?? start,
      entries.slice(400).map(({ link }) => ({ fact: { ...link.fact, actor: 'mem_2' } })),
    );
    const all = [...entries.slice(0, 400), ...forged.entries];
    expect((await verifyEntries(all)).fault?.code).toBe('link_changed');
    const signature = signHead('secret', 'team_1', 0, chain.head);
    expect(isSigned('secret', ['team_1', 0, chain.head], signature)).toBe(true);
    expect(isSigned('secret', ['team_1', 0, forged.head], signature)).toBe(false);
    expect(isSigned('secret', ['team_2', 0, chain.head], signature)).toBe(false);
    expect(isSigned('other', ['team_1', 0, chain.head], signature)).toBe(false);
    expect(isSigned('secret', ['team_1', 0, chain.head], 'x')).toBe(false);
  });
});

describe('erasures', () => {
  const erased = () => {
    let { entries, head } = chain as { entries: ChainedEntry[]; head: ChainHead };
    for (let one = 0; one < 100; one++) {
      entries = erase(entries, `cont_${one}`);
      const added = appendEntries(head, [{ fact: fact(1_000 + one, `cont_${one}`, 'contact.erased') }]);
      ({ head } = added);
      entries = [...entries, ...added.entries];
    }
    return { entries, head };
  };

  test('of 100 people leave a chain that is as it was, and nothing of them', async () => {
    const { entries, head } = erased();
    expect(await verifyChain(entries, { ...options, head })).toEqual({ verified: 1_100, erased: 400, head });
    const text = JSON.stringify(entries.filter(({ link }) => Number(link.fact.record.slice(5)) < 100));
    expect(text).not.toContain('@example.com');
    expect(text).not.toContain('salt');
  });

  test('hide no change of what remains', async () => {
    const { entries, head } = erased();
    const { link } = entries[301] ?? {};
    const changed = [...entries];
    changed[301] = { link: { ...link, commitment: 'f'.repeat(64) } } as unknown as ChainedEntry;
    expect((await verifyChain(changed, { ...options, head })).fault).toMatchObject({ n: 302 });
  });

  test('that nobody has ordered are told by the first entry whose values are gone', async () => {
    const entries = erase(chain.entries, 'cont_42');
    expect((await verifyChain(entries, { ...options, head: chain.head })).fault).toMatchObject({
      n: 43,
      id: 'evt_42',
      code: 'values_missing',
    });
  });

  test('explain nothing that came after them', async () => {
    const first = appendEntries(start, [{ fact: fact(1, 'cont_1', 'contact.erased') }]);
    const second = appendEntries(first.head, [{ fact: fact(2, 'cont_1'), values: { a: 1 } }]);
    const gone = [...first.entries, ...second.entries.map(({ link }) => ({ link }))];
    expect((await verifyChain(gone, options)).fault).toMatchObject({ n: 2, code: 'values_missing' });
  });

  test('take what belongs to the contact along', async () => {
    const call = { ...fact(1, 'call_1', 'call.logged'), contact: 'cont_1' };
    const first = appendEntries(start, [{ fact: call, values: { number: '+1' } }]);
    const second = appendEntries(first.head, [{ fact: fact(2, 'cont_1', 'contact.erased') }]);
    const gone = [...first.entries.map(({ link }) => ({ link })), ...second.entries];
    expect(await verifyChain(gone, options)).toMatchObject({ verified: 2, erased: 1 });
  });

  test('tell nobody the values: without the salt the same values have another commitment', () => {
    const entry = { fact: fact(1), values: { email: 'ann@example.com' } };
    const [one, other] = [appendEntries(start, [entry]), appendEntries(start, [entry])];
    expect(one.entries[0]?.link.commitment).not.toBe(other.entries[0]?.link.commitment);
  });
});

describe('what has expired', () => {
  test('may be gone with its values, or whole where a signed head tells what stood there', async () => {
    const since = fact(500).at;
    const without = chain.entries.map(({ link, sealed }) =>
      link.fact.at < since ? { link } : { link, ...(sealed && { sealed }) },
    );
    expect(await verifyChain(without, { ...options, head: chain.head, valuesSince: since })).toMatchObject({
      verified: 1_000,
      erased: 400,
    });
    const anchor = chain.heads[500] ?? start;
    const rest = chain.entries.slice(500);
    expect(await verifyChain(rest, { start: anchor, endings, head: chain.head })).toMatchObject({
      verified: 500,
    });
  });
});

test('equal values have one form, and others another', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      expect(JSON.parse(canonical(one))).toEqual(JSON.parse(JSON.stringify(one)));
      const isSame = isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));
      expect(canonical(one) === canonical(other)).toBe(isSame);
    }),
  );
  expect(canonical({ b: 1, a: undefined })).toBe(canonical({ b: 1 }));
});
