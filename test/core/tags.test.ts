import fc from 'fast-check';
import { expect, test } from 'vitest';
import { querySerializer } from '#client/query.ts';
import { distinctTags, tagsOfText, withMoreTags } from '#core/attribute/tags.ts';
import { fold } from '#core/text/fold.ts';

test('"VIP" and "vip" are one tag, shown as it was spelled first', () => {
  expect(distinctTags(['VIP', 'Q4', 'vip', ' Vip '])).toEqual(['VIP', 'Q4']);
});

test.each([
  ['VIP,Q4', ['VIP', 'Q4']],
  [' VIP ; Q4 | vip,', ['VIP', 'Q4']],
  ['New Customer', ['New Customer']],
  [',;|', []],
  ['', []],
  ['"a,b",c', ['a,b', 'c']],
  [' "a;b" | "c|d" ', ['a;b', 'c|d']],
  ['"say ""hi"", twice",x', ['say "hi", twice', 'x']],
  ['5" nails,"open, "a"b', ['5" nails', '"open', '"a"b']],
])('the text "%s" is the tags %j', (text, tags) => {
  expect(tagsOfText(text)).toEqual(tags);
});

test('as many tags come as there is room for, and an opt-out always', () => {
  const own = Array.from({ length: 99 }, (_, n) => `t${n}`);
  const { tags, left } = withMoreTags(own, ['T1', 'a', 'b', 'dnc', 'c']);
  expect([tags.slice(99), left]).toEqual([
    ['a', 'dnc'],
    ['b', 'c'],
  ]);
});

test('no tag is lost, none comes twice, and the order stays', () => {
  const tag = fc.oneof(
    fc.constantFrom('VIP', 'vip', 'Vip', '\u0301', '\u200b', 'रा', 'रो'),
    fc.string({ unit: 'grapheme', maxLength: 10 }),
  );
  fc.assert(
    fc.property(fc.array(tag, { maxLength: 20 }), (given) => {
      const tags = distinctTags(given);
      const folded = tags.map(fold);
      expect(new Set(folded).size).toBe(tags.length);
      expect(folded).toEqual([...new Set(given.map(fold).filter((text) => text !== ''))]);
      expect(distinctTags(tags)).toEqual(tags);
    }),
  );
});

test('whatever tags the client asks for are the tags that are asked for', () => {
  const tag = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ',', ';', '|', '"', '\\'), maxLength: 8 });
  fc.assert(
    fc.property(fc.array(tag, { minLength: 1, maxLength: 5 }), (tags) => {
      const text = new URLSearchParams(querySerializer({ tags })).get('tags') ?? '';
      expect(tagsOfText(text)).toEqual(distinctTags(tags));
    }),
    { numRuns: 2_000 },
  );
});
