import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { toCatalogue } from '#core/catalogue/catalogue.item.ts';
import { claimName } from '#core/claim/claim.item.ts';
import { claimsOf } from '#core/contact/compose-contact.ts';
import { policyOf } from '#core/import/policy.ts';
import { readRow } from '#core/import/row/row.ts';
import type { ColumnTarget } from '#core/import-file/column-target.ts';
import { readHeader } from '#core/import-file/header.ts';
import { MatchFilter } from '#core/import-file/match-filter.ts';
import { matchKeysOf } from '#core/import-file/match-keys.ts';
import { settingsSchema } from '#core/team/team.schema.ts';
import { plan } from './import-fixture.ts';

const hash = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

describe('the filter of match keys', () => {
  test('never forgets a key', async () => {
    await fc.assert(
      fc.property(fc.array(hash, { maxLength: 2_000 }), (hashes) => {
        const filter = new MatchFilter();
        for (const one of hashes) filter.add(one);
        for (const one of hashes) expect(filter.add(one)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('takes few fresh keys for known ones, also after two million', () => {
    const filter = new MatchFilter();
    const mix = (n: number) => Math.imul(n ^ (n >>> 15), 0x2c1b3c6d) ^ Math.imul(n, 0x9e3779b1);
    for (let n = 0; n < 2_000_000; n++) filter.add(mix(n));
    let wrong = 0;
    for (let n = 2_000_000; n < 2_010_000; n++) if (filter.add(mix(n))) wrong++;
    expect(wrong).toBeLessThan(500);
  });
});

describe('the match keys of rows', () => {
  const columns = ['name', 'first_name', 'last_name', 'email', 'phone', 'external_id'] as const;
  const targets = columns.map((name): ColumnTarget => ({ kind: 'contact', name }));
  const keysOf = matchKeysOf(targets, { country: 'US' });
  const shared = (one: string[], other: string[]) => keysOf(one).some((key) => keysOf(other).includes(key));

  test.each([
    ['a name in one form and in parts', ['Jane Doe', '', '', '', '', ''], ['', 'jane', 'DOE', '', '', '']],
    [
      'a name with and without accents',
      ['Zoë  Müller', '', '', '', '', ''],
      ['zoe muller', '', '', '', '', ''],
    ],
    [
      'an address in another case',
      ['A', '', '', 'A@Example.com', '', ''],
      ['B', '', '', ' a@example.COM', '', ''],
    ],
    [
      'an address in full-width letters',
      ['A', '', '', 'ａ@example.com', '', ''],
      ['B', '', '', 'a@example.com', '', ''],
    ],
    [
      'a number spelled otherwise',
      ['A', '', '', '', '+12025550100', ''],
      ['B', '', '', '', '(202) 555-0100', ''],
    ],
    ['an external id', ['A', '', '', 'a@x.org', '', '7'], ['B', '', '', 'b@x.org', '', ' 7 ']],
  ])('are shared by %s', (_, one, other) => {
    expect(shared(one, other)).toBe(true);
  });

  test.each([
    [
      'the same name beside different addresses',
      ['A', '', '', 'a@x.org', '', ''],
      ['A', '', '', 'b@x.org', '', ''],
    ],
    [
      'an id that is another one’s number',
      ['A', '', '', '', '+12025550100', ''],
      ['B', '', '', '', '', '02555010'],
    ],
    ['nothing', ['A', '', '', '', '', ''], ['B', '', '', '', '', '']],
  ])('are not shared by %s', (_, one, other) => {
    expect(shared(one, other)).toBe(false);
  });

  test('are shared by any two rows that claim the same value', async () => {
    const few = (...values: string[]) => fc.constantFrom('', '', ...values);
    const row = fc.tuple(
      few('Ann', ' ANN', 'Ann Lee', 'Änn Lee'),
      few('Ann'),
      few('Lee', 'lee'),
      few('a@x.org', 'A@X.org ', 'b@x.org'),
      few('+12025550100', '(202) 555-0100', '12', '+99912345678', '4.41E+11'),
      few('7', '8 '),
    );
    const settings = v.parse(settingsSchema, {});
    const claimsFor = (cells: string[], lenient: boolean) => {
      const catalogue = toCatalogue('team_none', undefined);
      const options = { strictness: lenient ? ('lenient' as const) : ('strict' as const) };
      const policy = policyOf({ options, created_at: '2026-01-01T00:00:00.000Z' }, { settings });
      const own = { catalogue, header: [...columns], targets, settings };
      const context = { ...own, policy, defaults: {}, links: new Map(), isDeleted: () => false };
      const { values } = readRow(cells, context);
      return values ? claimsOf(values).map(claimName) : [];
    };
    await fc.assert(
      fc.property(row, row, fc.boolean(), (one, other, lenient) => {
        const keys = matchKeysOf(targets, { country: 'US', lenient });
        const claims = claimsFor(one, lenient);
        if (claimsFor(other, lenient).some((claim) => claims.includes(claim)))
          expect(keys(one).some((key) => keys(other).includes(key))).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  test('find every row of a large file that an earlier one repeats', async () => {
    const count = 20_000;
    const rows = Array.from({ length: count }, (_, n) => `+1202${String(5_550_000 + (n % 15_000))}`);
    const { chunks, repeats } = await plan(['phone', ...rows].join('\n'));
    const repeated = new Set(repeats.map(({ record }) => record));
    for (let record = 15_001; record <= count; record++) expect(repeated.has(record)).toBe(true);
    expect(chunks.length + repeats.length).toBe(count);
    expect(repeats.length).toBeLessThan(5_050);
  });
});

test('an address has one key however it is written, the usual ones, which are read once, included', async () => {
  const header = readHeader(['Email']);
  if ('refused' in header) throw new Error(header.refused.message);
  const keysOf = matchKeysOf(header.targets, { country: 'US' });
  const address = fc
    .tuple(fc.stringMatching(/^[a-zA-Z0-9._+-]{1,12}$/), fc.stringMatching(/^[a-zA-Z0-9-]{1,8}$/))
    .map(([local, label]) => `${local}@${label}.com`);
  await fc.assert(
    fc.property(address, (one) => {
      const keys = keysOf([one]);
      for (const other of [one.toUpperCase(), ` ${one}`, `\u200b${one}`])
        expect(keysOf([other])).toEqual(keys);
    }),
  );
});
