import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '#core/audit-chain/canonical.ts';
import { type ChainHead, readLink, writeLink } from '#core/audit-chain/chain.schema.ts';
import { appendEntries, genesis, isSigned, sign } from '#core/audit-chain/chain.ts';
import { ChainVerification, type StoredEntry } from '#core/audit-chain/verify-chain.ts';

const start = genesis('team_1');
const isEnding = (type: string) => type === 'contact.erased';

const fact = (index: number, type = 'contact.updated') => ({
  ...{ id: `evt_${index}`, type, actor: 'mem_1' },
  at: new Date(Date.UTC(2026, 0, 1) + index * 1_000).toISOString(),
});
const valuesOf = (index: number) => ({ email: `ann.${index}@example.com`, notes: 'ü🙈' });

/** Appends an entry for each index, as they come back from a store. */
const append = (head: ChainHead, indexes: readonly number[], type?: string) => {
  const added = indexes.map((index) => ({
    fact: fact(index, type),
    ...(index % 5 !== 0 && { values: valuesOf(index) }),
  }));
  const { head: end, chained } = appendEntries(head, added);
  const entries = chained.map(({ link, salt }, place): StoredEntry => {
    const { fact: kept = {}, values } = added[place] ?? {};
    return { fact: kept, link, record: 'cont_1', ...(salt && { sealed: { salt, values } }) };
  });
  return { head: end, entries };
};

const verify = (entries: readonly StoredEntry[], head: ChainHead | undefined, from = start) => {
  const verification = new ChainVerification(from, isEnding);
  for (const entry of entries) {
    const fault = verification.next(entry);
    if (fault) return { fault, verified: verification.verified };
  }
  const { verified, erased } = verification;
  return { fault: verification.end(head), verified, erased };
};

const gone = ({ sealed: _, ...rest }: StoredEntry): StoredEntry => rest;

test('in groups or one by one, and whatever order a store gives properties in, a chain is the same', () => {
  const salts = () => 'salt'.padEnd(22, '0');
  const all = Array.from({ length: 20 }, (_, index) => ({ fact: fact(index), values: valuesOf(index) }));
  const whole = appendEntries(start, all, salts);
  const first = appendEntries(start, all.slice(0, 7), salts);
  const second = appendEntries(first.head, all.slice(7), salts);
  expect([...first.chained, ...second.chained]).toEqual(whole.chained);
  expect(second.head).toEqual(whole.head);
  const { entries, head } = append(start, [1, 2, 3]);
  const turned = entries.map((entry) => ({
    ...entry,
    fact: Object.fromEntries(Object.entries(entry.fact).reverse()),
    sealed: entry.sealed && {
      salt: entry.sealed.salt,
      values: Object.fromEntries(Object.entries(Object(entry.sealed.values)).reverse()),
    },
  }));
  expect(verify(turned, head)).toEqual({ fault: undefined, verified: 3, erased: 0 });
});

test('a chain of another team does not pass', () => {
  const { entries, head } = append(start, [1, 2]);
  expect(verify(entries, head, genesis('team_2')).fault).toMatchObject({ n: 1, code: 'link_changed' });
});

test('what is made anew from some entry on has another head, whose signature nobody has', () => {
  const known = append(start, [1, 2, 3]);
  const forged = append(start, [1, 2, 4]);
  expect(verify(forged.entries, known.head).fault).toMatchObject({ n: 3, code: 'head_changed' });
  const secret = Buffer.from('secret');
  const signature = sign(secret, 'team_1', known.head);
  const isOf = (key: Uint8Array, teamId: string, head: ChainHead, given = signature) =>
    isSigned(key, teamId, { known: head, signature: given });
  expect(isOf(secret, 'team_1', known.head)).toBe(true);
  expect(isOf(secret, 'team_1', forged.head)).toBe(false);
  expect(isOf(secret, 'team_2', known.head)).toBe(false);
  expect(isOf(Buffer.from('other'), 'team_1', known.head)).toBe(false);
  expect(isOf(secret, 'team_1', known.head, 'x')).toBe(false);
});

test('values may be gone for an erasure that came later, and for no other reason', () => {
  const changed = append(start, [1, 2]);
  const erased = append(changed.head, [5], 'contact.erased');
  const whole = [...changed.entries.map(gone), ...erased.entries];
  expect(verify(whole, erased.head)).toEqual({ fault: undefined, verified: 3, erased: 2 });
  expect(verify(changed.entries.map(gone), changed.head).fault).toMatchObject({
    ...{ n: 1, id: 'evt_1', code: 'values_missing' },
  });
  const late = append(erased.head, [6]);
  expect(verify([...whole, ...late.entries.map(gone)], late.head).fault).toMatchObject({ n: 4 });
  // What happened before the erasure may be told of after it.
  const told = append(erased.head, [4]);
  expect(verify([...whole, ...told.entries.map(gone)], told.head).fault).toBeUndefined();
  const others = late.entries.map((entry) => ({ ...gone(entry), record: 'export_1', clearedBy: 'cont_1' }));
  expect(verify([...whole, ...others], late.head).fault).toBeUndefined();
  const expired = changed.entries.map((entry) => ({ ...gone(entry), isExpired: true }));
  expect(verify(expired, changed.head).fault).toBeUndefined();
});

test('the same values have another digest each time', () => {
  const commitments = [1, 1].map((index) => readLink(append(start, [index]).entries[0]?.link)?.commitment);
  expect(commitments[0]).not.toBe(commitments[1]);
});

test('a link is read as it was written, and nothing else is one', () => {
  const [check, digest] = ['c'.repeat(11), 'd'.repeat(43)];
  for (const commitment of [null, digest])
    expect(readLink(writeLink({ check, commitment }))).toEqual({ check, commitment });
  for (const text of ['', check.slice(1), `${check}.`, `${check}.${digest}x`, `${check} `, undefined, 7, {}])
    expect(readLink(text)).toBeUndefined();
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
