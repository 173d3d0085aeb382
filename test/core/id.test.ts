import fc from 'fast-check';
import { expect, test } from 'vitest';
import { derivedId, idSuffix, isId, newId } from '#core/id.ts';

test('a new id has its prefix and sorts by creation', () => {
  const ids = Array.from({ length: 1_000 }, () => newId('cont'));
  for (const id of ids) expect(isId('cont', id)).toBe(true);
  expect(new Set(ids).size).toBe(1_000);
  expect(ids.toSorted()).toEqual(ids);
});

test('an id is of one kind', () => {
  const id = newId('cont');
  expect(isId('comp', id)).toBe(false);
  for (const text of [
    idSuffix(id),
    `${id}x`,
    id.toUpperCase(),
    `cont_${'z'.repeat(26)}`,
    `x${id}`,
    `${id}\n`,
    '',
  ])
    expect(isId('cont', text)).toBe(false);
});

const time = fc.integer({ min: 0, max: 4_102_444_800_000 });
const parts = fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 4 });

test('the same parts always derive the same id, other parts another', () => {
  fc.assert(
    fc.property(time, parts, parts, (at, one, other) => {
      const id = derivedId('cont', at, ...one);
      expect(isId('cont', id)).toBe(true);
      expect(derivedId('cont', at, ...one)).toBe(id);
      expect(derivedId('cont', at, ...other) === id).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
});

test('derived ids sort by their time', () => {
  fc.assert(
    fc.property(time, time, parts, (one, other, rest) => {
      if (one < other) expect(derivedId('cont', one, ...rest) < derivedId('cont', other, 'x')).toBe(true);
    }),
  );
});
