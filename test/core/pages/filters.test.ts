import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { querySerializer } from '#client/query.ts';
import { askedFilterSchema } from '#core/filter/asked-filter.schema.ts';
import { contactFilterEntries } from '#core/filter/contact-filter.schema.ts';
import {
  askedFilter,
  filterValues,
  readContactSearch,
} from '../../../packages/web/contacts/contact-search.ts';
import { filterTexts } from '../../../packages/web/contacts/filter-texts.ts';
import {
  activeFilters,
  type Condition,
  conditionOf,
  contactFilters,
  type FilterDefinition,
  fieldFilter,
  isFilterName,
  withCondition,
} from '../../../packages/web/contacts/filters.ts';
import { parseFlatSearch, stringifyFlatSearch } from '../../../packages/web/routes/flat-search.ts';

const fields = [
  ...['text', 'textarea', 'integer', 'decimal', 'date', 'boolean'].map((type) => ({
    name: `a_${type}`,
    type,
    options: [],
  })),
  { name: 'plan', type: 'select', options: ['Basic', 'Pro'] },
  { name: 'Größe', type: 'multi_select', options: ['S', 'M, lang'] },
].map(fieldFilter);

const definitions: readonly FilterDefinition[] = [...contactFilters, ...fields];

// A value that begins with ! or is none has a meaning of its own; the API takes no control characters.
const word = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((text) => {
  const plain = text.trim();
  return plain === text && plain !== '' && !/^[!"]|[\p{C}\p{Zl}\p{Zp}]/u.test(text) && text !== 'none';
});
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 4 });
const day = fc
  .date({ min: new Date('2001-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const conditionFor = ({ kind, of }: FilterDefinition): fc.Arbitrary<Condition> => {
  const edge = of === 'day' ? day : fc.integer({ min: -1_000, max: 1_000 }).map(String);
  switch (kind) {
    case 'choice':
      return fc.record({ kind: fc.constant(kind), isNot: fc.boolean(), values: words });
    case 'many':
      return fc.record({
        kind: fc.constant(kind),
        mode: fc.constantFrom('any' as const, 'all' as const),
        values: words,
      });
    case 'flag':
      return fc.record({ kind: fc.constant(kind), value: fc.boolean() });
    case 'text':
      return fc.record({ kind: fc.constant(kind), value: word });
    case 'span':
      return fc.record({ kind: fc.constant(kind), from: edge, to: fc.option(edge, { nil: undefined }) });
  }
};

const filled = fc
  .subarray([...definitions], { minLength: 1 })
  .chain((chosen) =>
    fc.tuple(...chosen.map((one) => conditionFor(one).map((condition) => [one, condition] as const))),
  );

test('what is asked for is what the address says, through the address bar and back', () => {
  void fc.assert(
    fc.property(filled, (asked) => {
      const texts = asked.reduce<Record<string, string>>(
        (all, [definition, condition]) => withCondition(all, definition, condition),
        {},
      );
      const search = readContactSearch(parseFlatSearch(stringifyFlatSearch(texts)));
      const read = activeFilters(search, definitions);
      expect(read).toHaveLength(asked.length);
      for (const [definition, condition] of asked)
        expect(conditionOf(search, definition)).toEqual({ ...condition });
    }),
    { numRuns: 100 },
  );
});

test('a condition that is taken away leaves nothing of it behind', () => {
  void fc.assert(
    fc.property(filled, (asked) => {
      const texts = asked.reduce<Record<string, string>>(
        (all, [definition, condition]) => withCondition(all, definition, condition),
        { sort: 'name' },
      );
      const rest = asked.reduce<Record<string, string>>(
        (all, [definition]) => withCondition(all, definition, undefined),
        texts,
      );
      expect(rest).toEqual({ sort: 'name' });
    }),
  );
});

test('the API’s own schema takes every filter that can be put together, and a preset of it reads back the same', () => {
  void fc.assert(
    fc.property(filled, (asked) => {
      const texts = asked.reduce<Record<string, string>>(
        (all, [definition, condition]) => withCondition(all, definition, condition),
        {},
      );
      const result = v.safeParse(askedFilterSchema, askedFilter(texts));
      const faults = result.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
      expect(faults).toBe(undefined);
      const kept = result.success ? filterTexts(result.output) : {};
      const before = activeFilters(texts, definitions);
      expect(activeFilters(kept, definitions).map(({ definition }) => definition.id)).toEqual(
        before.map(({ definition }) => definition.id),
      );
    }),
    { numRuns: 200 },
  );
});

test('the address holds the API’s own query', () => {
  const texts = {
    tags: 'vip,"a,b"',
    lead_status: '!new',
    has_phone: 'true',
    'cf.size.from': '10',
    search: 'Ada',
  };
  expect(filterValues(texts)).toEqual({
    tags: ['vip', 'a,b'],
    lead_status: ['!new'],
    has_phone: true,
    search: 'Ada',
    cf: { size: { from: '10' } },
  });
  const query = new URLSearchParams(querySerializer(filterValues(texts)));
  expect(Object.fromEntries(query)).toEqual(texts);
});

test('every filter that the API has can be put together', () => {
  const known = Object.keys(contactFilterEntries).filter((name) => name !== 'cf');
  expect(known.filter((name) => !isFilterName(name))).toEqual([]);
});

test('what no list knows is left out of an address', () => {
  expect(readContactSearch({ tags: 'vip', sort: 'size', page: '2', contact: 'cont_1', search: '' })).toEqual({
    tags: 'vip',
    contact: 'cont_1',
  });
});

test('everybody is meant only where it is said', () => {
  expect(askedFilter({})).toEqual({ all: true });
  expect(askedFilter({ deleted: 'true' })).toEqual({ deleted: true, all: true });
  expect(askedFilter({ search: 'ada' })).toEqual({ search: 'ada' });
});
