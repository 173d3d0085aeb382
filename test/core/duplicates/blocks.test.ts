import { describe, expect, test } from 'vitest';
import { blockingKeys } from '#core/duplicate/blocking-keys.ts';
import { blockLimit, countPairs, eachPair, mostInBlock, splitBlock } from '#core/duplicate/blocks.ts';
import { findPairs } from '#core/duplicate/find-pairs.ts';
import type { Profile } from '#core/duplicate/profile.ts';
import { Random } from './random.ts';
import { profile } from './subjects.ts';

const many = (count: number, values: (at: number) => Parameters<typeof profile>[0]): Profile[] =>
  Array.from({ length: count }, (_, at) => profile({ id: `c${String(at).padStart(4, '0')}`, ...values(at) }));

const search = { threshold: 85, matchEmail: true, customFields: [] };

describe('blocks', () => {
  const crowd = many(730, (at) => ({ name: `Thomas Müller${at}` }));

  test.each([200, 50, 10, 2])(
    'no block has more than %i, each pair is compared once, neighbours are not parted',
    (most) => {
      const blocks = splitBlock('k', crowd, most);
      expect(Math.max(...blocks.map(({ members }) => members.length))).toBeLessThanOrEqual(most);
      expect(new Set(blocks.flatMap(({ members }) => members)).size).toBe(crowd.length);
      const seen = new Map<string, number>();
      for (const block of blocks)
        eachPair(block, (one, other) => {
          const name = `${one.id} ${other.id}`;
          seen.set(name, (seen.get(name) ?? 0) + 1);
        });
      expect(Math.max(...seen.values())).toBe(1);
      expect(seen.size).toBeLessThanOrEqual(countPairs(crowd.length, most));
    },
  );

  test('one that is small enough is one block', () =>
    expect(splitBlock('k', crowd.slice(0, mostInBlock))).toHaveLength(1));

  test('pairs of which neither has changed are left out', () => {
    const pairs: string[] = [];
    const [block] = splitBlock('k', crowd.slice(0, 4));
    if (block)
      eachPair(
        block,
        (one, other) => pairs.push(`${one.id} ${other.id}`),
        ({ id }) => id === 'c0001',
      );
    expect(pairs).toHaveLength(3);
  });

  test('the limit keeps all pairs within twenty a contact', () => {
    const counts = new Map([
      [4_000, 3],
      [300, 40],
      [5, 2_000],
    ]);
    const most = blockLimit(counts, { contacts: 10_000, spent: 20_000 });
    const total = [...counts].reduce((sum, [size, keys]) => sum + keys * countPairs(size, most), 20_000);
    expect(total).toBeLessThanOrEqual(200_000);
    expect(most).toBeGreaterThan(2);
  });
});

describe('keys', () => {
  const keysOf = (values: Parameters<typeof profile>[0]) =>
    new Set(blockingKeys(profile(values)).map(({ key }) => key));

  test.each([
    ['Schmidt Anna', 'Anna Schmitt'],
    ['Robert Smith', 'Bob Smith'],
    ['Bill Ober', 'Liam Ober'],
    ['J. Weber', 'Josef Weber'],
    ['Jörg Müller', 'Joerg Mueller'],
    ['Meier Hans', 'Hans Mayr'],
    ['Katharina Huber', 'Catarina Huber'],
  ])('%s and %s meet under one', (one, other) =>
    expect(keysOf({ name: one }).isDisjointFrom(keysOf({ name: other }))).toBe(false),
  );

  test('none is there twice, and there are not too many', () => {
    const keys = blockingKeys(
      profile({
        name: 'Ana Maria Lopez de la Cruz Santos Silva',
        phone: '+4930901820',
        email: 'analopez@x.test',
        company_id: 'comp_1',
      }),
    );
    expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
    expect(keys.length).toBeLessThan(64);
  });
});

describe('a switchboard', () => {
  const random = new Random(1);
  const word = () => Array.from({ length: 8 }, () => random.pick([...'abcdefghiklmnoprstuw'])).join('');
  const phone = '+4930901820';

  test('of a hundred names is one finding, and no pair', () => {
    const { pairs, shared } = findPairs(
      many(100, () => ({ name: `${word()} ${word()}`, phone })),
      search,
    );
    expect(pairs).toEqual([]);
    expect(shared).toMatchObject([{ kind: 'phone', value: phone }]);
    expect(shared[0]?.contactIds).toHaveLength(100);
  });

  test('hides nobody who is there twice', () => {
    const people = [
      'Anna Meier',
      'Tom Weber',
      'Eva Lang',
      'Kurt Roth',
      'Ina Koch',
      'Uwe Graf',
      'Rita Wolf',
      'Max Haas',
      'Pia Horn',
      'Leo Beck',
    ];
    const crowd = many(11, (at) => ({
      name: people[at % 10] ?? '',
      phone,
      email: `p${'abcdefghij'[at % 10]}@firma.test`,
    }));
    const { pairs, shared } = findPairs(crowd, search);
    expect(shared).toHaveLength(1);
    expect(pairs.map(({ ids }) => ids)).toEqual([['c0000', 'c0010']]);
  });

  test('is none where one person is there often', () => {
    const { shared, pairs } = findPairs(
      many(12, () => ({ name: 'Anna Meier', phone })),
      search,
    );
    expect(shared).toEqual([]);
    expect(pairs).toHaveLength(66);
  });
});
